/**
 * Which text of a web page is the article: Readability's answer, laid back onto the page itself, so that what is left
 * out keeps its place and gets a reason.
 */
import { Readability } from '@mozilla/readability'
import type { RemovalReason } from '../../shared/extraction.ts'
import { collapse, type DomElement, type DomNode, isElement, isHidden, type Judge } from './html-blocks.ts'
import type { Removal } from './importer.ts'

/** Elements above which the article is not looked for, only the page's own structure used. */
const mostElements = 100_000
/** Less text than this on a page that is full of it is not its article, characters. */
const shortestArticle = 250
const mark = 'data-claimbench-node'

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

function textNodesOf(root: DomNode): DomNode[] {
  const found: DomNode[] = []
  const stack: DomNode[] = [root]
  while (stack.length > 0) {
    const node = stack.pop()
    if (node === undefined) break
    if (node.nodeType === 3) {
      if ((node.textContent ?? '').trim() !== '') found.push(node)
      continue
    }
    for (let index = node.childNodes.length - 1; index >= 0; index -= 1) {
      const child = node.childNodes[index]
      if (child !== undefined) stack.push(child)
    }
  }
  return found
}

/** The text that an element of the page itself holds of the article, by its mark; its text nodes parted by line ends. */
type Kept = ReadonlyMap<string, string>

/** Readability's content; null also where the page's markup makes it fail, which it does now and then. */
function parseSafely(readability: Readability<DomElement>): DomElement | null | undefined {
  try {
    return readability.parse()?.content
  } catch (thrown) {
    if (thrown instanceof RangeError) throw thrown
    return null
  }
}

/** The text that Readability takes for the article; null where it finds none. Works on a copy: it rebuilds the tree. */
function findArticle(document: DomElement, elements: number): Kept | null {
  if (elements > mostElements) return null
  const copy = (document as unknown as { cloneNode(deep: boolean): unknown }).cloneNode(true)
  const readability = new Readability<DomElement>(copy as never, {
    keepClasses: true,
    serializer: (node) => node as unknown as DomElement
  })
  const content = parseSafely(readability)
  if (content === null || content === undefined) return null
  const kept = new Map<string, string>()
  for (const node of textNodesOf(content)) {
    const owner = markOf(node.parentNode)
    if (owner !== null) kept.set(owner, `${kept.get(owner) ?? ''}\n${collapse(node.textContent ?? '').trim()}`)
  }
  const found = [...kept.values()].reduce((sum, text) => sum + text.length, 0)
  const missed = found < shortestArticle && wordLength(document) > 10 * shortestArticle
  return found === 0 || missed ? null : kept
}

const places: { reason: RemovalReason; message: string; names: RegExp; hints: RegExp }[] = [
  {
    reason: 'navigation',
    message: 'Navigation of the page',
    names: /^(?:nav|menu)$/,
    hints: /\b(?:nav|menu|breadcrumbs?|pagination|pager|skip-?link|toolbar)\b/i
  },
  {
    reason: 'comments',
    message: 'Comments below the article',
    names: /^$/,
    hints: /\b(?:comments?|disqus|respond|replies|discussion)\b/i
  },
  {
    reason: 'cookies',
    message: 'Notice about cookies or tracking',
    names: /^$/,
    hints: /\b(?:cookies?|gdpr|consent)\b/i
  },
  {
    reason: 'sharing',
    message: 'Buttons for sharing, printing or saving',
    names: /^button$/,
    hints: /\b(?:share|sharing|social|sharedaddy|addthis)\b/i
  },
  {
    reason: 'subscription',
    message: 'Invitation to subscribe or to pay',
    names: /^$/,
    hints: /\b(?:newsletter|subscri(?:be|ption)|paywall|sign-?up)\b/i
  },
  {
    reason: 'advertisement',
    message: 'Advertisement',
    names: /^$/,
    hints: /\b(?:advert(?:isement|ising)?s?|ads?|sponsor(?:ed)?|promo(?:tion)?)\b/i
  },
  {
    reason: 'related',
    message: 'Pointer to other articles',
    names: /^$/,
    hints: /\b(?:related|recommended|recirc|trending|popular|more-from|read-?more|teasers?)\b/i
  },
  {
    reason: 'furniture',
    message: 'Head, foot or side column of the page',
    names: /^(?:header|footer|aside|form)$/,
    hints: /\b(?:footer|sidebar|widget|masthead|header)\b/i
  }
]

/** Why a stretch is no part of the article, by the element that it stands in and its class names; null: nothing says so. */
function reasonByPlace(from: DomElement): Removal | null {
  for (let at: DomNode | null = from, steps = 0; at !== null && steps < 25; at = at.parentNode, steps += 1) {
    if (!isElement(at) || at.localName === 'body' || at.localName === 'html') continue
    const words = `${at.className} ${at.id}`.replace(/[_-]/g, ' ')
    for (const place of places) {
      if (place.names.test(at.localName) || place.hints.test(words))
        return { reason: place.reason, message: place.message }
    }
  }
  return null
}

const outside: Removal = { reason: 'furniture', message: 'Part of the page outside the article' }

function hiddenBy(element: DomElement, shownAnyway: ReadonlySet<DomNode>): boolean {
  for (let at: DomNode | null = element; at !== null; at = at.parentNode) {
    if (isElement(at) && isHidden(at) && !shownAnyway.has(at)) return true
  }
  return false
}

/** Length of the words inside, scripts and style sheets not counted. */
function wordLength(root: DomNode): number {
  const silent = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE'])
  return textNodesOf(root)
    .filter((node) => !silent.has(node.parentNode?.nodeName ?? ''))
    .reduce((sum, node) => sum + (node.textContent ?? '').length, 0)
}

/** Elements that a script would show: a page hides nearly all of itself only until it is loaded. */
function shownByScript(document: DomElement): Set<DomNode> {
  const shown = new Set<DomNode>()
  const hidden = [...document.querySelectorAll('[hidden], [style]')].filter(isHidden)
  if (hidden.length === 0) return shown
  const all = wordLength(document)
  for (const element of hidden) {
    // The whole of its text bounds what is in it, and is cheap to have.
    if ((element.textContent ?? '').length > all / 2 && wordLength(element) > all / 2) shown.add(element)
  }
  return shown
}

const hiddenRemoval: Removal = { reason: 'hidden', message: 'Text that the page does not show' }

/** Readability folds an element into the one around it now and then, whose mark the text then has. */
const mostFolded = 8

/**
 * Whether a text node of the page is in the article. One text node over there may be several here: the parser begins a
 * new one at every entity, and Readability writes and parses the page again.
 */
function isKept(kept: Kept, parent: DomElement, text: string): boolean {
  const wanted = collapse(text).trim()
  for (let at: DomNode | null = parent, steps = 0; at !== null && steps < mostFolded; at = at.parentNode, steps += 1) {
    if (isElement(at) && kept.get(at.getAttribute(mark) ?? '')?.includes(wanted) === true) return true
  }
  return false
}

/** Decides over every stretch of the page's text; `found` is false where no article stands out and all of it stays. */
export function judgeArticle(document: DomElement): { judge: Judge; found: boolean } {
  let elements = 0
  for (const element of document.querySelectorAll('*')) {
    element.setAttribute(mark, String(elements))
    elements += 1
  }
  const kept = findArticle(document, elements)
  const shownAnyway = shownByScript(document)
  return {
    found: kept !== null,
    judge(node, parent) {
      if (kept !== null && isKept(kept, parent, node.textContent ?? '')) return null
      if (hiddenBy(parent, shownAnyway)) return hiddenRemoval
      return reasonByPlace(parent) ?? (kept === null ? null : outside)
    }
  }
}
