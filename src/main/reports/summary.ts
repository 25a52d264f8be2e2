/** The numbers at the top of a report, and the numbering of its claims and sources. */
import type { ScaleView } from '../../shared/contract/views.ts'
import type { ReportArticle, ReportClaim, ReportSource, ReportSummary, ReportVerdict } from '../../shared/report.ts'

/** The verdict that counts for a claim. */
export function houseVerdict(claim: ReportClaim): ReportVerdict | null {
  return claim.house === null ? null : (claim.verdicts.find((verdict) => verdict.id === claim.house) ?? null)
}

/**
 * A candidate as the engine left it: no person decided on it, rated it, attached or wrote anything. There is nothing to
 * report on such a claim but that it is there.
 */
export const isUntouched = (claim: ReportClaim): boolean =>
  claim.status === 'candidate' &&
  claim.origin === 'engine' &&
  [claim.verdicts, claim.evidence, claim.corrections, claim.reviews, claim.notes, claim.conflicts].every(
    (list) => list.length === 0
  ) &&
  claim.facets.every((facet) => facet.state === 'open' && facet.note === '')

/** A correction that still waits for somebody. */
export const correctionIsOpen = (answer: { readonly state: string }): boolean => answer.state === 'open'

/** Claims numbered from 1 across articles, in the order in which they stand. */
export function numberClaims(articles: readonly ReportArticle[]): ReportArticle[] {
  let next = 0
  return articles.map((article) => ({
    ...article,
    claims: article.claims.map((claim) => {
      next += 1
      return { ...claim, number: next }
    })
  }))
}

/** Sources with their uses, numbered in order of first use; those that no claim uses follow where `keepUnused`. */
export function numberSources(
  sources: Iterable<Omit<ReportSource, 'number' | 'uses'>>,
  articles: readonly ReportArticle[],
  keepUnused: boolean
): ReportSource[] {
  const uses = new Map<string, ReportSource['uses']>()
  for (const article of articles) {
    for (const claim of article.claims) {
      for (const evidence of claim.evidence) {
        const list = uses.get(evidence.source)
        const use = { claim: claim.id, evidence: evidence.id }
        if (list) list.push(use)
        else uses.set(evidence.source, [use])
      }
    }
  }
  const known = new Map([...sources].map((source) => [source.id, source]))
  const used = [...uses.keys()].flatMap((id) => known.get(id) ?? [])
  const unused = keepUnused ? [...known.values()].filter((source) => !uses.has(source.id)) : []
  return [...used, ...unused].map((source, index) => ({
    id: source.id,
    number: index + 1,
    about: source.about,
    fileName: source.fileName,
    uses: uses.get(source.id) ?? []
  }))
}

/** Counts what a report shows; nothing that its profile leaves out is counted. */
export function summarise(
  articles: readonly ReportArticle[],
  sources: readonly ReportSource[],
  scales: readonly ScaleView[]
): ReportSummary {
  const claims = articles.flatMap((article) => article.claims)
  const statuses = { candidate: 0, open: 0, checking: 0, checked: 0, dismissed: 0 }
  const ratings = new Map<string, ReportSummary['ratings'][number]>()
  let unrated = 0
  for (const claim of claims) {
    statuses[claim.status] += 1
    const verdict = houseVerdict(claim)
    if (!verdict) {
      if (claim.status !== 'dismissed') unrated += 1
      continue
    }
    const { scale, rating, label, tone } = verdict
    const key = JSON.stringify([scale, rating])
    ratings.set(key, { scale, rating, label, tone, claims: (ratings.get(key)?.claims ?? 0) + 1 })
  }
  const order = new Map<string, number>()
  for (const { id, definition } of scales) {
    for (const rating of definition.ratings) order.set(JSON.stringify([id, rating.id]), order.size)
  }
  const place = (rating: ReportSummary['ratings'][number]): number =>
    order.get(JSON.stringify([rating.scale, rating.rating])) ?? order.size
  const corrections = claims.flatMap((claim) => claim.corrections)
  return {
    articles: articles.length,
    claims: claims.length,
    ratings: [...ratings.values()].sort((a, b) => place(a) - place(b)),
    unrated,
    statuses,
    approved: claims.filter((claim) => claim.approved).length,
    coverage: {
      covered: articles.reduce((sum, article) => sum + article.coverage.covered, 0),
      total: articles.reduce((sum, article) => sum + article.coverage.total, 0)
    },
    corrections: {
      open: corrections.filter((correction) => correctionIsOpen(correction.answer)).length,
      total: corrections.length
    },
    conflicts: claims.reduce((sum, claim) => sum + claim.conflicts.length, 0),
    sources: sources.length
  }
}
