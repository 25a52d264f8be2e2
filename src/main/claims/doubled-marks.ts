/** Quotation marks typed as two apostrophes (''…''), as wire services and archives do: read as the marks they stand for. */
import type { Token } from './tokens.ts'

/** The tokens with each pair of adjacent apostrophes as one straight quotation mark that opens or closes. */
export function joinDoubledMarks(tokens: readonly Token[]): Token[] {
  const out: Token[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]
    const next = tokens[at + 1]
    if (!token) continue
    const isPair = token.text === "'" && next?.text === "'" && next.start === token.end
    if (!isPair && token.text !== "''") {
      out.push(token)
      continue
    }
    const end = isPair && next ? next.end : token.end
    const after = tokens[isPair ? at + 2 : at + 1]
    const opens = after !== undefined && after.start === end && out.at(-1)?.end !== token.start
    out.push({ start: token.start, end, text: '"', lower: opens ? '“' : '”', pos: 'PUNCT', lemma: '"' })
    if (isPair) at += 1
  }
  return out
}
