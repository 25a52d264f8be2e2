/**
 * The words, figures and marks that dates are written with, read off a text once from left to right. Words that no date
 * holds part the text into runs; what follows works on one run at a time.
 */
import { starts, startsOf } from './words.ts'

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
 * Runs of lexemes between words that no date holds, blank lines and other marks, those with an anchor only: a figure or
 * a word that `isAnchor` says can carry a date.
 */
export function* runsOf(text: string, isAnchor: (word: string) => boolean): Generator<Lexeme[]> {
  let run: Lexeme[] = []
  let anchored = false
  let spaced = true
  let at = 0
  while (at <= text.length) {
    const code = at < text.length ? text.charCodeAt(at) : -1
    let next: Lexeme | null = null
    const start = at
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
      if (at - start <= longestFigure) {
        const digits = text.slice(start, at)
        next = {
          kind: 'figure',
          text: digits,
          value: Number(digits),
          start,
          end: at,
          spaced,
          capital: false,
          starts: starts.figure
        }
        anchored = true
      }
    } else if (code >= 0 && !marks.has(text[at] as string) && isLetter(text, at)) {
      while (at < text.length && isLetter(text, at) && !marks.has(text[at] as string)) at += 1
      const written = text.slice(start, at)
      const word = written.toLowerCase()
      const classes = startsOf(word)
      if (classes !== 0) {
        next = {
          kind: 'word',
          text: word,
          value: -1,
          start,
          end: at,
          spaced,
          capital: word[0] !== written[0],
          starts: classes
        }
        if (!anchored && isAnchor(word)) anchored = true
      }
    } else {
      const mark = at < text.length ? (text[at] as string) : ''
      at += 1
      if (marks.has(mark))
        next = { kind: 'mark', text: mark, value: -1, start, end: at, spaced, capital: false, starts: starts.mark }
    }
    spaced = false
    if (next) {
      run.push(next)
      if (run.length < longestRun) continue
    }
    if (anchored) yield run
    run = []
    anchored = false
  }
}
