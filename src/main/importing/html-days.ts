/**
 * When a page's article appeared and when it was last changed, as the page shows it: a date with day, month and year in a line
 * of its own, in a time element, or beside the words that say what day it is.
 */
import { parseDate } from './dates.ts'
import { type DomElement, type DomNode, isElement } from './html-blocks.ts'
import { byOpening, isOthers } from './html-bylines.ts'
import type { Chunk } from './html-chunks.ts'
import { isDateLine } from './opening.ts'

const ofUpdate = /updat|modif|aktualisier|mis(?:e)? à jour|actualiz|aggiornat|last (?:edited|changed)/i
const ofOtherDay = /review|expire|event/i
const year = /\b(?:19|20)\d\d\b/
/** A line longer than this tells of something else than its date, characters. */
const longestLine = 110

/** What a date near the headline is not the day of publication for: it is called that of an update, or of something else. */
function calledOtherwise(chunks: readonly Chunk[], index: number): 'update' | 'other' | null {
  const { text, element } = chunks[index] ?? { text: '', element: null }
  const before = chunks[index - 1]?.text ?? ''
  // What stands before with a date of its own is not said of this one.
  for (const said of [text, before.length < 40 && !year.test(before) ? before : '']) {
    if (ofUpdate.test(said)) return 'update'
    if (ofOtherDay.test(said)) return 'other'
  }
  let at: DomNode | null = element
  for (let steps = 0; at !== null && steps < 3; steps += 1, at = at.parentNode) {
    if (isElement(at) && /updat|modif/i.test(`${at.className} ${at.getAttribute('itemprop') ?? ''}`)) return 'update'
  }
  return null
}

const ofPublication =
  /^(?:(?:this )?(?:article|post|story|page|piece)(?: was)? )?(?:(?:date|first|originally)\s+)?(?:posted|published|publication|veröffentlicht|publié|publicado|pubblicato)\b/i
const openingOfUpdate =
  /^(?:(?:this )?(?:article|post|story|page|piece)(?: was)? )?(?:date\s+|last\s+|zuletzt\s+)*(?:updated?|modified|aktualisiert|mise? à jour|actualizado|aggiornato|edited|changed)\b/i

/**
 * The one day that the page puts beside such words, wherever it does; null where it names several, or none. `lone`: the date has to
 * be all that its line says.
 */
function dayBeside(chunks: readonly Chunk[], words: RegExp, language: string | null, lone = false): string | null {
  const days: string[] = []
  for (const [index, { text }] of chunks.entries()) {
    if (text.length > longestLine || !words.test(text)) continue
    for (const [step, chunk] of chunks.slice(index, index + 3).entries()) {
      const iso = chunk.text.length > longestLine ? null : dateOf(chunk, language)
      if (iso === null) continue
      if (lone && (!isDateLine(chunk.text, language) || calledOtherwise(chunks, index + step) !== null)) continue
      days.push(iso)
      break
    }
  }
  return oneDay(days)
}

/** The first of these where all are of one day. */
function oneDay(days: readonly string[]): string | null {
  return new Set(days.map((day) => day.slice(0, 10))).size === 1 ? (days[0] ?? null) : null
}

/**
 * A time in UTC may fall on another day than the one that the page prints; then the printed day is the date of
 * publication.
 */
export function asPrinted(stated: string, printed: string | null): string {
  if (printed === null || !/T.*(?:Z|[+-]00:?00)$/.test(stated)) return stated
  const apart = Math.abs(Date.parse(stated.slice(0, 10)) - Date.parse(printed.slice(0, 10)))
  return apart > 0 && apart <= 86_400_000 ? printed.slice(0, 10) : stated
}

/** The date that a stretch gives, as the page's data have it where it is a time element. */
function dateOf({ text, element }: Chunk, language: string | null): string | null {
  const time = element.localName === 'time' ? element : element.parentNode
  if (time !== null && isElement(time) && time.localName === 'time') {
    const stated = parseDate(time.getAttribute('datetime') ?? '', language).iso
    if (stated !== null) return asPrinted(stated, year.test(text) ? parseDate(text, language).iso : null)
  }
  return year.test(text) ? parseDate(text, language).iso : null
}

/** The first date around the headline that is called that of an update, or nothing, in a line of its own or a credit's. */
function dateIn(chunks: readonly Chunk[], language: string | null, called: 'update' | null): string | null {
  for (const [index, chunk] of chunks.entries()) {
    if (calledOtherwise(chunks, index) !== called) continue
    const { text, element } = chunk
    const iso = dateOf(chunk, language)
    if (iso === null) continue
    if (element.localName === 'time' || element.parentNode?.nodeName.toLowerCase() === 'time') return iso
    if (text.length > longestLine) continue
    const words = text.replace(/\d+(?:st|nd|rd|th|er|\.)?/g, ' ').match(/\p{L}{2,}/gu) ?? []
    if (words.length <= 6 || byOpening.test(text) || ofPublication.test(text)) return iso
  }
  return null
}

/** The article that holds the headline, or else the page's only one. */
function articleAround(root: DomElement, headline: DomElement | null): DomElement | null {
  for (let at: DomNode | null = headline; at !== null && isElement(at); at = at.parentNode)
    if (at.localName === 'article') return at
  const [only, second] = root.querySelectorAll('article')
  return second === undefined ? (only ?? null) : null
}

/** The one day of all time elements of the article; null where they give several, or none. */
function dayOfTimes(all: readonly Chunk[], article: DomElement | null, language: string | null): string | null {
  if (article === null) return null
  const times = new Set(article.querySelectorAll('time'))
  const days: string[] = []
  for (const [index, chunk] of all.entries()) {
    if (!times.has(chunk.element) || isOthers(chunk.element) || calledOtherwise(all, index) !== null) continue
    const iso = dateOf(chunk, language)
    if (iso !== null) days.push(iso)
  }
  return oneDay(days)
}

/** ISO dates, as exact as the page gives them; null where it shows none. */
export interface ShownDays {
  published: string | null
  /** Of the last update. */
  updated: string | null
}

/** `near`: the stretches around the headline, `all`: those of the page. */
export function readDays(
  root: DomElement,
  near: readonly Chunk[],
  all: readonly Chunk[],
  headline: DomElement | null,
  language: string | null
): ShownDays {
  return {
    published:
      dateIn(near, language, null) ??
      dayBeside(all, ofPublication, language) ??
      dayBeside(all, /^written by\b/i, language, true) ??
      dayOfTimes(all, articleAround(root, headline), language),
    updated: dateIn(near, language, 'update') ?? dayBeside(all, openingOfUpdate, language)
  }
}
