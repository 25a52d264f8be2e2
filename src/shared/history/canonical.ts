/** Canonical JSON (RFC 8785) as bytes, and hex: what every hash of the log is computed over. */
import canonicalize from 'canonicalize'
import type { Json, JsonObject } from '../json.ts'

/** SHA-256, handed in by the host: 32 bytes. */
export type Sha256 = (data: Uint8Array) => Uint8Array

declare const TextEncoder: { new (): { encode(text: string): Uint8Array } }
const utf8 = new TextEncoder()

/**
 * RFC 8785 text of a value. Throws on lone surrogates and on numbers that JSON cannot hold.
 *
 * The engine's own JSON.stringify writes strings and numbers as the RFC asks, so a value with sorted keys is enough, at
 * a third of the library's time on an import of 10,000 claims. What that way cannot do goes to the library.
 */
export function canonicalText(value: Json): string {
  const sorted = inOrder(value)
  if (sorted !== undefined) {
    const text = JSON.stringify(sorted)
    if (!text.includes('\\ud')) return text
  }
  return canonicalize(value) as string
}

/**
 * The value with its keys in the RFC's order: itself where they stand so, else a copy. Undefined where an object cannot keep
 * that order (keys like `10`).
 */
function inOrder(value: Json): Json | undefined {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError('not a number that JSON can hold')
  if (value === null || typeof value !== 'object') return value
  return Array.isArray(value) ? listInOrder(value) : objectInOrder(value as JsonObject)
}

function listInOrder(list: readonly Json[]): readonly Json[] | undefined {
  let copies: Json[] | undefined
  for (let index = 0; index < list.length; index += 1) {
    const item = list[index] as Json
    const copy = inOrder(item)
    if (copy === undefined) return undefined
    if (copy !== item) copies ??= list.slice(0, index)
    copies?.push(copy)
  }
  return copies ?? list
}

function objectInOrder(source: JsonObject): JsonObject | undefined {
  const keys = Object.keys(source)
  let copies: Record<string, Json> | undefined = sortKeys(keys) ? {} : undefined
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] as string
    const value = source[key] as Json
    const copy = inOrder(value)
    if (copy === undefined || key.charCodeAt(0) <= 0x39 || key === '__proto__') return undefined
    if (copy !== value && !copies) {
      copies = {}
      for (const before of keys.slice(0, index)) copies[before] = source[before] as Json
    }
    if (copies) copies[key] = copy
  }
  return copies ?? source
}

/** Below so many keys, putting each in its place takes a fraction of the time of the engine's own sort. */
const MANY_KEYS = 32

/** Sorts keys by UTF-16 code units, in place; whether that moved any. */
function sortKeys(keys: string[]): boolean {
  if (keys.length > MANY_KEYS) {
    const sorted = keys.every((key, index) => index === 0 || (keys[index - 1] as string) < key)
    if (!sorted) keys.sort()
    return !sorted
  }
  let moved = false
  for (let index = 1; index < keys.length; index += 1) {
    const key = keys[index] as string
    let place = index
    for (; place > 0 && (keys[place - 1] as string) > key; place -= 1) keys[place] = keys[place - 1] as string
    if (place === index) continue
    keys[place] = key
    moved = true
  }
  return moved
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
  const bytes = new Uint8Array(Math.ceil(hex.length / 2))
  for (let index = 0; index < bytes.length; index++)
    bytes[index] = hexDigit(hex.charCodeAt(index * 2)) * 16 + hexDigit(hex.charCodeAt(index * 2 + 1))
  return bytes
}

function hexDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  if (code >= 0x61 && code <= 0x66) return code - 0x57
  throw new RangeError('not lower-case hex')
}

/** SHA-256 of the canonical JSON of a value; 64 hex digits. */
export function digestOf(value: Json, sha256: Sha256): string {
  return hexOf(sha256(utf8Bytes(canonicalText(value))))
}
