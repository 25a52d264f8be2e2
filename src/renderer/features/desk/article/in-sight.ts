/** Which part of the article is on screen, as an offset of its text. */
import { pointAtOffset } from '../logic/selection-offsets.ts'

/**
 * The offset of the first text at a height of the article's window, or null where no text is on screen.
 *
 * @param share  0 the upper edge, 0.5 the middle
 */
export function offsetInSight(
  share: number,
  root: Element | null = document.querySelector('.article-scroll')
): number | null {
  if (!root) return null
  const box = root.getBoundingClientRect()
  const line = box.top + box.height * share
  let nearest: { readonly start: number; readonly length: number; readonly away: number } | null = null
  for (const segment of root.querySelectorAll('[data-start]')) {
    const { top, bottom } = segment.getBoundingClientRect()
    // At the upper edge nothing counts that has been scrolled past.
    const away = bottom <= line ? (share === 0 ? Number.POSITIVE_INFINITY : line - bottom) : Math.max(0, top - line)
    if (away === Number.POSITIVE_INFINITY || (nearest && away >= nearest.away)) continue
    nearest = { start: Number(segment.getAttribute('data-start')), length: segment.textContent?.length ?? 0, away }
  }
  if (!nearest) return null
  // Lines of a segment go down the page: the first character that ends below the line.
  let low = 0
  let high = Math.max(0, nearest.length - 1)
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (bottomOf(root, nearest.start + middle) > line) high = middle
    else low = middle + 1
  }
  return nearest.start + low
}

function bottomOf(root: Element, offset: number): number {
  const point = pointAtOffset(root, offset)
  if (!point) return Number.NEGATIVE_INFINITY
  const range = document.createRange()
  range.setStart(point.node, point.index)
  range.setEnd(point.node, Math.min(point.index + 1, point.node.textContent?.length ?? 0))
  return range.getBoundingClientRect().bottom
}
