/** Rich Text Format as a stream of tokens (Microsoft, RTF Specification 1.9.1, "RTF syntax"). Never fails: what is no control is text. */

export type RtfToken =
  | { readonly type: 'open' }
  | { readonly type: 'close' }
  /** A control word, with its number where it has one. */
  | { readonly type: 'word'; readonly name: string; readonly value: number | null }
  /** A backslash and one character that is no letter: `~`, `-`, `_`, `*`, `{` … */
  | { readonly type: 'symbol'; readonly name: string }
  /** Bytes of text, in the character set that holds at this place. */
  | { readonly type: 'bytes'; readonly bytes: Uint8Array }

const backslash = 0x5c
const isLetter = (byte: number) => (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a)
const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39

/** A control word is at most so long; a longer run of letters is cut, as the specification has it. */
const longestWord = 32
const longestNumber = 10

export function* rtfTokens(bytes: Uint8Array): Generator<RtfToken> {
  let at = 0
  let textFrom = 0
  const text = (to: number): RtfToken[] => {
    const piece = bytes.subarray(textFrom, to)
    return piece.length > 0 ? [{ type: 'bytes', bytes: piece }] : []
  }
  while (at < bytes.length) {
    const byte = bytes[at] as number
    if (byte === 0x7b || byte === 0x7d) {
      yield* text(at)
      yield { type: byte === 0x7b ? 'open' : 'close' }
      at += 1
      textFrom = at
    } else if (byte === 0x0a || byte === 0x0d || byte === 0) {
      // Line ends (and the NULs that broken writers leave) mean nothing.
      yield* text(at)
      at += 1
      textFrom = at
    } else if (byte === backslash) {
      yield* text(at)
      const control = readControl(bytes, at + 1)
      at = control.end
      textFrom = at
      if (control.token !== null) yield control.token
    } else at += 1
  }
  yield* text(bytes.length)
}

function readControl(bytes: Uint8Array, from: number): { token: RtfToken | null; end: number } {
  const first = bytes[from]
  if (first === undefined) return { token: null, end: from }
  if (first === 0x27) {
    const hex = Number.parseInt(String.fromCharCode(bytes[from + 1] ?? 0, bytes[from + 2] ?? 0), 16)
    if (Number.isNaN(hex)) return { token: null, end: from + 1 }
    return { token: { type: 'bytes', bytes: Uint8Array.of(hex) }, end: from + 3 }
  }
  if (!isLetter(first)) {
    // A backslash at the end of a line is a paragraph's end.
    if (first === 0x0a || first === 0x0d) return { token: { type: 'word', name: 'par', value: null }, end: from + 1 }
    return { token: { type: 'symbol', name: String.fromCharCode(first) }, end: from + 1 }
  }
  let end = from
  while (end - from < longestWord && isLetter(bytes[end] ?? 0)) end += 1
  const name = Buffer.from(bytes.subarray(from, end)).toString('latin1')
  let digits = end
  if (bytes[digits] === 0x2d) digits += 1
  const numberFrom = digits
  while (digits - numberFrom < longestNumber && isDigit(bytes[digits] ?? 0)) digits += 1
  const value =
    digits > numberFrom ? Number.parseInt(Buffer.from(bytes.subarray(end, digits)).toString('latin1'), 10) : null
  if (value !== null) end = digits
  if (bytes[end] === 0x20) end += 1
  // Binary data: so many bytes that are no RTF.
  if (name === 'bin') return { token: null, end: Math.min(bytes.length, end + Math.max(0, value ?? 0)) }
  return { token: { type: 'word', name, value }, end }
}
