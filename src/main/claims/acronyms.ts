/** "The Federation of Master Builders (FMB)": a name and the letters that stand for it. */
import { findBrackets } from './brackets.ts'
import type { Aside, TokenRange } from './draft.ts'
import type { Token } from './tokens.ts'

/** Names with their letters in brackets, in text order. */
export function findAcronyms(tokens: readonly Token[], textOf: (range: TokenRange) => string): Aside[] {
  const out: Aside[] = []
  for (const bracket of findBrackets(tokens)) {
    const letters = tokens[bracket.from + 1]
    if (bracket.to - bracket.from !== 3 || !letters || !/^\p{Lu}[\p{Lu}&]{1,6}s?$/u.test(letters.text)) continue
    const from = nameStart(tokens, bracket.from, letters.text)
    if (from === null) continue
    out.push({
      kind: 'alias',
      ranges: [{ from, to: bracket.to }],
      statement: `${textOf({ from, to: bracket.from })} is also known as ${letters.text}`
    })
  }
  return out
}

/** Where the words begin whose letters these are: capitals before the bracket, the first with the first letter, as many as half the letters. */
function nameStart(tokens: readonly Token[], bracket: number, letters: string): number | null {
  let found: number | null = null
  let capitals = 0
  for (let at = bracket - 1; at >= 0 && bracket - at <= letters.length + 3; at -= 1) {
    const token = tokens[at]
    if (!token || !(/^(?:PROPN|NOUN|ADJ)$/.test(token.pos) || /^(?:of|and|for|the|on|in|&)$/.test(token.lower))) break
    if (!/^\p{Lu}/u.test(token.text)) continue
    capitals += 1
    if (token.text.startsWith(letters.charAt(0)) && capitals * 2 >= letters.length) found = at
  }
  if (found === null || capitals < 2) return null
  return tokens[found - 1]?.lower === 'the' ? found - 1 : found
}
