/** Entry of the project worker: a thread that owns one project's connection and answers one call after another. */
import { parentPort, workerData } from 'node:worker_threads'
import { methodDefinition } from '../../shared/contract/index.ts'
import { createAnswering } from '../app/answer-questions.ts'
import type { ClaimEngine } from '../app/engine.ts'
import type { SessionRequest } from '../app/project-session.ts'
import type { WorkerStart } from '../app/project-thread.ts'
import { loadScales } from '../app/scales.ts'
import { asksForAlarms, createSessionServer } from '../app/serve-session.ts'
import type { ThreadQuestion, ThreadStop } from '../app/thread-protocol.ts'
import { loadSigner } from '../project/signing.ts'

const { home, resources, programVersion } = workerData as WorkerStart
const port = parentPort
if (!port) throw new Error('project-worker.ts runs as a worker thread only')

/**
 * The claim engine takes longer to load than the rest together, and only changes ask it. So the first screen does not
 * wait for it: it is loaded with the first change, or when the project has been open for a moment.
 */
let engine: ClaimEngine | undefined
const loadEngine = async (): Promise<void> => {
  if (engine) return
  const { analyseSelection, detectPassage, readQuote } = await import('../claims/index.ts')
  engine = { readSelection: analyseSelection, readPassage: detectPassage, readQuote }
}
const loaded = (): ClaimEngine => {
  if (!engine) throw new Error('the claim engine was asked before it was loaded')
  return engine
}
const LOAD_ENGINE_AFTER_MS = 2000

const serve = createSessionServer({
  signer: loadSigner(home),
  scales: loadScales(resources),
  readSelection: (...selection) => loaded().readSelection(...selection),
  readPassage: (...passage) => loaded().readPassage(...passage),
  readQuote: (...words) => loaded().readQuote(...words),
  engineReady: () => engine !== undefined,
  programVersion,
  now: Date.now
})

/** Whether a call may ask the claim engine, or cannot be answered without it. */
function mayAskEngine({ call, input }: ThreadQuestion): boolean {
  if (call !== 'request') return call === 'export' || call === 'readQuotes'
  const request = input as SessionRequest
  return methodDefinition(request.method)?.kind === 'command' || asksForAlarms(request)
}

const answering = createAnswering({
  serve,
  mayAskEngine,
  loadEngine,
  tell: (progress) => port.postMessage(progress),
  now: () => performance.now()
})

port.on('message', (question: ThreadQuestion | ThreadStop) => {
  if ('stop' in question) {
    answering.stop(question.stop)
    return
  }
  if (question.call === 'open') {
    // Where this fails, the first change says so.
    setTimeout(() => void loadEngine().catch(() => undefined), LOAD_ENGINE_AFTER_MS).unref()
  }
  void answering.answer(question).then((reply) => port.postMessage(reply))
})
