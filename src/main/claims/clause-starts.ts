/** Where a participle clause that adds an assertion starts (", launching …", "as well as internally displacing …"), and its own words. */
import type { Token } from './tokens.ts'
import { contentBefore, isComma, type VerbGroup } from './verbs.ts'

/** Start of a participle clause that adds an assertion: ", launching …", "as well as internally displacing …". */
export function participleStart(tokens: readonly Token[], group: VerbGroup): number | null {
  const before = contentBefore(tokens, group.first)
  const token = tokens[before]
  if (tokens[group.first]?.lower === 'being' && group.last === group.first) return null
  if (isComma(token)) return hangsOnGerund(tokens, before) ? null : before
  for (const at of [before, group.first - 1, group.first - 2]) {
    if (tokens[at]?.lower === 'as' && tokens[at - 1]?.lower === 'well' && tokens[at - 2]?.lower === 'as')
      return isComma(tokens[at - 3]) ? at - 3 : at - 2
  }
  return null
}

/** "Blamed for introducing cholera, killing thousands": goes on with the other -ing form, not with the predicate. */
function hangsOnGerund(tokens: readonly Token[], comma: number): boolean {
  for (let at = comma - 1; at > 0 && !isComma(tokens[at]); at -= 1) {
    if (tokens[at]?.pos === 'VERB' && tokens[at]?.lower.endsWith('ing'))
      return /^(?:for|of|against|from)$/.test(tokens[at - 1]?.lower ?? '')
  }
  return false
}

/** Where the words of the participle clause itself start. */
export function bodyStart(tokens: readonly Token[], start: number): number {
  let at = start
  while (isComma(tokens[at])) at += 1
  return tokens[at]?.lower === 'as' && tokens[at + 1]?.lower === 'well' ? at + 3 : at
}
