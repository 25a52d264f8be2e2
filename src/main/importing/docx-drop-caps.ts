/** Initials set as drop caps: paragraphs of their own in a Word file, which go back to the front of their words. */
import { decodeXml } from './docx-changes.ts'
import type { DomElement } from './html-blocks.ts'
import { collapseSpaces } from './normalise.ts'

const tags = /<(\/?)w:(p|framePr|t)(\s[^<>]*)?>/g
const isDropCap = /\sw:dropCap\s*=\s*["'](?:drop|margin)["']/

/** The initials of a document part, in their order. */
function initialsOf(xml: string): string[] {
  const initials: string[] = []
  const open: { text: string; isInitial: boolean }[] = []
  for (const { 0: whole, 1: slash, 2: name, 3: attributes = '', index } of xml.matchAll(tags)) {
    const closes = slash === '/'
    const paragraph = open.at(-1)
    if (name === 'p' && closes) {
      const text = paragraph?.isInitial === true ? paragraph.text.trim() : ''
      if (text !== '') initials.push(text)
      open.pop()
    } else if (attributes.endsWith('/') && name !== 'framePr') continue
    else if (name === 'p') open.push({ text: '', isInitial: false })
    else if (paragraph === undefined || closes) continue
    else if (name === 'framePr') paragraph.isInitial ||= isDropCap.test(attributes)
    else paragraph.text += decodeXml(xml.slice(index + whole.length, xml.indexOf('<', index + whole.length)))
  }
  return initials
}

/** Puts each initial of the part back to the front of the paragraph behind it, in the page that was made of the part. */
export function joinDropCaps(document: DomElement, xml: string): void {
  if (!xml.includes('w:dropCap')) return
  const initials = initialsOf(xml)
  let next = 0
  const paragraphs = [...document.querySelectorAll('p')]
  for (const [at, paragraph] of paragraphs.entries()) {
    const initial = initials[next]
    const word = paragraphs[at + 1]
    if (initial === undefined || word === undefined) return
    if (collapseSpaces(paragraph.textContent ?? '') !== initial) continue
    next += 1
    ;(word as unknown as { prepend(text: string): void }).prepend(initial)
    ;(paragraph as unknown as { remove(): void }).remove()
  }
}
