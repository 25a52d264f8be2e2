/**
 * Sentence boundaries with exact offsets.
 *
 * English (and other Latin, Cyrillic and Greek scripts) go through a scanner for terminators with the rules of edited
 * prose: abbreviations, initials, ellipses, decimal points, quotations and brackets that close after the full stop,
 * reporting clauses after a quotation. Other scripts go through Intl.Segmenter, which knows their terminators.
 */
import type { DetectionBlock, Offsets } from '../../shared/detection.ts'

/** Abbreviations that a name or number follows, so a capital after them starts no sentence. */
const beforeName = new Set(
  (
    'mr mrs ms dr prof rev fr hon st sen rep gov gen lt col maj capt sgt cpl pvt adm cmdr supt insp pres messrs mme mlle ' +
    'vs v nr no nos art fig figs sec vol vols pp ed eds e.g i.e cf viz al ca approx op hon rt mt ft hr herr sr.a dipl ing dott sig'
  ).split(' ')
)
/** Abbreviations that may also end a sentence: the next word decides. */
const mayEnd = new Set(
  (
    'jr sr inc corp co ltd llc plc bros dept est univ assn etc jan feb mar apr jun jul aug sept sep oct nov dec mon tue ' +
    'tues wed thu thur thurs fri sat sun ave blvd rd hwy ph.d m.d b.a m.a esq p.m a.m u.s u.k u.n e.u d.c n.y l.a u.s.a u.s.s.r ' +
    'min max hrs secs in oz lb lbs kg km cm mm sq bn bzw usw z.b d.h u.a vgl evtl ggf inkl zzgl usf p.ej pág núm'
  ).split(' ')
)
/** Words that start sentences and are hardly ever part of a name: after "U.S." or "Inc." they decide for a boundary. */
const starters = new Set(
  (
    'the a an in on at it he she they we i this that these those there but and however if when while after before as for with by from ' +
    'what who how why where his her its their our my some many most no not so then still yet although though since because according meanwhile ' +
    'several other each every both one two three did do does is are was were has have had will would can could at how let'
  ).split(' ')
)

const closers = '"\'”’»)]}›'
const openers = '"\'“‘«([{¿¡‹-–—•*'
const candidate = /[.!?…。！？؟।۔]/g

/** Primary languages whose prose the terminator scanner reads. */
const scanned = new Set(
  'en de fr es it pt nl da sv no nb nn fi pl cs sk ru uk bg el ro hu tr ca hr sl et lv lt'.split(' ')
)

/**
 * Sentences of a text in text order: trimmed of white space, never overlapping, never crossing a block. Any string is
 * accepted; what holds only white space gives no sentence.
 */
export function segment(text: string, language: string | null = null, blocks?: readonly DetectionBlock[]): Offsets[] {
  const pieces = blocks && blocks.length > 0 ? blockPieces(text, blocks) : paragraphPieces(text)
  const scan = language === null || scanned.has(primary(language))
  const sentences: Offsets[] = []
  for (const piece of pieces) {
    const raw = scan && !needsSegmenter(text, piece) ? scanPiece(text, piece) : segmentPiece(text, piece, language)
    for (const sentence of raw) pushTrimmed(sentences, text, sentence)
  }
  return sentences
}

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

const listMarker = /^\s*(?:[•●▪◦‣*–-]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s)/i
const unfinished =
  /(?:[,;(–—-]|\b(?:the|a|an|and|or|but|of|in|on|at|to|for|with|by|from|that|which|who|is|are|was|were|his|her|their|its|as|U\.S\.))$/i

/** Whether the line break at `at` ends a paragraph, for text that came without blocks. */
function breaksAt(text: string, start: number, at: number, to: number): boolean {
  let next = at + 1
  while (next < to && (text[next] === ' ' || text[next] === '\t' || text[next] === '\r')) next += 1
  if (next >= to || text[next] === '\n') return true
  const lineStart = Math.max(start, text.lastIndexOf('\n', at - 1) + 1, at - 400)
  const line = text.slice(lineStart, at).trimEnd()
  if (line === '') return true
  const head = text.slice(next, Math.min(to, next + 40))
  if (listMarker.test(head)) return true
  if (/^\p{Ll}/u.test(head) || unfinished.test(line)) return false
  if (/[.!?…:;"”’)]$/.test(line)) return false
  return line.length < 45
}

function needsSegmenter(text: string, piece: Offsets): boolean {
  return /[\u0900-\u0dff\u0e00-\u10ff\u3040-\u30ff\u3400-\u9fff\u0600-\u06ff\uac00-\ud7af]/.test(
    text.slice(piece.start, Math.min(piece.end, piece.start + 200))
  )
}

function segmentPiece(text: string, piece: Offsets, language: string | null): Offsets[] {
  const out: Offsets[] = []
  for (const part of segmenterFor(language).segment(text.slice(piece.start, piece.end))) {
    out.push({ start: piece.start + part.index, end: piece.start + part.index + part.segment.length })
  }
  return out
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

function scanPiece(text: string, piece: Offsets): Offsets[] {
  const out: Offsets[] = []
  let start = piece.start
  candidate.lastIndex = piece.start
  for (let match = candidate.exec(text); match && match.index < piece.end; match = candidate.exec(text)) {
    let end = match.index + 1
    while (
      end < piece.end &&
      (/[.!?…]/.test(text[end] ?? '') ||
        (text[end] === ' ' && text[end + 1] === '.' && !/[\p{L}\p{N}]/u.test(text[end + 2] ?? '')))
    )
      end += 1
    const run = text.slice(match.index, end)
    while (end < piece.end && closers.includes(text[end] ?? '')) end += 1
    end = Math.min(piece.end, end + (noteMark.exec(text.slice(end, end + 8))?.[0].length ?? 0))
    candidate.lastIndex = end
    if (end >= piece.end || isBoundary(text, start, match.index, run, end, piece.end)) {
      out.push({ start, end })
      start = end
    }
  }
  if (start < piece.end) out.push({ start, end: piece.end })
  return out
}

/** A reference mark after the full stop ("… July 1805. [6] An …") belongs to the sentence that it documents. */
const noteMark = /^(?:\s?\[\d{1,3}\])+(?=\s|$)/

/** Whether the terminator run that starts at `dot` and ends (closing quotes included) at `end` closes the sentence. */
function isBoundary(text: string, start: number, dot: number, run: string, end: number, limit: number): boolean {
  let next = end
  while (next < limit && /\s/u.test(text[next] ?? '')) next += 1
  if (next >= limit) return true
  if (next === end) return false
  let opened = next
  while (opened < limit && openers.includes(text[opened] ?? '')) opened += 1
  while (opened < limit && text[opened] === ' ') opened += 1
  const following = /^[\p{L}\p{N}'’.-]+/u.exec(text.slice(opened, Math.min(limit, opened + 30)))?.[0] ?? ''
  const isLower = /^\p{Ll}/u.test(following) && !/^(?:i(?:Ph|Pa|OS|Tun)|e[A-Z]|de |al-)/u.test(following)
  const isCapital = /^\p{Lu}/u.test(following)
  const closed = end > dot + run.length
  if (isLower) return false
  if (/[!?]/.test(run))
    return !(
      closed &&
      /^(?:I|He|She|They)$/.test(following) &&
      /^\S+\s+(?:said|asked)/.test(text.slice(opened, opened + 20))
    )
  if (/^(?:\.\s?\.|…)/.test(run)) return isCapital || run.replace(/ /g, '').length > 3
  const word = lastWord(text, start, dot)
  const bare = word.toLowerCase()
  if ((bare === 'p' || bare === 'n°') && /^\p{N}/u.test(following)) return false
  if (closed) return !beforeName.has(bare) || isCapital
  if (/^\p{Lu}$/u.test(word)) return initialEnds(text, start, dot, following)
  if (beforeName.has(bare)) return bare === 'no' && isCapital && dot - start < 4
  if (mayEnd.has(bare) || /^(?:\p{L}\.)+\p{L}$/u.test(word)) {
    if (/^\p{N}/u.test(following)) return false
    return (
      starters.has(following.toLowerCase()) ||
      (/^(?:etc|p\.m|a\.m)$/.test(bare) &&
        isCapital &&
        !/^(?:E[SD]T|P[SD]T|GMT|BST|CET|Eastern|Pacific|UTC|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)/.test(
          following
        ))
    )
  }
  if (/^\d{1,3}$/.test(word) && /^\s*\d{1,3}$/.test(text.slice(start, dot))) return false
  return true
}

/** "J. Edgar": a single capital before a capitalised word is an initial, unless a sentence starter follows "plan B." */
function initialEnds(text: string, start: number, dot: number, following: string): boolean {
  const before = text.slice(Math.max(start, dot - 40), dot - 1).trimEnd()
  const starts = starters.has(following.toLowerCase())
  if (before === '' || !starts) return false
  return text[dot - 1] === 'I' || /[\p{Ll}\p{N}]$/u.test(before)
}

function lastWord(text: string, start: number, dot: number): string {
  let from = dot
  const floor = Math.max(start, dot - 20)
  while (from > floor && /[\p{L}\p{N}.]/u.test(text[from - 1] ?? '')) from -= 1
  return text.slice(from, dot)
}

function pushTrimmed(out: Offsets[], text: string, span: Offsets): void {
  let { start, end } = span
  while (start < end && /\s/u.test(text[start] ?? '')) start += 1
  while (end > start && /\s/u.test(text[end - 1] ?? '')) end -= 1
  if (end > start) out.push({ start, end })
}
