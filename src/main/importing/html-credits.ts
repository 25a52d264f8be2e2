/**
 * Who wrote a page's article and when it appeared, as the page shows it around its headline. Only what stands there in
 * words is taken.
 */
import type { DomElement } from './html-blocks.ts'
import { readByline, type ShownByline } from './html-bylines.ts'
import { around, chunksOf } from './html-chunks.ts'
import { readDays, type ShownDays } from './html-days.ts'

export interface Credits extends ShownDays {
  byline: ShownByline
}

/** Reads the credits around a headline, or at the top of the page where no headline stands on it. */
export function readCredits(root: DomElement, headline: DomElement | null, language: string | null): Credits {
  const all = chunksOf(root)
  const { behind, ahead } = around(all, headline)
  return {
    byline: readByline(root, headline, { all, behind, ahead }, language),
    ...readDays(root, [...behind, ...ahead], all, headline, language)
  }
}
