/**
 * XML parts of document packages as a tree. The parser resolves the five entities of XML and characters by number, nothing
 * else, and fetches nothing; what a part may hold is checked before (`zip-package.ts`).
 */
import { DOMParser } from 'linkedom'
import type { DomElement, DomNode } from './html-blocks.ts'

/** Root of an XML part. Names carry their prefix ("text:p"). Null where there is no element. */
export function parseXml(xml: string): DomElement | null {
  const document = new DOMParser().parseFromString(xml, 'text/xml') as unknown as { documentElement: DomElement | null }
  return document.documentElement
}

/** Elements and texts directly inside, in order. */
export function childrenOf(element: DomElement): DomNode[] {
  return Array.from(element.childNodes)
}

/** Every element of the name below, in order; `querySelector` stumbles over the colon of a prefix. */
export function elementsNamed(root: DomElement, name: string): DomElement[] {
  return Array.from(
    (root as unknown as { getElementsByTagName(name: string): Iterable<DomElement> }).getElementsByTagName(name)
  )
}

/** Text of the first element of the name, its white space collapsed; null where there is none or it is empty. */
export function textOfFirst(root: DomElement, name: string): string | null {
  const text = (elementsNamed(root, name)[0]?.textContent ?? '').replace(/\s+/g, ' ').trim()
  return text === '' ? null : text
}
