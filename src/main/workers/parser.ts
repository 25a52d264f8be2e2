/**
 * Entry of the parser process. It owns no database and no project file. To give it another kind of job, add that part's
 * handlers to the map.
 */
import { claimHandlers } from '../claims/detect-job.ts'
import { importHandlers } from '../importing/extract-job.ts'
import type { JobHandlers } from '../importing/parser-protocol.ts'
import { parentPort, serveParser, watchMemory } from '../importing/serve-parser.ts'

const handlers: JobHandlers = { ...importHandlers, ...claimHandlers }

const memoryBytes = Number(process.argv[2])
if (Number.isFinite(memoryBytes) && memoryBytes > 0) watchMemory(memoryBytes)
serveParser(handlers, parentPort())
