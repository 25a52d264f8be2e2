/**
 * Text of the article that stands apart from the rest of it: the standfirst and what else runs between the headline and the
 * part that was found, and running text between two parts of it. Such text is told by where it stands and what it is:
 * sentences outside links, in no furniture, behind the headline and before the article's last words.
 */
import type { DomElement } from './html-blocks.ts'
import { blockAround, type MappedText, outward, type PageMap } from './html-page-map.ts'
import { endsSentence } from './line-marks.ts'

/** Shorter than this it may be a label or a credit, characters. */
const shortestOpening = 60
const shortestBetween = 100
/** Text of this length is running text even where no mark ends it, characters. */
const plainlyText = 150
/** More of it in links, and it points elsewhere. */
const mostLinked = 0.3

/** Texts side by side in one block, or in one list. */
interface Stretch {
  texts: MappedText[]
  text: string
  linked: number
  block: number
}

const notText = /^(?:figure|figcaption|caption|button|label)$/

function isLink(element: DomElement): boolean {
  return element.localName === 'a' && element.hasAttribute('href')
}

/** Whether a text stands in furniture, in a row of teasers, beside a picture, or is not shown. */
function standsApart(map: PageMap, owner: number): boolean {
  for (const { place, hidden, teaser, element } of outward(map, owner))
    if (place !== null || hidden || teaser || notText.test(element.localName)) return true
  return false
}

function inLink(map: PageMap, owner: number): boolean {
  for (const { element } of outward(map, owner)) if (isLink(element)) return true
  return false
}

/** What is not chosen yet, and may be, by blocks; what is chosen or stands apart parts them. */
function stretchesOf(map: PageMap, chosen: ReadonlySet<MappedText>, from: number, to: number): Stretch[] {
  const found: Stretch[] = []
  for (const text of map.texts.slice(from, to)) {
    if (chosen.has(text) || standsApart(map, text.owner)) {
      found.push({ texts: [], text: '', linked: 0, block: -1 })
      continue
    }
    const own = blockAround(map, text.owner)
    const around = map.elements[own]?.parent ?? -1
    const block = map.elements[own]?.element.localName === 'li' && around >= 0 ? around : own
    const linked = inLink(map, text.owner) ? text.text.length : 0
    const last = found.at(-1)
    if (last?.block === block) {
      last.texts.push(text)
      last.text += ` ${text.text}`
      last.linked += linked
    } else found.push({ texts: [text], text: text.text, linked, block })
  }
  return found
}

function isRunning({ text, linked }: Stretch, shortest: number): boolean {
  if (text.length < shortest || linked > mostLinked * text.length) return false
  return text.length >= plainlyText || endsSentence(text)
}

/** A paragraph of which a part was chosen is chosen whole, so that no sentence is cut. */
function completeBlocks(map: PageMap, chosen: Set<MappedText>): void {
  const begun = new Set([...chosen].map(({ owner }) => blockAround(map, owner)))
  // What stands in the page itself is no paragraph.
  begun.delete(0)
  for (const text of map.texts)
    if (!chosen.has(text) && begun.has(blockAround(map, text.owner)) && !standsApart(map, text.owner)) chosen.add(text)
}

/** Adds to the chosen texts what of the article stands apart from them. */
export function addApart(map: PageMap, chosen: Set<MappedText>, headline: DomElement | null): void {
  const { elements, texts } = map
  completeBlocks(map, chosen)
  const first = texts.findIndex((text) => chosen.has(text))
  const last = texts.findLastIndex((text) => chosen.has(text))
  if (first < 0) return
  const titleAt = headline === null ? -1 : elements.findIndex(({ element }) => element === headline)
  const behind = titleAt < 0 ? texts.length : texts.findIndex(({ owner }) => owner >= (elements[titleAt]?.end ?? 0))
  const add = (from: number, to: number, shortest: number) => {
    let heading: Stretch | null = null
    for (const stretch of stretchesOf(map, chosen, from, to)) {
      if (isRunning(stretch, shortest)) {
        for (const text of [...(heading?.texts ?? []), ...stretch.texts]) chosen.add(text)
        heading = null
      } else heading = /^h[2-6]$/.test(elements[stretch.block]?.element.localName ?? '') ? stretch : null
    }
  }
  add(first, last, shortestBetween)
  if (behind >= 0) add(behind, first, shortestOpening)
}
