/** What is said of a word by the elements that it stands in: the nearest that says something decides. */
import { type DomElement, type DomNode, isElement, type Judge } from './html-blocks.ts'
import type { Removal } from './importer.ts'

/**
 * A judge that asks each element once, however many words stand in it and however deep they stand.
 *
 * @param own  why what stands in this element is left out, by the element alone; null where it says nothing
 */
export function judgeByAncestors(own: (element: DomElement) => Removal | null): Judge {
  const known = new Map<DomNode, Removal | null>()
  return (_node, parent) => {
    const asked: DomNode[] = []
    let found: Removal | null = null
    for (let at: DomNode | null = parent; at !== null; at = at.parentNode) {
      const before = known.get(at)
      if (before !== undefined) {
        found = before
        break
      }
      asked.push(at)
      found = isElement(at) ? own(at) : null
      if (found !== null) break
    }
    for (const element of asked) known.set(element, found)
    return found
  }
}
