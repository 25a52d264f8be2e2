/**
 * Rich Text Format (Word, WordPad, TextEdit, older newsroom systems). Read after Microsoft's specification 1.9.1; what it
 * calls a destination that this reader does not know is skipped, as it demands.
 */

import iconv from 'iconv-lite'
import type { BlockKind } from '../../shared/extraction.ts'
import { extractionFailure } from './coded-error.ts'
import { draftFromRuns } from './document-draft.ts'
import { givenTitle } from './given-title.ts'
import type { HtmlRun } from './html-blocks.ts'
import type { Importer, Removal } from './importer.ts'
import {
  commentBy,
  deletion,
  footnote,
  hiddenWords,
  insertion,
  type Losses,
  pageMargins,
  tellLosses
} from './losses.ts'
import { noRevision, type Revision, RtfChanges } from './rtf-changes.ts'
import { charsetOfFont, charsetOfPage } from './rtf-charsets.ts'
import { type RtfToken, rtfTokens } from './rtf-tokens.ts'
import { characterWords, knownDestinations, skippedDestinations } from './rtf-words.ts'
import { kindOfStyle } from './style-names.ts'
import { createTrackedChanges } from './tracked-changes.ts'

/** Where the text of a group goes. */
type Target =
  | 'body'
  | 'skip'
  | 'fonts'
  | 'styles'
  | 'info'
  | 'title'
  | 'note'
  | 'comment'
  | 'commenter'
  | 'margin'
  | 'authors'

/** All that braces keep and give back. */
interface State {
  target: Target
  /** How many notes, comments and margins are open, one in the other. */
  depth: number
  /** How many text boxes. */
  boxes: number
  charset: string
  /** Characters that stand behind a `\u` for readers without Unicode. */
  fallback: number
  hidden: boolean
  deleted: boolean
  inserted: boolean
  /** Who did that to them, also where it is not known yet that anything was done. */
  deletion: Revision
  insertion: Revision
}

/** What holds for paragraphs until `\pard`. */
interface Paragraph {
  style: number
  outline: number | null
  listLevel: number | null
  inTable: boolean
}

const noParagraph: Paragraph = { style: -1, outline: null, listLevel: null, inTable: false }

/** What is put aside while a text box is read; `runs` is how many there were. */
interface Surroundings {
  readonly text: string
  readonly paragraph: Paragraph
  readonly apart: HtmlRun[]
  readonly cells: string[]
  readonly rows: string[]
  readonly runs: number
}

const margins = /^(header|footer)[lrf]?$/
class RtfReader {
  readonly runs: HtmlRun[] = []
  readonly losses: Required<Pick<Losses, 'comments' | 'notes' | 'boxes' | 'images' | 'margins'>> = {
    comments: 0,
    notes: 0,
    boxes: 0,
    images: 0,
    margins: false
  }
  title = ''
  private readonly fonts = new Map<number, string>()
  private readonly styles = new Map<number, string>()
  private readonly stack: State[] = []
  private readonly deepest: number
  private state: State = {
    target: 'body',
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
  private paragraph: Paragraph = { ...noParagraph }
  private bytes: Uint8Array[] = []
  private text = ''
  private apart: HtmlRun[] = []
  /** No word of the text stands between the last words set apart and this place. */
  private together = false
  /** Text of the notes, comments and margins that are open, the innermost last. */
  private readonly sides: string[] = []
  /** What stands around the text boxes that are open. */
  private readonly around: Surroundings[] = []
  /** Who made the comment that comes next. */
  private commenter = ''
  private cells: string[] = []
  private rows: string[] = []
  private toSkip = 0
  private star = false
  /** Nothing of the group was read yet: only here a `\*` names a destination; elsewhere it goes with what it stands before. */
  private fresh = false
  private font = -1
  private styleName = ''
  private styleNumber = 0
  readonly changes = new RtfChanges()
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
    while (this.around.length > 0) this.endBox()
    while (this.sides.length > 0) this.endSide(this.state.target)
    this.changes.endPassage({ deletion: null, insertion: null })
    this.paragraph.inTable = false
    this.endParagraph()
    this.endTable()
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
    } else if (target === 'commenter') this.commenter += text
    else if (target === 'authors') this.author += text
    else this.bodyText(text)
  }

  private bodyText(text: string): void {
    const { hidden, deleted, inserted } = this.state
    if (hidden && !deleted && !inserted) {
      this.aside(text, hiddenWords)
      return
    }
    const change = this.changes.put(text, this.revisions())
    if (change.deletion !== null && this.accepts(change.deletion.key)) this.aside(text, deletion)
    else if (change.insertion !== null && !this.accepts(change.insertion.key)) this.aside(text, insertion)
    else if (hidden) this.aside(text, hiddenWords)
    else {
      this.text += text
      this.together = false
    }
  }

  private revisions() {
    const { deleted, inserted, deletion, insertion } = this.state
    return { deletion: deleted ? deletion : null, insertion: inserted ? insertion : null }
  }

  /** Words that are in the document but not in the text; those that stand together are one. */
  private aside(text: string, removal: Removal): void {
    const last = this.apart.at(-1)
    if (this.together && last !== undefined && last.removal === removal) {
      last.text += text
      return
    }
    this.together = true
    this.apart.push({ kind: 'paragraph', text, removal })
  }

  private close(): void {
    const inner = this.state
    const outer = this.stack.pop()
    if (outer === undefined) return
    this.toSkip = 0
    this.state = outer
    if (inner.target === 'styles' && outer.target === 'styles') {
      const name = this.styleName.replace(/;.*$/s, '')
      if (name.trim() !== '') this.styles.set(this.styleNumber, name)
      this.styleName = ''
      this.styleNumber = 0
    }
    if (inner.target === 'authors' && outer.target === 'authors') {
      this.changes.addAuthor(this.author)
      this.author = ''
    }
    for (let open = inner.boxes; open > outer.boxes; open -= 1) this.endBox()
    for (let open = inner.depth; open > outer.depth; open -= 1) this.endSide(inner.target)
  }

  private endSide(target: Target): void {
    const text = this.sides.pop() ?? ''
    if (target === 'margin') {
      this.losses.margins ||= text.trim() !== ''
      this.margins[this.margin].push(text)
    } else if (target === 'comment') {
      this.apart.push({ kind: 'paragraph', text, removal: commentBy(this.commenter.trim() || null) })
      this.commenter = ''
    } else this.apart.push({ kind: 'paragraph', text, removal: footnote })
  }

  /** A text box stands in the middle of a paragraph and holds paragraphs of its own; they follow that paragraph. */
  private beginBox(): void {
    this.losses.boxes += 1
    this.changes.endPassage(this.revisions())
    const { text, paragraph, apart, cells, rows } = this
    this.around.push({ text, paragraph, apart, cells, rows, runs: this.runs.length })
    this.text = ''
    this.paragraph = { ...noParagraph }
    this.apart = []
    this.cells = []
    this.rows = []
    this.together = false
  }

  private endBox(): void {
    const outside = this.around.pop()
    if (outside === undefined) return
    this.changes.endPassage(this.revisions())
    this.paragraph = { ...this.paragraph, inTable: false }
    this.endParagraph()
    this.endTable()
    this.text = outside.text
    this.paragraph = outside.paragraph
    this.apart = outside.apart
    this.cells = outside.cells
    this.rows = outside.rows
    this.together = false
    this.apart.push(...this.runs.splice(outside.runs))
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

  private destination(name: string): boolean {
    const { state } = this
    if (skippedDestinations.has(name)) {
      if (name === 'pict') this.losses.images += 1
      if (name === 'pntext' || name === 'listtext') this.paragraph.listLevel ??= 0
      state.target = 'skip'
    } else if (name === 'fonttbl') state.target = 'fonts'
    else if (name === 'stylesheet') state.target = 'styles'
    else if (name === 'info') state.target = 'info'
    else if (name === 'revtbl') state.target = 'authors'
    else if (state.target === 'info' && name === 'title') state.target = 'title'
    else if (margins.test(name)) {
      this.margin = name.startsWith('header') ? 'header' : 'footer'
      this.beginSide('margin')
    } else if (name === 'footnote') {
      this.losses.notes += 1
      this.beginSide('note')
    } else if (name === 'annotation') {
      this.losses.comments += 1
      this.beginSide('comment')
    } else if (name === 'atnauthor') state.target = 'commenter'
    else if (name === 'shptxt' && state.target === 'body') {
      state.boxes += 1
      this.beginBox()
    } else return false
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
    const { paragraph } = this
    if (name === 'par' || name === 'sect' || name === 'page') {
      this.changes.endPassage(this.revisions())
      this.endParagraph()
    } else if (name === 'cell' || name === 'nestcell') {
      this.changes.endPassage(this.revisions())
      this.endCell()
    } else if (name === 'row') this.endRow()
    else if (name === 'pard') this.paragraph = { ...noParagraph }
    else if (name === 's') paragraph.style = value ?? -1
    else if (name === 'outlinelevel') paragraph.outline = value
    else if (name === 'ls') paragraph.listLevel ??= 0
    else if (name === 'ilvl') paragraph.listLevel = value ?? 0
    else if (name === 'intbl') paragraph.inTable = true
  }

  private placeOf({ style, outline, listLevel }: Paragraph): { kind: BlockKind; level?: number } {
    const styled = kindOfStyle(this.styles.get(style) ?? '')
    if (styled !== null) return styled
    if (outline !== null && outline >= 0 && outline < 9) return { kind: 'heading', level: outline + 1 }
    if (listLevel !== null) return { kind: 'list-item', level: Math.min(9, listLevel + 1) }
    return { kind: 'paragraph' }
  }

  private endParagraph(): void {
    if (this.paragraph.inTable) {
      this.text += ' '
      return
    }
    this.endTable()
    const text = this.text
      .replace(/[ \t]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .trim()
    this.text = ''
    if (text !== '') this.runs.push({ ...this.placeOf(this.paragraph), text, removal: null })
    this.endAsides()
  }

  private endAsides(): void {
    for (const run of this.apart) if (run.text.trim() !== '') this.runs.push({ ...run, text: run.text.trim() })
    this.apart = []
  }

  private endCell(): void {
    this.cells.push(this.text.replace(/\s+/g, ' ').trim())
    this.text = ''
  }

  private endRow(): void {
    if (this.text.trim() !== '') this.endCell()
    if (this.cells.some((cell) => cell !== '')) this.rows.push(this.cells.join('\t'))
    this.cells = []
  }

  private endTable(): void {
    if (this.cells.length > 0) this.endRow()
    if (this.rows.length > 0) this.runs.push({ kind: 'table', text: this.rows.join('\n'), removal: null })
    this.rows = []
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
    const runs = [...pageMargins(header, 'header'), ...reader.runs, ...pageMargins(footer, 'footer')]
    const draft = await draftFromRuns(runs, { title: stated }, options, losses)
    return tracked === null ? draft : { ...draft, changes: tracked }
  }
}
