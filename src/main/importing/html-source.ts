/** A page's source before it is parsed: what a parser takes otherwise than a browser does is put right here. */

/** One opening or closing tag; quoted values may hold angle brackets. */
const tag = /<(\/?)([a-z][a-z0-9-]*)(?![a-z0-9-])(?:"[^"]*"|'[^']*'|[^"'<>])*?(\/?)>/gi

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

/**
 * Deepest nesting of a parsed page. What the source tells is a guess: a quotation mark out of place hides tags from it that
 * the parser finds.
 */
export function treeDepth(document: unknown): number {
  let level = [document as TextNode]
  let depth = -1
  while (level.length > 0) {
    const next: TextNode[] = []
    for (const node of level) if (node.nodeType !== 3) for (const child of node.childNodes ?? []) next.push(child)
    level = next
    depth += 1
  }
  return depth
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

/** Signs without which a page's source is given to the parser as it is. */
const manySigns = 5000
/** `<` and `&` as a parser does not know them; text in its normal form holds no such characters. */
const standsFor: Readonly<Record<string, string>> = { '\u0001': '<', '\u0002': '&' }
const named: Readonly<Record<string, string>> = {
  lt: '\u0001',
  amp: '\u0002',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0'
}

const sign = /<(?![a-z/!?])|&(?:lt|gt|amp|quot|apos|nbsp|#\d{1,7}|#x[\da-f]{1,6});/gi
/** The same, and before it what holds no text that is read: comments, scripts, whole tags. */
const signOutsideTags = new RegExp(
  `<!--[\\s\\S]*?(?:-->|$)|<(script|style|title|textarea|noscript)\\b[\\s\\S]*?(?:</\\1|$)|<[a-z/!?](?:"[^"]*"|'[^']*'|[^"'>])*>?|${sign.source}`,
  'gi'
)

function readSign(source: string): string {
  if (source === '<') return '\u0001'
  const name = source.slice(1, -1).toLowerCase()
  if (!name.startsWith('#')) return named[name] ?? source
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  // Those that a parser takes otherwise than they say are its own affair.
  const isPlain = code >= 0xa0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
  if (isPlain) return String.fromCodePoint(code)
  return code > 0x20 && code < 0x7f && code !== 0x26 && code !== 0x3c ? String.fromCharCode(code) : source
}

interface TextNode {
  readonly nodeType: number
  textContent: string | null
  readonly childNodes?: Iterable<TextNode>
}

/**
 * Bare `<` signs and entities by the ten thousand: the parser makes a text of its own of each, which takes all memory. They
 * are read here instead, so that what stands together stays one text.
 *
 * @param source  a page in its normal form (`normaliseText`), which has no control characters
 * @returns what to parse, and what is to be done with the parsed document before anything reads it
 */
export function withoutSigns(source: string): { source: string; restore(document: unknown): void } {
  if ((source.match(sign)?.length ?? 0) < manySigns) return { source, restore: () => undefined }
  const plain = source.replace(signOutsideTags, (whole) => (/^(?:<$|&)/.test(whole) ? readSign(whole) : whole))
  return {
    source: plain,
    restore(document) {
      const open = [document as TextNode]
      for (let node = open.pop(); node !== undefined; node = open.pop()) {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what stands in
        const signs = /[\u0001\u0002]/g
        if (node.nodeType === 3 && signs.test(node.textContent ?? ''))
          node.textContent = (node.textContent ?? '').replace(signs, (held) => standsFor[held] ?? held)
        if (node.nodeType !== 3) for (const child of node.childNodes ?? []) open.push(child)
      }
    }
  }
}
