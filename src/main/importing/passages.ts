/**
 * A document paragraph by paragraph, as readers give it with its tracked changes and what is noted beside it, and where its stretches
 * stand in the text that was made of it.
 */

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
