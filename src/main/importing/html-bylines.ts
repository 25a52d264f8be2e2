/**
 * Who wrote a page's article, as the page shows it around its headline: a name after "by", in an element marked as an author's,
 * linked to an author's page or beside the date.
 */
import { collapse, type DomElement, type DomNode, isElement } from './html-blocks.ts'
import type { Chunk } from './html-chunks.ts'
import { isDateLine } from './opening.ts'

const particle =
  /^(?:and|und|et|y|e|en|de|del|della|da|di|dos|van|von|der|den|la|le|al|bin|ibn|of|the|for|editors|staff|team|desk|&|\|)$/iu
/** Words that no name begins with, but buttons and labels do. */
const noName =
  /^(?:by|authors?|admin|administrator|unknown|guest|share|more|home|follow|read|about|written|posted|published|updated|reviewed|contributor|writer|view|see|all|posts?|subscribe|comments?|log|sign|guides?|news|blog|article|contact|link|copy|get|book|learn|our|your|this|last|reading|estimated|photo|image)$/iu
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
  if (bare.length < 3 || bare.length > 90 || /[!?@#/\\<>=_{}\d]|https?:|\p{Ll}{3}\.\s+\p{Lu}\p{Ll}{3}/u.test(bare))
    return null
  const words = bare.split(/[\s,]+/).filter((word) => word !== '')
  if (words.length > 14 || noName.test(words[0] ?? '') || nobody.test(bare)) return null
  if (!words.every((word) => particle.test(word) || /^[\p{Lu}\p{Lo}"'“(]/u.test(word))) return null
  return bare
}

export const byOpening =
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
const topicLink = /\/(?:category|categories|tags?|topics?|sections?)\/[^/]/i

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

/** Whether an element stands in a link to the articles of one subject. */
function isTopic(element: DomElement): boolean {
  let at: DomNode | null = element
  for (let steps = 0; at !== null && isElement(at) && steps < 3; steps += 1, at = at.parentNode) {
    if (at.localName !== 'a') continue
    return /\btag\b/.test(at.getAttribute('rel') ?? '') || topicLink.test(at.getAttribute('href') ?? '')
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

/** What "by" follows where it names no author. */
const doneByOthers =
  /(?:review|edit|check|verif|approv|photo|image|illustrat|translat|photograph|sponsor|present|power)\p{L}*$/iu

/** Names after "by" in a credit line, or after a line that says no more than "by". */
function creditLine(chunks: readonly Chunk[]): string | null {
  for (const [index, { text, element }] of chunks.entries()) {
    if (doneByOthers.test(chunks[index - 1]?.text ?? '')) continue
    const names = namesAfterBy(text)
    if (names !== null && (names.includes(' ') || isMarkedAuthor(element))) return names
    const next = chunks[index + 1]
    if (!byAlone.test(text) || next === undefined) continue
    if (isTopic(next.element)) continue
    const found = asNames(next.text.split(/\s+[|•·–—]\s+|\s+(?:on|in)$/)[0] ?? '')
    if (found !== null && (found.includes(' ') || isMarkedAuthor(next.element)))
      return [found, ...moreNames(chunks.slice(index + 2, index + 8))].join(', ')
  }
  return null
}

/** Classes of what stands beside an author's name: what the author does, a picture. */
const besideName = /descr|bio|role|job|position|avatar|image|date|time/i

/** Names in an element that is marked as an author's. */
function markedLine(chunks: readonly Chunk[]): string | null {
  for (const [index, { text, element }] of chunks.entries()) {
    if (text.length > 90 || !isMarkedAuthor(element) || besideName.test(element.className)) continue
    const names =
      partsOf(text)
        .map(asNames)
        .find((part) => part !== null) ?? null
    if (names !== null && (names.includes(' ') || isLinkedAuthor(element)))
      return [names, ...moreNames(chunks.slice(index + 1, index + 7))].join(', ')
  }
  return null
}

/** What bars and dots part in a line: "Dec 17, 2025 · Ann Lee in" is a date and a name. */
function partsOf(text: string): string[] {
  return text.split(/\s*[|•·・]\s+/).map((part) => part.replace(/\s+(?:in|on|on behalf of|for)$/i, ''))
}

const mark = /^[|•·–—,/-]$/
const plainName = /^\p{Lu}[\p{L}’'-]+(?: \p{Lu}\.?)?(?: \p{Lu}[\p{L}’'-]+){1,2}$/u

/** A name that stands next to the date of the article, on no link: "Dec 17, 2025 · Ann Lee". */
function besideDate(chunks: readonly Chunk[], headline: DomElement | null, language: string | null): string | null {
  const title = collapse(headline?.textContent ?? '').toLowerCase()
  const line = chunks.flatMap(({ text, element }) => partsOf(text).map((part) => ({ text: part, element })))
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

/** Who comments on a page or is quoted on it with a name of their own has not written it; nor is a card's day the article's. */
const ofOthers = /comment|testimonial|review|quote|related|card|teaser|widget/i

export function isOthers(element: DomElement): boolean {
  for (let at: DomNode | null = element; at !== null && isElement(at) && at.localName !== 'body'; at = at.parentNode)
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

const occupation =
  /\b(?:editor|writer|contributor|reporter|correspondent|columnist|journalist|director|manager|founder|president|officer|professor|specialist|engineer|scientist|researcher|analyst|developer|strategist|consultant|author|redakteur(?:in)?|journaliste)\b/i

/**
 * A name that stands by itself near the headline, where what it does stands behind it, or where the page has it elsewhere in an
 * element marked as an author's.
 */
function namedAlone(chunks: readonly Chunk[], all: readonly Chunk[], headline: DomElement | null): string | null {
  const title = collapse(headline?.textContent ?? '').toLowerCase()
  for (const [index, { text, element }] of chunks.entries()) {
    if (!plainName.test(text) || asNames(text) === null || title.includes(text.toLowerCase())) continue
    if (inLinkOrHeading(element) || isOthers(element)) continue
    const next = chunks[index + 1]
    if (next !== undefined && (isMarkedAuthor(next.element) || (next.text.length < 80 && occupation.test(next.text))))
      return text
    if (all.some((chunk) => chunk.text === text && chunk.element !== element && isMarkedAuthor(chunk.element)))
      return text
  }
  return null
}

export interface ShownByline {
  names: string | null
  /** The page says "by" before them, near its headline. */
  said: boolean
}

/** The byline that the page shows around its headline, or else in a place of its own. */
export function readByline(
  root: DomElement,
  headline: DomElement | null,
  { all, behind, ahead }: { all: readonly Chunk[]; behind: readonly Chunk[]; ahead: readonly Chunk[] },
  language: string | null
): ShownByline {
  const near = [...behind, ...ahead]
  const said = creditLine([...behind.slice(0, 10), ...ahead.slice(0, 4)])
  if (said !== null) return { names: said, said: true }
  const names =
    creditLine(near) ??
    markedLine(near) ??
    markedAnywhere(root) ??
    writtenBy(all) ??
    besideDate(behind.slice(0, 8), headline, language) ??
    besideDate(ahead.slice(0, 4), headline, language) ??
    namedAlone(behind.slice(0, 10), all, headline) ??
    namedAlone(ahead.slice(0, 6).reverse(), all, headline)
  return { names, said: false }
}
