import type { BlockKind, ExtractOptions } from '../../shared/extraction.ts'
import { decode } from './encoding.ts'
import { findFurniture } from './furniture.ts'
import { blocksFromLines, markHeadings } from './hard-wraps.ts'
import { type Draft, type Importer, noMetadata, type Piece } from './importer.ts'
import { settleLanguage } from './language.ts'
import { endsSentence, looksLikeTitle } from './line-marks.ts'
import { normaliseText, tellLineEnds } from './normalise.ts'
import { isDateLine, nameOpening, parseByline } from './opening.ts'
import { stateDay } from './stated-day.ts'
import { profileLines } from './wrap-profile.ts'

/** Lines at the top among which a byline or a date line is looked for. */
const headLines = 8

interface HeadLine {
  index: number
  kind: BlockKind
}

/** The lines of the head that say who wrote it and when. */
function findHeadLines(lines: readonly string[], language: string | null): HeadLine[] {
  const found: HeadLine[] = []
  let seen = 0
  for (let index = 0; index < lines.length && seen < headLines; index += 1) {
    const line = lines[index] ?? ''
    if (line.trim() === '') continue
    seen += 1
    if (line.length > 120) continue
    const byline = seen > 1 && parseByline(line) !== null
    if (byline || isDateLine(line, language)) found.push({ index, kind: 'byline' })
  }
  return found
}

/** Reads characters as plain text: what a text file and pasted text have in common. */
export async function draftFromText(raw: string, options: ExtractOptions): Promise<Draft> {
  const normalised = normaliseText(raw)
  const lines = normalised.text.split('\n').map((line) => line.trimEnd())
  const furniture = findFurniture(lines)
  const language = await settleLanguage(
    lines.filter((_, index) => furniture[index] === null).join(' '),
    null,
    options.language
  )
  const head = new Map(findHeadLines(lines, language).map((line) => [line.index, line.kind]))
  const plain = lines.map((line, index) => (furniture[index] === null && !head.has(index) ? line : ''))
  const profile = profileLines(plain)

  const pieces: Piece[] = []
  let joins = 0
  let pending: string[] = []
  const flush = () => {
    for (const { joins: joined, ...block } of blocksFromLines(pending, profile, options.rejoinLines !== false)) {
      joins += joined
      pieces.push(block)
    }
    pending = []
  }
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    const removal = furniture[index] ?? null
    const kind = head.get(index)
    if (removal === null && kind === undefined) {
      pending.push(line)
      continue
    }
    flush()
    pieces.push({ kind: kind ?? 'paragraph', text: line.trim(), ...(removal === null ? {} : { removal }) })
  }
  flush()

  const warnings = [...tellLineEnds(raw), ...normalised.warnings]
  if (joins > 0) {
    warnings.push({
      code: 'lines-rejoined',
      message: `${joins} broken line${joins === 1 ? ' was' : 's were'} rejoined.`
    })
  }
  const metadata = { ...noMetadata(), language }
  const heading = [...head.keys()].map((index) => lines[index] ?? '')
  for (const line of heading) metadata.byline ??= parseByline(line)
  warnings.push(...stateDay(metadata, heading, language))
  const opening = nameOpening(options.rejoinLines === false ? pieces : markShownHeadings(pieces), metadata)
  return { pieces: opening.pieces, metadata: { ...metadata, title: opening.title }, encoding: null, warnings }
}

/** Headings among the pieces that stay; what goes says nothing about its neighbours. */
function markShownHeadings(pieces: readonly Piece[]): Piece[] {
  const marked = markTitle(markHeadings(pieces.filter((piece) => piece.removal === undefined)))
  let next = 0
  return pieces.map((piece) => (piece.removal === undefined ? (marked[next++] ?? piece) : piece))
}

/** Shortest first paragraph, characters, that shows the line above it to be a title. */
const ledeLength = 60

/**
 * The first line is the title where it looks like one, and whole sentences follow in paragraphs that are longer
 * together. (What looks like a heading is marked as one already.)
 */
function markTitle(pieces: readonly Piece[]): Piece[] {
  const first = pieces.findIndex((piece) => piece.kind !== 'byline')
  const title = pieces[first]
  if (title?.kind !== 'paragraph' || !looksLikeTitle(title.text)) return [...pieces]
  const body = pieces.slice(first + 1).filter((piece) => piece.kind === 'paragraph')
  const [next] = body
  const opens = next !== undefined && next.text.length >= ledeLength && endsSentence(next.text)
  const below = body.reduce((length, piece) => length + piece.text.length, 0)
  return opens && below >= 2 * title.text.length
    ? pieces.with(first, { ...title, kind: 'heading', level: 1 })
    : [...pieces]
}

/** A plain text file. */
export const txtImporter: Importer = {
  format: 'txt',
  async read(bytes, options) {
    const decoded = decode(bytes, options.encoding)
    const draft = await draftFromText(decoded.text, options)
    return { ...draft, encoding: decoded.encoding, warnings: [...decoded.warnings, ...draft.warnings] }
  }
}
