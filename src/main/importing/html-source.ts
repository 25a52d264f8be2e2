/** A page's source before it is parsed: what a parser takes otherwise than a browser does is put right here. */

/** One opening or closing tag; quoted values may hold angle brackets. */
const tag = /<(\/?)([a-z][a-z0-9-]*)(?:"[^"]*"|'[^']*'|[^"'<>])*?(\/?)>/gi

/** Deepest nesting of tags, told from the source before a parser builds the tree; counted up to `enough`. */
export function nestingDepth(source: string, enough: number): number {
  const empty = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|td|tr|th|dd|dt|option)$/i
  const open: string[] = []
  let deepest = 0
  for (const match of source.matchAll(tag)) {
    const name = (match[2] ?? '').toLowerCase()
    if (empty.test(name) || match[3] === '/') continue
    if (match[1] === '') {
      open.push(name)
      deepest = Math.max(deepest, open.length)
      if (deepest > enough) break
      continue
    }
    const at = open.lastIndexOf(name)
    if (at >= 0) open.length = at
  }
  return deepest
}

/** The encoding that the page's head says it is in. */
export function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1')
  return (
    /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-z0-9_:.-]+)/i.exec(head)?.[1] ??
    /<\?xml[^>]{0,100}?encoding=["']([a-z0-9_:.-]+)/i.exec(head)?.[1]
  )
}

const capitalName = /\s(?:dateTime|itemProp|itemType|itemScope|charSet|httpEquiv|[A-Z]{2,})\s*=/

/** Names of attributes in small letters, as they mean the same; the parser tells `dateTime` from `datetime`. */
export function smallAttributes(source: string): string {
  if (!capitalName.test(source)) return source
  return source.replace(tag, (whole) =>
    capitalName.test(whole)
      ? whole.replace(
          /(\s)([a-z][a-z-]*)(\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]*))/gi,
          (_all, space: string, name: string, value: string) => `${space}${name.toLowerCase()}${value}`
        )
      : whole
  )
}

/**
 * The source as one html element first of all: a fragment is put into a body, and what a server wrote before the page (its
 * own warnings, mostly) is moved behind it, for the parser takes the first element for the root.
 */
export function wholePage(source: string): string {
  const root = /<html[\s>]/i.exec(source)
  if (root === null) return `<html><body>${source}</body></html>`
  return source.slice(root.index) + source.slice(0, root.index).replace(/<!doctype[^>]*>|<\?xml[^>]*>/gi, '')
}
