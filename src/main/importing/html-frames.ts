/** Frames of a saved page, which hold pages of their own: their text is put where the page shows them. */
import { posix } from 'node:path'
import type { ExtractionWarning } from '../../shared/extraction.ts'
import { isPagesFolder } from '../../shared/saved-page.ts'
import { collapse, type DomElement, isHidden } from './html-blocks.ts'
import { plural, tellLosses } from './losses.ts'

/** The pages that belong to a saved page, by their addresses as `frameAddress` gives them. */
export type FramePages = ReadonlyMap<string, () => DomElement | null>

/** Frames in one another, and of one page. */
const DEEPEST = 3
const MOST_FRAMES = 50
/** Characters outside links that a frame within a page has at least; what has less is an advertisement, a button, a counter. */
const SHORTEST = 140
/** Names that a message lists. */
const MOST_NAMED = 5

/** An address in its one form: an own name (`cid:`), a full address, or a path that stays below the page; null for any other. */
export function frameAddress(address: string, from = ''): string | null {
  const bare = address.trim().replace(/#.*$/s, '')
  if (/^(?:cid|https?):/i.test(bare)) return bare
  if (bare === '' || /^[a-z][a-z0-9+.-]*:|^[/\\]/i.test(bare)) return null
  const path = posix.normalize(posix.join(posix.dirname(from), decoded(bare.replace(/\?.*$/s, ''))))
  return path.startsWith('..') ? null : path
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    // A percent sign that encodes nothing stands for itself.
    return path
  }
}

interface Mutable {
  append(...nodes: unknown[]): void
  replaceWith(node: unknown): void
}
const mutable = (node: unknown) => node as Mutable

/**
 * Puts the pages of frames into the page that shows them, each once. Gives what is to be told: frames whose page is not there, those
 * that hold nothing to read, and pictures that the browser saved beside the page.
 */
export function embedFrames(document: DomElement, pages: FramePages): ExtractionWarning[] {
  const missing = new Set<string>()
  const beyond = new Set<string>()
  const used = new Set<string>()
  let small = 0
  const embed = (root: DomElement, from: string, depth: number): void => {
    for (const frame of [...root.querySelectorAll('iframe[src], frame[src]')]) {
      const address = frameAddress(frame.getAttribute('src') ?? '', from)
      if (address === null || used.has(address) || isUnseen(frame)) continue
      const read = pages.get(address)
      if (read === undefined) {
        if (isSavedPath(address)) missing.add(address)
        continue
      }
      if (depth > DEEPEST || used.size >= MOST_FRAMES) {
        beyond.add(address)
        continue
      }
      used.add(address)
      beyond.delete(address)
      const body = read()
      if (body === null) continue
      embed(body, address, depth + 1)
      if (frame.localName === 'iframe' && !isProse(body)) {
        small += 1
        continue
      }
      const box = (document as unknown as { createElement(name: string): DomElement }).createElement('div')
      mutable(box).append(...Array.from(body.childNodes))
      mutable(frame).replaceWith(box)
    }
  }
  embed(document, '', 1)
  return tell([...missing], small, beyond.size, picturesOf(document))
}

function tell(missing: readonly string[], small: number, beyond: number, images: number): ExtractionWarning[] {
  const warnings = tellLosses({ images })
  if (missing.length > 0) {
    const names = missing.slice(0, MOST_NAMED).map((name) => `“${name}”`)
    const more = missing.length > MOST_NAMED ? ' …' : ''
    const message = `${plural(missing.length, 'frame of the page is', 'frames of the page are')} not there (${names.join(', ')}${more}). Where the browser saved a folder beside the page, take both together.`
    warnings.push({ code: 'unreadable-part', message })
  }
  if (small > 0) {
    const message = `${plural(small, 'frame of the page holds', 'frames of the page hold')} little to read and ${small === 1 ? 'is' : 'are'} not part of the text.`
    warnings.push({ code: 'frames-skipped', message })
  }
  if (beyond > 0) {
    const message = `${plural(beyond, 'frame of the page is', 'frames of the page are')} not part of the text: of one page ${MOST_FRAMES} frames are read, and ${DEEPEST} within one another.`
    warnings.push({ code: 'frames-skipped', message })
  }
  return warnings
}

/** Whether a path leads into a folder that a browser saves beside a page. */
const isSavedPath = (address: string): boolean => isPagesFolder(address.split('/')[0] ?? '') && address.includes('/')

function picturesOf(document: DomElement): number {
  const sources = [...document.querySelectorAll('img[src]')].map((image) =>
    frameAddress(image.getAttribute('src') ?? '')
  )
  return new Set(sources.filter((address) => address !== null && isSavedPath(address))).size
}

/** Frames that no reader sees, as counters are. */
function isUnseen(frame: DomElement): boolean {
  const isTiny = (size: string | null) => size !== null && /^\s*[0-2](?:px)?\s*$/.test(size)
  if (isTiny(frame.getAttribute('width')) || isTiny(frame.getAttribute('height'))) return true
  for (let at: DomElement | null = frame; at !== null && at.nodeType === 1; at = at.parentNode as DomElement | null)
    if (isHidden(at)) return true
  return false
}

/** The end of a sentence: a stop before a gap, or one of a script that leaves none. Thai and Lao write no stops at all. */
const sentenceEnd =
  /[\p{L}\p{M}\p{N}”"’)」』](?:[.!?…](?:\s|$)|(?![.!?])\p{Sentence_Terminal})|[\p{Script=Thai}\p{Script=Lao}]{30}/u

/** How much a text says, in characters of an alphabet: one of Chinese says as much as three, of Japanese or Korean as two. */
function lengthIn(text: string): number {
  const words = text.match(/\p{Script=Han}/gu)?.length ?? 0
  const syllables = text.match(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0
  return text.length + 2 * words + syllables
}

/** Whether a page holds sentences, and not links alone. */
function isProse(body: DomElement): boolean {
  const lengthOf = (element: DomElement): number => lengthIn(collapse(element.textContent ?? '').trim())
  const aside = [...body.querySelectorAll('a, script, style, noscript, template')]
  const own = lengthOf(body) - aside.reduce((sum, element) => sum + lengthOf(element), 0)
  return own >= SHORTEST && sentenceEnd.test(collapse(body.textContent ?? ''))
}
