/**
 * The runs of a page or a Word file as pieces of a document.
 */
import { findFurniture } from './furniture.ts'
import { blocksFromLines, markHeadings } from './hard-wraps.ts'
import type { HtmlRun } from './html-blocks.ts'
import type { Piece, Removal } from './importer.ts'
import { isDateLine, parseByline } from './opening.ts'
import { profileLines } from './wrap-profile.ts'

function pieceOf(run: HtmlRun): Piece {
  const level = run.level === undefined ? {} : { level: run.level }
  const page = run.page === undefined ? {} : { page: run.page }
  return {
    kind: run.kind,
    text: run.text,
    ...level,
    ...page,
    ...(run.removal === null ? {} : { removal: run.removal })
  }
}

/**
 * Line breaks inside a paragraph of a page are read as those of plain text are: some are paragraphs, some break a sentence. In a
 * written document whoever breaks a line means no paragraph, unless by an empty line; there only broken sentences are joined.
 */
function rejoinBrokenLines(run: HtmlRun, breaks: LineBreaks): HtmlRun[] {
  if (run.kind !== 'paragraph' || run.removal !== null || !run.text.includes('\n')) return [run]
  const stretches = breaks === 'page' ? [run.text] : run.text.split(/\n(?:[^\S\n]*\n)+/)
  return stretches.flatMap((text) => {
    const lines = text.split('\n')
    const blocks = markHeadings(blocksFromLines(lines, profileLines(lines)))
    if (breaks === 'document' && blocks.length > 1) return [{ ...run, text }]
    return blocks.map(({ joins: _joins, ...block }) => ({ ...block, removal: null }))
  })
}

/** What the line breaks within a paragraph come from. */
export type LineBreaks = 'page' | 'document'

/** Runs to pieces: what the wording shows to be furniture goes too, and neighbouring removed runs of one block are one. */
export function piecesOf(runs: readonly HtmlRun[], title: string | null, breaks: LineBreaks): Piece[] {
  const pieces = runs.flatMap((run) => rejoinBrokenLines(run, breaks)).map(pieceOf)
  const shown = pieces.filter((piece) => piece.removal === undefined)
  const furniture = findFurniture(shown.flatMap((piece) => [piece.text, '']))
  for (const [index, piece] of shown.entries()) {
    const removal = furniture[2 * index]
    if (removal !== null && removal !== undefined && piece.kind !== 'headline') piece.removal = removal
  }
  return restoreHeadline(pieces, title)
}

const emptyHeading: Removal = { reason: 'furniture', message: 'Heading of a part that was left out' }

/** Headings at a page's end whose text has gone go too; where the page itself hides that text, they stay as it shows them. */
export function dropEmptyHeadings(pieces: Piece[]): Piece[] {
  const found = [...pieces]
  for (let index = found.length - 1, gone = false; index >= 0; index -= 1) {
    const piece = found[index]
    if (piece === undefined) continue
    if (piece.removal !== undefined) gone ||= piece.removal.reason !== 'hidden'
    else if (gone && piece.kind === 'heading') found[index] = { ...piece, removal: emptyHeading }
    else break
  }
  return found
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

function withoutRemoval({ removal: _removal, ...piece }: Piece): Piece {
  return piece
}

/** The article's own title belongs to its text, also where the article was found without it; once. */
function restoreHeadline(pieces: Piece[], title: string | null): Piece[] {
  if (title === null) return pieces
  const wanted = plain(title)
  const titled = pieces.filter((piece) => piece.kind === 'heading' && plain(piece.text) === wanted)
  const firstShown = pieces.findIndex((piece) => piece.removal === undefined)
  const chosen =
    titled.find((piece) => piece.removal === undefined) ??
    titled.findLast((piece) => pieces.indexOf(piece) < firstShown)
  if (chosen === undefined) return pieces
  return pieces.map((piece): Piece => {
    if (piece === chosen) return { ...withoutRemoval(piece), kind: 'headline', level: 1 }
    if (titled.includes(piece) && piece.removal === undefined) {
      return { ...piece, removal: { reason: 'repeated-title', message: 'The title once more' } }
    }
    return piece
  })
}

/** Bylines and date lines among the first blocks. */
export function markCredits(pieces: Piece[], language: string | null): Piece[] {
  let seen = 0
  return pieces.map((piece) => {
    if (piece.removal !== undefined || seen >= 8) return piece
    seen += 1
    if (piece.kind !== 'paragraph' || piece.text.length > 120) return piece
    return parseByline(piece.text) !== null || isDateLine(piece.text, language) ? { ...piece, kind: 'byline' } : piece
  })
}
