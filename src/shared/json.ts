/** JSON values: the only thing that crosses the contract, the log and the project file's columns. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json }

/** A string without lone surrogates. SQLite stores UTF-8 and would turn a lone surrogate into U+FFFD, which breaks hashes. */
export function wellFormed(text: string): string {
  return text.isWellFormed() ? text : text.toWellFormed()
}

/** `value` with every string, keys included, well-formed: itself where they are, else a copy. */
export function wellFormedJson<T extends Json>(value: T): T {
  return toWellFormed(value) as T
}

function toWellFormed(value: Json): Json {
  if (typeof value === 'string') return wellFormed(value)
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return mapped(value as readonly Json[], toWellFormed)
  const source = value as JsonObject
  let entries: [string, Json][] | undefined
  for (const key of Object.keys(source)) {
    const item = source[key] as Json
    const clean = toWellFormed(item)
    if (!entries && (clean !== item || !key.isWellFormed())) entries = entriesBefore(source, key)
    entries?.push([wellFormed(key), clean])
  }
  return entries ? Object.fromEntries(entries) : source
}

/** The list with each item mapped: itself where that changes none. */
export function mapped<T>(list: readonly T[], to: (item: T) => T): readonly T[] {
  let copies: T[] | undefined
  for (let index = 0; index < list.length; index += 1) {
    const item = list[index] as T
    const copy = to(item)
    if (copy !== item) copies ??= list.slice(0, index)
    copies?.push(copy)
  }
  return copies ?? list
}

/** The entries of an object up to a key, without it. */
export function entriesBefore<T>(source: { readonly [key: string]: T }, key: string): [string, T][] {
  const entries = Object.entries(source)
  return entries.slice(
    0,
    entries.findIndex(([name]) => name === key)
  )
}

/** Whether two JSON values are equal, regardless of the order of keys. */
export function jsonEqual(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true
  if (a === undefined || b === undefined || a === null || b === null) return false
  if (typeof a !== 'object' || typeof b !== 'object') return false
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false
    return a.every((item: Json, index) => jsonEqual(item, b[index] as Json))
  }
  const left = a as JsonObject
  const right = b as JsonObject
  const keys = Object.keys(left)
  if (keys.length !== Object.keys(right).length) return false
  return keys.every((key) => Object.hasOwn(right, key) && jsonEqual(left[key], right[key]))
}
