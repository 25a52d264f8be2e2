/**
 * A document paragraph by paragraph, as readers give it with its tracked changes and what is noted beside it, and where its stretches
 * stand in the text that was made of it.
 */
import { extractionFailure } from './coded-error.ts'

/** One change as the file marks it. A person sees several that stand together as one. */
export interface RawChange {
  /** Names it within the document, the same whatever is decided. */
  readonly key: string
  readonly kind: 'insertion' | 'deletion'
  readonly author: string | null
  /** When, as the file says it. */
  readonly date: string | null
  /** What ties both ends of a move together; null where it is none. */
  readonly move: string | null
}

/** Words of one paragraph that share their changes, the innermost last. */
export interface Segment {
  readonly text: string
  readonly changes: readonly RawChange[]
  /** It is the paragraph's end, which holds no words. */
  readonly paragraphEnd?: boolean
  /** Comments and notes that belong to it, by what the reader calls them. */
  readonly anchors?: readonly string[]
}

/** Whether two lists are the same one by one: words with the same changes, and about which the same is said, are one segment. */
export const sameItems = <I>(a: readonly I[], b: readonly I[]): boolean =>
  a.length === b.length && a.every((item, at) => item === b[at])

/** Which segments stand in the text where these changes are accepted. */
export const standsWith =
  (accepts: (key: string) => boolean) =>
  ({ changes }: Segment): boolean =>
    changes.every(({ key, kind }) => (kind === 'insertion') === accepts(key))

/** Changes that are open at one place: programs write two or three. */
const MOST_OPEN = 50

/** Refuses a document at a place of which more changes are open than any program writes; `limit-expansion`. */
export function checkOpenChanges(count: number): void {
  if (count > MOST_OPEN)
    throw extractionFailure('limit-expansion', 'More tracked changes stand in one another than can be read.')
}

/** A paragraph of the document, whatever is decided. */
export type Passage = readonly Segment[]

export interface Place {
  readonly start: number
  readonly end: number
}

const space = /\s/

/** A text without its spaces, and where each of its characters stands. */
function compact(text: string): { text: string; places: Uint32Array } {
  const places = new Uint32Array(text.length)
  let length = 0
  for (let at = 0; at < text.length; at += 1) if (!space.test(text[at] ?? '')) places[length++] = at
  return { text: text.replace(/\s+/g, ''), places: places.subarray(0, length) }
}

/** Characters behind the last paragraph in which the next one is looked for: some are set apart and never found. */
const WINDOW = 20_000
/** Characters that are compared in looking for all paragraphs of a document; what is not found by then has no place. */
const COMPARED = 200_000_000

/** Where words begin that stand first on their line or in their cell, as places in the text without its spaces. */
function beginningsIn(text: string, places: Uint32Array): number[] {
  const found: number[] = []
  for (const [at, place] of places.entries()) {
    const before = text[place - 1]
    if (before === undefined || before === '\n' || before === '\t') found.push(at)
  }
  return found
}

/**
 * Tells `visit` the place of each segment whose paragraph stands in the text as `stands` says of its segments; one without words has a
 * place between them. Of a paragraph that is not found (a note, something set apart) it tells nothing.
 */
export function placeSegments(
  text: string,
  passages: readonly Passage[],
  stands: (segment: Segment) => boolean,
  visit: (segment: Segment, place: Place) => void
): void {
  const { text: whole, places } = compact(text)
  let cursor = 0
  const startOf = (at: number) => places[at] ?? text.length
  const beginnings = beginningsIn(text, places)
  let nearest = 0
  let compared = 0
  const standsAt = (words: string, at: number): boolean => {
    compared += words.length
    return whole.startsWith(words, at)
  }
  const find = (words: string): number => {
    if (words === '' || standsAt(words, cursor)) return cursor
    while ((beginnings[nearest] ?? Number.POSITIVE_INFINITY) < cursor) nearest += 1
    const opening = words.slice(0, 20)
    for (let next = nearest; compared < COMPARED; next += 1) {
      const at = beginnings[next]
      if (at === undefined || at > cursor + WINDOW) return -1
      compared += opening.length
      if (whole.startsWith(opening, at) && standsAt(words, at)) return at
    }
    return -1
  }
  for (const passage of passages) {
    const shown = passage.map((segment) => (stands(segment) ? segment.text : ''))
    const words = shown.join('').replace(/\s+/g, '')
    const from = find(words)
    if (from < 0) continue
    let at = from
    let before = ''
    for (const [index, segment] of passage.entries()) {
      const own = shown[index] ?? ''
      const length = own.replace(/\s+/g, '').length
      // What stands behind a space belongs to the word behind it, save at the end.
      const open = at === from || (at < from + words.length && space.test(before))
      const start = length > 0 || open ? startOf(at) : startOf(at - 1) + 1
      const end = length > 0 ? startOf(at + length - 1) + 1 : start
      visit(segment, { start: Math.min(start, text.length), end: Math.min(end, text.length) })
      at += length
      before = own.at(-1) ?? before
    }
    cursor = at
  }
}
