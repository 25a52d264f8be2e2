import { createContext, useContext } from 'react'
import type { PassageView } from '../../../../shared/contract/index.ts'
import type { Range } from '../../../../shared/model/values.ts'
import type { PickText } from '../logic/rewording.ts'
import type { ArticleText } from './use-article-text.ts'

/** The article on screen, for what stands beside its text: keys, toolbars, the inspector. */
export interface ArticleOnDesk {
  readonly text: ArticleText | null
  readonly language: string | null
  /** The same text for choosing words by word. */
  readonly pickText: PickText | null
  readonly passagesIn: (range: Range) => readonly PassageView[]
}

export const ArticleContext = createContext<ArticleOnDesk>({
  text: null,
  language: null,
  pickText: null,
  passagesIn: () => []
})

export function useArticleContext(): ArticleOnDesk {
  return useContext(ArticleContext)
}

export function articleOnDesk(text: ArticleText | null, language: string | null): ArticleOnDesk {
  return {
    text,
    language,
    pickText: text && { blockAt: text.blockAt, blockOf: text.blockOf, language },
    passagesIn: (range) =>
      (text?.marksAt(range.start)?.passages ?? []).filter(
        (passage) => passage.start < range.end && passage.end > range.start
      )
  }
}
