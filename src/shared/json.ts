/** JSON values: the only thing that crosses the contract, the log and the project file's columns. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json }

/** A string without lone surrogates. SQLite stores UTF-8 and would turn a lone surrogate into U+FFFD, which breaks hashes. */
export function wellFormed(text: string): string {
  return text.isWellFormed() ? text : text.toWellFormed()
}

/** A copy of `value` in which every string, keys included, is well-formed. */
export function wellFormedJson<T extends Json>(value: T): T {
  return toWellFormed(value) as T
}

function toWellFormed(value: Json): Json {
  if (typeof value === 'string') return wellFormed(value)
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return (value as readonly Json[]).map(toWellFormed)
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [wellFormed(key), toWellFormed(item)]))
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
