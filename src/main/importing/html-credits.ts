/**
 * Who wrote a page's article and when it appeared, as the page shows it around its headline. Only what stands there in
 * words is taken: a name after "by", in an element marked as an author's, or linked to an author's page; a date with day,
 * month and year that is not called that of an update.
 */
import { parseDate } from './dates.ts'
import { collapse, type DomElement, type DomNode, isElement, isSilent } from './html-blocks.ts'
import { isDateLine } from './opening.ts'

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
function around(chunks: readonly Chunk[], headline: DomElement | null): { behind: Chunk[]; ahead: Chunk[] } {
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

const particle =
  /^(?:and|und|et|y|e|en|de|del|della|da|di|dos|van|von|der|den|la|le|al|bin|ibn|of|the|for|editors|staff|team|desk|&|\|)$/iu
/** Words that no name begins with, but buttons and labels do. */
const noName =
  /^(?:by|authors?|admin|administrator|unknown|guest|share|more|home|follow|read|about|written|posted|published|updated|reviewed|contributor|writer|view|see|all|posts?|subscribe|comments?|log|sign|guides?|news|blog|article|contact|link|copy|get|book|learn|our|your|this)$/iu
/** A name alone that says nobody's. */
const nobody =
  /^(?:staff|editors?|team|redaktion|(?:contributing|staff|senior|freelance|guest|lead|managing) (?:writer|editor|author|contributor|reporter)s?)$/iu

/** No line of names is longer, characters. */
const longestNames = 300

/** Names without what the last of them does: "Ann Lee, Head of Research" is Ann Lee. */
export function withoutRole(names: string): string {
  if (names.length > longestNames) return names
  return names.replace(
    /^([^,|]*\s[^,|]*?)\s*[,|]\s+[^,]*\b(?:editors?|writer|contributor|reporter|correspondent|columnist|desk|head|director|manager|founder|president|officer|professor|expert|specialist|author)\b.*$/iu,
    '$1'
  )
}

/** Names before the first comma after which words in small letters follow: those say what the named do. */
function withoutOccupation(names: string): string {
  const [first = '', ...rest] = names.split(/,\s+/)
  const occupied = rest.some((part) => part.split(/\s+/).some((word) => /^\p{Ll}/u.test(word) && !particle.test(word)))
  return occupied && first.includes(' ') ? first : names
}

/** A name of one to six words that all look like parts of one; several joined by commas or "and". */
export function asNames(text: string): string | null {
  if (text.length > longestNames) return null
  const bare = withoutOccupation(withoutRole(text.replace(/^[\s|•·–—,:-]+|[\s|•·–—,:;-]+$/gu, '')))
  if (bare.length < 3 || bare.length > 90 || /[!?@#/\\<>=_{}\d]|https?:|\.\s+\p{Lu}\p{Ll}{3}/u.test(bare)) return null
  const words = bare.split(/[\s,]+/).filter((word) => word !== '')
  if (words.length > 14 || noName.test(words[0] ?? '') || nobody.test(bare)) return null
  if (!words.every((word) => particle.test(word) || /^[\p{Lu}\p{Lo}"'“(]/u.test(word))) return null
  return bare
}

const byOpening =
  /^(?:(?:written|posted|published|reported|created|edited|text|words|story|reporting|article)\s+by|by|von|par|por|door|autore?|authors?|auteur|text)\s*:?\s+/iu
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
  // What follows a name after its comma, in small letters, is what the person does.
  return asNames(rest) ?? (rest.includes(',') ? severalWords(asNames(rest.split(',')[0] ?? '')) : null)
}

function severalWords(name: string | null): string | null {
  return name?.includes(' ') === true ? name : null
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

/** Whether an element stands in a link to its author. */
function isLinkedAuthor(element: DomElement): boolean {
  let at: DomNode | null = element
  for (let steps = 0; at !== null && isElement(at) && steps < 3; steps += 1, at = at.parentNode) {
    if (at.localName !== 'a') continue
    return /\bauthor\b/.test(at.getAttribute('rel') ?? '') || authorLink.test(at.getAttribute('href') ?? '')
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
    if (names !== null && (names.includes(' ') || isLinkedAuthor(element)))
      return [names, ...moreNames(chunks.slice(index + 1, index + 7))].join(', ')
  }
  return null
}

const mark = /^[|•·–—,/-]$/
const plainName = /^\p{Lu}[\p{L}’'-]+(?: \p{Lu}\.?)?(?: \p{Lu}[\p{L}’'-]+){1,2}$/u

/** A name that stands next to the date of the article, on no link: "Dec 17, 2025 · Ann Lee". */
function besideDate(chunks: readonly Chunk[], headline: DomElement | null, language: string | null): string | null {
  const title = collapse(headline?.textContent ?? '').toLowerCase()
  const line = chunks.flatMap(({ text, element }) =>
    text.split(/\s+[|•·]\s+/).map((part) => ({ text: part.replace(/\s+(?:in|on|on behalf of|for)$/i, ''), element }))
  )
  const said = line.filter(({ text }) => !mark.test(text) && text !== '')
  for (const [index, { text, element }] of said.entries()) {
    if (!plainName.test(text) || asNames(text) === null || inLinkOrHeading(element)) continue
    if (title.includes(text.toLowerCase())) continue
    const around = [said[index - 1], said[index + 1], said[index + 2]]
    if (around.some((part) => part !== undefined && isDateLine(part.text, language))) return text
  }
  return null
}

function inLinkOrHeading(element: DomElement): boolean {
  let at: DomNode | null = element
  for (let steps = 0; at !== null && isElement(at) && steps < 4; steps += 1, at = at.parentNode)
    if (/^h[1-6]$/.test(at.localName) || (at.localName === 'a' && at.hasAttribute('href'))) return true
  return false
}

/** The one author whom the page names after "written by", wherever that stands; null where it names several, or none. */
function writtenBy(chunks: readonly Chunk[]): string | null {
  const names = new Set<string>()
  for (const [index, { text }] of chunks.entries()) {
    const opening = /\b(?:written|words|story) by\s*:?\s*(?=\p{Lu}|$)/iu.exec(text)
    if (opening === null || opening.index > 20) continue
    const after = text.slice(opening.index + opening[0].length) || (chunks[index + 1]?.text ?? '')
    const name = severalWords(namesAfterBy(`by ${after.slice(0, 150)}`))
    if (name !== null) names.add(name)
    if (names.size > 1) return null
  }
  return [...names][0] ?? null
}

/** Further names of the same line: joined by a comma or "and". */
function moreNames(chunks: readonly Chunk[]): string[] {
  const found: string[] = []
  for (let index = 0; index + 1 < chunks.length; index += 2) {
    const name = chunks[index + 1]
    if (name === undefined || !/^(?:,|and|und|et|y|&|, and)$/i.test(chunks[index]?.text ?? '')) break
    const names = isMarkedAuthor(name.element) ? asNames(name.text) : severalWords(asNames(name.text))
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

const ofPublication =
  /^(?:(?:date|first|originally)\s+)?(?:posted|published|publication|veröffentlicht|publié|publicado|pubblicato)\b/i

/** The one day that the page calls that of its publication, wherever it does; null where it names several, or none. */
function publishedAnywhere(chunks: readonly Chunk[], language: string | null): string | null {
  const days = new Set<string>()
  for (const [index, { text }] of chunks.entries()) {
    if (text.length > 110 || !ofPublication.test(text)) continue
    for (const chunk of chunks.slice(index, index + 3)) {
      const iso = chunk.text.length > 110 ? null : dateOf(chunk, language)
      if (iso === null) continue
      days.add(iso)
      break
    }
  }
  return new Set([...days].map((day) => day.slice(0, 10))).size === 1 ? ([...days][0] ?? null) : null
}

/**
 * A time in UTC may fall on another day than the one that the page prints; then the printed day is the date of
 * publication.
 */
export function asPrinted(stated: string, printed: string | null): string {
  if (printed === null || !/T.*(?:Z|[+-]00:?00)$/.test(stated)) return stated
  const apart = Math.abs(Date.parse(stated.slice(0, 10)) - Date.parse(printed.slice(0, 10)))
  return apart > 0 && apart <= 86_400_000 ? printed.slice(0, 10) : stated
}

/** The date that a stretch gives, as the page's data have it where it is a time element. */
function dateOf({ text, element }: Chunk, language: string | null): string | null {
  const time = element.localName === 'time' ? element : element.parentNode
  if (time !== null && isElement(time) && time.localName === 'time') {
    const stated = parseDate(time.getAttribute('datetime') ?? '', language).iso
    if (stated !== null) return asPrinted(stated, year.test(text) ? parseDate(text, language).iso : null)
  }
  return year.test(text) ? parseDate(text, language).iso : null
}

/** The first date around the headline that is not one of an update and stands in a line of its own or a credit's. */
function dateIn(chunks: readonly Chunk[], language: string | null): string | null {
  for (const [index, chunk] of chunks.entries()) {
    if (markedAsUpdate(chunks, index)) continue
    const { text, element } = chunk
    const iso = dateOf(chunk, language)
    if (iso === null) continue
    if (element.localName === 'time' || element.parentNode?.nodeName.toLowerCase() === 'time') return iso
    if (text.length > 110) continue
    const words = text.replace(/\d+(?:st|nd|rd|th|er|\.)?/g, ' ').match(/\p{L}{2,}/gu) ?? []
    if (words.length <= 6 || byOpening.test(text) || ofPublication.test(text)) return iso
  }
  return null
}

/** Who comments on a page or is quoted on it with a name of their own has not written it. */
const ofOthers = /comment|testimonial|review|quote|related|card|teaser|widget/i

function isOthers(element: DomElement): boolean {
  for (let at: DomNode | null = element; at !== null && isElement(at); at = at.parentNode)
    if (ofOthers.test(at.className)) return true
  return false
}

/** The one author whom links or marks of the whole page name; null where they name several, or none. */
function markedAnywhere(document: DomElement): string | null {
  const names = new Set<string>()
  for (const element of document.querySelectorAll('[rel~="author"], [itemprop="author"]')) {
    const name = asNames(collapse(element.textContent ?? '').trim())
    if (name?.includes(' ') === true) names.add(name)
    if (names.size > 1) return null
  }
  if (names.size === 1) return [...names][0] ?? null
  for (const element of document.querySelectorAll('[class*="author-name"], [class*="author__name"]')) {
    const name = isOthers(element) ? null : asNames(collapse(element.textContent ?? '').trim())
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
  const all = chunksOf(root)
  const { behind, ahead } = around(all, headline)
  const chunks = [...behind, ...ahead]
  return {
    byline:
      bylineIn(chunks) ??
      markedAnywhere(root) ??
      writtenBy(all) ??
      besideDate(behind.slice(0, 8), headline, language) ??
      besideDate(ahead.slice(0, 4), headline, language),
    published: dateIn(chunks, language) ?? publishedAnywhere(all, language)
  }
}
