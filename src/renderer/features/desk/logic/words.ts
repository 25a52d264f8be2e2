/** Words and graphemes of a text, for picking and cutting without tearing either. */
import type { Range } from '../../../../shared/model/values.ts'

const segmenters = new Map<string, Intl.Segmenter>()

function segmenter(granularity: 'word' | 'grapheme', language: string | null): Intl.Segmenter {
  const key = `${granularity} ${language ?? ''}`
  let found = segmenters.get(key)
  if (!found) {
    found = new Intl.Segmenter(supported(language), { granularity })
    segmenters.set(key, found)
  }
  return found
}

function supported(language: string | null): string[] {
  if (!language) return []
  try {
    return Intl.Segmenter.supportedLocalesOf(language)
  } catch {
    return []
  }
}

/** The words of a text with the punctuation that clings to them left out; offsets into `text`. */
export function wordSpans(text: string, language: string | null = null): readonly Range[] {
  const words: Range[] = []
  for (const part of segmenter('word', language).segment(text)) {
    if (!part.isWordLike) continue
    const word = { start: part.index, end: part.index + part.segment.length }
    const before = words.at(-1)
    // Browsers part "U.S" at its full stop, the standard (UAX 29) does not.
    if (before && INITIALS.test(text.slice(before.start, word.end)))
      words[words.length - 1] = { ...before, end: word.end }
    else words.push(word)
  }
  return words
}

/** Letters with full stops between them, as in "U.S" or "J.F.K". */
const INITIALS = /^\p{L}(\.\p{L})+$/u

/** Offsets strictly inside `text` at which a claim may be cut: where a word begins. */
export function cutPoints(text: string, language: string | null = null): readonly number[] {
  return wordSpans(text, language)
    .map((word) => word.start)
    .filter((offset) => offset > 0)
}

/**
 * A selection made into what a claim may cover: widened to whole graphemes, then trimmed of white space.
 * Null where nothing but white space is left.
 */
export function tidyRange(text: string, range: Range): Range | null {
  let start = Math.max(0, Math.min(range.start, range.end))
  let end = Math.min(text.length, Math.max(range.start, range.end))
  if (start >= end) return null
  const graphemes = segmenter('grapheme', null).segment(text)
  start = graphemes.containing(start)?.index ?? start
  const last = graphemes.containing(end - 1)
  if (last) end = last.index + last.segment.length
  while (start < end && isSpace(text, start)) start += 1
  while (end > start && isSpace(text, end - 1)) end -= 1
  return start < end ? { start, end } : null
}

/**
 * A selection widened to whole words at both ends, then tidied: a hand that lets go inside a word means the word.
 * Hyphens and apostrophes part words as the language has it. Null where nothing but white space is selected.
 */
export function wholeWords(text: string, range: Range, language: string | null = null): Range | null {
  const tidy = tidyRange(text, range)
  if (!tidy) return null
  const words = segmenter('word', language).segment(text)
  const first = words.containing(tidy.start)
  const last = words.containing(tidy.end - 1)
  return {
    start: first?.isWordLike ? first.index : tidy.start,
    end: last?.isWordLike ? last.index + last.segment.length : tidy.end
  }
}

/** White space, and the invisible marks that stand beside it. */
const isSpace = (text: string, index: number): boolean => /[\s\u00a0\u200b\u2060\ufeff]/u.test(text[index] as string)

/** Index of the word that holds the offset, else the next one, else the last; -1 for a text without words. */
export function wordAt(words: readonly Range[], offset: number): number {
  const index = words.findIndex((word) => word.end > offset)
  return index === -1 ? words.length - 1 : index
}
