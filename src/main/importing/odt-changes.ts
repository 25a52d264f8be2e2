/** The tracked changes of an OpenDocument text (ODF 1.3, part 3, 5.5): who took out or put in what, and where. */

import { type DomElement, isElement } from './html-blocks.ts'
import { OpenComments } from './note-anchors.ts'
import { checkOpenChanges, type Passage, type RawChange, type Segment } from './passages.ts'
import { childrenOf, elementsNamed, textOfFirst } from './xml.ts'

/** One change: of a deletion the words are kept here, those of an insertion stand in the text between its marks. */
export interface ChangedRegion extends RawChange {
  /** Words that a deletion took out. */
  readonly text: string
  /** The same where they stood: the first goes on what stands before it, what follows goes on the last. */
  readonly paragraphs: readonly string[]
}

const apart = new Set(['text:tracked-changes', 'text:note', 'office:annotation', 'text:ruby-text'])

const isGap = (name: string) => name === 'text:s' || name === 'text:tab' || name === 'text:line-break'

/** Whether an element is the mark of a change in the text. */
export const isChange = (name: string): boolean => /^text:change(?:-start|-end)?$/.test(name)

/** Whether an element is a paragraph or a heading. */
export const isParagraph = (name: string): boolean => name === 'text:p' || name === 'text:h'

/** Words of a paragraph, without what is anchored in it. */
function wordsOf(paragraph: DomElement): string {
  return childrenOf(paragraph)
    .map((child) => {
      if (!isElement(child)) return child.nodeType === 3 ? (child.textContent ?? '') : ''
      if (isGap(child.localName)) return ' '
      return apart.has(child.localName) || child.localName.startsWith('draw:') ? '' : wordsOf(child)
    })
    .join('')
}

/** Words of all paragraphs inside, in their order, without those of who wrote them when. */
export function paragraphsIn(element: DomElement): string {
  return joined(paragraphTexts(element))
}

function paragraphTexts(element: DomElement): string[] {
  const texts: string[] = []
  const walk = (parent: DomElement): void => {
    for (const child of childrenOf(parent)) {
      if (!isElement(child) || apart.has(child.localName)) continue
      if (isParagraph(child.localName)) texts.push(wordsOf(child).replace(/\s+/g, ' '))
      else walk(child)
    }
  }
  walk(element)
  return texts
}

function joined(texts: readonly string[]): string {
  // Spaces at the ends part it from the words that it stood between.
  const [only] = texts
  if (texts.length === 1 && only !== undefined) return only
  return texts
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join('\n')
}

/** The changes of a document by their ids; changes of how words look are none. */
export function changedRegions(body: DomElement): Map<string, ChangedRegion> {
  const regions = new Map<string, ChangedRegion>()
  const lists = childrenOf(body)
    .filter(isElement)
    .filter((child) => child.localName === 'text:tracked-changes')
  for (const region of lists.flatMap(childrenOf).filter(isElement)) {
    if (region.localName !== 'text:changed-region') continue
    const key = region.getAttribute('text:id') ?? region.getAttribute('xml:id') ?? ''
    if (elementsNamed(region, 'text:format-change').length > 0) continue
    const gone = elementsNamed(region, 'text:deletion')[0]
    const paragraphs = gone === undefined ? [] : paragraphTexts(gone)
    regions.set(key, {
      key,
      kind: gone === undefined ? 'insertion' : 'deletion',
      author: textOfFirst(region, 'dc:creator'),
      date: textOfFirst(region, 'dc:date'),
      move: null,
      text: joined(paragraphs),
      paragraphs
    })
  }
  return regions
}

const isAnchor = (name: string) => /^(?:office:annotation(?:-end)?|text:note)$/.test(name)

/** What the comments and notes of a body are called. */
export const anchorKeys = (body: DomElement): ReadonlyMap<DomElement, string> =>
  new Map(
    ['office:annotation', 'text:note'].flatMap((name) =>
      elementsNamed(body, name).map((element, index) => [element, `${name} ${index}`] as const)
    )
  )

/** Paragraphs of the body in their order, with the changes, comments and notes in them. */
export function odtPassages(
  body: DomElement,
  regions: ReadonlyMap<string, ChangedRegion>,
  anchors: ReadonlyMap<DomElement, string>
): Passage[] {
  const passages: Passage[] = []
  const comments = new OpenComments()
  const ends = new Set(elementsNamed(body, 'office:annotation-end').map((end) => end.getAttribute('office:name')))
  /** A comment begins, ends, or stands just here, as notes do. */
  const anchor = (element: DomElement, passage: Segment[] | null): void => {
    const name = element.getAttribute('office:name') ?? ''
    if (element.localName === 'office:annotation-end') {
      comments.close(named.get(name) ?? '')
      return
    }
    const key = anchors.get(element)
    if (key === undefined) return
    named.set(name, key)
    if (name !== '' && ends.has(name)) comments.open(key)
    else passage?.push({ text: '', changes: [...open], anchors: [key] })
  }
  /** What annotations are called here, by their names in the file. */
  const named = new Map<string, string>()
  const open: ChangedRegion[] = []
  const placed = new Set<ChangedRegion>()
  /** What a deletion took out stands in one place. */
  const isFirst = (region: ChangedRegion) => !placed.has(region) && placed.add(region).size > 0
  const close = (region: ChangedRegion) => {
    const at = open.indexOf(region)
    if (at >= 0) open.splice(at, 1)
  }
  const inline = (element: DomElement, passage: Segment[]): void => {
    const put = (text: string, changes: readonly RawChange[] = [...open]) => {
      const about = comments.now
      passage.push({ text, changes, ...(about.length === 0 ? {} : { anchors: about }) })
    }
    for (const child of childrenOf(element)) {
      if (!isElement(child)) {
        if (child.nodeType === 3) put((child.textContent ?? '').replace(/\s+/g, ' '))
        continue
      }
      const name = child.localName
      if (isAnchor(name)) anchor(child, passage)
      if (apart.has(name)) continue
      if (isGap(name)) put(' ')
      else if (isChange(name)) {
        const region = regions.get(child.getAttribute('text:change-id') ?? '')
        if (region?.kind === 'deletion') {
          if (isFirst(region)) put(region.text, [...open, region])
        } else if (region !== undefined && name === 'text:change-start') checkOpenChanges(open.push(region))
        else if (region !== undefined && name === 'text:change-end') close(region)
      } else if (name.startsWith('draw:') && name !== 'draw:a') walk(child)
      else inline(child, passage)
    }
  }
  const walk = (parent: DomElement): void => {
    for (const child of childrenOf(parent)) {
      if (!isElement(child)) continue
      const name = child.localName
      if (isAnchor(name)) anchor(child, null)
      if (apart.has(name)) continue
      if (isParagraph(name)) {
        const passage: Segment[] = []
        // What is anchored in it comes behind it, as in the text.
        passages.push(passage)
        inline(child, passage)
      } else if (isChange(name)) {
        const region = regions.get(child.getAttribute('text:change-id') ?? '')
        if (region?.kind === 'deletion') {
          if (isFirst(region)) passages.push([{ text: region.text, changes: [region] }])
        } else if (region !== undefined && name === 'text:change-start') checkOpenChanges(open.push(region))
        else if (region !== undefined && name === 'text:change-end') close(region)
      } else walk(child)
    }
  }
  walk(body)
  return passages.filter((passage) => passage.length > 0)
}
