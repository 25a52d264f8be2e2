/** Writes a report of the open project: gathers it through the screens' own queries and hands it to a reporter. */

import { shownTitle } from '../../shared/article-title.ts'
import type { SourceRow } from '../../shared/contract/index.ts'
import { CodedError } from '../../shared/errors.ts'
import type { Block } from '../../shared/extraction.ts'
import type { Reporter, ReportProfile } from '../../shared/report.ts'
import { gatherReport, type ReportedClaim, type ReportReader, reporterOf } from '../reports/index.ts'
import type { EvidenceAlarms } from './evidence-alarms.ts'
import { fileNameOf } from './file-names.ts'
import type { Job } from './jobs.ts'
import type { createQueries } from './queries/index.ts'
import { reportClaims } from './queries/report-claims.ts'
import type { ReadView } from './read-view.ts'

export interface ExportRequest {
  readonly format: string
  readonly profile: ReportProfile
  /** Only this article; the whole project where it is absent. */
  readonly article?: string | undefined
}

/** What the file of a report is. */
export interface ReportFile {
  /** Suggested file name, with its ending. */
  readonly name: string
  readonly mediaType: string
}

const PAGE = 200

const requireReporter = (format: string): Reporter => {
  const reporter = reporterOf(format)
  if (!reporter) throw new CodedError('not-supported', `There is no report format “${format}”.`)
  return reporter
}

/** Called by the article that it is of, else by the project. Throws `not-found` where there is no such article. */
export function reportFile(view: ReadView, { format, article }: Pick<ExportRequest, 'format' | 'article'>): ReportFile {
  const { fileExtension, mediaType } = requireReporter(format)
  const one = article === undefined ? undefined : view.require('article', article)
  const title = one ? shownTitle(one.meta.title, one.original.name) : view.require('project', 'project').title
  return { name: `${fileNameOf(title)}-report${fileExtension}`, mediaType }
}

/** The text of the report, which the project must not change under. `progress` counts claims; writing has no measure. */
export function exportReport(
  view: ReadView,
  queries: ReturnType<typeof createQueries>,
  evidence: EvidenceAlarms,
  request: ExportRequest,
  program: { readonly version: string; readonly now: Date },
  progress: Job['progress']
): string {
  const reporter = requireReporter(request.format)
  const { article } = request
  if (article !== undefined) view.require('article', article)
  const claims = view.database
    .prepare<[{ article: string | null }], { n: number }>(
      'SELECT count(*) AS n FROM claim WHERE visible = 1 AND (@article IS NULL OR article = @article)'
    )
    .get({ article: article ?? null })
  let gathered = 0
  function* claimsOf(article: string): Generator<ReportedClaim> {
    for (const claim of reportClaims(view, evidence, article)) {
      progress('gathering', gathered / (claims?.n ?? 1))
      yield claim
      gathered += 1
    }
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
    exportedAt: program.now.toISOString(),
    ...(article === undefined ? {} : { articles: [article] })
  })
  progress('writing', null)
  return reporter.write(data)
}
