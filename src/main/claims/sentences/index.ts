/**
 * Sentence boundaries with exact offsets.
 *
 * Scripts with full stops, question and exclamation marks go through a scanner with the rules of edited prose
 * (scan.ts), told apart by language (languages.ts); scripts whose terminators Intl.Segmenter knows go through it, with
 * what stands in brackets and title marks kept whole. Lists that run on in one line are cut before their numbers
 * (lists.ts).
 */
import type { DetectionBlock, Offsets } from '../../../shared/detection.ts'
import { profileOf } from './languages.ts'
import { pieceIsListItem } from './lists.ts'
import { isCasual, scanPiece } from './scan.ts'

/**
 * Sentences of a text in text order: trimmed of white space, never overlapping, never crossing a block. Any string is
 * accepted; what holds only white space gives no sentence.
 */
export function segment(text: string, language: string | null = null, blocks?: readonly DetectionBlock[]): Offsets[] {
  const pieces = blocks && blocks.length > 0 ? blockPieces(text, blocks) : paragraphPieces(text)
  const profile = profileOf(language === null ? 'en' : primary(language))
  const casual = isCasual(text)
  const sentences: Offsets[] = []
  for (const piece of pieces) {
    const raw = needsSegmenter(text, piece)
      ? segmentPiece(text, piece, language)
      : scanPiece(text, piece, profile, casual)
    for (const sentence of raw) pushTrimmed(sentences, text, sentence)
  }
  return sentences
}

/** The primary language of a BCP 47 tag, lower case. */
export function primary(language: string): string {
  return language.toLowerCase().split(/[-_]/)[0] ?? ''
}

/** The blocks of the importer in order, clamped to the text, and whatever lies between them. */
function blockPieces(text: string, blocks: readonly DetectionBlock[]): Offsets[] {
  const pieces: Offsets[] = []
  let cursor = 0
  for (const block of [...blocks].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const start = Math.max(block.start, cursor)
    const end = Math.min(block.end, text.length)
    if (end <= start) continue
    if (start > cursor) pieces.push(...paragraphPieces(text, cursor, start))
    pieces.push({ start, end })
    cursor = end
  }
  if (cursor < text.length) pieces.push(...paragraphPieces(text, cursor, text.length))
  return pieces
}

/** Paragraphs: a blank line always parts, a line break only where the line looks finished. */
function paragraphPieces(text: string, from = 0, to = text.length): Offsets[] {
  const pieces: Offsets[] = []
  let start = from
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) {
    if (!breaksAt(text, start, at, to)) continue
    pieces.push({ start, end: at })
    start = at + 1
  }
  pieces.push({ start, end: to })
  return pieces
}

const unfinished =
  /(?:[,;(–—-]|\b(?:the|a|an|and|or|but|of|in|on|at|to|for|with|by|from|that|which|who|is|are|was|were|his|her|their|its|as|U\.S\.))$/i

/** How long a line is at least that was broken because the column ended, in characters. */
const columnWidth = 45
/** Lines this short, without a mark, are entries of a list; in a narrow column words would still be broken off. */
const entryWidth = 26

/** Whether the line break at `at` ends a paragraph, for text that came without blocks. */
function breaksAt(text: string, start: number, at: number, to: number): boolean {
  let next = at + 1
  while (next < to && (text[next] === ' ' || text[next] === '\t' || text[next] === '\r')) next += 1
  if (next >= to || text[next] === '\n') return true
  const lineStart = Math.max(start, text.lastIndexOf('\n', at - 1) + 1, at - 400)
  const line = text.slice(lineStart, at).trim()
  if (line === '') return true
  const lineEnd = text.indexOf('\n', next)
  const following = text.slice(next, Math.min(to, lineEnd === -1 ? to : lineEnd, next + 400)).trim()
  if (!/[\p{L}\p{N}]/u.test(line) && line.length > 2) return true
  if (pieceIsListItem(following)) return true
  if (isEntry(line) && isEntry(following)) return true
  if (/\.{4,}\s*[\divx–-]+$/.test(line)) return true
  if (/^\(.*\)$/.test(line) || (/^\(.*\)$/.test(following) && line.length < columnWidth)) return true
  if (/^\p{Ll}/u.test(following) || unfinished.test(line)) return false
  if (/[.!?…:;"”’)]$/.test(line)) return false
  return line.length < columnWidth
}

/** A line that is short and holds no mark at all but a comma: "contact manager". */
function isEntry(line: string): boolean {
  return line.length <= entryWidth && /^\p{L}[\p{L}\p{N} ,&/-]*[\p{L}\p{N}]$/u.test(line) && line.length > 2
}

const segmenterScripts =
  /[\u0600-\u06ff\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u1200-\u137f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]/
const anyLetter = /\p{L}/u

function needsSegmenter(text: string, piece: Offsets): boolean {
  const head = text.slice(piece.start, Math.min(piece.end, piece.start + 200))
  if (!segmenterScripts.test(head)) return false
  let own = 0
  let letters = 0
  for (const char of head) {
    if (!anyLetter.test(char)) continue
    letters += 1
    if (segmenterScripts.test(char)) own += 1
  }
  return own * 2 >= letters
}

const brackets: Record<string, string> = {
  '《': '》',
  '「': '」',
  '『': '』',
  '（': '）',
  '(': ')',
  '【': '】',
  '“': '”'
}

/** Sentences as ICU cuts them, save where a cut would fall inside brackets or a title that close soon. */
function segmentPiece(text: string, piece: Offsets, language: string | null): Offsets[] {
  const out: Offsets[] = []
  let open: Offsets | null = null
  for (const part of segmenterFor(language).segment(text.slice(piece.start, piece.end))) {
    const start: number = open ? open.start : piece.start + part.index
    const end = piece.start + part.index + part.segment.length
    if (end - start < 400 && staysOpen(text.slice(start, end), text.slice(end, Math.min(piece.end, end + 200)))) {
      open = { start, end }
      continue
    }
    out.push({ start, end })
    open = null
  }
  if (open) out.push(open)
  return out
}

/** Whether the last bracket that `inside` opens is closed only in `after`. */
function staysOpen(inside: string, after: string): boolean {
  const stack: string[] = []
  for (const char of inside) {
    const closer = brackets[char]
    if (closer) stack.push(closer)
    else if (stack.at(-1) === char) stack.pop()
  }
  const wanted = stack.at(-1)
  return wanted !== undefined && after.includes(wanted)
}

const segmenters = new Map<string | null, Intl.Segmenter>()

function segmenterFor(language: string | null): Intl.Segmenter {
  const known = segmenters.get(language)
  if (known) return known
  const made = makeSegmenter(language)
  segmenters.set(language, made)
  return made
}

function makeSegmenter(language: string | null): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language ?? undefined, { granularity: 'sentence' })
  } catch {
    return new Intl.Segmenter(undefined, { granularity: 'sentence' })
  }
}

function pushTrimmed(out: Offsets[], text: string, span: Offsets): void {
  let { start, end } = span
  while (start < end && /\s/u.test(text[start] ?? '')) start += 1
  while (end > start && /\s/u.test(text[end - 1] ?? '')) end -= 1
  if (end > start) out.push({ start, end })
}
