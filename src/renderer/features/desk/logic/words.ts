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

/**
 * The words of a text with the punctuation that clings to them left out; offsets into `text`. What a reader takes for one word
 * is one, also where the standard (UAX 29) or a browser parts it: "U.S.", "well-known", "AT&T", "9/11", "10:30", "$1,000", "3.5%".
 */
export function wordSpans(text: string, language: string | null = null): readonly Range[] {
  const words: Range[] = []
  for (const part of segmenter('word', language).segment(text)) {
    if (!part.isWordLike) continue
    const start = startOf(text, part.index)
    const end = part.index + part.segment.length
    const before = words.at(-1)
    const goesOn = before !== undefined && isOneWord(text, before, { start: part.index, end })
    if (goesOn) words.pop()
    const word = { start: goesOn ? before.start : start, end }
    words.push({ start: word.start, end: endOf(text, word) })
  }
  return words
}

/** Letters with full stops between them, as in "U.S" or "J.F.K". */
const INITIALS = /^\p{L}\p{M}*(\.\p{L}\p{M}*)+$/u
/** Signs that stand before a number, or before a name online. */
const OPENS_NUMBER = /[\p{Sc}\u2212]/u
const OPENS_NAME = /[#@]/u
/** Signs that stand right after a number. */
const CLOSES_NUMBER = /[\p{Sc}%‰°]/u
const DIGIT = /\p{Nd}/u
const LETTER_OR_DIGIT = /[\p{L}\p{Nd}]/u

/** Where a word begins, with the sign that belongs to it. */
function startOf(text: string, start: number): number {
  const sign = text[start - 1] ?? ''
  const first = text[start] ?? ''
  const belongs =
    (OPENS_NUMBER.test(sign) && DIGIT.test(first)) || (OPENS_NAME.test(sign) && LETTER_OR_DIGIT.test(first))
  // "30%#" and "a@b": the sign stands between two words and opens none.
  return belongs && !/[\p{L}\p{Nd}%‰°]/u.test(text[start - 2] ?? '') ? start - 1 : start
}

/** Where a word ends: a sign after a number and the last full stop of initials belong to it. */
function endOf(text: string, { start, end }: Range): number {
  const next = text[end] ?? ''
  if (CLOSES_NUMBER.test(next) && DIGIT.test(text[end - 1] ?? '')) return end + 1
  return next === '.' && INITIALS.test(text.slice(start, end)) ? end + 1 : end
}

/** Whether a word goes on with the next run of letters or digits. */
function isOneWord(text: string, before: Range, next: Range): boolean {
  const left = text[before.end - 1] ?? ''
  const right = text[next.start] ?? ''
  const between = text.slice(before.end, next.start)
  switch (between) {
    case '.':
      return INITIALS.test(text.slice(before.start, next.end))
    case '-':
    case '\u2010':
    case '\u2011':
      // Also after initials, as in "U.S.-led".
      return left === '.' || LETTER_OR_DIGIT.test(left)
    case '&':
    case "'":
    case '\u2019':
      return LETTER_OR_DIGIT.test(left)
    case '/':
    case ':':
      return DIGIT.test(left) && DIGIT.test(right)
    case '':
      // "20°C"; words of a script without spaces stay apart.
      return /[%‰°]/u.test(left) && !DIGIT.test(right)
    default:
      // "US$1,000".
      return LETTER_OR_DIGIT.test(left) && /^\p{Sc}$/u.test(between) && DIGIT.test(right)
  }
}

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
 * A selection widened to whole words at both ends, then tidied: a hand that lets go inside a word means the word. Null where
 * nothing but white space is selected.
 */
export function wholeWords(text: string, range: Range, language: string | null = null): Range | null {
  const tidy = tidyRange(text, range)
  if (!tidy) return null
  const words = wordSpans(text, language)
  const holds =
    (offset: number) =>
    ({ start, end }: Range): boolean =>
      start <= offset && offset < end
  return {
    start: words.find(holds(tidy.start))?.start ?? tidy.start,
    end: words.findLast(holds(tidy.end - 1))?.end ?? tidy.end
  }
}

/** White space, and the invisible marks that stand beside it. */
const isSpace = (text: string, index: number): boolean => /[\s\u00a0\u200b\u2060\ufeff]/u.test(text[index] as string)

/** Index of the word that holds the offset, else the next one, else the last; -1 for a text without words. */
export function wordAt(words: readonly Range[], offset: number): number {
  const index = words.findIndex((word) => word.end > offset)
  return index === -1 ? words.length - 1 : index
}
