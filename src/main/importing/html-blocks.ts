/**
 * A DOM to blocks: the text that a reader sees, in document order, with what each stretch is. Looks at the tree alone: no
 * style sheets, no scripts, no pictures, nothing fetched.
 */
import type { BlockKind } from '../../shared/extraction.ts'
import type { Removal } from './importer.ts'

/** The part of the DOM that is read; linkedom's nodes have it. */
export interface DomNode {
  readonly nodeType: number
  readonly nodeName: string
  readonly textContent: string | null
  /** Made anew each time that it is asked for: ask once. */
  readonly childNodes: ArrayLike<DomNode>
  readonly parentNode: DomNode | null
  readonly nextSibling: DomNode | null
}

export interface DomElement extends DomNode {
  readonly localName: string
  readonly className: string
  readonly id: string
  getAttribute(name: string): string | null
  setAttribute(name: string, value: string): void
  hasAttribute(name: string): boolean
  querySelector(selector: string): DomElement | null
  querySelectorAll(selector: string): Iterable<DomElement>
}

/** A stretch of text with one decision over it: it stays, or it goes and why. */
export interface HtmlRun {
  kind: BlockKind
  level?: number
  text: string
  /** The page of the document that it begins on, where it has pages. */
  page?: { index: number; label: string }
  removal: Removal | null
}

/** For a text node, why it does not belong to the article; null where it does. */
export type Judge = (node: DomNode, context: DomElement) => Removal | null

const elementNode = 1
const textNode = 3

/** Elements whose content no reader sees as text. */
const silent = new Set(
  'script style noscript template svg math canvas video audio iframe object embed head select option datalist textarea input map area dialog'.split(
    ' '
  )
)
const inline = new Set(
  `a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span
  strike strong sub sup time tt u var wbr img picture button`.split(/\s+/)
)
const headingLevel: Record<string, number> = { h1: 1, h2: 2, h3: 3, h4: 4, h5: 5, h6: 6 }

/** True where no reader sees the element's content as text. */
export function isSilent(element: DomElement): boolean {
  return silent.has(element.localName)
}

export function isElement(node: DomNode): node is DomElement {
  return node.nodeType === elementNode
}

/** True where the markup says that the element is not shown. */
export function isHidden(element: DomElement): boolean {
  if (element.hasAttribute('hidden')) return true
  const style = element.getAttribute('style')
  return style !== null && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)
}

interface Context {
  kind: BlockKind
  level?: number
  listDepth: number
  pre: boolean
}

function contextOf(element: DomElement, outer: Context): Context {
  const name = element.localName
  const level = headingLevel[name]
  if (level !== undefined) return { ...outer, kind: 'heading', level }
  if (name === 'li' || name === 'dd' || name === 'dt') {
    return { ...outer, kind: 'list-item', level: Math.min(9, Math.max(1, outer.listDepth)) }
  }
  if (name === 'ul' || name === 'ol' || name === 'dl') return { ...outer, listDepth: outer.listDepth + 1 }
  if (name === 'blockquote') return { kind: 'quote', listDepth: 0, pre: outer.pre }
  if (name === 'figcaption' || name === 'caption') return { kind: 'caption', listDepth: 0, pre: outer.pre }
  if (name === 'pre') return { ...outer, pre: true }
  return outer
}

/** A table that shows data: marked as such, or with several rows and columns of short cells and no block inside. */
function isDataTable(table: DomElement): boolean {
  if (table.getAttribute('role') === 'presentation' || table.querySelector('table') !== null) return false
  if (table.querySelector('th') !== null || table.querySelector('caption') !== null) return true
  if (table.querySelector('p, div, ul, ol, h1, h2, h3, form') !== null) return false
  const cells = [...table.querySelectorAll('td')]
  const rows = [...table.querySelectorAll('tr')]
  const longest = cells.reduce((most, cell) => Math.max(most, (cell.textContent ?? '').length), 0)
  return rows.length >= 2 && cells.length >= 2 * rows.length && longest <= 200
}

export function collapse(text: string): string {
  return text.replace(/[ \t\n\r\f]+/g, ' ')
}

/** Walks a tree without recursion, so that depth costs no stack, and gives its runs in order. */
export function readRuns(root: DomElement, judge: Judge): HtmlRun[] {
  const runs: HtmlRun[] = []
  let block: Context | null = null
  let buffer: { text: string; removal: Removal | null }[] = []

  const flush = () => {
    if (block !== null) runs.push(...splitBuffer(buffer, block))
    buffer = []
    block = null
  }
  const add = (text: string, removal: Removal | null, context: Context) => {
    block ??= context
    const last = buffer.at(-1)
    if (last !== undefined && (last.removal?.reason === removal?.reason || text.trim() === '')) last.text += text
    else buffer.push({ text, removal })
  }

  type Step = { node: DomNode; context: Context } | { leave: DomElement }
  const start: Context = { kind: 'paragraph', listDepth: 0, pre: false }
  const stack: Step[] = [{ node: root, context: start }]
  while (stack.length > 0) {
    const step = stack.pop()
    if (step === undefined) break
    if ('leave' in step) {
      flush()
      continue
    }
    const { node, context } = step
    if (node.nodeType === textNode) {
      const raw = node.textContent ?? ''
      const text = context.pre ? raw.replace(/\r\n?/g, '\n') : collapse(raw)
      if (text.trim() === '' && buffer.length === 0) continue
      const parent = node.parentNode
      if (parent !== null && isElement(parent)) add(text, text.trim() === '' ? null : judge(node, parent), context)
      continue
    }
    if (!isElement(node) || isSilent(node)) continue
    if (node.localName === 'br') {
      add('\n', buffer.at(-1)?.removal ?? null, context)
      continue
    }
    if (node.localName === 'table' && isDataTable(node)) {
      flush()
      runs.push(...readTable(node, judge))
      continue
    }
    const inner = contextOf(node, context)
    if (!inline.has(node.localName)) {
      flush()
      stack.push({ leave: node })
    }
    const children = node.childNodes
    for (let index = children.length - 1; index >= 0; index -= 1) {
      const child = children[index]
      if (child !== undefined) stack.push({ node: child, context: inner })
    }
  }
  flush()
  return runs
}

/**
 * One block: what stays of it is one run, however often a removed stretch interrupts it, save that two line breaks in a
 * row part paragraphs; what goes stands before or after it.
 */
function splitBuffer(buffer: { text: string; removal: Removal | null }[], context: Context): HtmlRun[] {
  const firstKept = buffer.findIndex((part) => part.removal === null)
  const gone = (part: { text: string; removal: Removal | null }) => part.removal !== null
  const before = buffer.slice(0, Math.max(0, firstKept)).filter(gone)
  const after = buffer.slice(Math.max(0, firstKept)).filter(gone)
  const kept = buffer
    .filter((part) => !gone(part))
    .map((part) => part.text)
    .join('')
  return [...before, { text: kept, removal: null }, ...after].flatMap((part) => paragraphsOf(part, context))
}

function paragraphsOf(part: { text: string; removal: Removal | null }, context: Context): HtmlRun[] {
  const level = context.level === undefined ? {} : { level: context.level }
  const pieces = context.pre ? [part.text] : part.text.split(/\n[ \n]*\n/)
  return pieces
    .map((piece) => (context.pre ? piece : piece.replace(/ *\n */g, '\n').replace(/ {2,}/g, ' ')))
    .filter((text) => text.trim() !== '')
    .map((text) => ({ kind: context.kind, ...level, text: text.trim(), removal: part.removal }))
}

function readTable(table: DomElement, judge: Judge): HtmlRun[] {
  const runs: HtmlRun[] = []
  const caption = table.querySelector('caption')
  const captionText = collapse(caption?.textContent ?? '').trim()
  const firstText = firstTextNode(table)
  const removal = firstText === null ? null : judge(firstText.node, firstText.parent)
  if (captionText !== '') runs.push({ kind: 'caption', text: captionText, removal })
  const rows: string[] = []
  for (const row of table.querySelectorAll('tr')) {
    const cells = [...row.querySelectorAll('td, th')].map((cell) => visibleText(cell))
    if (cells.some((cell) => cell !== '')) rows.push(cells.join('\t'))
  }
  if (rows.length > 0) runs.push({ kind: 'table', text: rows.join('\n'), removal })
  return runs
}

/** What a reader sees of an element, in one line. */
export function visibleText(root: DomElement): string {
  return collapse(
    readRuns(root, () => null)
      .map((run) => run.text)
      .join(' ')
  ).trim()
}

function firstTextNode(root: DomElement): { node: DomNode; parent: DomElement } | null {
  const stack: DomNode[] = [root]
  while (stack.length > 0) {
    const node = stack.pop()
    if (node === undefined) break
    const parent = node.parentNode
    if (node.nodeType === textNode && (node.textContent ?? '').trim() !== '' && parent !== null && isElement(parent)) {
      return { node, parent }
    }
    const children = node.childNodes
    for (let index = children.length - 1; index >= 0; index -= 1) {
      const child = children[index]
      if (child !== undefined) stack.push(child)
    }
  }
  return null
}
