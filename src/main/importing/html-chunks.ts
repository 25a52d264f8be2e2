/** A page as its stretches of text, and which of them stand around its headline. */
import { collapse, type DomElement, type DomNode, isElement, isSilent } from './html-blocks.ts'

/** A stretch of text in one element. */
export interface Chunk {
  text: string
  element: DomElement
  /** The last of its text nodes. */
  node: DomNode
}

/** What stands before and after a headline: so many stretches are looked at. */
const before = 14
const after = 45
/** The article has begun where this much running text is past, characters. */
const begun = 350
const runningText = 90
/** More of a stretch is not looked at, characters. */
const longestChunk = 1000
/** Stretches read of a page: where no headline is, its credits stand at its top. */
const mostChunks = 20_000

/** A foot of the page; that of an article may hold its credits. */
function isPageFoot(element: DomElement): boolean {
  if (element.localName !== 'footer') return false
  for (let at = element.parentNode; at !== null && isElement(at); at = at.parentNode)
    if (at.localName === 'article' || at.localName === 'main') return false
  return true
}

/** The stretches of text under an element, in their order, without what is silent and the page's foot. */
export function chunksOf(root: DomElement): Chunk[] {
  const chunks: Chunk[] = []
  const stack: DomNode[] = [root]
  while (stack.length > 0 && chunks.length < mostChunks) {
    const node = stack.pop()
    if (node === undefined) break
    if (node.nodeType === 3) {
      const raw = collapse(node.textContent ?? '')
      const parent = node.parentNode
      if (raw.trim() === '' || parent === null || !isElement(parent)) continue
      const last = chunks.at(-1)
      // The parser begins a new text at every entity.
      if (last !== undefined && last.node.nextSibling === node) {
        // What is running text already says nothing more by its end.
        if (last.text.length < longestChunk) last.text = (last.text + raw).trim()
        last.node = node
      } else chunks.push({ text: raw.trim(), element: parent, node })
      continue
    }
    if (!isElement(node) || isSilent(node) || isPageFoot(node)) continue
    const children = node.childNodes
    for (let index = children.length - 1; index >= 0; index -= 1) {
      const child = children[index]
      if (child !== undefined) stack.push(child)
    }
  }
  return chunks
}

/** The stretches behind the headline, up to where the article runs, and those ahead of it, the nearest first. */
export function around(chunks: readonly Chunk[], headline: DomElement | null): { behind: Chunk[]; ahead: Chunk[] } {
  const holds = (element: DomElement): boolean => {
    for (let at: DomNode | null = element; at !== null; at = at.parentNode) if (at === headline) return true
    return false
  }
  const first = headline === null ? -1 : chunks.findIndex(({ element }) => holds(element))
  const last = first < 0 ? -1 : chunks.findLastIndex(({ element }) => holds(element))
  if (headline !== null && first < 0) return { behind: [], ahead: [] }
  const found: Chunk[] = []
  let read = 0
  for (const chunk of chunks.slice(last + 1, last + 1 + after)) {
    found.push(chunk)
    if (chunk.text.length >= runningText) read += chunk.text.length
    if (read > begun) break
  }
  return { behind: found, ahead: chunks.slice(Math.max(0, first - before), Math.max(0, first)).reverse() }
}
