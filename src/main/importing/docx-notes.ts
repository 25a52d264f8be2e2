/** Notes and comments of a Word file, which mammoth gathers at the end: each goes behind the block that it is anchored in. */
import { markClass, runMarks } from './docx-marks.ts'
import type { WordPackage } from './docx-package.ts'
import { type DomElement, type DomNode, isElement } from './html-blocks.ts'
import { childrenOf, elementsNamed, parseXml } from './xml.ts'

/** Classes under which notes and comments stand in the page once they are moved. */
export const noteClass = 'claimbench-note'
export const commentClass = 'claimbench-comment'

interface Mutable {
  remove(): void
  after(node: unknown): void
  append(...nodes: unknown[]): void
}
const mutable = (node: DomNode) => node as unknown as Mutable
const create = (document: DomElement, name: string) =>
  (document as unknown as { createElement(name: string): DomElement }).createElement(name)

const blocks = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'figcaption', 'blockquote'])

/** The block that an anchor stands in; of one in a table, the outermost table, since a cell has no place for notes. */
function blockOf(anchor: DomElement): DomElement | null {
  let block: DomElement | null = null
  for (let at: DomNode | null = anchor; at !== null && isElement(at); at = at.parentNode) {
    if (at.localName === 'table') block = at
    else if (block === null && (blocks.has(at.localName) || at.localName === 'li')) block = at
  }
  return block
}

function place(document: DomElement, anchor: DomElement, box: DomElement): void {
  const block = blockOf(anchor)
  if (block === null) mutable(document.querySelector('body') ?? document).append(box)
  else if (block.localName === 'li') mutable(block).append(box)
  else {
    mutable(lastBehind.get(block) ?? block).after(box)
    if (box.className === noteClass || box.className === commentClass) lastBehind.set(block, box)
  }
}

/** The last note or comment that stands behind a block already, so that they keep their order. */
const lastBehind = new WeakMap<DomElement, DomElement>()

function boxOf(document: DomElement, name: string, from: readonly DomElement[], label: string | null): DomElement {
  const box = create(document, 'div')
  box.setAttribute('class', name)
  if (label !== null) box.setAttribute('title', label)
  for (const element of from) mutable(box).append(...Array.from(element.childNodes))
  return box
}

/** Moves every footnote and endnote behind its reference, whose mark goes out of the text. */
export function moveNotes(document: DomElement): void {
  const notes = new Map([...document.querySelectorAll('li[id]')].map((note) => [note.id, note]))
  for (const anchor of [...document.querySelectorAll('a[id^="footnote-ref-"], a[id^="endnote-ref-"]')]) {
    const id = (anchor.getAttribute('href') ?? '').slice(1)
    const note = notes.get(id)
    const mark =
      anchor.parentNode !== null && isElement(anchor.parentNode) && anchor.parentNode.localName === 'sup'
        ? anchor.parentNode
        : anchor
    if (note !== undefined) {
      for (const back of note.querySelectorAll('a[href^="#footnote-ref-"], a[href^="#endnote-ref-"]'))
        mutable(back).remove()
      const box = boxOf(document, noteClass, [note], null)
      box.setAttribute(anchorName, id)
      place(document, anchor, box)
      mutable(note).remove()
    }
    mutable(mark).remove()
  }
}

/** Attribute of a box that says which of the file's comments or notes it holds; see `wordPassages`. */
export const anchorName = 'data-anchor'

interface WordComment {
  readonly id: string
  readonly author: string | null
  readonly text: string
}

function commentsOf(word: WordPackage): Map<string, WordComment> {
  const root = parseXml(word.part('word/comments.xml') ?? '')
  const comments = new Map<string, WordComment>()
  if (root === null) return comments
  for (const comment of childrenOf(root)) {
    if (!isElement(comment) || comment.localName !== 'w:comment') continue
    const paragraphs = elementsNamed(comment, 'w:p').map((paragraph) =>
      elementsNamed(paragraph, 'w:t')
        .map((text) => text.textContent ?? '')
        .join('')
    )
    const author = comment.getAttribute('w:author')?.trim() ?? ''
    const id = comment.getAttribute('w:id') ?? ''
    comments.set(id, {
      id,
      author: author === '' ? null : author,
      text: paragraphs.join('\n')
    })
  }
  return comments
}

/** Moves every comment behind the block that it is anchored in; those anchored nowhere come last. */
export function moveComments(document: DomElement, word: WordPackage): void {
  const left = commentsOf(word)
  const boxFor = ({ id, author, text }: WordComment): DomElement => {
    const paragraph = create(document, 'p')
    mutable(paragraph).append(text)
    const holder = create(document, 'div')
    mutable(holder).append(paragraph)
    const box = boxOf(document, commentClass, [holder], author)
    box.setAttribute(anchorName, id)
    return box
  }
  for (const anchor of [...document.querySelectorAll('a[id^="comment-ref-"]')]) {
    const id = (anchor.getAttribute('id') ?? '').replace('comment-ref-', '')
    const comment = left.get(id)
    if (comment !== undefined) place(document, anchor, boxFor(comment))
    left.delete(id)
    const mark = anchor.parentNode
    mutable(mark !== null && isElement(mark) && mark.localName === 'sup' ? mark : anchor).remove()
  }
  for (const list of [...document.querySelectorAll('dl')])
    if (list.querySelector('dt[id^="comment-"]') !== null) mutable(list).remove()
  for (const comment of left.values()) mutable(document.querySelector('body') ?? document).append(boxFor(comment))
}

/**
 * Words in a table that do not stand as the changes are decided, or are hidden, go behind it: a table is read by its cells, in
 * which nothing is set apart.
 */
export function moveMarkedWords(document: DomElement): void {
  const marked = runMarks.flatMap((mark) => [
    ...document.querySelectorAll(`td span.${markClass(mark)}, th span.${markClass(mark)}`)
  ])
  for (const span of marked.reverse()) {
    const box = boxOf(document, span.className, [span], null)
    place(document, span, box)
    mutable(span).remove()
  }
}
