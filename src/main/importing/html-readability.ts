/**
 * Readability's answer to which text of a page is its article, laid back onto the page itself. It works on a copy, which it
 * rebuilds; every element that holds text carries a number through that.
 */
import { Readability } from '@mozilla/readability'
import { collapse, type DomElement, type DomNode, isElement } from './html-blocks.ts'
import { treeDepth } from './html-source.ts'

const mark = 'data-claimbench-node'
/** Readability folds an element into the one around it now and then, whose mark the text then has. */
const mostFolded = 8

/** Which element a text node of the page stands in, as the mark says that survives Readability's rebuilding. */
function markOf(node: DomNode | null): string | null {
  for (let at = node; at !== null; at = at.parentNode) {
    if (isElement(at)) {
      const value = at.getAttribute(mark)
      if (value !== null) return value
    }
  }
  return null
}

/** Readability's content; null also where the page's markup makes it fail, which it does now and then. */
function parseSafely(readability: Readability<DomElement>): DomElement | null {
  try {
    return readability.parse()?.content ?? null
  } catch (thrown) {
    if (thrown instanceof RangeError) throw thrown
    return null
  }
}

function eachText(root: DomNode, take: (node: DomNode) => void): void {
  const stack: DomNode[] = [root]
  while (stack.length > 0) {
    const node = stack.pop()
    if (node === undefined) break
    if (node.nodeType === 3) {
      take(node)
      continue
    }
    const children = node.childNodes
    for (let index = children.length - 1; index >= 0; index -= 1) {
      const child = children[index]
      if (child !== undefined) stack.push(child)
    }
  }
}

/**
 * Deepest page that Readability is asked about: it looks at all that is below each table and part again and again, which takes
 * minutes for hundreds of tables in one another. Of 390 real pages the deepest has 44 levels.
 */
const deepestPage = 100

/** Whether Readability has the text, which stands in the given element of the page, in its article. */
export type Keeps = (text: string, parent: DomElement) => boolean

/** What Readability removes itself, sooner or later: not copied at all, it costs nothing. */
function removeUnread(document: DomElement): void {
  for (const element of [...document.querySelectorAll('script, style, template, svg')])
    (element as unknown as { remove(): void }).remove()
}

/**
 * `owners`: the page's elements in which text stands, which get their marks here. Takes scripts, styles and drawings out of
 * the page. Null where Readability finds no article.
 */
export function readabilityKeeps(document: DomElement, owners: Iterable<DomElement>): Keeps | null {
  removeUnread(document)
  if (treeDepth(document) > deepestPage) return null
  let next = 0
  for (const element of owners) {
    element.setAttribute(mark, String(next))
    next += 1
  }
  const copy = (document as unknown as { cloneNode(deep: boolean): unknown }).cloneNode(true)
  const readability = new Readability<DomElement>(copy as never, {
    keepClasses: true,
    disableJSONLD: true,
    serializer: (node) => node as unknown as DomElement
  })
  const content = parseSafely(readability)
  if (content === null) return null
  // Where Readability takes the whole body, it moves what is in it into an element of its own, which bears no mark.
  const unmarked = document.querySelector('body')?.getAttribute(mark) ?? null
  /** The text that an element of the page holds of the article, by its mark; its text nodes parted by line ends. */
  const kept = new Map<string, string>()
  eachText(content, (node) => {
    const text = collapse(node.textContent ?? '').trim()
    const owner = text === '' ? null : (markOf(node.parentNode) ?? unmarked)
    if (owner !== null) kept.set(owner, `${kept.get(owner) ?? ''}\n${text}`)
  })
  if (kept.size === 0) return null
  // One text node over there may be several here: the parser begins a new one at every entity, and Readability writes and
  // parses the page again.
  return (text, parent) => {
    const wanted = collapse(text).trim()
    for (
      let at: DomNode | null = parent, steps = 0;
      at !== null && steps < mostFolded;
      at = at.parentNode, steps += 1
    ) {
      if (isElement(at) && kept.get(at.getAttribute(mark) ?? '')?.includes(wanted) === true) return true
    }
    return false
  }
}
