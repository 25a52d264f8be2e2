/** One claim of the HTML report, with all that was found out about it. */
import type { ReportClaim, ReportEvidence } from '../../shared/report.ts'
import { type Html, html, words } from './escape.ts'
import {
  badge,
  claimLink,
  contextQuote,
  exactWords,
  houseBadge,
  joined,
  locatorLine,
  personName,
  type Scope,
  speakerLine
} from './parts.ts'
import { houseVerdict } from './summary.ts'

/** `inText`: the claim has its number in the annotated article, so there is a way back. */
export function claimEntry(scope: Scope, claim: ReportClaim, inText: boolean): Html {
  const { strings } = scope
  const id = `c${claim.number}`
  const back = inText
    ? html`<a href="#r${claim.number}" aria-label="${strings.claimNumber(claim.number)}: ${strings.backToText}">${claim.number} ↑</a>`
    : html`<strong>${claim.number}</strong> <span class="soft">${strings.notInText}</span>`
  const house = houseVerdict(claim)
  const statement = claim.statement.text === '' ? exactWords(claim) : claim.statement.text
  return html`<article class="entry" id="${id}" aria-labelledby="${id}h">
<div class="marks">${back}${houseBadge(claim, strings)}<span class="soft">${claim.approved ? strings.approved : strings.state[claim.status]}${house?.asOf ? `, ${strings.asOf(house.asOf)}` : null}</span>${claim.conflicts.length > 0 ? html`<span class="badge contested">${strings.contested}</span>` : null}</div>
<h4 id="${id}h" dir="auto">${statement}</h4>
${contextQuote(claim)}
${facts(scope, claim)}
${alarmList(scope, claim)}
${verdict(scope, claim)}
${evidenceList(scope, claim)}
${correctionList(scope, claim)}
${facetTable(scope, claim)}
${verdictTable(scope, claim)}
${reviewList(scope, claim)}
${noteList(scope, claim)}
${conflictList(scope, claim)}
</article>
`
}

function facts(scope: Scope, claim: ReportClaim): Html {
  const { strings } = scope
  // Once a claim is rated, why the engine put it forward is of no more use.
  const worth = houseVerdict(claim) === null ? claim.worthiness : null
  const reasons = worth?.worth ? worth.reasons.filter((reason) => reason.weight > 0) : []
  const related = (label: string, ids: readonly string[]): Html | null =>
    ids.length === 0
      ? null
      : fact(
          label,
          joined(
            ids.map((id) => claimLink(scope, id)),
            ', '
          )
        )
  return html`<dl>${fact(strings.speaker, speakerLine(claim.speaker, strings))}${
    claim.types.length === 0 ? null : fact(strings.types, words(claim.types.map(strings.typeOf).join(', ')))
  }${claim.statement.flags.length === 0 ? null : fact(strings.statementFlags, words(claim.statement.flags.map(strings.typeOf).join(', ')))}${
    reasons.length === 0 ? null : fact(strings.worthiness, words(reasons.map((reason) => reason.label).join(', ')))
  }${related(strings.partOf, claim.parent === null ? [] : [claim.parent])}${related(strings.contains, claim.children)}${related(strings.repeated, claim.repeats)}</dl>`
}

const fact = (label: string, value: Html): Html => html`<dt>${label}</dt><dd>${value}</dd>`

function verdict(scope: Scope, claim: ReportClaim): Html | null {
  const { strings } = scope
  const house = houseVerdict(claim)
  if (!house) return null
  const part = (label: string, text: string): Html | null =>
    text === '' ? null : html`<h5>${label}</h5><p class="said" dir="auto">${text}</p>`
  return html`${part(strings.reason, house.rationale)}${part(strings.explanation, house.explanation)}`
}

/** What does not fit, in words, with the way to the other claim. */
function alarmList(scope: Scope, claim: ReportClaim): Html | null {
  const { strings } = scope
  if (claim.alarms.length === 0) return null
  const items = claim.alarms.map(
    (alarm) =>
      html`<li>${words(strings.alarm(alarm))}${alarm.claim === null ? null : html` ${claimLink(scope, alarm.claim)}`}</li>`
  )
  return html`<h5>${strings.alarms}</h5><ul class="list">${items}</ul>`
}

function evidenceList(scope: Scope, claim: ReportClaim): Html | null {
  if (claim.evidence.length === 0) return null
  return html`<h5>${scope.strings.evidence}</h5><ul class="list">${claim.evidence.map((item) => evidence(scope, item))}</ul>`
}

function evidence(scope: Scope, item: ReportEvidence): Html {
  const { strings } = scope
  const number = scope.sourceNumbers.get(item.source)
  const source = number === undefined ? null : scope.data.sources[number - 1]
  const name = source ? source.about.title || source.about.url || strings.sourceKind(source.about.kind) : ''
  const { original, translation, translator } = item.quote
  const details = joined(
    [
      number === undefined ? null : html`<a href="#s${number}">[${number}]</a> ${words(name)}`,
      locatorLine(item.locator, strings),
      item.asOf === null ? null : html`${strings.asOf(item.asOf)}`
    ],
    ', '
  )
  return html`<li><strong>${strings.stance[item.stance]}</strong> ${details}${
    original === '' ? null : html`<blockquote class="quote" dir="auto">${original}</blockquote>`
  }${
    translation === ''
      ? null
      : html`<p class="soft">${strings.translation(translator)}</p><blockquote class="quote" dir="auto">${translation}</blockquote>`
  }${item.note === '' ? null : html`<p class="said" dir="auto">${item.note}</p>`}</li>`
}

function correctionList(scope: Scope, claim: ReportClaim): Html | null {
  const { strings } = scope
  if (claim.corrections.length === 0) return null
  const items = claim.corrections.map(
    ({ proposal, answer }) =>
      html`<li><strong>${proposal.kind === 'query' ? strings.query : strings.changeTo}</strong> <span class="soft">${strings.correctionState[answer.state]}</span><p class="said" dir="auto">${proposal.wording}</p>${proposal.reason === '' ? null : html`<p class="said" dir="auto">${proposal.reason}</p>`}${answer.text === '' ? null : html`<p class="said" dir="auto">${answer.text}</p>`}</li>`
  )
  return html`<h5>${strings.corrections}</h5><ul class="list">${items}</ul>`
}

function facetTable(scope: Scope, claim: ReportClaim): Html | null {
  const { strings } = scope
  if (claim.facets.every((facet) => facet.state === 'open')) return null
  const rows = claim.facets.map(
    (facet) =>
      html`<tr><td>${strings.facet[facet.kind]}</td><td>${words(facet.text)}</td><td>${facet.state === 'ok' ? '✓ ' : facet.state === 'wrong' ? '✕ ' : null}${strings.facetState[facet.state]}</td><td>${words(facet.note)}</td></tr>`
  )
  return html`<table><caption>${strings.facets}</caption><thead><tr><th scope="col">${strings.types}</th><th scope="col">${strings.part}</th><th scope="col">${strings.mark}</th><th scope="col">${strings.note}</th></tr></thead><tbody>${rows}</tbody></table>`
}

/** Everybody's verdict, where there is more to see than the one that stands above. */
function verdictTable(scope: Scope, claim: ReportClaim): Html | null {
  const { strings } = scope
  if (claim.verdicts.every((item) => item.house)) return null
  const rows = claim.verdicts.map(
    (item) =>
      html`<tr><td>${personName(scope, item.person)}${item.house ? html` <span class="soft">(${strings.house})</span>` : null}</td><td>${badge(item)}</td><td dir="auto">${item.rationale}</td><td class="number">${item.asOf ?? ''}</td></tr>`
  )
  return html`<table><caption>${strings.otherVerdicts}</caption><thead><tr><th scope="col">${strings.person}</th><th scope="col">${strings.verdict}</th><th scope="col">${strings.reason}</th><th scope="col" class="number">${strings.asOfDate}</th></tr></thead><tbody>${rows}</tbody></table>`
}

function reviewList(scope: Scope, claim: ReportClaim): Html | null {
  const { strings } = scope
  if (claim.reviews.length === 0) return null
  const items = claim.reviews.map(
    (review) =>
      html`<li>${strings.review[review.state]}: ${personName(scope, review.person)}${review.decision.comment === '' ? null : html`<p class="said" dir="auto">${review.decision.comment}</p>`}</li>`
  )
  return html`<h5>${strings.reviews}</h5><ul class="list">${items}</ul>`
}

function noteList(scope: Scope, claim: ReportClaim): Html | null {
  if (claim.notes.length === 0) return null
  const items = claim.notes.map(
    (note) => html`<li>${personName(scope, note.person)}<p class="said" dir="auto">${note.text}</p></li>`
  )
  return html`<h5>${scope.strings.notes}</h5><ul class="list">${items}</ul>`
}

function conflictList(scope: Scope, claim: ReportClaim): Html | null {
  const { strings } = scope
  if (claim.conflicts.length === 0) return null
  const items = claim.conflicts.map(
    (conflict) =>
      html`<li><strong>${words(strings.contestedField(conflict.entity, conflict.field))}</strong>: ${strings.conflictKind[conflict.kind]}<ul>${conflict.candidates.map((value) => html`<li dir="auto">${candidateText(value)}</li>`)}</ul></li>`
  )
  return html`<h5>${strings.contested}</h5><ul class="list">${items}</ul>`
}

/** A contested value in words where its shape has one telling text, else as JSON. */
function candidateText(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const { text, rating, rationale, state } = value as Record<string, unknown>
    if (typeof text === 'string') return text
    if (typeof rating === 'string') return typeof rationale === 'string' ? `${rating}: ${rationale}` : rating
    if (typeof state === 'string') return state
  }
  return JSON.stringify(value)
}
