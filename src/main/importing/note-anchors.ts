/**
 * The words that a document's comments and notes belong to: each reader gives its paragraphs with those that are open over them, and
 * they are found again in the text as it is read, whatever was left out, put back or decided on tracked changes.
 */
import { createNormaliser } from './normalise.ts'
import { type Passage, type Place, placeSegments, standsWith } from './passages.ts'

export interface NoteAnchors {
  /**
   * Of each comment or note, by what its reader calls it, from its first word to its last one in the text; where it stands at a place only,
   * start and end are the same. One whose words are no part of the text is missing.
   */
  find(text: string): ReadonlyMap<string, Place>
}

/** Comments that are open at once: more than any document has, and a bound on what each word costs. */
const MOST_OPEN = 100

/** Which comments are open, as a reader goes through its document. */
export class OpenComments {
  private keys: readonly string[] = []
  private readonly ranged = new Set<string>()

  /** Those that what comes next belongs to; the same list as long as it does not change. */
  get now(): readonly string[] {
    return this.keys
  }

  open(key: string): void {
    if (this.keys.length >= MOST_OPEN || this.ranged.has(key)) return
    this.ranged.add(key)
    this.keys = [...this.keys, key]
  }

  close(key: string): void {
    if (this.keys.includes(key)) this.keys = this.keys.filter((each) => each !== key)
  }

  /** Whether the comment has words that it is about, so that where it is written says nothing more. */
  hasRange(key: string): boolean {
    return this.ranged.has(key)
  }
}

/** `accepts` says of a tracked change by its key whether it is taken. */
export function createNoteAnchors(
  passages: readonly Passage[],
  accepts: (key: string) => boolean = () => true
): NoteAnchors {
  return {
    find: (text) => {
      const found = new Map<string, Place>()
      if (!passages.some((passage) => passage.some(({ anchors }) => anchors !== undefined))) return found
      const { read } = createNormaliser()
      const normal = passages.map((passage) => passage.map((segment) => ({ ...segment, text: read(segment.text) })))
      placeSegments(text, normal, standsWith(accepts), ({ anchors = [] }, place) => {
        for (const key of anchors) found.set(key, joined(found.get(key), place))
      })
      return found
    }
  }
}

/** From the first word to the last; a place without words counts as long as there are none. */
function joined(known: Place | undefined, place: Place): Place {
  if (known === undefined) return place
  if (place.start === place.end) return known
  if (known.start === known.end) return place
  return { start: Math.min(known.start, place.start), end: Math.max(known.end, place.end) }
}
