/**
 * OpenDocument text (LibreOffice, OpenOffice, Google Docs): `content.xml` in document order. Format: OASIS ODF 1.3, part 3.
 */

import type { BlockKind } from '../../shared/extraction.ts'
import { extractionFailure } from './coded-error.ts'
import { draftFromRuns } from './document-draft.ts'
import { givenTitle } from './given-title.ts'
import { type DomElement, type HtmlRun, isElement } from './html-blocks.ts'
import type { Importer, Removal } from './importer.ts'
import {
  commentBy,
  deletion,
  footnote,
  hiddenWords,
  insertion,
  type Losses,
  pageMargins,
  readingAid,
  tellLosses
} from './losses.ts'
import { createNoteAnchors } from './note-anchors.ts'
import { openOpenDocument } from './odf-package.ts'
import {
  anchorKeys,
  type ChangedRegion,
  changedRegions,
  isChange,
  isParagraph,
  odtPassages,
  paragraphsIn
} from './odt-changes.ts'
import { readStyles, type Styles } from './odt-styles.ts'
import { createTrackedChanges } from './tracked-changes.ts'
import { childrenOf, elementsNamed, parseXml, textOfFirst } from './xml.ts'

interface Place {
  kind: BlockKind
  level?: number
  removal: Removal | null
}

const contents: Removal = { reason: 'navigation', message: 'Table of contents or index' }

/** Elements that hold no text of the document. */
const silent = new Set([
  'text:sequence-decls',
  'text:variable-decls',
  'text:user-field-decls',
  'text:dde-connection-decls',
  'text:alphabetical-index-auto-mark-file',
  'text:note-citation',
  'text:ruby-text',
  'text:index-title-template',
  'text:table-of-content-source',
  'text:bibliography-configuration',
  'office:forms',
  'office:event-listeners',
  'svg:title',
  'svg:desc',
  'draw:object',
  'draw:object-ole',
  'table:shapes'
])
const indexes = /^text:(?:table-of-content|illustration-index|table-index|object-index|user-index|alphabetical-index)$/

/** Whether words of the document stand in what is drawn, beside those of formulas, charts and tables. */
const holdsWords = (element: DomElement): boolean =>
  childrenOf(element).some(
    (child) =>
      isElement(child) &&
      !silent.has(child.localName) &&
      (isParagraph(child.localName) ? (child.textContent ?? '').trim() !== '' : holdsWords(child))
  )

/** Reads the body of a document into runs, with what is set apart right behind the paragraph that it belongs to. */
class BodyReader {
  readonly runs: HtmlRun[] = []
  readonly losses = {
    insertions: 0,
    deletions: 0,
    comments: 0,
    notes: 0,
    boxes: 0,
    images: 0,
    formulas: 0
  } satisfies Losses
  private readonly styles: Styles
  private readonly regions: ReadonlyMap<string, ChangedRegion>
  private readonly accepts: (id: string) => boolean
  private readonly anchors: ReadonlyMap<DomElement, string>
  /** Deletions whose words have their place. */
  private readonly placed = new Set<string>()
  /** Insertions that are open here and do not stand. */
  private readonly rejected = new Set<string>()
  /** Words of theirs since they were last set apart. */
  private side = ''

  constructor(
    styles: Styles,
    regions: ReadonlyMap<string, ChangedRegion>,
    anchors: ReadonlyMap<DomElement, string>,
    accepts: (id: string) => boolean
  ) {
    this.styles = styles
    this.regions = regions
    this.accepts = accepts
    this.anchors = anchors
  }

  blocks(parent: DomElement, place: Place, listDepth: number): void {
    for (const child of childrenOf(parent)) if (isElement(child)) this.block(child, place, listDepth)
  }

  private block(element: DomElement, place: Place, listDepth: number): void {
    const name = element.localName
    if (silent.has(name) || name === 'text:tracked-changes') return
    if (name === 'text:p') this.paragraph(element, this.paragraphPlace(element, place))
    else if (name === 'text:h') this.paragraph(element, this.headingPlace(element, place))
    else if (name === 'text:list') this.blocks(element, place, listDepth + 1)
    else if (name === 'text:list-item' || name === 'text:list-header') {
      const level = Math.min(9, Math.max(1, listDepth))
      const inList = place.kind === 'paragraph' || place.kind === 'list-item'
      this.blocks(element, inList ? { ...place, kind: 'list-item', level } : place, listDepth)
    } else if (name === 'table:table') this.table(element, place)
    else if (indexes.test(name)) this.blocks(element, { ...place, removal: place.removal ?? contents }, listDepth)
    else if (name === 'text:section' && element.getAttribute('text:display') === 'none')
      this.blocks(element, { ...place, removal: hiddenWords }, listDepth)
    else if (name === 'draw:text-box') this.blocks(element, { ...place, kind: 'paragraph' }, 0)
    else if (name.startsWith('draw:')) this.frame(element, place)
    else if (isChange(name)) this.changeBetween(element)
    else if (name === 'office:annotation') this.annotation(element)
    else this.blocks(element, place, listDepth)
  }

  private paragraphPlace(element: DomElement, place: Place): Place {
    const style = this.styles.of(element.getAttribute('text:style-name'))
    const removal = place.removal ?? (style.hidden ? hiddenWords : null)
    if (place.kind !== 'paragraph') return { ...place, removal }
    return { kind: style.kind, ...(style.level === undefined ? {} : { level: style.level }), removal }
  }

  private headingPlace(element: DomElement, place: Place): Place {
    const level = Number.parseInt(element.getAttribute('text:outline-level') ?? '1', 10)
    return { kind: 'heading', level: Math.min(9, Math.max(1, level || 1)), removal: place.removal }
  }

  /** One paragraph: its own words first, then what is anchored in it. */
  private paragraph(element: DomElement, place: Place): void {
    const apart: (() => void)[] = []
    const text = this.inline(element, apart, place.removal)
    this.setApart(apart)
    this.add(text, place)
    for (const read of apart) read()
  }

  /** Words of insertions that do not stand go behind the paragraph. */
  private setApart(apart: (() => void)[]): void {
    const words = this.side
    this.side = ''
    if (words.trim() !== '') apart.push(() => this.add(words, { kind: 'paragraph', removal: insertion }))
  }

  /** Words at this place of the text: none where an insertion around them does not stand. */
  private words(text: string): string {
    if (this.rejected.size === 0) return text
    this.side += text
    return ''
  }

  /** A change within a paragraph: the words that it puts there. */
  private changeInline(element: DomElement, apart: (() => void)[]): string {
    const id = element.getAttribute('text:change-id') ?? ''
    const region = this.regions.get(id)
    if (region?.kind === 'deletion') {
      // What it took out stands in one place.
      if (this.placed.has(id)) return ''
      this.placed.add(id)
    }
    if (region?.kind === 'deletion' && !this.accepts(id)) {
      this.losses.deletions += 1
      return this.words(region.paragraphs.join(paragraphEnd))
    }
    if (element.localName === 'text:change-end') {
      if (this.rejected.delete(id) && this.rejected.size === 0) this.setApart(apart)
    } else apart.push(() => this.change(element))
    if (element.localName === 'text:change-start' && region?.kind === 'insertion' && !this.accepts(id))
      this.rejected.add(id)
    return ''
  }

  private add(text: string, place: Place): void {
    const pieces = text.split(paragraphEnd)
    if (pieces.length > 1) {
      for (const piece of pieces) this.add(piece, place)
      return
    }
    const { kind: block, level, removal } = place
    const clean = text
      .replace(/[ \t]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .trim()
    if (clean !== '') this.runs.push({ kind: block, ...(level === undefined ? {} : { level }), text: clean, removal })
  }

  /** `around`: why the paragraph itself is left out; what is anchored in it goes along. */
  private inline(element: DomElement, apart: (() => void)[], around: Removal | null): string {
    let text = ''
    for (const child of childrenOf(element)) {
      if (!isElement(child)) {
        if (child.nodeType === 3) text += this.words((child.textContent ?? '').replace(/\s+/g, ' '))
        continue
      }
      const name = child.localName
      if (name === 'text:ruby-text')
        apart.push(() => this.add(child.textContent ?? '', { kind: 'paragraph', removal: readingAid }))
      if (silent.has(name)) continue
      if (name === 'text:s' || name === 'text:tab') text += this.words(' ')
      else if (name === 'text:line-break') text += this.words('\n')
      else if (name === 'text:note') {
        this.losses.notes += 1
        apart.push(() => this.apart(child, footnote(this.anchors.get(child))))
      } else if (name === 'office:annotation') apart.push(() => this.annotation(child))
      else if (isChange(name)) text += this.changeInline(child, apart)
      else if (name.startsWith('draw:') && name !== 'draw:a')
        apart.push(() => this.frame(child, { ...plainPlace, removal: around }))
      else if (name === 'text:hidden-text' || name === 'text:hidden-paragraph') {
        if (name === 'text:hidden-text')
          apart.push(() =>
            this.add(child.getAttribute('text:string-value') ?? '', { ...plainPlace, removal: hiddenWords })
          )
      } else if (name === 'text:span' && this.styles.of(child.getAttribute('text:style-name')).hidden) {
        apart.push(() => this.add(child.textContent ?? '', { ...plainPlace, removal: hiddenWords }))
      } else if (name === 'text:p') text += `\n${this.inline(child, apart, around)}`
      else text += this.inline(child, apart, around)
    }
    return text
  }

  /** Everything inside, set apart from the text. */
  private apart(element: DomElement, removal: Removal): void {
    const text = paragraphsIn(element)
    this.add(text, { kind: 'paragraph', removal })
  }

  private annotation(element: DomElement): void {
    this.losses.comments += 1
    const author = textOfFirst(element, 'dc:creator')
    this.apart(element, commentBy(author, this.anchors.get(element)))
  }

  /** A change that stands between paragraphs. */
  private changeBetween(element: DomElement): void {
    const apart: (() => void)[] = []
    this.add(this.changeInline(element, apart), plainPlace)
    for (const read of apart) read()
  }

  /** What a change took out, and how many there are of it. */
  private change(element: DomElement): void {
    const id = element.getAttribute('text:change-id') ?? ''
    const region = this.regions.get(id)
    if (region === undefined || element.localName === 'text:change-end') return
    if (region.kind === 'insertion') {
      this.losses.insertions += 1
      return
    }
    this.losses.deletions += 1
    this.add(region.text, { kind: 'paragraph', removal: deletion })
  }

  private frame(element: DomElement, place: Place): void {
    const boxes = elementsNamed(element, 'draw:text-box')
    const isPicture = boxes.length === 0 && !holdsWords(element)
    // Formulas, charts and tables are documents of their own, of which the file keeps a picture.
    if (isPicture && elementsNamed(element, 'draw:object').length > 0) {
      this.losses.formulas += 1
      return
    }
    if (isPicture && elementsNamed(element, 'draw:image').length > 0) {
      this.losses.images += 1
      return
    }
    if (element.localName === 'draw:image') this.losses.images += 1
    if (boxes.length > 0) this.losses.boxes += 1
    this.blocks(element, { ...place, kind: 'paragraph' }, 0)
  }

  /** One line a row, cells parted by tabs; what is anchored in a cell follows the table. */
  private table(table: DomElement, place: Place): void {
    const apart: (() => void)[] = []
    const rows: string[] = []
    const walk = (parent: DomElement): void => {
      for (const child of childrenOf(parent)) {
        if (!isElement(child)) continue
        if (child.localName !== 'table:table-row') {
          if (child.localName !== 'table:table-cell') walk(child)
          continue
        }
        const cells = childrenOf(child)
          .filter(isElement)
          .filter((cell) => cell.localName === 'table:table-cell' || cell.localName === 'table:covered-table-cell')
          .map((cell) => this.cell(cell, apart, place.removal))
        if (cells.some((cell) => cell !== '')) rows.push(cells.join('\t'))
      }
    }
    walk(table)
    this.setApart(apart)
    if (rows.length > 0) this.runs.push({ kind: 'table', text: rows.join('\n'), removal: place.removal })
    for (const read of apart) read()
  }

  private cell(cell: DomElement, apart: (() => void)[], around: Removal | null): string {
    const parts: string[] = []
    const walk = (parent: DomElement): void => {
      for (const child of childrenOf(parent)) {
        if (!isElement(child) || silent.has(child.localName)) continue
        const name = child.localName
        if (isParagraph(name)) parts.push(this.inline(child, apart, around))
        else if (isChange(name)) parts.push(this.changeInline(child, apart))
        else if (name === 'office:annotation') apart.push(() => this.annotation(child))
        else if (name.startsWith('draw:')) apart.push(() => this.frame(child, { ...plainPlace, removal: around }))
        else walk(child)
      }
    }
    walk(cell)
    return parts.join(' ').replace(/\s+/g, ' ').trim()
  }
}

/** Parts the paragraphs of a deletion that does not stand, until they are set apart from each other. */
const paragraphEnd = '\u2029'

const plainPlace: Place = { kind: 'paragraph', removal: null }

/** An OpenDocument text. As with Word, whose program made the file is no byline. */
export const odtImporter: Importer = {
  format: 'odt',
  async read(bytes, options, limits) {
    const file = await openOpenDocument(bytes, limits)
    const content = parseXml(file.part('content.xml') ?? '')
    const body = content === null ? undefined : elementsNamed(content, 'office:text')[0]
    if (content === null || body === undefined) {
      throw extractionFailure('damaged', 'The file is a zip, but holds no OpenDocument text.')
    }
    const styles = parseXml(file.part('styles.xml') ?? '')
    const regions = changedRegions(body)
    const anchors = anchorKeys(body)
    const passages = regions.size + anchors.size > 0 ? odtPassages(body, regions, anchors) : []
    const tracked = regions.size > 0 ? createTrackedChanges(passages, options) : null
    const accepts = (id: string) => tracked?.accepts(id) ?? true
    const reader = new BodyReader(readStyles(content, styles), regions, anchors, accepts)
    reader.blocks(body, plainPlace, 0)
    const meta = parseXml(file.part('meta.xml') ?? '')
    const headers = marginsOf(styles, 'header')
    const footers = marginsOf(styles, 'footer')
    const stated = {
      title: givenTitle(meta && textOfFirst(meta, 'dc:title')),
      language: meta === null ? null : textOfFirst(meta, 'dc:language')
    }
    const losses = tellLosses({
      ...reader.losses,
      margins: headers.length + footers.length > 0,
      changes: tracked?.counts ?? null
    })
    const draft = await draftFromRuns([...headers, ...reader.runs, ...footers], stated, options, losses)
    return {
      ...draft,
      ...(tracked === null ? {} : { changes: tracked }),
      ...(anchors.size === 0 ? {} : { anchors: createNoteAnchors(passages, accepts) })
    }
  }
}

/** The words of the pages' headers or footers, those of the first and of left pages as well. */
function marginsOf(styles: DomElement | null, where: 'header' | 'footer'): HtmlRun[] {
  if (styles === null) return []
  const names = ['', '-left', '-first'].map((kind) => `style:${where}${kind}`)
  return pageMargins(
    names.flatMap((name) => elementsNamed(styles, name).map(paragraphsIn)),
    where
  )
}
