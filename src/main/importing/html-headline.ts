/** The title of a page's article: its headline as the page shows it, or else as the page says it in its head. */
import { collapse, type DomElement, isHidden, visibleText } from './html-blocks.ts'

const longest = 300

function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

function plain(text: string): string {
  return words(text).join('')
}

/** How alike two titles are: F1 over their words, 0..1. */
function likeness(a: string, b: string): number {
  const [own, other] = [words(a), words(b)]
  if (own.length === 0 || other.length === 0) return 0
  const left = [...other]
  let shared = 0
  for (const word of own) {
    const at = left.indexOf(word)
    if (at < 0) continue
    left.splice(at, 1)
    shared += 1
  }
  return (2 * shared) / (own.length + other.length)
}

function inside(element: DomElement, names: ReadonlySet<string>): boolean {
  for (let at = element.parentNode; at !== null; at = at.parentNode)
    if (names.has((at as DomElement).localName)) return true
  return false
}

const asides = new Set(['nav', 'footer', 'aside', 'dialog'])

/** No link says more of the site than its name, characters. */
const longestName = 60

/** What the page's links to the site's first page say: mostly its name. */
function namesOfHome(document: DomElement, host: string | null): string[] {
  const homes = new Set([
    '/',
    ...(host === null ? [] : ['', '/'].flatMap((end) => [`https://${host}${end}`, `http://${host}${end}`]))
  ])
  const names: string[] = []
  for (const link of document.querySelectorAll('a[href]')) {
    if (!homes.has(link.getAttribute('href') ?? '')) continue
    const name = collapse(link.textContent ?? '').trim()
    if (
      plain(name).length > 3 &&
      name.length <= longestName &&
      !/^(?:home|start|back|zurück|accueil|inicio)/i.test(name)
    )
      names.push(name)
  }
  return names
}

/** A heading that is a link to a site's first page names the site. */
function leadsHome(heading: DomElement): boolean {
  const href = heading.querySelector('a')?.getAttribute('href') ?? ''
  return /^(?:(?:https?:)?\/\/[^/]+)?\/?$/i.test(href) && href !== ''
}

function withoutButtons(heading: DomElement): string {
  if (heading.querySelector('button') === null) return visibleText(heading)
  const copy = (heading as unknown as { cloneNode(deep: boolean): DomElement }).cloneNode(true)
  for (const button of copy.querySelectorAll('button')) (button as unknown as { remove(): void }).remove()
  return visibleText(copy).trim()
}

/** What the page shows as a heading of the first rank, in its order. */
function headings(document: DomElement): { element: DomElement; text: string }[] {
  const found: { element: DomElement; text: string }[] = []
  for (const element of document.querySelectorAll('h1')) {
    if (found.length >= 50) break
    const text = withoutButtons(element).replace(/\s?[¶#§\uf0c1]$/u, '')
    if (text.length < 2 || text.length > longest || isHidden(element) || inside(element, asides) || leadsHome(element))
      continue
    found.push({ element, text })
  }
  return found
}

/**
 * A page's title without the site's name at its start or end ("Talks fail | The Paper"). `names`: what the site is called;
 * its address counts as well, for "The Paper" of thepaper.com.
 */
/** Where the parts of a title meet: the site's name, a section, the title itself. */
const joint = /(\s+[|–—·•»«›:~-]+\s+|\s*\|\s*|(?<=\S):\s+)/

export function withoutSiteName(title: string, names: readonly string[], host: string | null): string {
  const parts = title.split(joint)
  if (parts.length < 3) return title
  const known = names.map(plain).filter((name) => name !== '')
  const address = plain(host ?? '')
  const isSite = (part: string): boolean => {
    const own = plain(part)
    if (own === '') return true
    if (known.some((name) => name === own || (own.length > 3 && own.length < 40 && name.startsWith(own)))) return true
    if (known.some((name) => name.length > 3 && own.startsWith(name) && own.length < 2 * name.length)) return true
    return own.length > 3 && own.length < 40 && address.includes(own)
  }
  let [from, to] = [0, parts.length - 1]
  while (to > from && isSite(parts[to] ?? '')) to -= 2
  while (to > from && isSite(parts[from] ?? '') && !/:\s*$/.test(parts[from + 1] ?? '')) from += 2
  return parts.slice(from, to + 1).join('')
}

/** What some pages put into the heading itself, behind the title (its date, a button), is no part of it. */
function withoutAddition({ element, text }: { element: DomElement; text: string }, claimed: readonly string[]): string {
  if (element.querySelector('*') === null || claimed.some((title) => plain(title) === plain(text))) return text
  return claimed.find((title) => words(title).length >= 2 && text.startsWith(`${title} `)) ?? text
}

/** A title from the head alone, less what a bar parts from it: the site's name, where nothing else tells it. */
function beforeBar(title: string): string {
  const [first = ''] = title.split(/\s+\|\s+/)
  return words(first).length >= 2 ? first : title
}

export interface Headline {
  /** Null where the page neither shows nor says one. */
  text: string | null
  /** The heading on the page that has it; null where only the head says it. */
  element: DomElement | null
}

/**
 * `said`: titles from the page's head, the most trusted first. A heading that shares their words is the headline as the
 * reader sees it; a lone heading that shares none of them may be the site's name.
 */
export function findHeadline(
  document: DomElement,
  said: readonly string[],
  stated: readonly string[],
  host: string | null
): Headline {
  const names = [...stated, ...namesOfHome(document, host)]
  const claimed = said.map((title) => withoutSiteName(title, names, host))
  const shown = headings(document).filter(({ text }) => !names.some((name) => plain(name) === plain(text)))
  const opening = claimed.map((title) => title.split(joint)[0] ?? '').filter((part) => part !== '')
  const openings = new Set(opening.map(plain))
  const rated = shown.map((heading) => {
    const text = withoutAddition(heading, [...claimed, ...opening])
    const score = claimed.reduce((most, title) => Math.max(most, likeness(title, text)), 0)
    return { element: heading.element, text, score: openings.has(plain(text)) ? Math.max(score, 0.99) : score }
  })
  const best = rated.reduce<(typeof rated)[number] | null>(
    (most, heading) => (most === null || heading.score > most.score ? heading : most),
    null
  )
  const enough = new Set(shown.map(({ text }) => plain(text))).size === 1 ? 0.3 : 0.4
  const ends = new Set(claimed.map((title) => plain(title.split(joint).slice(2).at(-1) ?? '')))
  const second = best === null || ends.has(plain(best.text)) ? secondRank(document, claimed, openings) : null
  if (second !== null && (best === null || !openings.has(plain(best.text)))) return second
  if (best !== null && (claimed.length === 0 ? shown.length === 1 : best.score >= enough))
    return { text: beforeBar(best.text), element: best.element }
  const [title] = claimed
  return (
    secondRank(document, claimed, openings) ?? {
      text: title === undefined ? null : beforeBar(title),
      element: likeTitle(document, claimed)
    }
  )
}

/** Words shared by a title and the heading of a lower rank that words it a little differently, 0..1. */
const hardlyOther = 0.8

/** Where the page shows the title in a little other words, in a heading of the second rank. */
function likeTitle(document: DomElement, claimed: readonly string[]): DomElement | null {
  for (const element of document.querySelectorAll('h2')) {
    const text = collapse(element.textContent ?? '').trim()
    if (claimed.some((title) => words(title).length > 3 && likeness(title, text) >= hardlyOther)) return element
  }
  return null
}

/** A heading of a lower rank that is the title word for word; one of the second rank also where it is its opening. */
function secondRank(document: DomElement, claimed: readonly string[], openings: ReadonlySet<string>): Headline | null {
  const titles = new Set(claimed.map(plain))
  for (const element of document.querySelectorAll('h2, h3')) {
    const text = collapse(element.textContent ?? '').trim()
    const own = plain(text)
    if (text.length > 8 && (titles.has(own) || (element.localName === 'h2' && openings.has(own))))
      return { text, element }
  }
  return null
}
