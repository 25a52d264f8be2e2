/** PDF: pages to paragraphs in reading order, each with its page. */

import { extractionFailure } from './coded-error.ts'
import { draftFromRuns } from './document-draft.ts'
import { givenTitle } from './given-title.ts'
import type { HtmlRun } from './html-blocks.ts'
import { endsWithHyphen, type Hyphenation, learnHyphenation } from './hyphenation.ts'
import type { Importer, Removal } from './importer.ts'
import { endsSentence, listMark, startsLower } from './line-marks.ts'
import { plural, tellLosses } from './losses.ts'
import { type PdfPage, readPdf } from './pdf-document.ts'
import { leastOf, mostOf, type PdfLine, type PdfPart, partsOf } from './pdf-layout.ts'
import { findMargins } from './pdf-margins.ts'

const removals: Record<'page-number' | 'running-head', Removal> = {
  'page-number': { reason: 'page-number', message: 'Page number' },
  'running-head': { reason: 'furniture', message: 'Head or foot of the pages' }
}

interface Paragraph {
  lines: PdfLine[]
  page: PdfPage
  isTable: boolean
}

/** Lines of one part to paragraphs: by indents, short last lines, wider leading, another size, bullets. */
function paragraphsOf(part: PdfPart, page: PdfPage): Paragraph[] {
  const left = leastOf(part.map((line) => line.left))
  const right = mostOf(part.map((line) => line.right))
  const paragraphs: Paragraph[] = []
  for (const line of part) {
    const last = paragraphs.at(-1)
    const before = last?.lines.at(-1)
    const isTable = line.text.includes('\t')
    if (
      last !== undefined &&
      before !== undefined &&
      last.isTable === isTable &&
      (isTable || !begins(line, before, left, right))
    )
      last.lines.push(line)
    else paragraphs.push({ lines: [line], page, isTable })
  }
  return paragraphs
}

function begins(line: PdfLine, before: PdfLine, left: number, right: number): boolean {
  if (Math.abs(line.size - before.size) > 0.12 * before.size) return true
  if (listMark(line.text) !== null) return true
  const indented = line.left - left > 0.6 * line.size && before.left - left <= 0.6 * line.size
  if (indented && endsSentence(before.text)) return true
  // A line that ends although the next word had room was ended on purpose.
  const letter = (line.right - line.left) / Math.max(1, line.text.length)
  const word = /^\S*/.exec(line.text)?.[0].length ?? 0
  return before.right + (word + 2) * letter < right
}

/** What began on one page or in one column goes on in the next. */
function joinAcross(paragraphs: readonly Paragraph[]): Paragraph[] {
  const joined: Paragraph[] = []
  for (const paragraph of paragraphs) {
    const last = joined.at(-1)
    const end = last?.lines.at(-1)
    const start = paragraph.lines[0]
    const goesOn =
      last !== undefined &&
      end !== undefined &&
      start !== undefined &&
      !last.isTable &&
      !paragraph.isTable &&
      Math.abs(end.size - start.size) <= 0.06 * end.size &&
      !endsSentence(end.text) &&
      (startsLower(start.text) || endsWithHyphen(end.text)) &&
      end.text.length > 20
    if (goesOn) for (const line of paragraph.lines) last.lines.push(line)
    else joined.push({ ...paragraph, lines: [...paragraph.lines] })
  }
  return joined
}

function textOf({ lines, isTable }: Paragraph, hyphenation: Hyphenation): string {
  if (isTable) return lines.map(({ text }) => text).join('\n')
  return lines.reduce((text, line) => {
    if (text === '') return line.text
    return endsWithHyphen(text) ? hyphenation.join(text, line.text) : `${text} ${line.text}`
  }, '')
}

/** The size that most characters have. */
function bodySize(paragraphs: readonly Paragraph[]): number {
  const characters = new Map<number, number>()
  for (const { lines } of paragraphs)
    for (const { size, text } of lines) {
      const rounded = Math.round(size * 2) / 2
      characters.set(rounded, (characters.get(rounded) ?? 0) + text.length)
    }
  return [...characters].reduce((most, entry) => (entry[1] > most[1] ? entry : most), [0, 0])[0]
}

/** Sizes above the body's, largest first: the levels of headings. */
function headingSizes(paragraphs: readonly Paragraph[], body: number): number[] {
  const sizes = new Set<number>()
  for (const { lines } of paragraphs) {
    const size = Math.round((lines[0]?.size ?? 0) * 2) / 2
    if (size >= 1.15 * body) sizes.add(size)
  }
  return [...sizes].sort((a, b) => b - a)
}

const longestHeading = 250

function runOf(paragraph: Paragraph, text: string, body: number, sizes: readonly number[]): HtmlRun {
  const { page } = paragraph
  const place = { page: { index: page.index, label: page.label }, removal: null }
  if (paragraph.isTable) return { kind: 'table', text, ...place }
  const size = Math.round((paragraph.lines[0]?.size ?? 0) * 2) / 2
  if (size >= 1.15 * body && text.length <= longestHeading && /\p{L}{2}/u.test(text)) {
    return { kind: 'heading', level: Math.min(6, sizes.indexOf(size) + 1), text, ...place }
  }
  return listMark(text) === null
    ? { kind: 'paragraph', text, ...place }
    : { kind: 'list-item', level: 1, text, ...place }
}

/** A PDF. Whose program made it is no byline, and when it was made no date of publication. */
export const pdfImporter: Importer = {
  format: 'pdf',
  async read(bytes, options) {
    const file = await readPdf(bytes)
    const parts = file.pages.map((page) => ({ page, parts: partsOf(page.spans) }))
    const margins = findMargins(parts.map(({ page, parts: own }) => ({ height: page.height, lines: own.flat() })))
    const found = parts.flatMap(({ page, parts: own }) =>
      own.flatMap((part) =>
        paragraphsOf(
          part.filter((line) => !margins.has(line)),
          page
        )
      )
    )
    if (found.length === 0 && file.unreadable > 0) {
      throw extractionFailure(
        'damaged',
        'The pages of this PDF cannot be read. Open it in its own program and save it again, or paste its text.'
      )
    }
    if (found.length === 0) {
      throw extractionFailure(
        'empty',
        'This PDF holds no text: its pages are pictures, as a scanner makes them. Recognise its text (OCR) and import the result.'
      )
    }
    const paragraphs = joinAcross(found)
    const hyphenation = learnHyphenation(paragraphs.flatMap(({ lines }) => [...lines.map(({ text }) => text), '']))
    const body = bodySize(paragraphs)
    const sizes = headingSizes(paragraphs, body)
    const runs = paragraphs.map((paragraph) => runOf(paragraph, textOf(paragraph, hyphenation), body, sizes))
    const apart = [...margins].map(
      ([line, what]): HtmlRun => ({ kind: 'paragraph', text: line.text, removal: removals[what] })
    )
    const pictures = file.pages.filter(({ spans }) => spans.every(({ text }) => text.trim() === '')).length
    const warnings = tellLosses({ unreadable: file.unreadable })
    if (pictures > 0) {
      const message = `${plural(pictures, 'page holds', 'pages hold')} no text: ${pictures === 1 ? 'it is' : 'they are'} empty or a picture, as a scanner makes ${pictures === 1 ? 'it' : 'them'}.`
      warnings.push({ code: 'pages-without-text', message })
    }
    const stated = { title: givenTitle(file.title), language: file.language }
    return draftFromRuns([...runs, ...apart], stated, options, warnings)
  }
}
