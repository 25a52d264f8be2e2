/** Comments and notes of an RTF document: who made the next one, and the numbers by which words and comments are tied together. */
import type { Removal } from './importer.ts'
import { commentBy, footnote } from './losses.ts'
import type { OpenComments } from './note-anchors.ts'

/** Groups that hold such a number: of the comment itself, and where its words begin and end. */
export const commentNumbers: ReadonlySet<string> = new Set(['atnref', 'atrfstart', 'atrfend'])

export class RtfComments {
  private author = ''
  private number = ''
  private written = ''
  private group = ''
  private count = 0
  private readonly open: OpenComments

  constructor(open: OpenComments) {
    this.open = open
  }

  /** Words of the name of who made the comment that comes next. */
  putAuthor(text: string): void {
    this.author += text
  }

  /** A group with a number begins. */
  beginNumber(group: string): void {
    this.group = group
    this.written = ''
  }

  putNumber(text: string): void {
    this.written += text
  }

  endNumber(): void {
    const number = this.written.trim()
    if (number === '') return
    if (this.group === 'atnref') this.number = number
    else if (this.group === 'atrfstart') this.open.open(number)
    else this.open.close(number)
  }

  /** The comment or note that is at its end; it stands just here where no words are marked as those that it is about. */
  take(isComment: boolean): { readonly key: string; readonly hasRange: boolean; readonly removal: Removal } {
    this.count += 1
    if (!isComment) {
      const key = `note ${this.count}`
      return { key, hasRange: false, removal: footnote(key) }
    }
    const author = this.author.trim() || null
    const key = this.number || `comment ${this.count}`
    this.author = ''
    this.number = ''
    return { key, hasRange: this.open.hasRange(key), removal: commentBy(author, key) }
  }
}
