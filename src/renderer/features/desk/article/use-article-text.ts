/** The article's text and marks as far as they are fetched: a window of blocks at a time, kept by the query cache. */
import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ArticleView, BlockView, Marks } from '../../../../shared/contract/index.ts'
import { queryKey, useProject, useQueryMethod } from '../../../api/index.ts'
import { assignLanes, type Lanes } from '../logic/lanes.ts'
import type { PickBlock } from '../logic/picking.ts'
import { lastAtOrBefore, type TextWindow, textWindows } from '../logic/windows.ts'

const blocksInput = (revision: string, window: TextWindow) => ({
  revision,
  offset: window.firstBlock,
  limit: Math.max(1, window.blocks)
})
const marksInput = (revision: string, window: TextWindow) => ({ revision, start: window.start, end: window.end })

/** What one block needs to be drawn. */
export interface BlockText {
  readonly block: BlockView | undefined
  /** The block before it, where that is in the same window. */
  readonly before: BlockView | undefined
  readonly marks: Marks | undefined
  readonly failed: Error | null
}

/** The block with the marks of its window; undefined until they are there. */
export function useBlock(revision: string, window: TextWindow, index: number): BlockText {
  const blocks = useQueryMethod('article.blocks', blocksInput(revision, window))
  const marks = useQueryMethod('article.marks', marksInput(revision, window), { keepPrevious: true })
  return {
    block: blocks.data?.blocks[index - window.firstBlock],
    before: blocks.data?.blocks[index - window.firstBlock - 1],
    marks: marks.data,
    failed: blocks.error ?? marks.error
  }
}

const laneCache = new WeakMap<Marks, { readonly all: Lanes; readonly shown: Lanes }>()

/** The lanes of a window's claims, worked out once for all its blocks. */
export function lanesOf(marks: Marks, showDismissed: boolean): Lanes {
  let lanes = laneCache.get(marks)
  if (!lanes) {
    lanes = {
      all: assignLanes(marks.claims),
      shown: assignLanes(marks.claims.filter((claim) => claim.state !== 'dismissed'))
    }
    laneCache.set(marks, lanes)
  }
  return showDismissed ? lanes.all : lanes.shown
}

export interface ArticleText {
  readonly windows: readonly TextWindow[]
  readonly windowOf: (block: number) => TextWindow
  readonly blockOf: (offset: number) => number
  /** From what is fetched already; undefined where it is not. */
  readonly blockAt: (index: number) => PickBlock | undefined
  readonly marksAt: (offset: number) => Marks | undefined
  /** The text between two offsets as far as it is fetched; gaps between blocks are line breaks. */
  readonly slice: (start: number, end: number) => string | undefined
}

export function useArticleText(view: ArticleView | undefined): ArticleText | null {
  const queries = useQueryClient()
  const { project } = useProject()
  return useMemo(() => {
    if (!view) return null
    const windows = textWindows(view.blockStarts, view.length)
    const firsts = windows.map((window) => window.firstBlock)
    const windowOf = (block: number): TextWindow => windows[lastAtOrBefore(firsts, block)] as TextWindow
    const blockOf = (offset: number): number => lastAtOrBefore(view.blockStarts, offset)
    const blockAt = (index: number): PickBlock | undefined => {
      const window = windowOf(index)
      if (!window || index < 0 || index >= view.blockStarts.length) return undefined
      const key = queryKey(project, 'article.blocks', blocksInput(view.revision, window))
      const answer = queries.getQueryData<{ blocks: BlockView[] }>(key)
      return answer?.blocks[index - window.firstBlock]
    }
    return {
      windows,
      windowOf,
      blockOf,
      blockAt,
      marksAt: (offset) => {
        const window = windowOf(blockOf(offset))
        return (
          window && queries.getQueryData<Marks>(queryKey(project, 'article.marks', marksInput(view.revision, window)))
        )
      },
      slice: (start, end) => {
        let text = ''
        for (let index = blockOf(start); index <= blockOf(Math.max(start, end - 1)); index += 1) {
          const block = blockAt(index)
          if (!block) return undefined
          text = text.padEnd(Math.max(0, block.start - start), '\n')
          text += block.text.slice(Math.max(0, start - block.start), Math.max(0, end - block.start))
        }
        return text
      }
    }
  }, [view, queries, project])
}
