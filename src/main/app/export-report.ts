/** Writes a report of the open project: gathers it through the screens' own queries and hands it to a reporter. */

import type { ClaimDetail, SourceRow } from '../../shared/contract/index.ts'
import { CodedError } from '../../shared/errors.ts'
import type { Block } from '../../shared/extraction.ts'
import type { ReportProfile } from '../../shared/report.ts'
import { gatherReport, type ReportReader, reporterOf } from '../reports/index.ts'
import { fileNameOf } from './file-names.ts'
import type { createQueries } from './queries/index.ts'
import type { ReadView } from './read-view.ts'

export interface ExportRequest {
  readonly format: string
  readonly profile: ReportProfile
}

export interface ExportedReport {
  readonly text: string
  /** Suggested file name, with its ending. */
  readonly name: string
  readonly mediaType: string
}

const PAGE = 200

export function exportReport(
  view: ReadView,
  queries: ReturnType<typeof createQueries>,
  request: ExportRequest,
  program: { readonly version: string; readonly now: Date }
): ExportedReport {
  const reporter = reporterOf(request.format)
  if (!reporter) throw new CodedError('not-supported', `There is no report format “${request.format}”.`)
  function* claimsOf(article: string): Generator<ClaimDetail> {
    const ids = view.database
      .prepare<[string], { id: string }>(
        'SELECT id FROM claim WHERE article = ? AND visible = 1 ORDER BY start, "end", id'
      )
      .all(article)
    for (const { id } of ids) yield queries['claim.detail']({ claim: id })
  }
  function* sources(): Generator<SourceRow> {
    for (let offset = 0; ; offset += PAGE) {
      const { rows, total } = queries['source.list']({ words: '', offset, limit: PAGE })
      yield* rows
      if (offset + PAGE >= total) return
    }
  }
  const reader: ReportReader = {
    overview: () => queries['project.overview']({}),
    articleView: (article) => queries['article.view']({ article }),
    articleText: (revision) => view.text(revision),
    blocks: (revision) => view.layout(revision).blocks as readonly Block[],
    claimsOf,
    sources,
    logHeads: () => ({
      position: view.log.end()?.position ?? 0,
      heads: view.log.heads().map((id) => view.log.hashOf(id) ?? '')
    })
  }
  const data = gatherReport(reader, {
    profile: request.profile,
    programVersion: program.version,
    exportedAt: program.now.toISOString()
  })
  return {
    text: reporter.write(data),
    name: `${fileNameOf(data.project.title)}-report${reporter.fileExtension}`,
    mediaType: reporter.mediaType
  }
}
