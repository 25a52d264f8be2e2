/**
 * A page's elements and texts in one pass, with what each element holds: text, text in links, running text. The figures by
 * which the article is told from what stands around it.
 */
import { collapse, type DomElement, type DomNode, isElement, isHidden, isSilent } from './html-blocks.ts'
import { type PlaceFound, placeOf } from './html-places.ts'

/** A stretch of at least so many characters outside links counts as running text. */
const running = 60

/** One element, by its place in document order; lengths in characters, white space collapsed. */
export interface MappedElement {
  readonly element: DomElement
  /** Index of the element around it, -1 for the root. */
  readonly parent: number
  /** Index after the last element inside it. */
  end: number
  place: PlaceFound | null
  hidden: boolean
  text: number
  /** Of it, in links. */
  linked: number
  links: number
  /** Of it, running text that stands in no furniture. */
  prose: number
  /** Of it, what Readability takes for the article. */
  kept: number
  /** One of several like elements side by side, each a linked title with hardly more. */
  teaser: boolean
}

export interface MappedText {
  readonly node: DomNode
  readonly text: string
  /** Index of the element it stands in. */
  readonly owner: number
  kept: boolean
}

export interface PageMap {
  /** Elements in one another, at the deepest place. */
  readonly depth: number
  readonly elements: MappedElement[]
  readonly texts: MappedText[]
}

const block =
  /^(?:p|div|li|td|th|dd|dt|blockquote|section|article|main|pre|h[1-6]|figcaption|center|body|ul|ol|table|tr)$/

/** Maps what is inside `root`; what no reader sees as text (scripts and the like) is left out. */
export function mapPage(root: DomElement): PageMap {
  const elements: MappedElement[] = []
  const texts: MappedText[] = []
  type Step = { node: DomNode; parent: number; depth: number } | { leave: number }
  const stack: Step[] = [{ node: root, parent: -1, depth: 1 }]
  let deepest = 1
  while (stack.length > 0) {
    const step = stack.pop()
    if (step === undefined) break
    if ('leave' in step) {
      const left = elements[step.leave]
      if (left !== undefined) left.end = elements.length
      continue
    }
    const { node, parent, depth } = step
    if (node.nodeType === 3) {
      const text = collapse(node.textContent ?? '').trim()
      if (text !== '' && parent >= 0) texts.push({ node, text, owner: parent, kept: false })
      continue
    }
    if (!isElement(node) || isSilent(node)) continue
    const index = elements.length
    deepest = Math.max(deepest, depth)
    const around = elements[parent]
    elements.push({
      element: node,
      parent,
      end: index + 1,
      place: placeOf(node),
      hidden: around?.hidden === true || isHidden(node),
      text: 0,
      linked: 0,
      links: 0,
      prose: 0,
      kept: 0,
      teaser: false
    })
    stack.push({ leave: index })
    const children = node.childNodes
    for (let child = children.length - 1; child >= 0; child -= 1) {
      const next = children[child]
      if (next !== undefined) stack.push({ node: next, parent: index, depth: depth + 1 })
    }
  }
  return { elements, texts, depth: deepest }
}

/** Runs over an element and those around it, innermost first. */
export function* outward(map: PageMap, from: number): Generator<MappedElement> {
  for (let at = from; at >= 0; ) {
    const entry = map.elements[at]
    if (entry === undefined) return
    yield entry
    at = entry.parent
  }
}

/** The block that an element's text stands in: itself, or the nearest around it that is no part of a line. */
export function blockAround({ elements }: PageMap, from: number): number {
  let at = from
  while (at > 0 && !block.test(elements[at]?.element.localName ?? 'body')) at = elements[at]?.parent ?? 0
  return at
}

/** Counts text, links and what is kept into every element, and settles which hints of furniture hold. */
export function measurePage(map: PageMap): void {
  const { elements, texts } = map
  const inLink = new Uint8Array(elements.length)
  for (const [index, { element, parent }] of elements.entries()) {
    const isLink = element.localName === 'a' && element.hasAttribute('href')
    inLink[index] = isLink || (parent >= 0 && inLink[parent] === 1) ? 1 : 0
    if (isLink) (elements[index] as MappedElement).links += 1
  }
  for (const { text, owner, kept } of texts) {
    const own = elements[owner]
    if (own === undefined) continue
    own.text += text.length
    if (inLink[owner] === 1) own.linked += text.length
    if (kept) own.kept += text.length
  }
  for (let index = elements.length - 1; index > 0; index -= 1) {
    const own = elements[index]
    const around = own === undefined ? undefined : elements[own.parent]
    if (own === undefined || around === undefined) continue
    around.text += own.text
    around.linked += own.linked
    around.links += own.links
    around.kept += own.kept
  }
}

const card = /^(?:div|article|section|figure|aside)$/

/** Marks what stands in rows of at least three linked titles, each with a line or two more. */
export function markTeasers({ elements }: PageMap): void {
  const rows = new Map<string, MappedElement[]>()
  for (const own of elements) {
    if (!card.test(own.element.localName) || own.links === 0 || own.links > 6) continue
    if (own.text > 500 || own.linked < 15 || own.linked < 0.25 * own.text) continue
    const row = `${own.parent} ${own.element.localName} ${own.element.className}`
    const known = rows.get(row)
    if (known === undefined) rows.set(row, [own])
    else known.push(own)
  }
  for (const row of rows.values()) if (row.length >= 3) for (const own of row) own.teaser = true
}

/** Counts the running text that stands in no furniture, once it is settled what furniture is. */
export function measureProse(map: PageMap): void {
  const { elements, texts } = map
  const lengths = new Map<number, number>()
  const apart = new Uint8Array(elements.length)
  for (const [index, { place, hidden, parent, element, teaser }] of elements.entries()) {
    const link = element.localName === 'a' && element.hasAttribute('href')
    apart[index] = place !== null || hidden || teaser || link || (parent >= 0 && apart[parent] === 1) ? 1 : 0
  }
  for (const { text, owner } of texts) {
    if (apart[owner] === 1) continue
    const at = blockAround(map, owner)
    lengths.set(at, (lengths.get(at) ?? 0) + text.length)
  }
  for (const [index, length] of lengths) {
    const own = elements[index]
    if (own !== undefined && length >= running) own.prose += length
  }
  for (let index = elements.length - 1; index > 0; index -= 1) {
    const own = elements[index]
    const around = own === undefined ? undefined : elements[own.parent]
    if (own !== undefined && around !== undefined) around.prose += own.prose
  }
}
