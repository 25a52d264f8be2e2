/** The fix sheet: what the desk sends back to the author, in the order of the text. What is fine stays silent. */
import type { ReportArticle, ReportClaim } from '../../shared/report.ts'
import { type Html, html, words } from './escape.ts'
import { articleTitle, badge, claimNumber, exactWords, joined, personName, type Scope } from './parts.ts'
import { houseVerdict } from './summary.ts'

/** Whether this report has a fix sheet: the desk's own copies do, the public's does not. */
export const hasFixSheet = ({ data }: Scope): boolean => data.profile !== 'public'

/** The section of the whole report; each article has its own table, named where there are several. */
export function fixSheetSection(scope: Scope): Html | null {
  if (!hasFixSheet(scope)) return null
  const { strings, data } = scope
  const sheets = data.articles
    .map((article, index) => sheetOf(scope, article, index + 1))
    .filter((part) => part !== null)
  return html`<section aria-labelledby="fixes"><h2 id="fixes">${strings.fixSheet}</h2>
${sheets.length === 0 ? html`<p class="soft">${strings.nothingToFix}</p>` : sheets}</section>
`
}

function sheetOf(scope: Scope, article: ReportArticle, index: number): Html | null {
  const { strings } = scope
  const rows = article.claims.flatMap((claim) => claim.corrections.map((correction) => row(scope, claim, correction)))
  const unsettled = article.claims.filter((claim) => needsCorrection(scope, claim))
  if (rows.length === 0 && unsettled.length === 0) return null
  const several = scope.data.articles.length > 1
  const heads = columns(scope).map((head) => html`<th scope="col">${head}</th>`)
  const table =
    rows.length === 0
      ? null
      : html`<table class="fixes" aria-labelledby="${several ? `a${index}f` : 'fixes'}"><thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table>`
  return html`${several ? html`<h3 id="a${index}f" dir="auto">${articleTitle(scope, article)}</h3>` : null}${table}${
    unsettled.length === 0
      ? null
      : html`<p class="aside">${strings.notProposed}</p><ul class="lines">${unsettled.map((claim) => unsettledLine(scope, claim))}</ul>`
  }`
}

const columns = ({ strings }: Scope): readonly string[] => [
  strings.numberHead,
  strings.words,
  strings.proposal,
  strings.why,
  strings.whoWhen,
  strings.answer
]

function row(scope: Scope, claim: ReportClaim, correction: ReportClaim['corrections'][number]): Html {
  const { strings } = scope
  const { proposal, answer, person } = correction
  const whoWhen = joined(
    [
      proposal.addressee === '' ? null : words(proposal.addressee),
      proposal.deadline === null ? null : html`<span class="nowrap">${strings.by(proposal.deadline)}</span>`
    ],
    ', '
  )
  const from = html`<span class="soft">${strings.from} ${personName(scope, person)}</span>`
  const cells: readonly Html[] = [
    claimNumber(scope, claim),
    html`${exactWords(claim)}`,
    html`${proposal.kind === 'query' ? html`<strong>${strings.query}:</strong> ` : null}${proposal.wording}`,
    html`${proposal.reason || (houseVerdict(claim)?.rationale ?? '')}`,
    whoWhen.markup === '' ? from : html`${whoWhen}<br>${from}`,
    html`${strings.correctionState[answer.state]}${answer.text === '' ? null : html`: ${words(answer.text)}`}`
  ]
  const heads = columns(scope)
  return html`<tr${answer.state === 'open' ? null : html` class="settled"`}>${cells.map(
    (cell, index) => html`<td data-label="${heads[index] as string}" dir="auto">${cell}</td>`
  )}</tr>`
}

/** Tones of a house check that leave the words as they are: right, or on the author's own word. */
const settledTones: ReadonlySet<string> = new Set(['true', 'mostly-true', 'other'])

/**
 * Rated as not in order on the desk's own scale, but nobody has written down what to do about it. A public rating says
 * what somebody said, not what is wrong with the copy, and asks for no fix.
 */
function needsCorrection({ data }: Scope, claim: ReportClaim): boolean {
  const house = houseVerdict(claim)
  if (house === null || claim.status === 'dismissed' || claim.corrections.length > 0) return false
  const scale = data.scales.find(({ id }) => id === house.scale)
  return scale?.definition.family === 'house-check' && !settledTones.has(house.tone)
}

function unsettledLine(scope: Scope, claim: ReportClaim): Html {
  const house = houseVerdict(claim)
  const why = house?.rationale ? html` <span class="soft">${words(house.rationale)}</span>` : null
  return html`<li><span class="no">${claimNumber(scope, claim)}</span><span dir="auto">${exactWords(claim)} ${house ? badge(house) : null}${why}</span></li>`
}
