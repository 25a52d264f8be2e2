/** Where the paragraphs of a document, and the stretches within them, stand in the text that was made of it. */
import type { Passage, Segment } from './tracked-changes.ts'

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
  const find = (words: string): number => {
    if (words === '' || whole.startsWith(words, cursor)) return cursor
    const reach = whole.slice(cursor, cursor + WINDOW + words.length)
    for (let at = reach.indexOf(words); at >= 0; at = reach.indexOf(words, at + 1)) {
      const before = text[startOf(cursor + at) - 1]
      if (before === undefined || before === '\n' || before === '\t') return cursor + at
    }
    return -1
  }
  for (const passage of passages) {
    const shown = passage.map((segment) => (stands(segment) ? segment.text : ''))
    const words = shown.join('').replace(/\s+/g, '')
    const from = find(words)
    if (from < 0) continue
    let at = from
    for (const [index, segment] of passage.entries()) {
      const length = (shown[index] ?? '').replace(/\s+/g, '').length
      // What stands behind a space belongs to the word behind it, save at the end.
      const open = at === from || (at < from + words.length && /\s$/.test(shown.slice(0, index).join('')))
      const start = length > 0 || open ? startOf(at) : startOf(at - 1) + 1
      const end = length > 0 ? startOf(at + length - 1) + 1 : start
      visit(segment, { start: Math.min(start, text.length), end: Math.min(end, text.length) })
      at += length
    }
    cursor = at
  }
}
