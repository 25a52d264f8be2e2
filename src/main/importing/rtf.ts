/**
 * Rich Text Format (Word, WordPad, TextEdit, older newsroom systems). Read after Microsoft's specification 1.9.1; what it
 * calls a destination that this reader does not know is skipped, as it demands.
 */

import iconv from 'iconv-lite'
import { extractionFailure } from './coded-error.ts'
import { draftFromRuns } from './document-draft.ts'
import { givenTitle } from './given-title.ts'
import type { Importer } from './importer.ts'
import { deletion, hiddenWords, insertion, type Losses, pageMargins, tellLosses } from './losses.ts'
import { createNoteAnchors } from './note-anchors.ts'
import { RtfBlocks } from './rtf-blocks.ts'
import { noRevision, RtfChanges } from './rtf-changes.ts'
import { charsetOfFont, charsetOfPage } from './rtf-charsets.ts'
import { commentNumbers, RtfComments } from './rtf-comments.ts'
import type { State, Target } from './rtf-state.ts'
import { type RtfToken, rtfTokens } from './rtf-tokens.ts'
import { characterWords, knownDestinations, marginWords, skippedDestinations } from './rtf-words.ts'
import { createTrackedChanges } from './tracked-changes.ts'

class RtfReader {
  readonly blocks = new RtfBlocks()
  readonly losses: Required<Pick<Losses, 'comments' | 'notes' | 'boxes' | 'images' | 'margins'>> = {
    comments: 0,
    notes: 0,
    boxes: 0,
    images: 0,
    margins: false
  }
  title = ''
  private readonly fonts = new Map<number, string>()
  private readonly stack: State[] = []
  private readonly deepest: number
  private state: State = {
    target: 'body',
    instead: null,
    depth: 0,
    boxes: 0,
    charset: 'windows-1252',
    fallback: 1,
    hidden: false,
    deleted: false,
    inserted: false,
    deletion: noRevision,
    insertion: noRevision
  }
  private charset = 'windows-1252'
  private defaultFont: number | null = null
  private bytes: Uint8Array[] = []
  /** Text of the notes, comments and margins that are open, the innermost last. */
  private readonly sides: string[] = []
  private toSkip = 0
  private star = false
  /** Nothing of the group was read yet: only here a `\*` names a destination; elsewhere it goes with what it stands before. */
  private fresh = false
  private font = -1
  private styleName = ''
  private styleNumber = 0
  readonly changes = new RtfChanges()
  private readonly comments = new RtfComments(this.changes.comments)
  /** Words of the pages' headers and footers. */
  readonly margins = { header: [] as string[], footer: [] as string[] }
  private margin: 'header' | 'footer' = 'header'
  private author = ''
  private readonly accepts: (key: string) => boolean

  /** `accepts` says of each change by its key whether it is taken. */
  constructor(deepest: number, accepts: (key: string) => boolean) {
    this.deepest = deepest
    this.accepts = accepts
  }

  read(bytes: Uint8Array): void {
    for (const token of rtfTokens(bytes)) this.take(token)
    this.flushBytes()
    // A file that was cut off has groups that never end.
    while (this.stack.length > 0) this.close()
    while (this.sides.length > 0) this.endSide(this.state.target)
    this.changes.endPassage({ deletion: null, insertion: null })
    this.blocks.end()
  }

  private take(token: RtfToken): void {
    if (token.type === 'bytes') {
      this.takeBytes(token.bytes)
      return
    }
    this.flushBytes()
    const fresh = this.fresh
    this.fresh = token.type === 'open'
    if (token.type === 'open') {
      this.toSkip = 0
      if (this.stack.length >= this.deepest) {
        throw extractionFailure('limit-expansion', 'The document is nested too deeply to be read.')
      }
      this.stack.push({ ...this.state })
    } else if (token.type === 'close') this.close()
    else if (token.type === 'symbol') this.symbol(token.name, fresh)
    else this.word(token.name, token.value)
  }

  private takeBytes(bytes: Uint8Array): void {
    this.fresh = false
    let rest = bytes
    if (this.toSkip > 0) {
      const skip = Math.min(this.toSkip, rest.length)
      this.toSkip -= skip
      rest = rest.subarray(skip)
    }
    this.star = false
    if (rest.length > 0 && this.state.target !== 'skip') this.bytes.push(rest)
  }

  private flushBytes(): void {
    if (this.bytes.length === 0) return
    const text = iconv.decode(Buffer.concat(this.bytes), this.state.charset)
    this.bytes = []
    this.put(text)
  }

  /** Text for wherever it goes from here. */
  private put(text: string): void {
    const { target } = this.state
    if (target === 'skip' || target === 'info' || target === 'fonts') return
    if (target === 'styles') this.styleName += text
    else if (target === 'title') this.title += text
    else if (target === 'note' || target === 'comment' || target === 'margin') {
      this.sides.push((this.sides.pop() ?? '') + text)
    } else if (target === 'commenter') this.comments.putAuthor(text)
    else if (target === 'comment-number') this.comments.putNumber(text)
    else if (target === 'authors') this.author += text
    else this.bodyText(text)
  }

  private bodyText(text: string): void {
    const { hidden, deleted, inserted } = this.state
    if (hidden && !deleted && !inserted) {
      this.blocks.aside(text, hiddenWords)
      return
    }
    const change = this.changes.put(text, this.revisions())
    if (change.deletion !== null && this.accepts(change.deletion.key)) this.blocks.aside(text, deletion)
    else if (change.insertion !== null && !this.accepts(change.insertion.key)) this.blocks.aside(text, insertion)
    else if (hidden) this.blocks.aside(text, hiddenWords)
    else this.blocks.put(text)
  }

  private revisions() {
    const { deleted, inserted, deletion, insertion } = this.state
    return { deletion: deleted ? deletion : null, insertion: inserted ? insertion : null }
  }

  private close(): void {
    const inner = this.state
    const outer = this.stack.pop()
    if (outer === undefined) return
    this.toSkip = 0
    this.state = outer
    if (inner.target === 'styles' && outer.target === 'styles') {
      const name = this.styleName.replace(/;.*$/s, '')
      if (name.trim() !== '') this.blocks.styles.set(this.styleNumber, name)
      this.styleName = ''
      this.styleNumber = 0
    }
    if (inner.target === 'authors' && outer.target === 'authors') {
      this.changes.addAuthor(this.author)
      this.author = ''
    }
    if (inner.target === 'comment-number' && outer.target !== 'comment-number') this.comments.endNumber()
    for (let open = inner.boxes; open > outer.boxes; open -= 1) this.endBox()
    for (let open = inner.depth; open > outer.depth; open -= 1) this.endSide(inner.target)
  }

  private endSide(target: Target): void {
    const text = this.sides.pop() ?? ''
    if (target === 'margin') {
      this.losses.margins ||= text.trim() !== ''
      this.margins[this.margin].push(text)
      return
    }
    const { key, hasRange, removal } = this.comments.take(target === 'comment')
    if (!hasRange) this.changes.anchorHere(key)
    this.blocks.setApart(text, removal)
  }

  private beginBox(): void {
    this.state.boxes += 1
    this.losses.boxes += 1
    this.changes.endPassage(this.revisions())
    this.blocks.beginBox()
  }

  private endBox(): void {
    this.changes.endPassage(this.revisions())
    this.blocks.endBox()
  }

  private symbol(name: string, fresh: boolean): void {
    if (name === '*') {
      this.star = fresh
      return
    }
    if (this.toSkip > 0) {
      this.toSkip -= 1
      return
    }
    if (name === '~') this.put('\u00a0')
    else if (name === '_') this.put('\u2011')
    else if (name === '{' || name === '}' || name === '\\') this.put(name)
  }

  private word(name: string, value: number | null): void {
    const starred = this.star
    this.star = false
    if (starred && !knownDestinations.has(name)) {
      this.state.target = 'skip'
      return
    }
    if (this.twice(name)) return
    if (this.state.target === 'skip') return
    if (this.destination(name)) return
    if (this.state.target === 'fonts') {
      this.fontWord(name, value)
      return
    }
    if (name === 'u') {
      const code = value ?? 0
      this.put(String.fromCharCode(code < 0 ? code + 0x10000 : code & 0xffff))
      this.toSkip = this.state.fallback
      return
    }
    const character = characterWords.get(name)
    if (character !== undefined && this.toSkip > 0) {
      this.toSkip -= 1
      return
    }
    this.toSkip = 0
    if (character !== undefined) this.put(character)
    else if (this.state.target === 'body') this.bodyWord(name, value)
    else if (name === 'par') this.put('\n')
    this.characterWord(name, value)
  }

  /** Words that are written twice, first for readers without Unicode: only the second counts. */
  private twice(name: string): boolean {
    const { state } = this
    if (name === 'upr' && state.target !== 'skip') Object.assign(state, { instead: state.target, target: 'skip' })
    else if (name === 'ud' && state.instead !== null) Object.assign(state, { target: state.instead, instead: null })
    else return false
    return true
  }

  private destination(name: string): boolean {
    const { state } = this
    if (skippedDestinations.has(name)) {
      if (name === 'pict') this.losses.images += 1
      if (name === 'pntext' || name === 'listtext') this.blocks.paragraph.listLevel ??= 0
      state.target = 'skip'
    } else if (name === 'fonttbl') state.target = 'fonts'
    else if (name === 'stylesheet') state.target = 'styles'
    else if (name === 'info') state.target = 'info'
    else if (name === 'revtbl') state.target = 'authors'
    else if (state.target === 'info' && name === 'title') state.target = 'title'
    else if (marginWords.test(name)) {
      this.margin = name.startsWith('header') ? 'header' : 'footer'
      this.beginSide('margin')
    } else if (name === 'footnote') {
      this.losses.notes += 1
      this.beginSide('note')
    } else if (name === 'annotation') {
      this.losses.comments += 1
      this.beginSide('comment')
    } else if (name === 'atnauthor') state.target = 'commenter'
    else if (commentNumbers.has(name)) {
      this.comments.beginNumber(name)
      state.target = 'comment-number'
    } else if (name === 'shptxt' && state.target === 'body') this.beginBox()
    else return false
    return true
  }

  private beginSide(target: 'margin' | 'note' | 'comment'): void {
    this.state.target = target
    this.state.depth += 1
    this.sides.push('')
  }

  private fontWord(name: string, value: number | null): void {
    if (name === 'f') this.font = value ?? 0
    if (name !== 'fcharset' && name !== 'cpg') return
    const charset = name === 'cpg' ? charsetOfPage(value ?? 0) : charsetOfFont(value ?? 0)
    if (charset !== null) this.fonts.set(this.font, charset)
  }

  /** What characters look like, and the sets that they are written in. */
  private characterWord(name: string, value: number | null): void {
    const { state } = this
    const on = value !== 0
    if (name === 'uc') state.fallback = Math.max(0, value ?? 1)
    else if (name === 'f') state.charset = this.fonts.get(value ?? 0) ?? this.charset
    else if (name === 'v') state.hidden = on
    else if (name === 'deleted' || name === 'mvf') state.deleted = on
    else if (name === 'revised' || name === 'mvt') state.inserted = on
    else if (name === 'revauthdel') state.deletion = { ...state.deletion, author: value }
    else if (name === 'revdttmdel') state.deletion = { ...state.deletion, date: value }
    else if (name === 'revauth') state.insertion = { ...state.insertion, author: value }
    else if (name === 'revdttm') state.insertion = { ...state.insertion, date: value }
    else if (name === 'plain') {
      Object.assign(state, { hidden: false, deleted: false, inserted: false })
      state.charset = (this.defaultFont === null ? undefined : this.fonts.get(this.defaultFont)) ?? this.charset
    } else if (name === 'ansicpg') this.setCharset(charsetOfPage(value ?? 1252))
    else if (name === 'mac') this.setCharset('macintosh')
    else if (name === 'pc') this.setCharset('cp437')
    else if (name === 'pca') this.setCharset('cp850')
    else if (name === 'deff') this.defaultFont = value
    else if (name === 's' && state.target === 'styles') this.styleNumber = value ?? 0
  }

  private setCharset(charset: string): void {
    this.charset = charset
    this.state.charset = charset
  }

  private bodyWord(name: string, value: number | null): void {
    const { blocks } = this
    const { paragraph } = blocks
    if (name === 'par' || name === 'sect' || name === 'page') {
      this.changes.endPassage(this.revisions())
      blocks.endParagraph()
    } else if (name === 'cell' || name === 'nestcell') {
      this.changes.endPassage(this.revisions())
      blocks.endCell()
    } else if (name === 'row') blocks.endRow()
    else if (name === 'pard') blocks.newParagraph()
    else if (name === 's') paragraph.style = value ?? -1
    else if (name === 'outlinelevel') paragraph.outline = value
    else if (name === 'ls') paragraph.listLevel ??= 0
    else if (name === 'ilvl') paragraph.listLevel = value ?? 0
    else if (name === 'intbl') paragraph.inTable = true
  }
}

/** Rich Text Format. As with Word, whose program made the file is no byline. */
export const rtfImporter: Importer = {
  format: 'rtf',
  async read(bytes, options, limits) {
    const first = new RtfReader(limits.depth, () => true)
    first.read(bytes)
    const { passages, counts } = first.changes
    const tracked = counts.insertions + counts.deletions > 0 ? createTrackedChanges(passages, options) : null
    // Which changes there are is known only at the end, so what is not all accepted is read once more.
    const reader =
      tracked === null || tracked.counts.rejected === 0 ? first : new RtfReader(limits.depth, tracked.accepts)
    if (reader !== first) reader.read(bytes)
    const title = reader.title.replace(/\s+/g, ' ').trim()
    // A writer that had no letters for it put question marks.
    const stated = title.includes('???') ? null : givenTitle(title)
    const losses = tellLosses({ ...reader.losses, ...counts, changes: tracked?.counts ?? null })
    const { header, footer } = reader.margins
    const runs = [...pageMargins(header, 'header'), ...reader.blocks.runs, ...pageMargins(footer, 'footer')]
    const draft = await draftFromRuns(runs, { title: stated }, options, losses)
    return {
      ...draft,
      ...(tracked === null ? {} : { changes: tracked }),
      ...(reader.losses.comments + reader.losses.notes > 0
        ? { anchors: createNoteAnchors(passages, tracked?.accepts) }
        : {})
    }
  }
}
