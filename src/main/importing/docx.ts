import { parseHTML } from 'linkedom'
import mammoth from 'mammoth'
import { judgeByAncestors } from './ancestors.ts'
import { draftFromRuns } from './document-draft.ts'
import { changeKey, hasChanges, wordPassages } from './docx-changes.ts'
import { joinDropCaps } from './docx-drop-caps.ts'
import { markClass, markRuns, markStyles } from './docx-marks.ts'
import { anchorName, commentClass, moveComments, moveMarkedWords, moveNotes, noteClass } from './docx-notes.ts'
import { documentPartOf, mammothZip, openWordPackage, type WordPackage } from './docx-package.ts'
import { prepareText } from './docx-prepare.ts'
import { singleReferences } from './docx-references.ts'
import { hiddenStylesOf, listBoxesOf } from './docx-styles.ts'
import { checkVariety } from './docx-variety.ts'
import { givenTitle } from './given-title.ts'
import { type DomElement, type DomNode, type HtmlRun, isElement, readRuns } from './html-blocks.ts'
import type { Importer, Removal } from './importer.ts'
import {
  commentBy,
  deletion,
  footnote,
  formula,
  hiddenWords,
  insertion,
  type Losses,
  pageMargins,
  readingAid,
  tellLosses
} from './losses.ts'
import { collapseSpaces, normaliseText } from './normalise.ts'
import { createNoteAnchors } from './note-anchors.ts'
import type { Segment } from './passages.ts'
import { createTrackedChanges } from './tracked-changes.ts'

/** Word's built-in style names, which are English in the file whatever the program's language. */
const styleMap = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='Subtitle'] => h2.subtitle:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='caption'] => figcaption:fresh",
  "p[style-name='Caption'] => figcaption:fresh",
  'comment-reference => sup',
  ...markStyles
]

/** Parts that hold the notes. */
const noteParts = ['word/footnotes.xml', 'word/endnotes.xml']

function countTags(xml: string | null, name: string): number {
  return xml?.match(new RegExp(`<${name}[\\s>/]`, 'g'))?.length ?? 0
}

/** What the file holds that does not show in the text, or not as it does in Word. */
function findLosses(word: WordPackage, body: string): Losses {
  return {
    insertions: countTags(body, 'w:ins') + countTags(body, 'w:moveTo'),
    deletions: countTags(body, 'w:del') + countTags(body, 'w:moveFrom'),
    comments: countTags(word.part('word/comments.xml'), 'w:comment'),
    notes: countTags(body, 'w:footnoteReference') + countTags(body, 'w:endnoteReference'),
    boxes: countTags(body, 'w:txbxContent'),
    formulas: countTags(body, 'm:oMath')
  }
}

/** The words of the pages' headers or footers, which mammoth does not read; what was deleted from them counts as gone. */
function marginsOf(word: WordPackage, where: 'header' | 'footer'): HtmlRun[] {
  const parts = word.names.filter((name) => new RegExp(`^word/${where}\\d*\\.xml$`, 'i').test(name)).sort()
  const texts = parts.map((name) =>
    wordPassages(word.part(name) ?? '', name, new Set())
      .map((passage) =>
        passage
          .filter(stillThere)
          .map(({ text }) => text)
          .join('')
      )
      .filter((text) => text.trim() !== '')
      .join('\n')
  )
  return pageMargins(texts, where)
}

const stillThere = ({ changes }: Segment) => changes.every(({ kind }) => kind === 'insertion')

/** What is set apart by the element that it stands in. */
function setApartBy(element: DomElement): Removal | null {
  const { className } = element
  if (className === markClass('deleted')) return deletion
  if (className === markClass('inserted')) return insertion
  if (className === markClass('hidden')) return hiddenWords
  if (className === markClass('reading')) return readingAid
  if (className === markClass('formula')) return formula
  if (className === noteClass) return footnote(element.getAttribute(anchorName) ?? undefined)
  if (className !== commentClass) return null
  return commentBy(element.getAttribute('title'), element.getAttribute(anchorName) ?? undefined)
}

/** Bold paragraphs that are nothing but bold and short are headings to those who never use styles. */
function promoteBoldLines(document: DomElement): void {
  for (const paragraph of document.querySelectorAll('p')) {
    const text = collapseSpaces(paragraph.textContent ?? '')
    const bold = paragraph.querySelector('strong')
    if (bold === null || text.length > 150 || /[.,;:]$/.test(text)) continue
    if (collapseSpaces(bold.textContent ?? '') !== text || paragraph.parentNode === null) continue
    const heading = (document as unknown as { createElement(name: string): DomElement }).createElement('h2')
    // With its elements: some of its words may be set apart.
    ;(heading as unknown as { append(...nodes: unknown[]): void }).append(...Array.from(paragraph.childNodes))
    ;(paragraph as unknown as { replaceWith(node: DomElement): void }).replaceWith(heading)
  }
}

/** Word puts a paragraph into every cell: where no cell of a table holds more than that one, its words are the cell. */
function unwrapCells(document: DomElement): void {
  for (const table of document.querySelectorAll('table')) {
    const cells = [...table.querySelectorAll('td, th')].map((cell) => Array.from(cell.childNodes))
    const isPlain = (nodes: readonly DomNode[]) =>
      nodes.length === 0 || (nodes.length === 1 && nodes.every((node) => isElement(node) && node.localName === 'p'))
    if (!cells.every(isPlain)) continue
    for (const [paragraph] of cells) {
      if (paragraph === undefined) continue
      ;(paragraph as unknown as { replaceWith(...nodes: unknown[]): void }).replaceWith(
        ...Array.from(paragraph.childNodes)
      )
    }
  }
}

/** Boxes to tick, which no reader of text would see otherwise. */
function showCheckboxes(document: DomElement): void {
  for (const box of document.querySelectorAll('input[type="checkbox"]')) {
    const mark = box.hasAttribute('checked') ? '☒ ' : '☐ '
    ;(box as unknown as { replaceWith(text: string): void }).replaceWith(mark)
  }
}

function coreProperty(word: WordPackage, name: string): string | null {
  const found = new RegExp(`<${name}(?:\\s[^<>]*)?>([^<]{1,500})</${name}>`).exec(
    word.part('docProps/core.xml') ?? ''
  )?.[1]
  if (found === undefined) return null
  const text = collapseSpaces(
    found.replace(
      /&(amp|lt|gt|quot|apos);/g,
      (_, entity) => ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" })[String(entity)] ?? ''
    )
  )
  return text === '' ? null : normaliseText(text).text
}

/** A Word document (Office Open XML). The file's author is whoever's computer made it, so it is not taken as byline. */
export const docxImporter: Importer = {
  format: 'docx',
  async read(bytes, options, limits) {
    const word = await openWordPackage(bytes, limits)
    const bodyName = documentPartOf(word) ?? ''
    const body = word.part(bodyName) ?? ''
    const parts = noteParts.filter((name) => word.part(name) !== null)
    const boxes = listBoxesOf(word)
    const hiding = hiddenStylesOf(word)
    const texts = singleReferences(
      [bodyName, ...parts].map((name) => [name, prepareText(word.part(name) ?? '', boxes)])
    )
    const changed = texts.some(([, xml]) => hasChanges(xml))
    const noted = ['word/comments.xml', ...noteParts].some((name) => word.part(name) !== null)
    const passages = changed || noted ? texts.flatMap(([name, xml]) => wordPassages(xml, name, hiding)) : []
    const tracked = changed ? createTrackedChanges(passages, options) : null
    const marked = new Map(
      texts.map(([name, xml]) => [
        name,
        markRuns(xml, (index) => tracked === null || tracked.accepts(changeKey(name, index)), hiding)
      ])
    )
    for (const xml of [...marked.values(), word.part('word/comments.xml') ?? '']) checkVariety(xml)
    let images = 0
    // `file` is how mammoth takes a zip that is open already; its types leave it out.
    const input = { file: mammothZip(word, marked) } as unknown as Parameters<typeof mammoth.convertToHtml>[0]
    const result = await mammoth.convertToHtml(input, {
      styleMap,
      includeEmbeddedStyleMap: false,
      externalFileAccess: false,
      convertImage: mammoth.images.imgElement(async () => {
        images += 1
        return { src: '' }
      })
    })
    const headers = marginsOf(word, 'header')
    const footers = marginsOf(word, 'footer')
    // Documents that Word would put in here from files of their own.
    const others = countTags(body, 'w:altChunk') + countTags(body, 'w:subDoc')
    const unreadable = others + result.messages.filter((message) => message.type === 'error').length
    const warnings = tellLosses({
      ...findLosses(word, body),
      margins: headers.length + footers.length > 0,
      changes: tracked?.counts ?? null,
      images,
      unreadable
    })
    const document = parseHTML(`<html><body>${result.value}</body></html>`).document as unknown as DomElement & {
      body: DomElement
    }
    moveMarkedWords(document)
    moveNotes(document)
    moveComments(document, word)
    showCheckboxes(document)
    unwrapCells(document)
    joinDropCaps(document, body)
    promoteBoldLines(document)
    const stated = { title: givenTitle(coreProperty(word, 'dc:title')), language: coreProperty(word, 'dc:language') }
    const runs = [...headers, ...readRuns(document.body, judgeByAncestors(setApartBy)), ...footers]
    const draft = await draftFromRuns(runs, stated, options, warnings)
    return {
      ...draft,
      ...(tracked === null ? {} : { changes: tracked }),
      ...(noted ? { anchors: createNoteAnchors(passages, tracked?.accepts) } : {})
    }
  }
}
