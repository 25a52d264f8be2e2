/** Words that limit a number: "more than", "up to", "or so", "nearly". */
import type { Bound } from '../../../shared/detection.ts'

const before: [RegExp, Bound][] = [
  [
    /\b(?:no more than|not more than|up to|at most|as many as|as much as|as high as|a maximum of|a maximum|no later than|maximum of|capped at)\s$/i,
    'at-most'
  ],
  [
    /\b(?:no fewer than|no less than|not less than|at least|a minimum of|a minimum|minimum of|as few as|as little as)\s$/i,
    'at-least'
  ],
  [
    /\b(?:more than|over|above|in excess of|upwards? of|exceeding|greater than|well over|just over|surpassed|exceeded|topped|north of|larger than|higher than)\s$/i,
    'more-than'
  ],
  [/\b(?:less than|fewer than|under|below|just under|well under|smaller than|lower than|south of)\s$/i, 'less-than'],
  [
    /(?:\b(?:about|around|some|roughly|approximately|aproximately|approx\.?|nearly|almost|an estimated|estimated|close to|approaching|circa|just about|more or less|as many as about|getting on for)\s|~\s?)$/i,
    'about'
  ]
]

const after: [RegExp, Bound][] = [
  [/^\s?\+(?!\d)|^\s(?:or more|or greater|or higher|and (?:above|over|up))\b|^-plus\b/i, 'at-least'],
  [/^\s(?:or (?:less|fewer|lower|under)|and (?:below|under))\b/i, 'at-most'],
  [/^\s(?:or so|or thereabouts|give or take)\b/i, 'about']
]

export interface Limit {
  readonly bound: Bound
  /** The words themselves; null for an exact number. */
  readonly words: string | null
  /** Characters that the words take before or after the number. */
  readonly length: number
}

const none: Limit = { bound: 'exact', words: null, length: 0 }

/** What the words right before a number say; `text` ends where the number begins. */
export function boundBefore(text: string): Limit {
  const tail = text.slice(-24)
  for (const [pattern, bound] of before) {
    const match = pattern.exec(tail)
    if (match) return { bound, words: match[0].trim(), length: match[0].length }
  }
  return none
}

/** What the words right after a number and its unit say. */
export function boundAfter(rest: string): Limit {
  for (const [pattern, bound] of after) {
    const match = pattern.exec(rest)
    if (match) return { bound, words: match[0].trim(), length: match[0].length }
  }
  return none
}

/** What the bound leaves open: null on an open side, and on both for "about". */
export function limitsOf(bound: Bound, value: number): { low: number | null; high: number | null } {
  if (bound === 'more-than' || bound === 'at-least') return { low: value, high: null }
  if (bound === 'less-than' || bound === 'at-most') return { low: null, high: value }
  if (bound === 'about') return { low: null, high: null }
  return { low: value, high: value }
}
