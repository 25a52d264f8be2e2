/** Canonical JSON (RFC 8785) as bytes, and hex: what every hash of the log is computed over. */
import canonicalize from 'canonicalize'
import type { Json } from '../json.ts'

/** SHA-256, handed in by the host: 32 bytes. */
export type Sha256 = (data: Uint8Array) => Uint8Array

declare const TextEncoder: { new (): { encode(text: string): Uint8Array } }
const utf8 = new TextEncoder()

/** RFC 8785 text of a value. Throws on lone surrogates and on numbers that JSON cannot hold. */
export function canonicalText(value: Json): string {
  return canonicalize(value) as string
}

export function utf8Bytes(text: string): Uint8Array {
  return utf8.encode(text)
}

const hexDigits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

export function hexOf(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += hexDigits[byte]
  return text
}

/** The bytes of an even number of lower-case hex digits; throws a RangeError on anything else. */
export function bytesOfHex(hex: string): Uint8Array {
  if (!/^(?:[0-9a-f]{2})*$/.test(hex)) throw new RangeError('not lower-case hex')
  const bytes = new Uint8Array(hex.length / 2)
  for (let index = 0; index < bytes.length; index++)
    bytes[index] = Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16)
  return bytes
}

/** SHA-256 of the canonical JSON of a value; 64 hex digits. */
export function digestOf(value: Json, sha256: Sha256): string {
  return hexOf(sha256(utf8Bytes(canonicalText(value))))
}
