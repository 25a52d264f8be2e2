/** What stands in brackets: left out while the clauses of a sentence are read, and read by itself for what it asserts. */
import type { TokenRange } from './draft.ts'
import { nounPhraseBefore } from './subjects.ts'
import type { Token } from './tokens.ts'

/** An aside longer than this is prose of its own; its clauses are read with the rest. */
const longest = 40

/** Bracketed stretches, marks included, outermost only, in order. A bracket without its partner is none. */
export function findBrackets(tokens: readonly Token[]): TokenRange[] {
  const out: TokenRange[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const mark = tokens[at]?.text
    if (mark !== '(' && mark !== '[') continue
    const to = closing(tokens, at)
    if (to === null) continue
    out.push({ from: at, to })
    at = to - 1
  }
  return out
}

function closing(tokens: readonly Token[], from: number): number | null {
  let depth = 0
  for (let at = from; at < Math.min(tokens.length, from + longest); at += 1) {
    for (const letter of tokens[at]?.text ?? '') {
      if (letter === '(' || letter === '[') depth += 1
      if (letter === ')' || letter === ']') depth -= 1
    }
    if (depth === 0) return at + 1
  }
  return null
}

/** "Kirk Douglas (born Issur Danielovitch, December 9, 1916)": the name, and where what is said of it begins and ends. */
export function findLives(tokens: readonly Token[]): { name: TokenRange; said: TokenRange; verb: string }[] {
  const out: { name: TokenRange; said: TokenRange; verb: string }[] = []
  for (const bracket of findBrackets(tokens)) {
    let name = nounPhraseBefore(tokens, bracket.from)
    const comma = tokens[bracket.from - 1]?.text === ','
    if (!name && comma) name = nounPhraseBefore(tokens, bracket.from - 1)
    if (!name) continue
    for (let at = bracket.from + 1; at < bracket.to - 2; at += 1) {
      const word = tokens[at]?.lower
      if (word !== 'born' && word !== 'died') continue
      let to = at + 1
      while (to < bracket.to - 1 && !/^[;–—-]$/.test(tokens[to]?.text ?? '')) to += 1
      out.push({ name, said: { from: at, to }, verb: word === 'born' ? 'was ' : '' })
    }
  }
  return out
}
