/** The values that a page's meta tags hold, by their names, as plain lines of text. */
import type { DomElement } from './html-blocks.ts'
import { collapseSpaces, normaliseText } from './normalise.ts'

/** Names that are looked at by a pattern, characters: no site's own are longer. */
const longestName = 100

/** A value as one line without entities; null where it is none, empty, or longer than so many characters. */
export function clean(value: unknown, longest = 500): string | null {
  if (typeof value !== 'string' || value.length > 20 * longest) return null
  const text = collapseSpaces(normaliseText(decodeEntities(value)).text)
  return text === '' || text.length > longest ? null : text
}

/** JSON-LD and titles are often escaped once too much. */
function decodeEntities(text: string): string {
  const named: Record<string, string> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>', nbsp: ' ' }
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|quot|apos|lt|gt|nbsp));/gi,
    (whole, decimal, hex, name) => {
      if (typeof name === 'string') return named[name.toLowerCase()] ?? whole
      const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    }
  )
}

export interface MetaTags {
  /** The first value of the first of these names that has one. */
  (...names: string[]): string | null
  /** All values of one name, which some pages give once for each author. */
  all(name: string): readonly string[]
  /** The first value of a name that the pattern meets. */
  like(pattern: RegExp): string | null
}

/** Reads all meta tags of a page, by `property`, `name` and `itemprop` in small letters. */
export function metaReader(document: DomElement): MetaTags {
  const values = new Map<string, string[]>()
  for (const meta of document.querySelectorAll('meta')) {
    const content = clean(meta.getAttribute('content'))
    if (content === null) continue
    for (const key of [meta.getAttribute('property'), meta.getAttribute('name'), meta.getAttribute('itemprop')]) {
      for (const name of key?.toLowerCase().split(/\s+/) ?? []) {
        const known = values.get(name)
        if (known === undefined) values.set(name, [content])
        else if (known.length < 50 && !known.includes(content)) known.push(content)
      }
    }
  }
  const first = (...names: string[]): string | null => {
    for (const name of names) {
      const value = values.get(name)?.[0]
      if (value !== undefined) return value
    }
    return null
  }
  return Object.assign(first, {
    all: (name: string) => values.get(name) ?? [],
    like: (pattern: RegExp) => {
      for (const [name, [value]] of values)
        if (name.length <= longestName && value !== undefined && pattern.test(name)) return value
      return null
    }
  })
}
