/** The tracked changes of an RTF document: character states of who took out or put in what, gathered into changes. */
import { OpenComments } from './note-anchors.ts'
import { type Passage, type RawChange, type Segment, sameItems } from './passages.ts'

/** Who took words out or put them in, by number in the table of authors, and when, as Word packs dates (DTTM). */
export interface Revision {
  readonly author: number | null
  readonly date: number | null
}

export const noRevision: Revision = { author: null, date: null }

/** Of the characters at one place: who deleted and who inserted them. */
export interface Revisions {
  readonly deletion: Revision | null
  readonly insertion: Revision | null
}

/** A packed date as ISO 8601 without a zone, to the minute; null where it is none. */
function isoDate(packed: number | null): string | null {
  if (packed === null || packed === 0) return null
  const [minute, hour, day, month] = [packed & 63, (packed >>> 6) & 31, (packed >>> 11) & 31, (packed >>> 16) & 15]
  const year = 1900 + ((packed >>> 20) & 511)
  if (minute > 59 || hour > 23 || day < 1 || month < 1 || month > 12) return null
  const two = (value: number) => String(value).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`
}

/** Takes the words of the body as they come and keeps which change each belongs to. */
export class RtfChanges {
  readonly passages: Passage[] = []
  readonly counts = { insertions: 0, deletions: 0 }
  private readonly authors: string[] = []
  /** Comments that are open here. */
  readonly comments = new OpenComments()
  private passage: Segment[] = []
  /** The changes that the last words belonged to. */
  private open: { deletion: RawChange | null; insertion: RawChange | null } = { deletion: null, insertion: null }

  /** The next name of the table of authors. */
  addAuthor(name: string): void {
    this.authors.push(name.replace(/;.*$/s, '').trim())
  }

  /** Words at this place; gives the changes that they belong to. */
  put(text: string, revisions: Revisions): { deletion: RawChange | null; insertion: RawChange | null } {
    const open = this.next(revisions)
    const changes = [open.insertion, open.deletion].filter((raw) => raw !== null)
    const last = this.passage.at(-1)
    // Together: RTF writes some characters in two halves.
    const anchors = this.comments.now
    const together = last !== undefined && last.paragraphEnd !== true && sameItems(last.changes, changes)
    if (together && sameItems(last.anchors ?? [], anchors))
      this.passage.splice(-1, 1, { ...last, text: last.text + text })
    else this.passage.push({ text, changes, ...(anchors.length === 0 ? {} : { anchors }) })
    return open
  }

  /** A note, or a comment that has no words of its own that it is about, stands just here. */
  anchorHere(key: string): void {
    this.passage.push({ text: '', changes: [], anchors: [key] })
  }

  /** The paragraph, or a cell, is at its end, which may be changed as words are. */
  endPassage(revisions: Revisions): void {
    const { insertion, deletion } = this.next(revisions)
    const changes = [insertion, deletion].filter((raw) => raw !== null)
    if (changes.length > 0) this.passage.push({ text: '', changes, paragraphEnd: true })
    if (this.passage.length > 0) this.passages.push(this.passage)
    this.passage = []
  }

  private next(revisions: Revisions): { deletion: RawChange | null; insertion: RawChange | null } {
    this.open = { deletion: this.raw('deletion', revisions), insertion: this.raw('insertion', revisions) }
    return this.open
  }

  /** What stands together by the same person is one change. */
  private raw(kind: 'deletion' | 'insertion', revisions: Revisions): RawChange | null {
    const revision = revisions[kind]
    if (revision === null) return null
    const author = this.authors[revision.author ?? -1] || null
    const date = isoDate(revision.date)
    const open = this.open[kind]
    if (open !== null && open.author === author && open.date === date) return open
    this.counts[`${kind}s`] += 1
    return { key: `${kind}-${this.counts[`${kind}s`]}`, kind, author, date, move: null }
  }
}
