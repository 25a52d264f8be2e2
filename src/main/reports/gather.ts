/** Gathers a report from a project: a thin mapping of what the screens' queries give to the report's own shape. */
import { createHash } from 'node:crypto'
import type { ArticleView, ClaimDetail, Overview, ScaleView, SourceRow } from '../../shared/contract/views.ts'
import type { Block } from '../../shared/extraction.ts'
import { type Json, wellFormedJson } from '../../shared/json.ts'
import type { ReportAlarm, ReportArticle, ReportClaim, ReportData, ReportProfile } from '../../shared/report.ts'
import { reportSchemaId } from '../../shared/report.ts'
import { codePointOffsets } from './code-points.ts'
import { forProfile } from './profile.ts'
import { houseVerdict, numberClaims, numberSources, summarise } from './summary.ts'

/** What a report reads of a claim: what the screens show of it, its relatives by their ids. */
export interface ReportedClaim
  extends Pick<
    ClaimDetail,
    | 'anchor'
    | 'context'
    | 'statement'
    | 'detection'
    | 'origin'
    | 'attribution'
    | 'facets'
    | 'evidence'
    | 'verdicts'
    | 'corrections'
    | 'reviews'
    | 'notes'
    | 'conflicts'
  > {
  readonly id: string
  readonly types: ReportClaim['types']
  readonly status: ReportClaim['status']
  readonly approved: boolean
  readonly parent: string | null
  readonly children: readonly string[]
  readonly repeats: readonly string[]
}

/** What a report reads of a project. All calls are made within one transaction, so that they agree. */
export interface ReportReader {
  overview(): Overview
  articleView(article: string): ArticleView
  /** The whole text of a revision. */
  articleText(revision: string): string
  blocks(revision: string): readonly Block[]
  /** Every claim of an article, dismissed ones too, in the order of the text. */
  claimsOf(article: string): Iterable<ReportedClaim>
  /** Every source, in the project's order. */
  sources(): Iterable<SourceRow>
  /** How many change sets the log holds, and the hashes of those that no other names as parent. */
  logHeads(): { readonly position: number; readonly heads: readonly string[] }
}

export interface GatherOptions {
  readonly profile: ReportProfile
  readonly programVersion: string
  /** ISO instant in UTC, as `new Date().toISOString()` gives it. */
  readonly exportedAt: string
  /** Only these articles, in the project's order; all of them where it is absent. */
  readonly articles?: readonly string[]
}

/** The report of a project as `options.profile` may see it. */
export function gatherReport(reader: ReportReader, options: GatherOptions): ReportData {
  const overview = reader.overview()
  const wanted = options.articles && new Set(options.articles)
  const rows = overview.articles.filter((row) => wanted === undefined || wanted.has(row.id))
  const articles = numberClaims(rows.map((row) => gatherArticle(reader, row.id)))
  closeReferences(articles)
  raiseRepeats(articles)
  const scales = usedScales(overview, articles)
  const all = [...reader.sources()]
  const sources = numberSources(all, articles, wanted === undefined)
  const heads = reader.logHeads()
  const ordered = [...heads.heads].sort()
  const data: ReportData = {
    $schema: reportSchemaId,
    format: 'claimbench-report',
    version: 1,
    offsets: { range: 'utf-16', codePoints: 'unicode-code-points' },
    profile: 'internal',
    project: { title: overview.title, scale: overview.scale, conflicts: overview.conflicts },
    program: { name: 'Claimbench', version: options.programVersion },
    exportedAt: options.exportedAt,
    log: { position: heads.position, heads: ordered, hash: sha256(ordered.join('\n')) },
    people: overview.people.map(({ id, name, role }) => ({ id, name, role })),
    scales,
    summary: summarise(articles, sources, scales),
    articles,
    sources
  }
  return wellFormedJson(forProfile(data, options.profile) as unknown as Json) as unknown as ReportData
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

function gatherArticle(reader: ReportReader, id: string): ReportArticle {
  const view = reader.articleView(id)
  const text = reader.articleText(view.revision)
  const toCodePoints = codePointOffsets(text)
  return {
    id,
    meta: view.meta,
    format: view.format,
    fileName: view.fileName,
    revision: { id: view.revision, sha256: sha256(text), length: text.length },
    text,
    blocks: [...reader.blocks(view.revision)],
    coverage: view.coverage,
    claims: Array.from(reader.claimsOf(id), (detail) => gatherClaim(detail, view.revision, toCodePoints))
  }
}

function gatherClaim(detail: ReportedClaim, revision: string, toCodePoints: (offset: number) => number): ReportClaim {
  const { anchor, detection } = detail
  const here = anchor.revision === revision
  return {
    id: detail.id,
    number: 1,
    revision: anchor.revision,
    ranges: anchor.ranges.map((range, index) => ({
      start: range.start,
      end: range.end,
      codePoints: here ? { start: toCodePoints(range.start), end: toCodePoints(range.end) } : null,
      exact: anchor.exact[index] ?? ''
    })),
    context: detail.context,
    statement: detail.statement,
    types: detail.types,
    role: detection.role,
    origin: detail.origin,
    status: detail.status,
    approved: detail.approved,
    worthiness: {
      engine: detection.engine,
      score: detection.score,
      worth: detection.worth,
      reasons: detection.reasons
    },
    quantities: detection.quantities,
    dates: detection.dates,
    speaker: detail.attribution,
    facets: detail.facets,
    alarms: alarmsOf(detail),
    house: detail.verdicts.find((verdict) => verdict.house)?.id ?? null,
    verdicts: detail.verdicts.map(({ id, house, person, value, rating, conflict }) => ({
      id,
      house,
      person,
      scale: value.scale,
      scaleVersion: value.scaleVersion,
      rating: value.rating,
      label: rating.label,
      tone: rating.tone,
      rationale: value.rationale,
      explanation: value.explanation,
      asOf: value.asOf,
      conflict
    })),
    evidence: detail.evidence.map(({ id, source, content, conflict }) => ({
      id,
      source: source.id,
      ...content,
      conflict
    })),
    corrections: detail.corrections.map(({ id, person, proposal, answer, conflict }) => ({
      id,
      person,
      proposal,
      answer,
      conflict
    })),
    reviews: detail.reviews,
    notes: detail.notes,
    conflicts: detail.conflicts,
    parent: detail.parent,
    children: [...detail.children],
    repeats: [...detail.repeats]
  }
}

/** What the engine found in the text, and what quotes say otherwise. */
function alarmsOf({ detection, evidence }: ReportedClaim): ReportAlarm[] {
  const inText = (detection.alarms ?? []).map(({ code, here, there, other, expected }) => ({
    code,
    here: here?.text ?? null,
    there: there?.text ?? null,
    expected: expected ?? null,
    claim: other,
    evidence: null
  }))
  const inQuotes = evidence.flatMap(({ id, alarms }) =>
    alarms.map((alarm) => ({ ...alarm, expected: null, claim: null, evidence: id }))
  )
  return [...inText, ...inQuotes]
}

/** The same assertion rated otherwise where it is said again; what is dismissed says nothing. */
function raiseRepeats(articles: readonly ReportArticle[]): void {
  const claims = articles.flatMap((article) => article.claims)
  const rated = new Map(
    claims.flatMap((claim) => {
      const house = claim.status === 'dismissed' ? null : houseVerdict(claim)
      return house ? [[claim.id, house] as const] : []
    })
  )
  for (const claim of claims) {
    const own = rated.get(claim.id)
    if (!own) continue
    for (const id of claim.repeats) {
      const other = rated.get(id)
      if (!other || (other.scale === own.scale && other.rating === own.rating)) continue
      const words = { here: own.label, there: other.label, expected: null }
      claim.alarms.push({ code: 'repeat-differs', ...words, claim: id, evidence: null })
    }
  }
}

/** Claims of articles that the report leaves out, or that were deleted, are not referred to. */
function closeReferences(articles: readonly ReportArticle[]): void {
  const ids = new Set(articles.flatMap((article) => article.claims.map((claim) => claim.id)))
  for (const article of articles) {
    for (const claim of article.claims) {
      if (claim.parent !== null && !ids.has(claim.parent)) claim.parent = null
      claim.children = claim.children.filter((id) => ids.has(id))
      claim.alarms = claim.alarms.filter((alarm) => alarm.claim === null || ids.has(alarm.claim))
      claim.repeats = claim.repeats.filter((id) => ids.has(id) && id !== claim.id)
    }
  }
}

/** The project's scale and those of its verdicts. */
function usedScales(overview: Overview, articles: readonly ReportArticle[]): ScaleView[] {
  const used = new Set([overview.scale])
  for (const article of articles) {
    for (const claim of article.claims) for (const verdict of claim.verdicts) used.add(verdict.scale)
  }
  return overview.scales.filter((scale) => used.has(scale.id))
}
