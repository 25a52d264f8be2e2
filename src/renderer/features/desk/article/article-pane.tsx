import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { shownTitle } from '../../../../shared/article-title.ts'
import type { ArticleView } from '../../../../shared/contract/index.ts'
import { useQueryMethod } from '../../../api/index.ts'
import { useDesk, useDeskStore } from '../desk-store.ts'
import { blockLengths, estimateBlockHeight } from '../logic/block-heights.ts'
import { ArticleBlock } from './article-block.tsx'
import { ArticleMeta } from './article-meta.tsx'
import { CoverageLine } from './coverage-line.tsx'
import { FindBar } from './find-bar.tsx'
import { ModeBar } from './mode-bar.tsx'
import { SelectionToolbar } from './selection-toolbar.tsx'
import type { ArticleText } from './use-article-text.ts'
import { useReveal } from './use-reveal.ts'
import { useTextSelection } from './use-text-selection.ts'

interface ArticlePaneProps {
  readonly view: ArticleView
  readonly text: ArticleText
}

/** Above this many blocks a mouse selection lets go of its beginning, so that memory stays bounded. */
const LONGEST_PINNED = 300
const TOP = 56

/** The article: paper to read, with the marks in and beside the text. Only the blocks around the screen exist. */
export function ArticlePane({ view, text }: ArticlePaneProps) {
  const { t } = useTranslation('desk')
  const store = useDeskStore()
  const scrollRef = useRef<HTMLDivElement>(null)
  const pinned = useRef<number | null>(null)
  const lengths = useMemo(() => blockLengths(view.blockStarts, view.length), [view])
  const headings = useMemo(() => new Map(view.headings.map(({ block, level }) => [block, level])), [view])
  const estimate = useCallback(
    (index: number) => estimateBlockHeight(lengths[index] ?? 0, headings.has(index) ? 'heading' : 'paragraph'),
    [lengths, headings]
  )
  const virtualizer = useVirtualizer({
    count: view.blockStarts.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: estimate,
    overscan: 6,
    paddingStart: TOP,
    paddingEnd: 160,
    getItemKey: (index) => `${view.revision} ${index}`,
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const first = Math.max(0, startIndex - overscan)
      const last = Math.min(count - 1, endIndex + overscan)
      const pin = pinned.current
      const from = pin !== null && pin < first && last - pin < LONGEST_PINNED ? pin : first
      const to = pin !== null && pin > last && pin - first < LONGEST_PINNED ? pin : last
      return Array.from({ length: to - from + 1 }, (_, step) => from + step)
    }
  })
  const selected = useDesk((state) => state.claim)
  const { data: detail } = useQueryMethod('claim.detail', { claim: selected ?? '' }, { enabled: selected !== null })
  useReveal({ scrollRef, virtualizer, text })
  const handlers = useTextSelection({ scrollRef, text, language: view.meta.language, pinned })

  useEffect(() => {
    // Another article begins at its top unless a claim is to be shown.
    if (view.revision && store.getState().claim === null) scrollRef.current?.scrollTo({ top: 0 })
  }, [store, view.revision])

  return (
    <section className="article" aria-label={t('article.region')}>
      <CoverageLine
        article={view.id}
        length={view.length}
        at={selected === null ? null : (detail?.row.start ?? null)}
      />
      <FindBar view={view} text={text} />
      <div
        className="article-scroll"
        ref={scrollRef}
        // Keys scroll it; it is where reading happens.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to be reachable by keyboard
        tabIndex={0}
        data-focus-home
        role="document"
        aria-label={shownTitle(view.meta.title, view.fileName)}
        lang={view.meta.language ?? undefined}
        {...handlers}
      >
        <div className="article-sheet" style={{ blockSize: virtualizer.getTotalSize() }}>
          <ArticleMeta view={view} />
          {virtualizer.getVirtualItems().map((item) => (
            <div
              key={item.key}
              ref={virtualizer.measureElement}
              data-index={item.index}
              className="article-item"
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <ArticleBlock
                revision={view.revision}
                window={text.windowOf(item.index)}
                index={item.index}
                estimate={estimate(item.index)}
              />
            </div>
          ))}
          <SelectionToolbar scrollRef={scrollRef} />
        </div>
      </div>
      <ModeBar />
    </section>
  )
}
