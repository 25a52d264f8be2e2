/** What a number counts: the noun after it. */
import type { Token } from '../tokens.ts'

/** "300,000 [displaced Syrian] people": the noun after the number, across adjectives and "of the". */
export function countedNoun(tokens: readonly Token[], from: number, to: number): { text: string; end: number } | null {
  let index = firstTokenAt(tokens, from)
  let words = 0
  let expected = from
  const parts: string[] = []
  let end = from
  while (index < tokens.length && words < 5) {
    const token = tokens[index]
    if (!token || token.end > to || token.start > expected + 1) break
    if (words === 0 && token.start !== expected + 1 && token.start !== expected) break
    if (token.pos === 'NOUN') {
      parts.push(token.text)
      end = token.end
    } else if (parts.length > 0 || !(token.pos === 'ADJ' || token.pos === 'PROPN')) break
    else if (/^(?:percent|more|other|million|billion)$/.test(token.lower)) break
    expected = token.end
    words += 1
    index += 1
  }
  return parts.length > 0 ? { text: parts.join(' '), end } : null
}

function firstTokenAt(tokens: readonly Token[], offset: number): number {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tokens[middle]?.start ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** For text without tags: the word after the number. */
export function plainNoun(rest: string): { text: string; length: number } | null {
  const match = /^[\s\u00a0](\p{L}[\p{L}\p{M}]{2,})(?![\p{L}])/u.exec(rest)
  return match?.[1] ? { text: match[1], length: match[0].length } : null
}
