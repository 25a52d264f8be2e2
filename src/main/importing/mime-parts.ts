/** The parts of a page that was saved as one file (RFC 2557), as bytes: which encoding a page is in, it says itself. */

export interface MimePart {
  /** By their names in small letters, each on one line. */
  readonly headers: ReadonlyMap<string, string>
  /** The part's own bytes, decoded anew at each call. */
  bytes(): Uint8Array
}

/** Parts of one file, and characters of one part's headers: more is no page that a browser saved. */
const MOST_PARTS = 20_000
const LONGEST_HEADERS = 64 * 1024

/** The parts of a message of the kind multipart/related, without those of parts in parts; none where it is no such message. */
export function relatedParts(bytes: Uint8Array): { headers: ReadonlyMap<string, string>; parts: MimePart[] } {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const { headers } = headersOf(source, 0)
  const type = headers.get('content-type') ?? ''
  const named = /;\s*boundary\s*=\s*(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(type)
  const boundary = named?.[1] ?? named?.[2]
  const parts: MimePart[] = []
  if (boundary === undefined || !/^multipart\/related\b/i.test(type)) return { headers, parts }
  const mark = `\n--${boundary}`
  let at = source.indexOf(mark)
  while (at >= 0 && parts.length < MOST_PARTS) {
    const from = at + mark.length
    if (source.startsWith('--', from)) break
    const next = source.indexOf(mark, from)
    const line = source.indexOf('\n', from)
    const end = next < 0 ? source.length : next
    if (line >= 0 && line < end) parts.push(partOf(source, line + 1, end))
    at = next
  }
  return { headers, parts }
}

function partOf(source: string, start: number, end: number): MimePart {
  const { headers, body } = headersOf(source.slice(start, Math.min(end, start + LONGEST_HEADERS)), start)
  const encoding = (headers.get('content-transfer-encoding') ?? '').toLowerCase()
  return {
    headers,
    bytes: () => {
      const content = source.slice(body, end)
      if (encoding === 'base64') return Buffer.from(content, 'base64')
      return Buffer.from(encoding === 'quoted-printable' ? unquoted(content) : content, 'latin1')
    }
  }
}

/** Headers at the beginning of a text, which stands `offset` characters into the whole, and where the body begins in that. */
function headersOf(text: string, offset: number): { headers: Map<string, string>; body: number } {
  const gap = /^\r?\n|\r?\n\r?\n/.exec(text)
  const headers = new Map<string, string>()
  const lines = text.slice(0, gap?.index ?? 0).replace(/\r?\n[ \t]+/g, ' ')
  for (const line of lines.split(/\r?\n/)) {
    const [, name = '', value = ''] = /^([!-9;-~]+)[ \t]*:(.*)$/.exec(line) ?? []
    if (name !== '' && !headers.has(name.toLowerCase())) headers.set(name.toLowerCase(), value.trim())
  }
  return { headers, body: offset + (gap === null ? 0 : gap.index + gap[0].length) }
}

/** What quoted-printable stands for, one character a byte. */
const unquoted = (text: string): string =>
  text
    // A run of blanks is looked at from its beginning only: otherwise a long one within a line takes its length squared.
    .replace(/(?<![ \t])[ \t]+(?=\r?\n)/g, '')
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
