/**
 * A document of many megabytes, in and out of a project as the program moves one, measured from a process of its own:
 * `big-document.ts MEGABYTES FOLDER` prints one line of JSON. The project lives in its worker thread; while the document is
 * on its way, other calls are sent.
 */
import { randomBytes } from 'node:crypto'
import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { createDocumentFiles } from '../../src/main/app/document-files.ts'
import { createJobs } from '../../src/main/app/jobs.ts'
import { createThreadLauncher } from '../../src/main/app/project-thread.ts'
import { copyStored, stageFile } from '../../src/main/app/stored-files.ts'
import { loadSigner } from '../../src/main/project/signing.ts'
import { newProjectFile, resources } from './project.ts'

export interface BigDocumentFigures {
  readonly megabytes: number
  /** Seconds: to write it down as an upload does, to stage it, to copy it out. */
  readonly upload: number
  readonly stage: number
  readonly copy: number
  /** How much the process grew at most, megabytes of resident memory. */
  readonly grown: number
  /** Other calls that were answered meanwhile, and the longest that one waited, milliseconds. */
  readonly answered: number
  readonly longestWait: number
  /** The longest that the main thread was busy at a stretch, milliseconds. */
  readonly longestStall: number
  /** The project file verifies with it. */
  readonly verified: boolean
}

const MEGABYTE = 1024 * 1024

async function measure(megabytes: number, folder: string): Promise<BigDocumentFigures> {
  const home = join(folder, 'home')
  mkdirSync(home, { recursive: true })
  const path = newProjectFile(folder, loadSigner(home))
  const worker = new URL('../../src/main/workers/project-worker.ts', import.meta.url)
  const threads = createThreadLauncher(worker, { home, resources, programVersion: '0.0.0' })
  const thread = threads.launch((error) => {
    throw error
  })
  const ask = (title: string) =>
    thread.call('request', { method: 'project.rename', input: { title }, client: 'somebody else' })
  await thread.call('open', { path, readOnly: false, fullCheck: false, person: { name: 'Ada', role: '' } })
  // Everything is loaded before it is measured, the claim engine too.
  await ask('Loaded')
  const files = createDocumentFiles(join(folder, 'documents'))
  const jobs = createJobs(() => undefined, Date.now)

  const before = process.memoryUsage.rss()
  let most = before
  const memory = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 20)
  const stalls = monitorEventLoopDelay({ resolution: 5 })
  stalls.enable()
  let done = false
  const waits: number[] = []
  const others = (async () => {
    while (!done) {
      const began = performance.now()
      await ask(`Call ${waits.length}`)
      waits.push(performance.now() - began)
      await wait(25)
    }
  })()
  const timed = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
    const began = performance.now()
    return [await work(), (performance.now() - began) / 1000]
  }

  const [file, upload] = await timed(async () => {
    const draft = await files.begin('recording.bin')
    const piece = randomBytes(MEGABYTE)
    for (let index = 0; index < megabytes; index += 1) {
      piece.writeUInt32LE(index)
      await draft.write(piece)
    }
    return draft.finish()
  })
  const [, stage] = await timed(() => jobs.run(undefined, (job) => stageFile(thread, file, 'here', job)))
  await file.remove()
  const copyPath = join(folder, 'copy')
  writeFileSync(copyPath, '')
  const original = { blob: file.sha256, bytes: file.bytes }
  const [, copy] = await timed(() => jobs.run(undefined, (job) => copyStored(thread, original, copyPath, job)))
  done = true
  await others
  clearInterval(memory)
  stalls.disable()
  if (statSync(copyPath).size !== file.bytes) throw new Error('The copy has another length.')
  const { ok } = await thread.call('verify', null)
  await thread.call('close', null)
  await thread.end()
  return {
    megabytes,
    upload,
    stage,
    copy,
    grown: (most - before) / MEGABYTE,
    answered: waits.length,
    longestWait: Math.max(...waits),
    longestStall: stalls.max / 1e6,
    verified: ok
  }
}

const [megabytes = '', folder = ''] = process.argv.slice(2)
console.log(JSON.stringify(await measure(Number(megabytes), folder)))
