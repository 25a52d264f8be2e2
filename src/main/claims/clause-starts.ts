/** Where a participle clause that adds an assertion starts (", launching …", "as well as internally displacing …"), and its own words. */
import type { Token } from './tokens.ts'
import { contentBefore, isComma, type VerbGroup } from './verbs.ts'

/** Start of a participle clause that adds an assertion: ", launching …", "as well as internally displacing …". */
export function participleStart(tokens: readonly Token[], group: VerbGroup): number | null {
  const before = contentBefore(tokens, group.first)
  const token = tokens[before]
  if (tokens[group.first]?.lower === 'being' && group.last === group.first) return null
  if (isComma(token)) return before
  for (const at of [before, group.first - 1, group.first - 2]) {
    if (tokens[at]?.lower === 'as' && tokens[at - 1]?.lower === 'well' && tokens[at - 2]?.lower === 'as')
      return isComma(tokens[at - 3]) ? at - 3 : at - 2
  }
  return null
}

export function bodyStart(tokens: readonly Token[], start: number): number {
  let at = start
  while (isComma(tokens[at])) at += 1
  return tokens[at]?.lower === 'as' && tokens[at + 1]?.lower === 'well' ? at + 3 : at
}
