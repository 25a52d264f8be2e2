/** What the engine knows of ranges that a person picked: for a new claim from a selection, a split, a merge. */
import type { DetectOptions, SelectionAnalysis, Span } from '../../shared/detection.ts'
import { findDates } from './dates/index.ts'
import { type ClaimCore, claimFromRanges, detect, mergeSpans } from './detect.ts'
import { findQuantities } from './quantities/index.ts'
import { segment } from './sentences/index.ts'
import { sentenceCase } from './statement.ts'
import { plainWords, tagChunk } from './tokens.ts'

export type RangeInput = { start: number; end: number }

/** One range: see `analyseSelection`. */
export function describeRange(text: string, range: RangeInput, options: DetectOptions = {}): SelectionAnalysis {
  return analyseSelection(text, [range], options)
}

/**
 * Statement, types, numbers, dates, facets, attribution and score for the ranges. Ranges are clamped to the text and
 * trimmed of white space; throws RangeError when nothing is left. Where the engine itself proposes a claim over nearly
 * the same words its statement is taken, otherwise the selected words as they stand.
 */
export function analyseSelection(
  text: string,
  ranges: readonly RangeInput[],
  options: DetectOptions = {}
): SelectionAnalysis {
  const spans = mergeSpans(
    text,
    ranges.flatMap((range) => trimmed(text, range))
  )
  const first = spans[0]
  const last = spans.at(-1)
  if (!first || !last) throw new RangeError('The selection holds no text')
  const window = windowAround(text, first.start, last.end)
  const piece = text.slice(window.start, window.end)
  const local = detect(piece, { ...options, title: null, blocks: [] })
  const best = bestMatch(local.claims, spans, window.start)
  const english = local.language === 'en'
  const tokens = english ? tagChunk(piece, window.start) : plainWords(piece, window.start)
  const dates = findDates(piece, window.start, options.language ?? local.language, options.date)
  const quantities = findQuantities(piece, window.start, local.language ?? 'en', english ? tokens : null, dates)
  const role = roleAt(first.start, options)
  const context = { text, sentence: sentenceAt(text, first.start, window), role, tokens, quantities, dates, english }
  const same = best && best.overlap >= 0.8 ? best.claim : null
  const statement = same ? same.statement : sentenceCase(spans.map((span) => span.text.replace(/\s+/gu, ' ')).join(' '))
  const attribution = best && best.overlap >= 0.3 ? shiftLinks(text, best.claim, window.start) : []
  return claimFromRanges(
    context,
    spans,
    statement,
    same ? same.flags : [],
    same ? (same.types.filter((type) => structural.has(type)) as never[]) : [],
    attribution
  )
}

const structural = new Set(['utterance', 'position', 'quotation', 'title', 'alias', 'motive', 'presupposition'])

function trimmed(text: string, range: RangeInput): Span[] {
  let start = Math.max(0, Math.min(range.start, text.length))
  let end = Math.max(0, Math.min(range.end, text.length))
  while (start < end && /\s/u.test(text[start] ?? '')) start += 1
  while (end > start && /\s/u.test(text[end - 1] ?? '')) end -= 1
  return end > start ? [{ start, end, text: text.slice(start, end) }] : []
}

/** The paragraphs around the selection, at most 2,000 characters either side. */
function windowAround(text: string, start: number, end: number): RangeInput {
  const before = Math.max(text.lastIndexOf('\n\n', start) + 1, start - 2000, 0)
  const after = text.indexOf('\n\n', end)
  return { start: before, end: Math.min(after === -1 ? text.length : after, end + 2000) }
}

function sentenceAt(text: string, at: number, window: RangeInput): RangeInput {
  const found = segment(text.slice(window.start, window.end), null).find((sentence) => window.start + sentence.end > at)
  return found ? { start: window.start + found.start, end: window.start + found.end } : window
}

function roleAt(at: number, options: DetectOptions): 'headline' | 'lede' | 'body' {
  const block = options.blocks?.find((entry) => entry.start <= at && at < entry.end)
  if (block?.kind === 'headline' || block?.kind === 'heading') return 'headline'
  return block?.kind === 'lede' ? 'lede' : 'body'
}

function bestMatch(
  claims: readonly ClaimCore[],
  spans: readonly Span[],
  shift: number
): { claim: ClaimCore; overlap: number } | null {
  let best: { claim: ClaimCore; overlap: number } | null = null
  const wanted = spans.reduce((sum, span) => sum + span.end - span.start, 0)
  for (const claim of claims) {
    const size = claim.ranges.reduce((sum, range) => sum + range.end - range.start, 0)
    let shared = 0
    for (const range of claim.ranges)
      for (const span of spans)
        shared += Math.max(0, Math.min(range.end + shift, span.end) - Math.max(range.start + shift, span.start))
    const overlap = shared / (size + wanted - shared)
    if (shared > 0 && (!best || overlap > best.overlap)) best = { claim, overlap }
  }
  return best
}

function shiftLinks(text: string, claim: ClaimCore, shift: number): ClaimCore['attribution'] {
  const move = (span: Span | null) =>
    span
      ? { start: span.start + shift, end: span.end + shift, text: text.slice(span.start + shift, span.end + shift) }
      : null
  return claim.attribution.map((link) => ({
    source: move(link.source),
    cue: move(link.cue),
    content: move(link.content)
  }))
}
