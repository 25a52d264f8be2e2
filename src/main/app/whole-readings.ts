/** What reads a whole project and takes seconds: reports, and the full check. */
import { join } from 'node:path'
import type { CheckReport } from '../../shared/contract/index.ts'
import { damaged, toAppError } from '../../shared/errors.ts'
import type { Apart, ProjectCopy } from './apart.ts'
import type { ExportRequest } from './export-report.ts'
import type { Job } from './jobs.ts'
import type { OpenProject } from './projects.ts'

/** A report that lies ready in a file, which goes when it has been put where it belongs. */
export interface FinishedReport {
  readonly path: string
  readonly bytes: number
}

export interface WholeReadings {
  verify(open: OpenProject, job: Job): Promise<CheckReport>
  /** Writes a report of the project as it is now, and hands it to `place`; its bytes. */
  report(
    open: OpenProject,
    request: ExportRequest,
    job: Job,
    place: (report: FinishedReport) => Promise<void>
  ): Promise<number>
  /**
   * Why a query stumbled over something that it did not expect: `damaged` where the file is not what its history says, else
   * what was thrown.
   */
  explain(open: OpenProject, thrown: unknown): Promise<unknown>
}

const isUnexpected = (thrown: unknown): boolean => toAppError(thrown).code === 'internal'

export function createWholeReadings({
  apart,
  now
}: {
  readonly apart: Apart
  readonly now: () => number
}): WholeReadings {
  const verify = (copy: ProjectCopy): Promise<CheckReport> => copy.thread.call('verify', null, copy.job)

  /** Checks under way for queries that stumbled: a screen asks many at once. */
  const explaining = new Map<OpenProject, Promise<CheckReport>>()
  const unheard: Job = { signal: new AbortController().signal, progress: () => undefined }
  const checked = (open: OpenProject): Promise<CheckReport> => {
    const known = explaining.get(open)
    if (known) return known
    const check = apart.read(open, unheard, verify).finally(() => explaining.delete(open))
    explaining.set(open, check)
    return check
  }

  return {
    verify: (open, job) => apart.read(open, job, verify),
    report: (open, request, job, place) =>
      apart.read(open, job, async (copy) => {
        const path = join(copy.folder, 'report')
        let bytes: number
        try {
          bytes = await copy.thread.call('export', { request, path, at: now() }, copy.job)
        } catch (thrown) {
          if (copy.job.signal.aborted || !isUnexpected(thrown) || (await verify(copy)).ok) throw thrown
          throw damaged()
        }
        await place({ path, bytes })
        return bytes
      }),
    explain: async (open, thrown) => {
      if (!isUnexpected(thrown)) return thrown
      try {
        return (await checked(open)).ok ? thrown : damaged()
      } catch (failed) {
        // A copy that cannot even be opened says it too.
        return toAppError(failed).code === 'damaged' ? failed : thrown
      }
    }
  }
}
