/**
 * Reports whose content nobody says: "never suggested that …", "denied that …", "showed no sign that …", "asked whether …",
 * "demands that …".
 * What follows is part of the report, but no assertion of its own; read as one it would turn the text's meaning round.
 */
import type { Attribution } from './attribution.ts'
import type { TokenRange } from './draft.ts'
import type { Token } from './tokens.ts'

const negation =
  /^(?:not|n't|n’t|never|no|nor|neither|nobody|nothing|none|hardly|scarcely|barely|rarely|seldom|without)$/
/** Sources that are nobody, or next to nobody. */
const negativeSource = /^(?:no|nobody|none|neither|nothing|few|hardly|scarcely)$/
/** "Not only said that …" says it. */
const limited = /^(?:only|just|merely|simply|longer|uncertain|later)$/

/** Whether a word takes back the verb or noun after it. */
export function isNegation(tokens: readonly Token[], at: number): boolean {
  return negation.test(tokens[at]?.lower ?? '') && !limited.test(tokens[at + 1]?.lower ?? '')
}

/** What follows these is denied, or wished for and not so yet: "demands that the bank pay 3 million". */
const unsaid: ReadonlySet<string> = new Set(['deny', 'demand', 'urge', 'propose', 'recommend'])

/** Whether somebody says what the link gives as content. */
export function assertsContent(tokens: readonly Token[], link: Attribution): boolean {
  return !unsaid.has(link.lemma) && !isNegated(tokens, link) && !asksIndirectly(tokens, link)
}

function isNegated(tokens: readonly Token[], { source, cue, frame }: Attribution): boolean {
  if (source && negativeSource.test(tokens[source.from]?.lower ?? '')) return true
  // "Nor did they say …", and "showed no sign that …", where the frame reaches to the content.
  const from = Math.max(0, frame.from - 2)
  for (let at = from; at < Math.max(frame.to, cue.to); at += 1) {
    if (source && source.from <= at && at < source.to) continue
    if (at < frame.from && !/^(?:nor|neither|never)$/.test(tokens[at]?.lower ?? '')) continue
    if (isNegation(tokens, at)) return true
  }
  return false
}

/** "Did not say how the justices had voted", "asked if prices would rise". */
function asksIndirectly(tokens: readonly Token[], { cue, content, lemma }: Attribution): boolean {
  const first = content[0]
  if (!first || first.from < cue.to) return false
  const opener = tokens[first.from]?.lower ?? ''
  return /^(?:how|why|whether)$/.test(opener) || (lemma === 'ask' && /^(?:if|what|who|where|when|which)$/.test(opener))
}

/** "No voters who …", "not many voters who …": the clause is said of nobody. `from` is where the noun phrase starts. */
export function isOfNobody(tokens: readonly Token[], { from }: TokenRange): boolean {
  for (let at = Math.max(0, from - 3); at <= from; at += 1) {
    const word = tokens[at]
    if (/^[,;:]$/.test(word?.text ?? '')) continue
    if (
      isNegation(tokens, at) ||
      (at >= from - 1 && /^(?:few|little)$/.test(word?.lower ?? '') && tokens[at - 1]?.lower !== 'a')
    )
      return true
  }
  return false
}
