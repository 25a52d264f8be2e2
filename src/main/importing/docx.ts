import { parseHTML } from 'linkedom'
import mammoth from 'mammoth'
import type { ExtractionWarning } from '../../shared/extraction.ts'
import { openWordPackage, type WordPackage } from './docx-package.ts'
import { type DomElement, type DomNode, isElement, type Judge, readRuns } from './html-blocks.ts'
import { markCredits, piecesOf } from './html-pieces.ts'
import { type Importer, noMetadata } from './importer.ts'
import { canonicalLanguage, settleLanguage } from './language.ts'
import { collapseSpaces, normaliseText } from './normalise.ts'
import { dateOfLine, isDateLine, nameOpening, parseByline } from './opening.ts'

/** Word's built-in style names, which are English in the file whatever the program's language. */
const styleMap = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='Subtitle'] => h2.subtitle:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='caption'] => figcaption:fresh",
  "p[style-name='Caption'] => figcaption:fresh"
]

function countTags(xml: string | null, name: string): number {
  return xml?.match(new RegExp(`<${name}[\\s>/]`, 'g'))?.length ?? 0
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}

/** What the file holds that does not show in the text, or not as it does in Word. */
function findLosses(word: WordPackage, body: string): ExtractionWarning[] {
  const warnings: ExtractionWarning[] = []
  const inserted = countTags(body, 'w:ins') + countTags(body, 'w:moveTo')
  const deleted = countTags(body, 'w:del') + countTags(body, 'w:moveFrom')
  if (inserted + deleted > 0) {
    const what = `${plural(inserted, 'insertion', 'insertions')} and ${plural(deleted, 'deletion', 'deletions')}`
    warnings.push({
      code: 'tracked-changes',
      message: `Tracked changes: ${what}. The text is read with all of them accepted.`
    })
  }
  const comments = countTags(word.part('word/comments.xml'), 'w:comment')
  if (comments > 0) {
    warnings.push({
      code: 'word-comments',
      message: `${plural(comments, 'comment is', 'comments are')} not part of the text.`
    })
  }
  const notes = countTags(body, 'w:footnoteReference') + countTags(body, 'w:endnoteReference')
  if (notes > 0) {
    const message = `${plural(notes, 'note was', 'notes were')} set apart from the text, and their marks taken out of it.`
    warnings.push({ code: 'footnotes', message })
  }
  const margins = word.names.filter((name) => /^word\/(?:header|footer)\d*\.xml$/i.test(name))
  if (margins.some((name) => /<w:t[\s>]/.test(word.part(name) ?? ''))) {
    warnings.push({ code: 'headers-footers', message: 'The page’s headers and footers are not part of the text.' })
  }
  const boxes = countTags(body, 'w:txbxContent')
  if (boxes > 0) warnings.push({ code: 'text-boxes', message: `The text of boxes stands where they are anchored.` })
  return warnings
}

/** The footnote or endnote that a node stands in. */
function inNote(parent: DomElement): boolean {
  for (let at: DomNode | null = parent; at !== null; at = at.parentNode) {
    if (isElement(at) && at.localName === 'li' && /^(?:foot|end)note-/.test(at.id)) return true
  }
  return false
}

const judge: Judge = (_node, parent) =>
  inNote(parent) ? { reason: 'footnote', message: 'Footnote or endnote of the Word file' } : null

/** Bold paragraphs that are nothing but bold and short are headings to those who never use styles. */
function promoteBoldLines(document: DomElement): void {
  for (const paragraph of document.querySelectorAll('p')) {
    const text = collapseSpaces(paragraph.textContent ?? '')
    const bold = paragraph.querySelector('strong')
    if (bold === null || text.length > 150 || /[.,;:]$/.test(text)) continue
    if (collapseSpaces(bold.textContent ?? '') !== text || paragraph.parentNode === null) continue
    const heading = (document as unknown as { createElement(name: string): DomElement }).createElement('h2')
    const mutable = heading as unknown as { textContent: string }
    mutable.textContent = paragraph.textContent ?? ''
    ;(paragraph as unknown as { replaceWith(node: DomElement): void }).replaceWith(heading)
  }
}

function coreProperty(word: WordPackage, name: string): string | null {
  const found = new RegExp(`<${name}(?:\\s[^>]*)?>([^<]{1,500})</${name}>`).exec(
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

/** A title that a person gave, not the one that a program left ("Document1", "Microsoft Word - x.doc"). */
function statedTitle(word: WordPackage): string | null {
  const title = coreProperty(word, 'dc:title')
  if (title === null || /^(?:document|dokument|untitled|word document|titel|title)\s*\d*$/i.test(title)) return null
  return /^microsoft word|\.docx?$/i.test(title) ? null : title
}

/** A Word document (Office Open XML). The file's author is whoever's computer made it, so it is not taken as byline. */
export const docxImporter: Importer = {
  format: 'docx',
  async read(bytes, options, limits) {
    const word = await openWordPackage(bytes, limits)
    const bodyName = word.names.find((name) => /^word\/document\d*\.xml$/i.test(name)) ?? ''
    const body = word.part(bodyName) ?? ''
    const warnings = findLosses(word, body)
    let images = 0
    const result = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
      {
        styleMap,
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(async () => {
          images += 1
          return { src: '' }
        })
      }
    )
    if (images > 0) {
      warnings.push({ code: 'images-skipped', message: `${plural(images, 'picture was', 'pictures were')} left out.` })
    }
    const failed = result.messages.filter((message) => message.type === 'error')
    if (failed.length > 0) {
      warnings.push({
        code: 'unreadable-part',
        message: `${plural(failed.length, 'part', 'parts')} of the file could not be read.`
      })
    }
    const document = parseHTML(`<html><body>${result.value}</body></html>`).document as unknown as DomElement & {
      body: DomElement
    }
    for (const reference of document.querySelectorAll('sup > a[id^="footnote-ref-"], sup > a[id^="endnote-ref-"]')) {
      ;(reference as unknown as { remove(): void }).remove()
    }
    for (const back of document.querySelectorAll('a[href^="#footnote-ref-"], a[href^="#endnote-ref-"]')) {
      ;(back as unknown as { remove(): void }).remove()
    }
    promoteBoldLines(document)
    const runs = readRuns(document.body, judge).map((run) => ({ ...run, text: normaliseText(run.text).text }))
    const title = statedTitle(word)
    const found = piecesOf(runs, title)
    const text = found.flatMap((piece) => (piece.removal === undefined ? [piece.text] : [])).join('\n')
    const language = await settleLanguage(text, canonicalLanguage(coreProperty(word, 'dc:language')), options.language)
    const pieces = markCredits(found, language)

    const metadata = { ...noMetadata(), title, language }
    for (const piece of pieces.filter((credit) => credit.kind === 'byline')) {
      metadata.byline ??= parseByline(piece.text)
      if (metadata.published === null && isDateLine(piece.text, language)) {
        const date = dateOfLine(piece.text, language)
        metadata.published = date.iso
        if (date.ambiguous)
          warnings.push({ code: 'date-ambiguous', message: `“${piece.text}” can be read as two dates.` })
      }
    }
    const opening = nameOpening(pieces, metadata)
    return { pieces: opening.pieces, metadata: { ...metadata, title: opening.title }, encoding: null, warnings }
  }
}
