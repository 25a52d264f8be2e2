/**
 * Which text of a web page is the article. Two answers are laid over each other: Readability's, and the container in which
 * the page's running text stands. Where they agree, Readability's is taken, less the furniture that it kept and with the
 * parts between its parts that it dropped; where it found a small part of that text only, the container is.
 */
import type { DomElement, DomNode, Judge } from './html-blocks.ts'
import {
  blockAround,
  type MappedElement,
  type MappedText,
  mapPage,
  markTeasers,
  measurePage,
  measureProse,
  outward,
  type PageMap
} from './html-page-map.ts'
import { readabilityKeeps } from './html-readability.ts'
import { addApart } from './html-standfirst.ts'
import type { Removal } from './importer.ts'

/** Elements above which the article is not looked for, only the page's own structure used. */
const mostElements = 100_000
/** Elements above which Readability is not asked: it reads such a page up to five times. */
const mostAsked = 30_000
/** Elements in one another above which Readability is not asked: its time grows with the third power of their number. */
const deepestAsked = 150
/** Less text than this on a page that is full of it is not its article, characters. */
const shortestArticle = 250

const outside: Removal = { reason: 'furniture', message: 'Part of the page outside the article' }
const hiddenRemoval: Removal = { reason: 'hidden', message: 'Text that the page does not show' }
const loneLink: Removal = { reason: 'navigation', message: 'Link or button by itself' }
const linkList: Removal = { reason: 'related', message: 'Pointer to other articles' }

/** A page hides nearly all of itself only until a script shows it. */
function showMostOfThePage(map: PageMap): void {
  const all = map.elements[0]?.text ?? 0
  const found = map.elements[0]?.kept ?? 0
  const shown = new Set<MappedElement>()
  for (const entry of map.elements) {
    const around = map.elements[entry.parent]
    if (!entry.hidden) continue
    if (entry.text > all / 2 && (entry.kept > 0 || found < shortestArticle)) shown.add(entry)
    if (shown.has(entry) || (around !== undefined && !around.hidden && !ownHidden(entry))) entry.hidden = false
  }
}

function ownHidden({ element }: MappedElement): boolean {
  return element.hasAttribute('hidden') || /(?:display|visibility)\s*:/i.test(element.getAttribute('style') ?? '')
}

/** Whether what an element holds is of the kind that its name says: menus are links, notices are short. */
function bearsOut({ place, text, links, linked, element }: MappedElement): boolean {
  switch (place?.removal.reason) {
    case 'navigation':
      return linked >= 0.4 * text
    case 'related':
      return links > 0 && linked >= 0.1 * text
    case 'sharing':
      return text <= 300
    case 'subscription':
      return text <= 1200
    case 'byline':
      return text <= 2000
    case 'cookies':
      return text < 3000 && /cookie/i.test(element.textContent ?? '')
    default:
      return true
  }
}

/** Reasons whose hints ("widget", "card") are names of building blocks, too, in which an article's own parts may stand. */
const vague: ReadonlySet<string> = new Set(['furniture', 'related'])
/** Text outside links of an element above which such a hint does not hold, characters. */
const longestVague = 400

/** A hint on an element that holds most of the page's text, or its headline, says nothing about that text. */
function settlePlaces(map: PageMap, headline: DomElement | null): void {
  const { elements } = map
  const body = elements[0]
  if (body === undefined) return
  const readable = body.text - body.linked
  const titled = new Set<number>()
  const at = headline === null ? -1 : elements.findIndex(({ element }) => element === headline)
  for (let index = at; index >= 0; index = elements[index]?.parent ?? -1) titled.add(index)
  for (const [index, entry] of elements.entries()) {
    if (entry.place === null) continue
    const own = entry.text - entry.linked
    const name = entry.element.localName
    const { sure, removal } = entry.place
    // Classes such as "layout-sidebar-left" say that there is a side column, not that this is it.
    const limit = sure && (removal.reason !== 'furniture' || name === 'aside' || name === 'footer') ? 0.6 : 0.35
    if (!bearsOut(entry)) entry.place = null
    else if (own > limit * readable || index === 0 || name === 'main' || name === 'article') entry.place = null
    else if (titled.has(index) && !(name === 'header' || own < 400)) entry.place = null
    else if (!sure && body.kept > 0 && entry.kept > 0.12 * body.kept) entry.place = null
    else if (!sure && vague.has(removal.reason) && own >= longestVague && entry.linked < 0.15 * entry.text)
      entry.place = null
  }
}

/** The element that holds the page's running text: from the body inwards, as long as one child has most of it. */
function containerOf(map: PageMap): number {
  const { elements } = map
  let at = 0
  for (;;) {
    const here = elements[at]
    if (here === undefined || here.prose === 0) return at
    let best = -1
    for (let child = at + 1; child < here.end; child = elements[child]?.end ?? here.end) {
      if ((elements[child]?.prose ?? 0) > (elements[best]?.prose ?? 0)) best = child
    }
    const inner = elements[best]
    if (
      inner === undefined ||
      inner.prose < 0.85 * here.prose ||
      /^(?:p|ul|ol|table|tbody)$/.test(inner.element.localName)
    )
      return at
    at = best
  }
}

/** The innermost element that holds nearly all of what Readability kept. */
function keptContainer(map: PageMap): number {
  const { elements } = map
  const all = elements[0]?.kept ?? 0
  let at = 0
  for (;;) {
    const here = elements[at]
    if (here === undefined) return at
    let inner = -1
    for (let child = at + 1; child < here.end; child = elements[child]?.end ?? here.end)
      if ((elements[child]?.kept ?? 0) >= 0.95 * all) inner = child
    if (inner < 0) return at
    at = inner
  }
}

const standing = /^(?:h[1-6]|p|ul|ol|dl|table|pre|blockquote|figure|li|tr|td|details|summary)$/

/** Whether links make up an element so that it is a list of pointers, not text. */
function isLinkList(entry: MappedElement): boolean {
  return entry.links >= 3 && entry.linked > 0.6 * entry.text
}

/** The texts of the article, by Readability's answer and the page's container. Null: no article stands out. */
function choose(map: PageMap, headline: DomElement | null): Set<MappedText> | null {
  const { elements, texts } = map
  const body = elements[0]
  if (body === undefined) return null
  const container = containerOf(map)
  const own = elements[container]
  if (own === undefined) return null
  const keptProse = texts.reduce(
    (sum, { kept, text, owner }) =>
      kept && text.length > 20 && elements[owner]?.place === null ? sum + text.length : sum,
    0
  )
  const inContainer = (index: number) => index >= container && index < own.end
  const covered = own.prose === 0 ? 1 : Math.min(1, keptProse / own.prose)
  if (keptProse < shortestArticle && own.prose < shortestArticle) return body.kept > 0 ? keptOnly(texts) : null
  const widened = covered < 0.5
  const root = widened ? container : keptContainer(map)
  const rootEnd = elements[root]?.end ?? 0
  const titleAt = headline === null ? -1 : elements.findIndex(({ element }) => element === headline)
  const chosen = new Set<MappedText>()
  const firstKept = texts.findIndex(({ kept }) => kept)
  const lastKept = texts.findLastIndex(({ kept }) => kept)
  const verdicts = new Map<number, boolean>()

  /** Whether an unkept part of the article's container is one of its parts all the same. */
  const restores = (part: number, between: boolean): boolean => {
    const entry = elements[part]
    if (entry === undefined || entry.hidden || isLinkList(entry) || entry.teaser) return false
    if (entry.text > 0 && entry.linked > 0.5 * entry.text) return false
    if (entry.prose >= 60 && entry.prose > 0.3 * entry.text) return true
    return between && (standing.test(entry.element.localName) || entry.prose > 0)
  }

  for (const [at, text] of texts.entries()) {
    if (text.kept) {
      chosen.add(text)
      continue
    }
    if (text.owner < root || text.owner >= rootEnd || (widened && !inContainer(text.owner))) continue
    if (titleAt >= 0 && text.owner < titleAt && titleAt < rootEnd) continue
    let part = text.owner
    let furniture = elements[part]?.place !== null
    for (let around = elements[part]?.parent ?? -1; around > root; around = elements[around]?.parent ?? -1) {
      const entry = elements[around]
      if (entry === undefined) break
      if (entry.place !== null) furniture = true
      if (!widened && entry.kept > 0) break
      if (widened && (entry.kept > 0 || entry.prose > 0.25 * own.prose)) break
      part = around
    }
    if (furniture) continue
    const between = at > firstKept && at < lastKept
    const known = verdicts.get(part) ?? restores(part, between || widened)
    verdicts.set(part, known)
    if (known) chosen.add(text)
  }
  return chosen.size === 0 ? null : chosen
}

function keptOnly(texts: readonly MappedText[]): Set<MappedText> {
  return new Set(texts.filter(({ kept }) => kept))
}

/** Characters of a link beyond which it says something by itself. */
const longestLoneLink = 80

/** Whether a text stands in a box with one short link and nothing else, in no list and no table: a button, mostly. */
function isLoneLink(map: PageMap, owner: number): boolean {
  const box = map.elements[blockAround(map, owner)]
  if (box === undefined || box.linked < box.text || box.text > longestLoneLink) return false
  if (!/^(?:div|section|article)$/.test(box.element.localName)) return false
  const around = map.elements[box.parent]?.element.localName ?? ''
  return !/^(?:li|td|th|dd|dt|figure|h[1-6])$/.test(around)
}

/** Furniture that stands in the chosen text: places that their names give away, and lists of pointers at its end. */
function prune(map: PageMap, chosen: Set<MappedText>): Map<MappedText, Removal> {
  const pruned = new Map<MappedText, Removal>()
  const total = [...chosen].reduce((sum, { text }) => sum + text.length, 0)
  for (const text of chosen) {
    for (const entry of outward(map, text.owner)) {
      const { place } = entry
      if (place === null || !place.sure || entry.text > 0.3 * total) continue
      pruned.set(text, place.removal)
      break
    }
    if (pruned.has(text)) continue
    for (const entry of outward(map, text.owner)) {
      if (!entry.teaser || entry.linked < 0.5 * entry.text) continue
      pruned.set(text, linkList)
      break
    }
    if (isLoneLink(map, text.owner)) pruned.set(text, loneLink)
  }
  return pruned
}

/**
 * Decides over every stretch of the page's text; `found` is false where no article stands out and all of it stays.
 * `headline`: the element with the article's title, where the page shows it.
 */
export function judgeArticle(
  document: DomElement,
  body: DomElement,
  headline: DomElement | null
): { judge: Judge; found: boolean } {
  const map = mapPage(body)
  const keeps =
    map.elements.length > mostAsked || map.depth > deepestAsked ? null : readabilityKeeps(document, ownersOf(map))
  if (keeps !== null) {
    for (const text of map.texts) {
      const parent = map.elements[text.owner]?.element
      text.kept = parent !== undefined && keeps(text.text, parent)
    }
  }
  measurePage(map)
  showMostOfThePage(map)
  settlePlaces(map, headline)
  markTeasers(map)
  measureProse(map)
  const chosen = map.elements.length > mostElements ? null : choose(map, headline)
  if (chosen !== null) addApart(map, chosen, headline)
  const pruned = chosen === null ? new Map<MappedText, Removal>() : prune(map, chosen)
  const verdicts = new Map<DomNode, Removal | null>()
  for (const text of map.texts) {
    const removal = pruned.get(text)
    if (chosen?.has(text) === true) verdicts.set(text.node, removal ?? null)
    else verdicts.set(text.node, reasonFor(map, text) ?? (chosen === null ? null : outside))
  }
  return { found: chosen !== null, judge: (node) => verdicts.get(node) ?? null }
}

function ownersOf(map: PageMap): Set<DomElement> {
  const owners = new Set<DomElement>()
  for (const { owner } of map.texts) {
    const element = map.elements[owner]?.element
    if (element !== undefined) owners.add(element)
  }
  return owners
}

function reasonFor(map: PageMap, { owner }: MappedText): Removal | null {
  if (map.elements[owner]?.hidden === true) return hiddenRemoval
  for (const { place } of outward(map, owner)) if (place !== null) return place.removal
  return null
}
