import type { BlockKind } from '../../shared/extraction.ts'
import type { HtmlRun } from './html-blocks.ts'
import type { Removal } from './importer.ts'
import { kindOfStyle } from './style-names.ts'

/** What holds for paragraphs until `\pard`. */
interface Paragraph {
  style: number
  outline: number | null
  listLevel: number | null
  inTable: boolean
}

/** What is being written: of the text itself, or of the innermost text box. */
interface Writing {
  paragraph: Paragraph
  text: string
  /** What stands apart from the paragraph, and the paragraphs of boxes in it; they follow it. */
  apart: HtmlRun[]
  /** No word of the text stands between the last words set apart and this place. */
  together: boolean
  cells: string[]
  rows: string[]
  /** How many runs there were when it began. */
  readonly from: number
}

const newParagraph = (): Paragraph => ({ style: -1, outline: null, listLevel: null, inTable: false })

const newWriting = (from: number): Writing => ({
  paragraph: newParagraph(),
  text: '',
  apart: [],
  together: false,
  cells: [],
  rows: [],
  from
})

/** What the words of an RTF file become: paragraphs, tables, text boxes, and what stands apart from them. */
export class RtfBlocks {
  readonly runs: HtmlRun[] = []
  /** Names of the paragraph styles by their numbers. */
  readonly styles = new Map<number, string>()
  private now = newWriting(0)
  private readonly around: Writing[] = []

  get paragraph(): Paragraph {
    return this.now.paragraph
  }

  newParagraph(): void {
    this.now.paragraph = newParagraph()
  }

  put(text: string): void {
    this.now.text += text
    this.now.together = false
  }

  /** Words that are in the document but not in the text; those that stand together are one. */
  aside(text: string, removal: Removal): void {
    const last = this.now.apart.at(-1)
    if (this.now.together && last !== undefined && last.removal === removal) {
      last.text += text
      return
    }
    this.now.together = true
    this.setApart(text, removal)
  }

  /** Words that stand apart by themselves: a note, a comment. */
  setApart(text: string, removal: Removal): void {
    this.now.apart.push({ kind: 'paragraph', text, removal })
  }

  /** A text box stands in the middle of a paragraph and holds paragraphs of its own; they follow that paragraph. */
  beginBox(): void {
    this.around.push(this.now)
    this.now = newWriting(this.runs.length)
  }

  endBox(): void {
    const outside = this.around.pop()
    if (outside === undefined) return
    this.endWriting()
    const inside = this.runs.splice(this.now.from)
    this.now = outside
    this.now.together = false
    for (const run of inside) this.now.apart.push(run)
  }

  /** The end of the document; boxes that are still open end with it. */
  end(): void {
    while (this.around.length > 0) this.endBox()
    this.endWriting()
  }

  endParagraph(): void {
    const { now } = this
    if (now.paragraph.inTable) {
      now.text += ' '
      return
    }
    this.endTable()
    const text = now.text
      .replace(/[ \t]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .trim()
    now.text = ''
    if (text !== '') this.runs.push({ ...this.placeOf(now.paragraph), text, removal: null })
    for (const run of now.apart) if (run.text.trim() !== '') this.runs.push({ ...run, text: run.text.trim() })
    now.apart = []
  }

  endCell(): void {
    this.now.cells.push(this.now.text.replace(/\s+/g, ' ').trim())
    this.now.text = ''
  }

  endRow(): void {
    const { now } = this
    if (now.text.trim() !== '') this.endCell()
    if (now.cells.some((cell) => cell !== '')) now.rows.push(now.cells.join('\t'))
    now.cells = []
  }

  private endTable(): void {
    const { now } = this
    if (now.cells.length > 0) this.endRow()
    if (now.rows.length > 0) this.runs.push({ kind: 'table', text: now.rows.join('\n'), removal: null })
    now.rows = []
  }

  private endWriting(): void {
    this.now.paragraph.inTable = false
    this.endParagraph()
    this.endTable()
  }

  private placeOf({ style, outline, listLevel }: Paragraph): { kind: BlockKind; level?: number } {
    const styled = kindOfStyle(this.styles.get(style) ?? '')
    if (styled !== null) return styled
    if (outline !== null && outline >= 0 && outline < 9) return { kind: 'heading', level: outline + 1 }
    if (listLevel !== null) return { kind: 'list-item', level: Math.min(9, listLevel + 1) }
    return { kind: 'paragraph' }
  }
}
