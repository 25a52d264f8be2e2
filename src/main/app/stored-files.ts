/**
 * Bytes of any size between files of this computer and an open project: in slices, so that other calls have their turn in
 * between, never whole in memory, hashed and verified by the project's own thread.
 */
import { setImmediate } from 'node:timers/promises'
import { CodedError } from '../../shared/errors.ts'
import type { FileToStage } from '../project/blobs.ts'
import type { Job } from './jobs.ts'
import type { ProjectThread } from './thread-protocol.ts'

const stopIfCancelled = ({ signal }: Job): void => {
  if (signal.aborted) throw new CodedError('cancelled', 'It was cancelled.')
}

/**
 * Brings a file into the project; a command may refer to it by its SHA-256 from then on. `holder` keeps it there until
 * `thread.call('release', holder)`, which has to come in any case: what no command names by then is swept.
 */
export async function stageFile(thread: ProjectThread, file: FileToStage, holder: string, job: Job): Promise<void> {
  const { path, sha256, bytes } = file
  for (;;) {
    stopIfCancelled(job)
    const done = await thread.call('stage', { file: { path, sha256, bytes }, holder })
    if (done === bytes) return
    job.progress('storing', done / bytes)
    // Where the project lives in this thread, the rest of the program has its turn here.
    await setImmediate()
  }
}

/** Writes a stored document to the file at `path`, which has to be there and empty. Throws `damaged` where it is altered. */
export async function copyStored(
  thread: ProjectThread,
  { blob, bytes }: { readonly blob: string; readonly bytes: number },
  path: string,
  job: Job
): Promise<void> {
  try {
    for (;;) {
      stopIfCancelled(job)
      const done = await thread.call('copy', { sha256: blob, bytes, path })
      if (done >= bytes) return
      job.progress('writing', done / bytes)
      await setImmediate()
    }
  } catch (thrown) {
    await thread.call('endCopy', path).catch(() => undefined)
    throw thrown
  }
}
