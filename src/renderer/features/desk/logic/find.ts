import type { Range } from '../../../../shared/model/values.ts'

/**
 * Every place of `words` in a text, whatever the case; white space in `words` matches any run of white space. Offsets
 * are absolute from `offset`. Nothing for words that are empty.
 */
export function findWords(text: string, words: string, offset = 0): readonly Range[] {
  const parts = words.trim().split(/\s+/u).filter(Boolean)
  if (parts.length === 0) return []
  const pattern = new RegExp(parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')).join('\\s+'), 'giu')
  return [...text.matchAll(pattern)].map((match) => ({
    start: offset + match.index,
    end: offset + match.index + match[0].length
  }))
}
