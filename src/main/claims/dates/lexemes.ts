/**
 * The words, figures and marks that dates are written with, read off a text once from left to right. Words that no date
 * holds part the text into runs; what follows works on one run at a time.
 */
import { starts, wordClass, wordClassAt } from './words.ts'

export interface Lexeme {
  /** `end` closes a run: no lexeme of the text. */
  readonly kind: 'word' | 'figure' | 'mark'
  /** In lower case. */
  readonly text: string
  /** Of a figure; -1 for all others. */
  readonly value: number
  readonly start: number
  readonly end: number
  /** Whether white space stands before it. */
  readonly spaced: boolean
  /** Begins with a capital letter. */
  readonly capital: boolean
  /** What a phrase that begins here can be: bits of `starts`. */
  readonly starts: number
  /** A figure, or a word that can carry a date. */
  readonly isAnchor: boolean
}

const marks = new Set([..."-–—/.,:~’'()@=<>½¼¾&+"])
const letter = /\p{L}/u
const combining = /[\p{M}\p{N}]/u

/** Longer runs are read in pieces: no date is that long. */
const longestRun = 240
/** Figures longer than this are no part of a date. */
const longestFigure = 10

const isDigit = (code: number): boolean => code >= 48 && code <= 57
const isAscii = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
const isSpace = (code: number): boolean =>
  code === 32 || code === 160 || code === 0x202f || code === 0x2009 || (code >= 9 && code <= 13)

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code < 128
    ? isAscii(code)
    : letter.test(text[at] ?? '') || (code >= 0xd800 && code < 0xe000) || combining.test(text[at] ?? '')
}

/**
 * Runs of lexemes between words that no date holds, blank lines and other marks, those with an anchor only. Until a run is
 * known to have one no lexeme is made of it: most runs have none.
 */
export function runsOf(text: string): Lexeme[][] {
  const runs: Lexeme[][] = []
  const places: number[] = []
  let anchored = false
  let spaced = true
  let at = 0
  while (at <= text.length) {
    const code = at < text.length ? text.charCodeAt(at) : -1
    const start = at
    let isPart = false
    if (code >= 0 && isSpace(code)) {
      let breaks = 0
      while (at < text.length && isSpace(text.charCodeAt(at))) {
        if (text.charCodeAt(at) === 10) breaks += 1
        at += 1
      }
      spaced = true
      if (breaks < 2) continue
    } else if (isDigit(code)) {
      while (at < text.length && isDigit(text.charCodeAt(at))) at += 1
      if (at - start <= longestFigure) isPart = anchored = true
    } else if (code >= 0 && isWordLetter(text, at)) {
      at += 1
      while (at < text.length && isWordLetter(text, at)) at += 1
      const word = wordClassAt(text, start, at)
      isPart = word.starts !== 0
      if (word.isAnchor && isPart) anchored = true
    } else {
      at += 1
      isPart = at <= text.length && marks.has(text[start] as string)
    }
    const isSpaced = spaced
    spaced = false
    if (isPart) {
      places.push(start, isSpaced ? -at : at)
      if (places.length < longestRun * 2) continue
    }
    if (anchored) runs.push(lexemesAt(text, places))
    places.length = 0
    anchored = false
  }
  return runs
}

/** A mark that counts as a letter, such as "½", is a mark all the same. */
const isWordLetter = (text: string, at: number): boolean =>
  isLetter(text, at) && (text.charCodeAt(at) < 128 || !marks.has(text[at] as string))

/** The lexemes of a run from their places: start and end of each, the end negative where white space stands before it. */
function lexemesAt(text: string, places: readonly number[]): Lexeme[] {
  const out: Lexeme[] = []
  for (let at = 0; at < places.length; at += 2) {
    const start = places[at] as number
    const end = Math.abs(places[at + 1] as number)
    out.push(lexemeOf(text.slice(start, end), start, end, (places[at + 1] as number) < 0))
  }
  return out
}

function lexemeOf(written: string, start: number, end: number, spaced: boolean): Lexeme {
  const common = { start, end, spaced }
  if (isDigit(written.charCodeAt(0)))
    return {
      kind: 'figure',
      text: written,
      value: Number(written),
      ...common,
      capital: false,
      starts: starts.figure,
      isAnchor: true
    }
  if (marks.has(written))
    return {
      kind: 'mark',
      text: written,
      value: -1,
      ...common,
      capital: false,
      starts: starts.mark,
      isAnchor: written === '½'
    }
  const word = written.toLowerCase()
  return { kind: 'word', text: word, value: -1, ...common, capital: word[0] !== written[0], ...wordClass(word) }
}
