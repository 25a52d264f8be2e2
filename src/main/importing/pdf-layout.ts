/**
 * The words of a PDF page, which stand anywhere in any order, to lines in the order in which they are read: the page is cut
 * along its white space, first into columns, then into parts one under the other (recursive XY cut; Nagy and Seth 1984).
 * Lengths are points, from the upper left corner of the page as it is shown.
 */

/** Words in one font that the file sets in one go. `y` is the line that they stand on. */
export interface PdfSpan {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly y: number
  readonly size: number
  /** Written from right to left. */
  readonly isRightToLeft?: boolean
}

/** Words on one line of one column. Cells of a table are parted by tabs. */
export interface PdfLine {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly y: number
  readonly size: number
}

/** Lines that stand together, under no gap and in no other column. */
export type PdfPart = readonly PdfLine[]

const top = ({ y, size }: PdfSpan) => y - 0.8 * size
const bottom = ({ y, size }: PdfSpan) => y + 0.22 * size

/** As `Math.min` and `Math.max`, of however many there are. */
export const leastOf = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), Infinity)
export const mostOf = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), -Infinity)

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 0
}

interface Gap {
  readonly from: number
  readonly to: number
}

/** Stretches that no span covers, from the first to the last of them. */
function gapsOf(spans: readonly PdfSpan[], begin: (span: PdfSpan) => number, end: (span: PdfSpan) => number): Gap[] {
  const gaps: Gap[] = []
  let reach = Number.NEGATIVE_INFINITY
  for (const span of spans.toSorted((a, b) => begin(a) - begin(b))) {
    if (reach > Number.NEGATIVE_INFINITY && begin(span) > reach) gaps.push({ from: reach, to: begin(span) })
    reach = Math.max(reach, end(span))
  }
  return gaps
}

/** Lines of text that a column has at least, to be one. */
const fewestLines = 3

/** Whether the spans are a column of running text: most of its lines are about as wide as it is. */
function isColumn(spans: readonly PdfSpan[]): boolean {
  const lines = linesOf(spans)
  if (lines.length < fewestLines) return false
  const left = leastOf(lines.map((line) => line.left))
  const width = mostOf(lines.map((line) => line.right)) - left
  const full = lines.filter((line) => line.right - left >= 0.7 * width).length
  return full >= 0.5 * lines.length && lines.filter((line) => line.text.length >= 15).length >= 0.5 * lines.length
}

/** Gaps that are tried: of more, most part the cells of a table. */
const mostGutters = 30

/** The widest gap between two columns of text; none where what stands beside each other is a table. */
function gutterOf(spans: readonly PdfSpan[], size: number): number | null {
  const wide = gapsOf(
    spans,
    ({ left }) => left,
    ({ right }) => right
  ).filter(({ from, to }) => to - from >= 0.9 * size)
  for (const gap of wide.toSorted((a, b) => b.to - b.from - (a.to - a.from)).slice(0, mostGutters)) {
    const at = (gap.from + gap.to) / 2
    const before = spans.filter(({ right }) => right <= at)
    const after = spans.filter(({ left }) => left >= at)
    if (isColumn(before) && isColumn(after)) return at
  }
  return null
}

/** Deepest that a page is cut. */
const deepest = 60

/** Parts of the page in reading order. */
export function partsOf(spans: readonly PdfSpan[]): PdfPart[] {
  const parts: PdfPart[] = []
  const cut = (some: readonly PdfSpan[], depth: number): void => {
    if (some.length === 0) return
    const size = median(some.map((span) => span.size))
    if (depth < deepest && some.length > 1) {
      const gutter = gutterOf(some, size)
      if (gutter !== null) {
        cut(
          some.filter(({ right }) => right <= gutter),
          depth + 1
        )
        cut(
          some.filter(({ left }) => left >= gutter),
          depth + 1
        )
        return
      }
      const widest = gapsOf(some, top, bottom).reduce<Gap | null>(
        (most, gap) => (most === null || gap.to - gap.from > most.to - most.from ? gap : most),
        null
      )
      if (widest !== null && widest.to - widest.from >= 0.55 * size) {
        const at = (widest.from + widest.to) / 2
        cut(
          some.filter((span) => bottom(span) <= at),
          depth + 1
        )
        cut(
          some.filter((span) => bottom(span) > at),
          depth + 1
        )
        return
      }
    }
    const lines = linesOf(some)
    if (lines.length > 0) parts.push(lines)
  }
  cut(spans, 0)
  return parts
}

/** Spans to lines: those on about the same height, from left to right; a gap is a space, a wide one the next cell. */
export function linesOf(spans: readonly PdfSpan[]): PdfLine[] {
  const rows: PdfSpan[][] = []
  for (const span of spans.toSorted((a, b) => a.y - b.y || a.left - b.left)) {
    const row = rows.at(-1)
    const first = row?.[0]
    // Raised and lowered figures stand on the line of the words around them.
    if (
      row !== undefined &&
      first !== undefined &&
      Math.abs(span.y - first.y) <= 0.45 * Math.max(span.size, first.size)
    )
      row.push(span)
    else rows.push([span])
  }
  return rows.map(lineOf).filter(({ text }) => text !== '')
}

function lineOf(row: readonly PdfSpan[]): PdfLine {
  const backwards = row.filter((span) => span.isRightToLeft === true).length > row.length / 2
  const spans = row.toSorted((a, b) => (backwards ? b.right - a.right : a.left - b.left))
  const size = mostOf(spans.map((span) => span.size))
  let text = ''
  let reach: number | null = null
  for (const span of spans) {
    const gap: number = reach === null ? 0 : backwards ? reach - span.right : span.left - reach
    if (text !== '' && gap > 2.2 * size) text = `${text.trimEnd()}\t`
    else if (text !== '' && gap > 0.18 * size && !/\s$/.test(text) && !/^\s/.test(span.text)) text += ' '
    text += span.text
    reach = backwards ? Math.min(reach ?? span.left, span.left) : Math.max(reach ?? span.right, span.right)
  }
  const own = spans.filter((span) => span.text.trim() !== '')
  const y = own.find((span) => span.size === size)?.y ?? spans[0]?.y ?? 0
  return {
    text: text.replace(/[^\S\t]+/g, ' ').trim(),
    left: leastOf(own.map(({ left }) => left)),
    right: mostOf(own.map(({ right }) => right)),
    y,
    size: median(own.map((span) => span.size))
  }
}
