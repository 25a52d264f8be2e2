/** The sections of the HTML report. */
import type { ReportArticle, ReportClaim, ReportSource } from '../../shared/report.ts'
import { type AnnotatedBlock, annotate, type Piece, type PlacedClaim } from './annotate.ts'
import { claimEntry } from './entry.ts'
import { type Html, html, safeHref, words } from './escape.ts'
import { articleTitle, badge, claimLink, exactWords, joined, percent, type Scope } from './parts.ts'
import { toneGlyphs } from './strings.ts'
import { houseVerdict, isUntouched } from './summary.ts'

export function summarySection({ data, strings }: Scope): Html {
  const { summary, project } = data
  const ratings = summary.ratings.map(
    (rating) => html`<tr><td>${badge(rating)}</td><td class="number">${rating.claims}</td></tr>`
  )
  const unrated =
    summary.unrated === 0
      ? null
      : html`<tr><td><span class="badge">${strings.noVerdict}</span></td><td class="number">${summary.unrated}</td></tr>`
  const statuses = (['candidate', 'open', 'checking', 'checked', 'dismissed'] as const).flatMap((state) =>
    summary.statuses[state] === 0 ? [] : [row(strings.state[state], html`${summary.statuses[state]}`)]
  )
  const notice =
    summary.conflicts > 0
      ? strings.conflictNotice(summary.conflicts)
      : project.conflicts !== null && project.conflicts > 0
        ? strings.projectConflictNotice(project.conflicts)
        : null
  const corrections =
    data.profile === 'public'
      ? null
      : row(strings.openCorrections, html`${strings.ofTotal(summary.corrections.open, summary.corrections.total)}`)
  const table = (caption: string, rows: Html): Html =>
    html`<table><caption>${caption}</caption><thead><tr><th scope="col">${strings.verdict}</th><th scope="col" class="number">${strings.claims}</th></tr></thead><tbody>${rows}</tbody></table>`
  return html`<section aria-labelledby="summary"><h2 id="summary">${strings.summary}</h2>
${notice === null ? null : html`<p class="notice"><strong>${strings.contested}.</strong> ${notice}</p>`}
<div class="counts">${table(strings.verdicts, html`${ratings}${unrated}`)}
<table><caption>${strings.progress}</caption><tbody>${row(strings.claims, html`${summary.claims}`)}${statuses}${row(strings.approved, html`${summary.approved}`)}${row(strings.coverage, html`${strings.coverageOf(percent(summary.coverage.covered, summary.coverage.total))}`)}${corrections}${row(strings.conflicts, html`${summary.conflicts}`)}${row(strings.sources, html`${summary.sources}`)}</tbody></table></div></section>
`
}

const row = (label: string, value: Html): Html =>
  html`<tr><th scope="row">${label}</th><td class="number">${value}</td></tr>`

/** An article: its text with the claims marked, and the claims. `index` counts the articles from 1. */
export function articleSection(scope: Scope, article: ReportArticle, index: number): Html {
  const { strings, data } = scope
  const { meta } = article
  const { blocks, placed } = annotate(article)
  // A claim that somebody still works on is no closed matter, whoever dismissed it.
  const isDismissed = (claim: ReportClaim): boolean => claim.status === 'dismissed' && claim.conflicts.length === 0
  const shown = article.claims.filter((claim) => !isDismissed(claim) && !isUntouched(claim))
  const untouched = article.claims.filter(isUntouched)
  const dismissed = article.claims.filter(isDismissed)
  const line = joined(
    [
      meta.byline === '' ? null : html`${strings.byline} ${words(meta.byline)}`,
      meta.publisher === '' ? null : words(meta.publisher),
      meta.published === null
        ? null
        : html`${meta.publishedAs === undefined ? '' : `${strings.lastUpdated} `}${words(meta.published)}`,
      meta.url === '' ? null : address(meta.url),
      article.fileName === null || meta.title === '' ? null : words(article.fileName)
    ],
    ' · '
  )
  const language = languageTag(meta.language)
  const lang = language === null ? null : html` lang="${language}"`
  return html`<section aria-labelledby="a${index}"><h2 id="a${index}" dir="auto">${articleTitle(scope, article)}</h2>
${line.markup === '' ? null : html`<p class="soft">${line}</p>`}
<h3 id="a${index}t">${strings.text}</h3><p class="key">${data.profile === 'public' ? strings.keyPublic : strings.key}</p>
<div class="text"${lang} dir="auto">
${blocks.map((block) => textBlock(scope, block))}</div>
<h3 id="a${index}c">${strings.claimsInOrder}</h3>
${shown.length === 0 ? html`<p class="soft">${strings.none}</p>` : shown.map((claim) => claimEntry(scope, claim, placed.has(claim.id)))}
${untouchedList(scope, untouched)}
${dismissed.length === 0 ? null : html`<h3>${strings.dismissed}</h3><ul class="lines">${dismissed.map((claim) => claimLine(claim))}</ul>`}
</section>
`
}

/** Claims that nobody has looked at, a line each; where they are not listed, how many there are. */
function untouchedList({ data, strings }: Scope, claims: readonly ReportClaim[]): Html | null {
  if (claims.length === 0) return null
  if (data.profile !== 'internal') return html`<p class="soft">${strings.untouchedCount(claims.length)}</p>`
  const worth = (claim: ReportClaim): Html | null =>
    claim.worthiness?.worth ? html` <span class="soft">(${strings.worthiness})</span>` : null
  return html`<h3>${strings.untouched(claims.length)}</h3><ul class="lines">${claims.map((claim) => claimLine(claim, worth(claim)))}</ul>`
}

/** A claim in one line: its number, and what it says by itself. */
const claimLine = (claim: ReportClaim, mark: Html | null = null): Html =>
  html`<li id="c${claim.number}"><span class="no">${claim.number}</span><span dir="auto">${claim.statement.text || exactWords(claim)}${mark}</span></li>`

/** A language tag that is one, else null: a wrong `lang` is worse than none. */
function languageTag(language: string | null): string | null {
  if (language === null) return null
  try {
    return Intl.getCanonicalLocales(language)[0] ?? null
  } catch {
    return null
  }
}

function textBlock(scope: Scope, block: AnnotatedBlock): Html {
  const content = block.pieces.map((piece) => pieceHtml(scope, piece))
  const depth = block.depth === 0 ? '' : ` d${Math.min(block.depth, 6)}`
  if (block.kind === 'headline' || block.kind === 'heading') {
    return html`<h4 class="${block.kind}${depth}" dir="auto">${content}</h4>\n`
  }
  if (block.kind === 'quote') return html`<blockquote class="quoted${depth}" dir="auto">${content}</blockquote>\n`
  return html`<p class="${block.kind}${depth}" dir="auto">${content}</p>\n`
}

function pieceHtml(scope: Scope, piece: Piece): Html {
  const underlined = piece.claims.reduce((inner, placed) => underline(placed, inner), html`${piece.text}`)
  return piece.endOf.length === 0
    ? underlined
    : html`${underlined}${piece.endOf.map((claim) => reference(scope, claim))}`
}

function underline({ claim, lane }: PlacedClaim, inner: Html): Html {
  const verdict = houseVerdict(claim)
  const state = claim.approved ? 'approved' : claim.status
  return html`<span class="u l${lane} s-${state}${verdict ? ` t-${verdict.tone}` : ''}">${inner}</span>`
}

/** The claim's number where its words end: glyph and number, its verdict in words for who points at or listens to it. */
function reference({ strings, numbers }: Scope, claim: PlacedClaim['claim']): Html | null {
  if (!numbers.has(claim.id)) return null
  const verdict = houseVerdict(claim)
  const says = `${strings.claimNumber(claim.number)}: ${verdict ? verdict.label : strings.noVerdict}`
  return html`<sup><a class="ref${verdict ? ` t-${verdict.tone}` : ''}" id="r${claim.number}" href="#c${claim.number}" title="${says}" aria-label="${says}">${verdict ? toneGlyphs[verdict.tone] : null}${claim.number}</a></sup>`
}

export function sourcesSection(scope: Scope): Html {
  const { strings, data } = scope
  const list = data.sources.map((source) => sourceItem(scope, source))
  return html`<section aria-labelledby="sources"><h2 id="sources">${strings.sources}</h2>
${list.length === 0 ? html`<p class="soft">${strings.none}</p>` : html`<ol class="sources">${list}</ol>`}</section>
`
}

function sourceItem(scope: Scope, source: ReportSource): Html {
  const { strings } = scope
  const { about } = source
  const named = joined(
    [
      about.author === '' ? null : words(about.author),
      about.title === '' ? null : html`<strong>${words(about.title)}</strong>`,
      about.publisher === '' ? null : words(about.publisher)
    ],
    ', '
  )
  const details = joined(
    [
      html`${strings.sourceKind(about.kind)}`,
      about.published === null ? null : html`${strings.published} ${about.published}`,
      about.accessed === null ? null : html`${strings.accessed} ${about.accessed}`,
      source.fileName === null ? null : words(source.fileName)
    ],
    ' · '
  )
  const uses = [...new Set(source.uses.map((use) => use.claim))].map((id) => claimLink(scope, id))
  return html`<li id="s${source.number}">${named}<p class="soft">${details}</p>${
    about.url === '' ? null : html`<p>${address(about.url)}</p>`
  }${about.note === '' ? null : html`<p class="said" dir="auto">${about.note}</p>`}<p class="soft">${
    uses.length === 0 ? strings.unused : html`${strings.usedBy} ${joined(uses, ', ')}`
  }</p></li>`
}

function address(url: string): Html {
  const href = safeHref(url)
  return href === null ? words(url) : html`<a href="${href}" rel="noreferrer noopener">${words(url)}</a>`
}

export function verifySection(scope: Scope): Html {
  const { strings, data } = scope
  const texts = data.articles.map(
    (article) =>
      html`<dt>${strings.verifyText}</dt><dd>${words(articleTitle(scope, article))}<br><span class="hash">${article.revision.sha256}</span></dd>`
  )
  return html`<section aria-labelledby="verify"><h2 id="verify">${strings.verify}</h2>
<p>${strings.verifyWhat}</p>
<dl class="proof">${texts}<dt>${strings.verifyLog(data.log.position)}</dt><dd><span class="hash">${data.log.hash}</span></dd></dl>
<p>${strings.verifyLimit}</p></section>
`
}
