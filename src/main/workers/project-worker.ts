/** Entry of the project worker: a thread that owns one project's connection and answers one call after another. */
import { parentPort, workerData } from 'node:worker_threads'
import { toAppError } from '../../shared/errors.ts'
import type { WorkerStart } from '../app/project-thread.ts'
import { loadScales } from '../app/scales.ts'
import { createSessionServer } from '../app/serve-session.ts'
import type { ThreadQuestion, ThreadReply } from '../app/thread-protocol.ts'
import { analyseSelection } from '../claims/index.ts'
import { loadSigner } from '../project/signing.ts'

const { home, resources, programVersion } = workerData as WorkerStart
const port = parentPort
if (!port) throw new Error('project-worker.ts runs as a worker thread only')

const serve = createSessionServer({
  signer: loadSigner(home),
  scales: loadScales(resources),
  readSelection: analyseSelection,
  programVersion,
  now: Date.now
})

port.on('message', (question: ThreadQuestion) => {
  let reply: ThreadReply
  try {
    reply = { id: question.id, ok: true, value: serve(question.call, question.input) }
  } catch (thrown) {
    reply = { id: question.id, ok: false, error: toAppError(thrown) }
  }
  port.postMessage(reply)
})
