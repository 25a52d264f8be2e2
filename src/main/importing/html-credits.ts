/**
 * Who wrote a page's article and when it appeared, as the page shows it around its headline. Only what stands there in
 * words is taken: a name after "by", in an element marked as an author's, or linked to an author's page; a date with day,
 * month and year that is not called that of an update.
 */
import { parseDate } from './dates.ts'
import { collapse, type DomElement, type DomNode, isElement, isSilent } from './html-blocks.ts'

/** A stretch of text in one element. */
interface Chunk {
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
/** Stretches read of a page: where no headline is, its credits stand at its top. */
const mostChunks = 20_000

function chunksOf(root: DomElement): Chunk[] {
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
        last.text = (last.text + raw).trim()
        last.node = node
      } else chunks.push({ text: raw.trim(), element: parent, node })
      continue
    }
    if (!isElement(node) || isSilent(node) || node.localName === 'footer') continue
    const children = node.childNodes
    for (let index = children.length - 1; index >= 0; index -= 1) {
      const child = children[index]
      if (child !== undefined) stack.push(child)
    }
  }
  return chunks
}

/** The stretches around the headline, up to where the article runs. */
function around(root: DomElement, headline: DomElement | null): Chunk[] {
  const chunks = chunksOf(root)
  const holds = (element: DomElement): boolean => {
    for (let at: DomNode | null = element; at !== null; at = at.parentNode) if (at === headline) return true
    return false
  }
  const first = headline === null ? -1 : chunks.findIndex(({ element }) => holds(element))
  const last = first < 0 ? -1 : chunks.findLastIndex(({ element }) => holds(element))
  if (headline !== null && first < 0) return []
  const found: Chunk[] = []
  let read = 0
  for (const chunk of chunks.slice(last + 1, last + 1 + after)) {
    found.push(chunk)
    if (chunk.text.length >= runningText) read += chunk.text.length
    if (read > begun) break
  }
  return [...found, ...chunks.slice(Math.max(0, first - before), Math.max(0, first)).reverse()]
}

const particle = /^(?:and|und|et|y|e|en|de|del|della|da|di|dos|van|von|der|den|la|le|al|bin|ibn|of|the|for|&|\|)$/iu
/** Words that no name begins with, but buttons and labels do. */
const noName =
  /^(?:by|authors?|admin|administrator|unknown|guest|share|more|home|follow|read|about|written|posted|published|updated|reviewed|contributor|writer|view|see|all|posts?|subscribe|comments?|log|sign|guides?|news|blog|article|contact|link|copy|get|book|learn|our|your|this)$/iu
/** A name alone that says nobody's. */
const nobody = /^(?:staff|editors?|team|redaktion|guest author)$/iu

/** A name of one to six words that all look like parts of one; several joined by commas or "and". */
export function asNames(text: string): string | null {
  const bare = text.replace(/^[\s|•·–—,:-]+|[\s|•·–—,:;-]+$/gu, '')
  if (bare.length < 3 || bare.length > 90 || /[!?@#/\\<>=_{}\d]|https?:|\.\s+\p{Lu}\p{Ll}{3}/u.test(bare)) return null
  const words = bare.split(/[\s,]+/).filter((word) => word !== '')
  if (words.length > 14 || noName.test(words[0] ?? '') || nobody.test(bare)) return null
  if (!words.every((word) => particle.test(word) || /^[\p{Lu}\p{Lo}"'“(]/u.test(word))) return null
  return bare
}

const byOpening =
  /^(?:(?:written|posted|published|reported|created|edited|text|words|story|reporting|article)\s+by|by|von|par|por|door|autore?|author|auteur|text)\s*:?\s+/iu
const byAlone =
  /^(?:(?:written|posted|published|reported|created|words|story|article)\s+by|by|von|par|por|door|author|auteur|autore?)\s*:?$/iu

/** The names after "by" at the beginning of a line; what follows a bar, a dot or a date is not theirs. */
function namesAfterBy(text: string): string | null {
  const opening = byOpening.exec(text)
  if (opening === null || text.length > 160) return null
  const rest =
    text
      .slice(opening[0].length)
      .split(/\s+[|•·–—-]\s+|\s+(?:on|in)(?:\s+|$)|,?\s+(?:updated|published)\b|\s*\d/iu)[0] ?? ''
  return asNames(rest)
}

const authorHints =
  /(?:^|[\s_-])(?:byline|authors?|author-?name|writer|contributor)(?:$|[\s_-])|(?:author|byline)_?_?name|post-author|authorName/i
const authorLink = /\/(?:authors?|autor(?:en)?|auteur|contributors?|writers?|people|profile|team|by)\/[^/]/i

/** Whether an element, or one of the few around it, is marked as an author's. */
function isMarkedAuthor(element: DomElement): boolean {
  let at: DomNode | null = element
  for (let steps = 0; at !== null && steps < 4; steps += 1, at = at.parentNode) {
    if (!isElement(at) || at.localName === 'body' || at.localName === 'article') return false
    if (/\bauthor\b/.test(at.getAttribute('rel') ?? '') || at.getAttribute('itemprop') === 'author') return true
    if (at.localName === 'a' && authorLink.test(at.getAttribute('href') ?? '')) return true
    if (authorHints.test(at.className)) return true
  }
  return false
}

/** Names that a credit line gives, the surest form first; null where the page shows none. */
function bylineIn(chunks: readonly Chunk[]): string | null {
  for (const [index, { text, element }] of chunks.entries()) {
    const names = namesAfterBy(text)
    if (names !== null && (names.includes(' ') || isMarkedAuthor(element))) return names
    const next = chunks[index + 1]
    if (!byAlone.test(text) || next === undefined) continue
    const found = asNames(next.text.split(/\s+[|•·–—]\s+|\s+(?:on|in)$/)[0] ?? '')
    if (found !== null && (found.includes(' ') || isMarkedAuthor(next.element)))
      return [found, ...moreNames(chunks.slice(index + 2, index + 8))].join(', ')
  }
  for (const [index, { text, element }] of chunks.entries()) {
    const names = text.length <= 90 && isMarkedAuthor(element) ? asNames(text) : null
    if (names?.includes(' ') === true) return [names, ...moreNames(chunks.slice(index + 1, index + 7))].join(', ')
  }
  return null
}

/** Further names of the same line: joined by a comma or "and". */
function moreNames(chunks: readonly Chunk[]): string[] {
  const found: string[] = []
  for (let index = 0; index + 1 < chunks.length; index += 2) {
    const name = chunks[index + 1]
    if (name === undefined || !/^(?:,|and|und|et|y|&|, and)$/i.test(chunks[index]?.text ?? '')) break
    const names = isMarkedAuthor(name.element) ? asNames(name.text) : null
    if (names === null) break
    found.push(names)
  }
  return found
}

const ofUpdate =
  /(?:updat|modif|aktualisier|mis à jour|actualiz|aggiornat|last (?:reviewed|edited|changed)|review|expire|event)/i
const year = /\b(?:19|20)\d\d\b/

function markedAsUpdate(chunks: readonly Chunk[], index: number): boolean {
  const { text, element } = chunks[index] ?? { text: '', element: null }
  const label = chunks[index - 1]?.text ?? ''
  if (ofUpdate.test(text) || (label.length < 40 && ofUpdate.test(label))) return true
  let at: DomNode | null = element
  for (let steps = 0; at !== null && steps < 3; steps += 1, at = at.parentNode) {
    if (isElement(at) && /(?:updat|modif)/i.test(`${at.className} ${at.getAttribute('itemprop') ?? ''}`)) return true
  }
  return false
}

/** The first date around the headline that is not one of an update and stands in a line of its own or a credit's. */
function dateIn(chunks: readonly Chunk[], language: string | null): string | null {
  for (const [index, { text, element }] of chunks.entries()) {
    if (markedAsUpdate(chunks, index)) continue
    const time = element.localName === 'time' ? element : element.parentNode
    if (time !== null && isElement(time) && time.localName === 'time') {
      const stated = parseDate(time.getAttribute('datetime') ?? '', language).iso
      if (stated !== null) return stated
    }
    if (text.length > 110 || !year.test(text)) continue
    const { iso } = parseDate(text, language)
    if (iso === null) continue
    const words = text.replace(/\d+(?:st|nd|rd|th|er|\.)?/g, ' ').match(/\p{L}{2,}/gu) ?? []
    if (
      words.length <= 6 ||
      byOpening.test(text) ||
      /^(?:posted|published|veröffentlicht|publié|publicado)/i.test(text)
    )
      return iso
  }
  return null
}

/** The one author whom links or marks of the whole page name; null where they name several, or none. */
function markedAnywhere(document: DomElement): string | null {
  const names = new Set<string>()
  for (const element of document.querySelectorAll('[rel~="author"], [itemprop="author"]')) {
    const name = asNames(collapse(element.textContent ?? '').trim())
    if (name?.includes(' ') === true) names.add(name)
    if (names.size > 1) return null
  }
  return [...names][0] ?? null
}

export interface Credits {
  byline: string | null
  published: string | null
}

/** Reads the credits around a headline, or at the top of the page where no headline stands on it. */
export function readCredits(root: DomElement, headline: DomElement | null, language: string | null): Credits {
  const chunks = around(root, headline)
  return { byline: bylineIn(chunks) ?? markedAnywhere(root), published: dateIn(chunks, language) }
}
