/** What an OpenDocument style says about a paragraph: a style stands on its parent, up to one with a name that is known. */
import type { BlockKind } from '../../shared/extraction.ts'
import type { DomElement } from './html-blocks.ts'
import { kindOfStyle } from './style-names.ts'
import { elementsNamed } from './xml.ts'

export interface StyleMeaning {
  readonly kind: BlockKind
  readonly level?: number
  readonly hidden: boolean
}

export interface Styles {
  of(name: string | null): StyleMeaning
}

interface StyleEntry {
  readonly parent: string | null
  readonly hidden: boolean
}

/** Styles that OpenDocument gives the captions of each kind of thing. */
const captions = /^(?:Illustration|Figure|Drawing|Table|Text)$/
/** A style on a style on a style: more than any document has, and an end to one that goes in a circle. */
const longestChain = 20

function known(name: string): { kind: BlockKind; level?: number } | null {
  return captions.test(name) ? { kind: 'caption' } : kindOfStyle(name.replaceAll('_20_', ' '))
}

/** Styles of the document and of its template part, by their internal names. */
export function readStyles(...roots: readonly (DomElement | null)[]): Styles {
  const entries = new Map<string, StyleEntry>()
  for (const root of roots) {
    if (root === null) continue
    for (const style of elementsNamed(root, 'style:style')) {
      const name = style.getAttribute('style:name')
      if (name === null || entries.has(name)) continue
      const hidden = elementsNamed(style, 'style:text-properties').some(
        (properties) => properties.getAttribute('text:display') === 'none'
      )
      entries.set(name, { parent: style.getAttribute('style:parent-style-name'), hidden })
    }
  }
  const meanings = new Map<string, StyleMeaning>()
  function meaningOf(name: string): StyleMeaning {
    let hidden = false
    let at: string | null = name
    for (let steps = 0; at !== null && steps < longestChain; steps += 1) {
      const entry = entries.get(at)
      hidden ||= entry?.hidden ?? false
      const meaning = known(at)
      if (meaning !== null) return { ...meaning, hidden }
      at = entry?.parent ?? null
    }
    return { kind: 'paragraph', hidden }
  }
  return {
    of: (name) => {
      if (name === null) return { kind: 'paragraph', hidden: false }
      const found = meanings.get(name) ?? meaningOf(name)
      meanings.set(name, found)
      return found
    }
  }
}
