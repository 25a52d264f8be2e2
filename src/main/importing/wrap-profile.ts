/**
 * Whether, and how, a text's lines were wrapped. Measured on the whole text, so that one odd line decides nothing.
 */
import { endsWithHyphen, type Hyphenation, learnHyphenation } from './hyphenation.ts'
import { countColumns, endsOpen, endsSentence, listMark, startsLower } from './line-marks.ts'

export interface WrapProfile {
  /** Lines are broken in mid-sentence at all. */
  wrapped: boolean
  /** The column that most broken lines come close to. */
  width: number
  /** How far short of `width` a full line may stay; above 0 where the text was set in a proportional face. */
  slack: number
  /** Many lines break in mid-sentence far from the width: a length says little then. */
  ragged: boolean
  /** Empty lines part the paragraphs, so a single line break need not. */
  blanksSeparate: boolean
  hyphenation: Hyphenation
}

/** Length that the first word of the next line would have taken on this one. */
function lengthWithNextWord(line: string, next: string): number {
  const word = /^\S*/.exec(next.trimStart())?.[0] ?? ''
  return line.length + 1 + word.length
}

/** How many characters short of full `line` is, seeing that `next` begins a new line. Full lines: 0 or less. */
export function shortfall(line: string, next: string, profile: Pick<WrapProfile, 'width' | 'slack'>): number {
  return profile.width - profile.slack + 1 - lengthWithNextWord(line, next)
}

function commonestWidth(lengths: readonly number[]): number {
  const window = 10
  const sorted = lengths.toSorted((a, b) => a - b)
  let best = 0
  let bestCount = 0
  let low = 0
  for (let high = 0; high < sorted.length; high += 1) {
    const width = sorted[high] ?? 0
    while ((sorted[low] ?? 0) <= width - window) low += 1
    const count = high - low + 1
    if (count >= bestCount) {
      best = width
      bestCount = count
    }
  }
  return best
}

/** True where `next` goes on with the sentence of `line`, whatever the lines' lengths. */
export function continuesSentence(line: string, next: string): boolean {
  if (endsSentence(line)) return false
  return startsLower(next) || endsOpen(line) || endsWithHyphen(line)
}

function isPlain(line: string): boolean {
  return line !== '' && !line.startsWith('>') && listMark(line) === null && countColumns(line) < 2
}

/** `lines`: the text's lines, right-trimmed. */
export function profileLines(lines: readonly string[]): WrapProfile {
  const trimmed = lines.map((line) => line.trim())
  const breaks: [string, string][] = []
  for (let index = 0; index + 1 < trimmed.length; index += 1) {
    const line = trimmed[index] ?? ''
    const next = trimmed[index + 1] ?? ''
    if (isPlain(line) && isPlain(next)) breaks.push([line, next])
  }
  // A comma or an article at a line's end is no proof: verse has them too. A small letter at the next one's start is.
  const broken = breaks.filter(([line, next]) => startsLower(next) && !endsSentence(line))
  const wrapped = broken.length > 0 && broken.length / breaks.length >= 0.08
  const width = commonestWidth(broken.map(([line]) => line.length))
  const shortfalls = broken.map(([line, next]) => width + 1 - lengthWithNextWord(line, next)).sort((a, b) => a - b)
  const far =
    shortfalls.filter((missing) => missing > 0.25 * width).length +
    broken.filter(([line]) => line.length > 1.25 * width).length
  const ragged = far >= 2 && far / broken.length > 0.15
  const typical = shortfalls[Math.floor(shortfalls.length * 0.9)] ?? 0
  return {
    wrapped,
    width,
    slack: ragged ? 0 : Math.min(Math.max(0, typical), 0.2 * width),
    ragged,
    blanksSeparate: blankLinesSeparate(trimmed),
    hyphenation: learnHyphenation(trimmed)
  }
}

function blankLinesSeparate(lines: readonly string[]): boolean {
  const groups: string[][] = [[]]
  for (const line of lines) {
    if (line === '') groups.push([])
    else groups.at(-1)?.push(line)
  }
  const filled = groups.filter((group) => group.length > 0)
  const several = filled.filter((group) => group.length > 1)
  const ended = several.filter((group) => endsSentence(group.at(-1) ?? ''))
  return several.length >= 2 && ended.length / several.length >= 0.6
}
