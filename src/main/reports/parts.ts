/** Small pieces of the HTML report that several of its sections share. */
import { shownTitle } from '../../shared/article-title.ts'
import type { AttributionLink, Locator, Range } from '../../shared/model/values.ts'
import type { ReportArticle, ReportClaim, ReportData, ReportVerdict } from '../../shared/report.ts'
import { tidyRanges } from './annotate.ts'
import { type Html, html, words } from './escape.ts'
import { type ReportStrings, toneGlyphs } from './strings.ts'
import { houseVerdict, isUntouched } from './summary.ts'

/** What every section needs: the data, the words, and who and what the ids stand for. */
export interface Scope {
  readonly data: ReportData
  readonly strings: ReportStrings
  /** Numbers of the claims that have a place of their own in this report, which links can lead to. */
  readonly numbers: ReadonlyMap<string, number>
  readonly sourceNumbers: ReadonlyMap<string, number>
  readonly people: ReadonlyMap<string, string>
}

export function scopeOf(data: ReportData, strings: ReportStrings): Scope {
  const claims = data.articles.flatMap((article) => article.claims)
  return {
    data,
    strings,
    numbers: new Map(claims.filter((claim) => isListed(data, claim)).map((claim) => [claim.id, claim.number])),
    sourceNumbers: new Map(data.sources.map((source) => [source.id, source.number])),
    people: new Map(data.people.map((person) => [person.id, person.name]))
  }
}

/** Claims that nobody has looked at are told one by one to the desk only; an editor gets their number. */
const isListed = (data: ReportData, claim: ReportClaim): boolean => data.profile === 'internal' || !isUntouched(claim)

/** The title of an article; where the document gives none, the name of its file stands in for it. */
export const articleTitle = ({ strings }: Scope, article: ReportArticle): string =>
  shownTitle(article.meta.title, article.fileName) || strings.untitled

export const personName = (scope: Scope, id: string | null): Html | null =>
  id === null ? null : words(scope.people.get(id) ?? id)

/** Glyph, label, hue. */
export const badge = (rating: Pick<ReportVerdict, 'tone' | 'label'>): Html =>
  html`<span class="badge t-${rating.tone}"><span aria-hidden="true">${toneGlyphs[rating.tone]}</span> ${words(rating.label)}</span>`

export const houseBadge = (claim: ReportClaim, strings: ReportStrings): Html => {
  const verdict = houseVerdict(claim)
  return verdict ? badge(verdict) : html`<span class="badge">${strings.noVerdict}</span>`
}

/** The exact words; parts of one claim are parted by an ellipsis. */
export const exactWords = (claim: ReportClaim): string => claim.ranges.map((range) => range.exact).join(' … ')

export const claimLink = (scope: Scope, id: string): Html | null => {
  const number = scope.numbers.get(id)
  return number === undefined ? null : html`<a href="#c${number}">${scope.strings.claimNumber(number)}</a>`
}

/** The bare number of a claim, leading to it where it has a place. */
export const claimNumber = (scope: Scope, claim: ReportClaim): Html =>
  scope.numbers.has(claim.id) ? html`<a href="#c${claim.number}">${claim.number}</a>` : html`${claim.number}`

export const joined = (parts: readonly (Html | null)[], separator: string): Html => {
  const shown = parts.filter((part) => part !== null)
  return html`${shown.map((part, index) => (index === 0 ? part : html`${separator}${part}`))}`
}

/** How much text the queries give before and after a claim; less means that the article begins or ends there. */
const contextLength = 240

/** The claim in its surroundings, its own words set off from what stands between them. */
export function contextQuote(claim: ReportClaim): Html {
  const { before, hull, after } = claim.context
  const start = claim.ranges.reduce((least, range) => Math.min(least, range.start), Number.POSITIVE_INFINITY)
  const local = claim.ranges.map((range) => ({ start: range.start - start, end: range.end - start }))
  const fits = claim.ranges.every((range, index) => hull.slice(local[index]?.start, local[index]?.end) === range.exact)
  const marked = fits ? tidyRanges(local, hull) : [{ start: 0, end: hull.length }]
  return html`<blockquote class="quote context" dir="auto">${leadIn(before)}${markRanges(hull, marked)}${leadOut(after)}</blockquote>`
}

/** The context is cut by count: shown is what belongs to the claim's own paragraph, in whole words. */
function leadIn(before: string): string {
  const paragraph = before.slice(before.lastIndexOf('\n\n') + 1).replace(/^\n/, '')
  if (paragraph.length < before.length || before.length < contextLength) return paragraph
  return `… ${paragraph.slice(paragraph.search(/\s/) + 1)}`
}

function leadOut(after: string): string {
  const end = after.indexOf('\n\n')
  if (end >= 0) return after.slice(0, end)
  if (after.length < contextLength) return after
  return `${after.slice(0, after.search(/\s\S*$/) + 1)}…`
}

function markRanges(text: string, ranges: readonly Range[]): Html[] {
  const parts: Html[] = []
  let at = 0
  for (const range of ranges) {
    parts.push(html`${text.slice(at, range.start)}<mark>${text.slice(range.start, range.end)}</mark>`)
    at = range.end
  }
  parts.push(html`${text.slice(at)}`)
  return parts
}

/** "Price, according to the Associated Press": the nearest speaker first, then who passed it on. */
export function speakerLine(chain: readonly AttributionLink[], strings: ReportStrings): Html {
  if (chain.length === 0) return html`${strings.articleItself}`
  const links = [...chain].reverse().map((link) => {
    const name = link.source === '' ? html`${strings.anonymous}` : words(link.source)
    const hint = link.anonymous && link.source !== '' ? html` (${strings.anonymous})` : null
    return html`${name}${hint}${link.cue === '' ? null : html` <span class="soft">(“${words(link.cue)}”)</span>`}`
  })
  return joined(links, ' ← ')
}

export function locatorLine(locator: Locator, strings: ReportStrings): Html | null {
  const page =
    locator.pageLabel !== ''
      ? strings.page(locator.pageLabel)
      : locator.pageIndex !== null
        ? strings.pageIndex(locator.pageIndex)
        : null
  const parts = [
    page,
    locator.paragraph === '' ? null : strings.paragraph(locator.paragraph),
    locator.timeCode === null ? null : timeCode(locator.timeCode),
    locator.other === '' ? null : locator.other
  ].filter((part) => part !== null)
  return parts.length === 0 ? null : joined(parts.map(words), ', ')
}

/** Seconds as h:mm:ss, or m:ss below an hour. */
export function timeCode(seconds: number): string {
  const whole = Math.floor(seconds)
  const two = (value: number): string => String(value).padStart(2, '0')
  const minutes = Math.floor(whole / 60) % 60
  const hours = Math.floor(whole / 3600)
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}

/** An ISO instant to the minute, in UTC; a date stays as it is. */
export const readableInstant = (iso: string): string =>
  iso.replace(/^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:[\d.]+)?Z$/, '$1 $2 UTC')

/** Percent with one decimal, never rounded up: 100 means everything. */
export const percent = (part: number, whole: number): string =>
  whole === 0 ? '0' : String(Math.floor((part / whole) * 1000) / 10)
