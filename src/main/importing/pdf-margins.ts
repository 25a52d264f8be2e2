/** What stands at the head and foot of the pages of a PDF and is no part of its text: running heads and page numbers. */
import type { PdfLine } from './pdf-layout.ts'

/** Share of the page, from above and from below, that is its margin. */
const margin = 0.12
/** Lines in a margin that are looked at. */
const outermost = 3

export interface PageLines {
  readonly height: number
  readonly lines: readonly PdfLine[]
}

/** The line as it is on every page: without the numbers that change. */
const pattern = (text: string) => text.toLowerCase().replace(/\d+/g, '#').replace(/\s+/g, ' ').trim()

const pageNumber =
  /^[\s\-–—|[(]*(?:page|p\.|seite|página|pág\.|pagina)?\s*(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|\/|von|de|di|van)\s*\d{1,4})?[\s\-–—|\])]*$/i

function outerLines({ height, lines }: PageLines): PdfLine[] {
  const sorted = lines.toSorted((a, b) => a.y - b.y)
  const above = sorted.slice(0, outermost).filter(({ y }) => y <= margin * height)
  const below = sorted.slice(-outermost).filter(({ y }) => y >= (1 - margin) * height)
  return [...new Set([...above, ...below])]
}

/** The lines of each page that are no text, with what they are. */
export function findMargins(pages: readonly PageLines[]): Map<PdfLine, 'page-number' | 'running-head'> {
  const counts = new Map<string, number>()
  const outer = pages.map(outerLines)
  for (const lines of outer)
    for (const key of new Set(lines.map(({ text }) => pattern(text)))) counts.set(key, (counts.get(key) ?? 0) + 1)
  const found = new Map<PdfLine, 'page-number' | 'running-head'>()
  const often = Math.max(3, Math.ceil(pages.length * 0.3))
  for (const lines of outer) {
    for (const line of lines) {
      if (pageNumber.test(line.text) && pages.length > 1) found.set(line, 'page-number')
      else if ((counts.get(pattern(line.text)) ?? 0) >= often) found.set(line, 'running-head')
    }
  }
  return found
}
