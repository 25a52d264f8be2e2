/** What the parts of the engine hand to each other while a sentence is taken apart. */
import type { ClaimType } from '../../shared/detection.ts'

/** Half-open range of token indices. */
export type TokenRange = { from: number; to: number }

export type Draft = {
  ranges: TokenRange[]
  statement: string
  flags: string[]
  types: ClaimType[]
  /** Index into the drafts of the same sentence. */
  parent: number | null
  /** How many of the sentence's attribution links hold for it, outermost first. */
  links: number
  /** Name whose title it is; only the first mention in a text becomes a claim. */
  titleKey?: string
}

/** An assertion that stands in a phrase rather than in a clause. */
export type Aside = {
  kind: 'alias' | 'title' | 'motive' | 'restrictive' | 'presupposition'
  /** Token ranges that carry the assertion. */
  ranges: TokenRange[]
  statement: string
  /** Set for a title: "vladimir putin", so that only the first mention counts. */
  key?: string
}
