/**
 * Between the browser's selection and offsets of the text. Every stretch of article text on screen is an element with
 * `data-start`, the offset of its first character, that holds only that text.
 */
import type { Range as TextRange } from '../../../../shared/model/values.ts'

const SEGMENT = '[data-start]'

/**
 * The text offset of a boundary point, or null where it is not in article text. A point between elements is taken as
 * the nearest edge of text: after what stands before it, else before what follows.
 */
export function offsetOfPoint(root: Element, node: Node, offset: number): number | null {
  if (!root.contains(node)) return null
  const holder = node.nodeType === 3 ? node.parentElement : (node as Element)
  const segment = holder?.closest(SEGMENT) ?? null
  if (segment && root.contains(segment)) return startOf(segment) + charactersBefore(segment, node, offset)
  const parent = node as Element
  const before = lastSegmentIn([...parent.childNodes].slice(0, offset))
  if (before) return endOf(before)
  const outside = endBefore(root, parent)
  if (outside !== null) return outside
  const after = firstSegmentIn([...parent.childNodes].slice(offset)) ?? firstSegmentIn([root])
  return after ? startOf(after) : null
}

/** The text offset under a place on the screen, or null where no article text is. */
export function offsetAtPoint(root: Element, x: number, y: number): number | null {
  const { ownerDocument: document } = root
  // Safari knows the older call only.
  if (!('caretPositionFromPoint' in document)) {
    const range = (document as Document).caretRangeFromPoint(x, y)
    return range && offsetOfPoint(root, range.startContainer, range.startOffset)
  }
  const caret = document.caretPositionFromPoint(x, y)
  return caret && offsetOfPoint(root, caret.offsetNode, caret.offset)
}

/** The text range that a selection covers, or null where it is empty or not in the article. */
export function selectedRange(
  root: Element,
  selection: Pick<Selection, 'anchorNode' | 'anchorOffset' | 'focusNode' | 'focusOffset' | 'isCollapsed'>
): TextRange | null {
  if (selection.isCollapsed || !selection.anchorNode || !selection.focusNode) return null
  const anchor = offsetOfPoint(root, selection.anchorNode, selection.anchorOffset)
  const focus = offsetOfPoint(root, selection.focusNode, selection.focusOffset)
  if (anchor === null || focus === null || anchor === focus) return null
  return { start: Math.min(anchor, focus), end: Math.max(anchor, focus) }
}

/** The text node and index at a text offset that is on screen, for placing things beside it; null where it is not. */
export function pointAtOffset(root: Element, offset: number): { readonly node: Node; readonly index: number } | null {
  let found: Element | null = null
  for (const segment of root.querySelectorAll(SEGMENT)) {
    const start = startOf(segment)
    if (start > offset) continue
    if (offset < endOf(segment)) {
      found = segment
      break
    }
    if (offset === endOf(segment)) found = segment
  }
  const text = found ? firstText(found) : null
  return found && text ? { node: text, index: offset - startOf(found) } : null
}

const startOf = (segment: Element): number => Number(segment.getAttribute('data-start'))
const endOf = (segment: Element): number => startOf(segment) + (segment.textContent?.length ?? 0)

function charactersBefore(segment: Element, node: Node, offset: number): number {
  if (node.nodeType === 3) {
    let before = offset
    for (let walk: Node = node; walk !== segment; walk = walk.parentNode as Node) {
      for (let sibling = walk.previousSibling; sibling; sibling = sibling.previousSibling) {
        before += sibling.textContent?.length ?? 0
      }
    }
    return before
  }
  if (node !== segment && !segment.contains(node)) return 0
  const inside = [...node.childNodes].slice(0, offset)
  return inside.reduce((sum, child) => sum + (child.textContent?.length ?? 0), 0)
}

function segmentsIn(node: Node): Element[] {
  if (node.nodeType !== 1) return []
  const element = node as Element
  return element.matches(SEGMENT) ? [element] : [...element.querySelectorAll(SEGMENT)]
}

function lastSegmentIn(nodes: readonly Node[]): Element | null {
  for (const node of [...nodes].reverse()) {
    const last = segmentsIn(node).at(-1)
    if (last) return last
  }
  return null
}

function firstSegmentIn(nodes: readonly Node[]): Element | null {
  for (const node of nodes) {
    const first = segmentsIn(node)[0]
    if (first) return first
  }
  return null
}

/** The end of the last text that stands before an element. */
function endBefore(root: Element, from: Node): number | null {
  for (let walk: Node | null = from; walk && walk !== root; walk = walk.parentNode) {
    for (let sibling = walk.previousSibling; sibling; sibling = sibling.previousSibling) {
      const last = segmentsIn(sibling).at(-1)
      if (last) return endOf(last)
    }
  }
  return null
}

function firstText(element: Element): Node | null {
  for (const child of element.childNodes) {
    if (child.nodeType === 3) return child
    const inner = child.nodeType === 1 ? firstText(child as Element) : null
    if (inner) return inner
  }
  return null
}
