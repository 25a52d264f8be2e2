import type { Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect } from 'react'
import { useDesk } from '../desk-store.ts'
import { pointAtOffset } from '../logic/selection-offsets.ts'
import type { ArticleText } from './use-article-text.ts'

interface RevealParts {
  readonly scrollRef: RefObject<HTMLDivElement | null>
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>
  readonly text: ArticleText
}

/** Text may take a moment to be fetched and measured; after this the scroll position is left to the person. */
const PATIENCE_MS = 2000

/** Scrolls the article to where it is asked to, and only as far as needed: what is well in sight stays where it is. */
export function useReveal({ scrollRef, virtualizer, text }: RevealParts): void {
  const reveal = useDesk((state) => state.reveal)
  useEffect(() => {
    const root = scrollRef.current
    if (!reveal || !root) return
    const until = performance.now() + PATIENCE_MS
    let frame = 0
    let jumped = false
    let settled = 0
    const step = (): void => {
      const point = pointAtOffset(root, reveal.offset)
      if (point) {
        if (centre(root, point.node, point.index)) settled += 1
        else settled = 0
        // Estimated heights above may still be corrected; two quiet frames mean that it stays.
        if (settled >= 2) return
      } else if (!jumped) {
        jumped = true
        virtualizer.scrollToIndex(text.blockOf(reveal.offset), { align: 'center' })
      }
      if (performance.now() < until) frame = requestAnimationFrame(step)
    }
    step()
    const stop = (): void => cancelAnimationFrame(frame)
    root.addEventListener('wheel', stop, { once: true, passive: true })
    return () => {
      stop()
      root.removeEventListener('wheel', stop)
    }
  }, [reveal, scrollRef, virtualizer, text])
}

/** True when the point is comfortably in sight already. */
function centre(root: HTMLElement, node: Node, index: number): boolean {
  const range = document.createRange()
  range.setStart(node, index)
  range.collapse(true)
  const rect = range.getBoundingClientRect()
  const box = root.getBoundingClientRect()
  const top = rect.top - box.top
  if (top > box.height * 0.15 && top < box.height * 0.75) return true
  const before = root.scrollTop
  root.scrollTop += top - box.height * 0.38
  return Math.abs(root.scrollTop - before) < 1
}
