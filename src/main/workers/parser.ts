/**
 * Entry of the parser process. It owns no database and no project file. To give it another kind of job, add that part's
 * handlers to the map.
 */
import { claimHandlers } from '../claims/detect-job.ts'
import { importHandlers } from '../importing/extract-job.ts'
import type { JobHandlers } from '../importing/parser-protocol.ts'
import { parentPort, serveParser, watchMemory } from '../importing/serve-parser.ts'

/** Prose that makes every part load what it needs: a name, a number, a date, words in quotes. */
const warmingText =
  'Officials of the region said on Monday that about 1,200 people had left the town since March 2019. ' +
  '“We will return,” the mayor told reporters, although prices rose by 5% and the bridge remains closed.'

/**
 * The first document of a process waits about a second for the tables of the language detector, the tagger and the claim
 * model. Reading a few words of prose brings them in while nobody waits.
 */
async function prepare(): Promise<void> {
  const bytes = new TextEncoder().encode(warmingText)
  await importHandlers.extract({ bytes, fileName: '' })
  claimHandlers.detect({ text: warmingText, language: 'en', title: null, date: null, blocks: [] })
}

const handlers: JobHandlers = { ...importHandlers, ...claimHandlers, prepare }

const memoryBytes = Number(process.argv[2])
if (Number.isFinite(memoryBytes) && memoryBytes > 0) watchMemory(memoryBytes)
serveParser(handlers, parentPort())
