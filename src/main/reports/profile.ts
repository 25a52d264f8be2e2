/**
 * What each reader of a report gets to see, in one place. Objects for the public are built field by field, never
 * copied whole: a field added to the report is absent from the public profile until somebody decides otherwise here.
 */
import type { ConflictView } from '../../shared/contract/views.ts'
import type {
  ReportArticle,
  ReportClaim,
  ReportData,
  ReportEvidence,
  ReportProfile,
  ReportVerdict
} from '../../shared/report.ts'
import { houseVerdict, numberClaims, numberSources, summarise } from './summary.ts'

/** From the widest to the narrowest. */
const width: Readonly<Record<ReportProfile, number>> = { internal: 2, editor: 1, public: 0 }

/** Records that only the checkers write for each other. */
const internalEntities: ReadonlySet<string> = new Set(['note', 'comment', 'question'])

/**
 * The report as `profile` may see it. What is left out is absent everywhere: claims, sources, numbers, conflicting
 * values and counts are made anew from what remains. `data` may be a report of any profile that is not narrower;
 * asking for more than it holds is a `RangeError`.
 */
export function forProfile(data: ReportData, profile: ReportProfile): ReportData {
  if (width[profile] > width[data.profile]) {
    throw new RangeError(`A report for "${data.profile}" does not hold what "${profile}" may see`)
  }
  if (profile === data.profile) return data
  return profile === 'public' ? publicReport(data) : editorReport(data)
}

function editorReport(data: ReportData): ReportData {
  const articles = data.articles.map((article) => ({
    ...article,
    claims: article.claims.map((claim) => ({
      ...claim,
      notes: [],
      conflicts: claim.conflicts.filter((conflict) => !internalEntities.has(conflict.entity))
    }))
  }))
  return { ...data, profile: 'editor', articles, summary: summarise(articles, data.sources, data.scales) }
}

/** A dismissed claim is no claim any more (it was split, or is none), whatever verdict it once had. */
const isPublished = (claim: ReportClaim): boolean => claim.status !== 'dismissed' && houseVerdict(claim) !== null

function publicReport(data: ReportData): ReportData {
  const published = new Set(data.articles.flatMap((article) => article.claims.filter(isPublished).map(({ id }) => id)))
  const articles = numberClaims(
    data.articles
      .filter((article) => article.claims.some((claim) => published.has(claim.id)))
      .map((article) => publicArticle(article, published))
  )
  const scaleIds = new Set(articles.flatMap((article) => article.claims.flatMap((c) => c.verdicts.map((v) => v.scale))))
  const scales = data.scales.filter((scale) => scaleIds.has(scale.id) || scale.id === data.project.scale)
  const sources = numberSources(
    data.sources.map(({ id, about }) => ({ id, about: { ...about, note: '' }, fileName: null })),
    articles,
    false
  )
  return {
    $schema: data.$schema,
    format: data.format,
    version: data.version,
    offsets: data.offsets,
    profile: 'public',
    project: { title: data.project.title, scale: data.project.scale, conflicts: null },
    program: data.program,
    exportedAt: data.exportedAt,
    log: data.log,
    people: [],
    scales,
    summary: summarise(articles, sources, scales),
    articles,
    sources
  }
}

function publicArticle(article: ReportArticle, published: ReadonlySet<string>): ReportArticle {
  return {
    id: article.id,
    meta: article.meta,
    format: article.format,
    fileName: null,
    revision: article.revision,
    text: article.text,
    blocks: article.blocks,
    coverage: article.coverage,
    claims: article.claims.filter((claim) => published.has(claim.id)).map((claim) => publicClaim(claim, published))
  }
}

function publicClaim(claim: ReportClaim, published: ReadonlySet<string>): ReportClaim {
  const house = houseVerdict(claim)
  const evidence = claim.evidence.map(publicEvidence)
  const shown = new Set([claim.id, ...(house ? [house.id] : []), ...evidence.map(({ id }) => id)])
  return {
    id: claim.id,
    number: claim.number,
    revision: claim.revision,
    ranges: claim.ranges,
    context: claim.context,
    statement: { text: claim.statement.text, flags: [] },
    types: claim.types,
    role: claim.role,
    origin: null,
    status: claim.status,
    approved: claim.approved,
    worthiness: null,
    quantities: claim.quantities,
    dates: claim.dates,
    speaker: claim.speaker,
    facets: [],
    alarms: [],
    house: house?.id ?? null,
    verdicts: house ? [publicVerdict(house)] : [],
    evidence,
    corrections: [],
    reviews: [],
    notes: [],
    conflicts: claim.conflicts.filter((conflict) => shown.has(conflict.id)).map(publicConflict),
    parent: claim.parent !== null && published.has(claim.parent) ? claim.parent : null,
    children: claim.children.filter((id) => published.has(id)),
    repeats: claim.repeats.filter((id) => published.has(id))
  }
}

/** What the desk wrote for the public; the rationale is the desk's own and never stands in for it. */
function publicVerdict(verdict: ReportVerdict): ReportVerdict {
  return {
    id: verdict.id,
    house: true,
    person: null,
    scale: verdict.scale,
    scaleVersion: verdict.scaleVersion,
    rating: verdict.rating,
    label: verdict.label,
    tone: verdict.tone,
    rationale: '',
    explanation: verdict.explanation,
    asOf: verdict.asOf,
    conflict: verdict.conflict
  }
}

function publicEvidence(evidence: ReportEvidence): ReportEvidence {
  return {
    id: evidence.id,
    source: evidence.source,
    stance: evidence.stance,
    quote: evidence.quote,
    locator: evidence.locator,
    asOf: evidence.asOf,
    note: '',
    conflict: evidence.conflict
  }
}

/** That something is contested is said; the values that contest it may hold reasons and names, and are not. */
function publicConflict(conflict: ConflictView): ConflictView {
  return { entity: conflict.entity, id: conflict.id, field: conflict.field, kind: conflict.kind, candidates: [] }
}
