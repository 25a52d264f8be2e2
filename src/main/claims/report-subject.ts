/** Who says it: the noun phrase before a verb of saying, told from what else stands there. */
import type { TokenRange } from './draft.ts'
import { isBoundary, isClose } from './report-parts.ts'
import { nounPhraseBefore } from './subjects.ts'
import type { Token } from './tokens.ts'
import { contentBefore, findVerbGroups, isComma } from './verbs.ts'

/** "475 pledged delegates": a number that counts what follows, no one who says it. */
export function isBareNumber(tokens: readonly Token[], source: TokenRange | null): boolean {
  return source !== null && tokens.slice(source.from, source.to).every((token) => token.pos === 'NUM')
}

/** "…, Smith, the mayor, said": the source is the phrase before the aside, if it stands after a comma itself. */
export function subjectBeforeAside(tokens: readonly Token[], comma: number, floor: number): TokenRange | null {
  let first = comma - 1
  while (first > floor && !isComma(tokens[first])) first -= 1
  if (first <= floor || comma - first > 14) return null
  let start = first
  while (start > floor && !isBoundary(tokens, start - 1)) start -= 1
  const opener = tokens[start - 1]
  if (start <= floor || !(isComma(opener) || isClose(opener)) || tokens[first - 1]?.pos !== 'PROPN') return null
  return { from: start, to: comma }
}

function openingMark(tokens: readonly Token[], close: number, floor: number): number {
  for (let at = close - 1; at > floor; at -= 1) if (tokens[at]?.lower === '“') return at
  return -1
}

/** The noun phrase that ends with the token `at`, not before `floor`, without the phrase or conjunction in front of it. */
export function sourceBefore(tokens: readonly Token[], floor: number, at: number): TokenRange | null {
  let end = at + 1
  if (isComma(tokens[at])) end = at
  let from = end
  const lead = tokens[floor]
  const fronted = lead !== undefined && /^(?:ADP|ADV|SCONJ|CCONJ|VERB)$/.test(lead.pos)
  while (from > floor) {
    const token = tokens[from - 1]
    // "The ad, titled “Unifier?”, concludes": the marks are of an aside on the source.
    const open = token?.lower === '”' && isComma(tokens[from]) ? openingMark(tokens, from - 1, floor) : -1
    if (open >= 0) {
      from = open
      continue
    }
    if (!token || /^[;:“”"]$/.test(token.text) || token.pos === 'SCONJ') break
    if (isComma(token) && fronted && !(end !== at + 1 && !passedAside(tokens, from - 1, floor))) break
    from -= 1
  }
  if (/^(?:after|since)$/.test(tokens[from]?.lower ?? '')) from += 1
  while (from < end && (tokens[from]?.pos === 'CCONJ' || tokens[from]?.pos === 'ADV' || tokens[from]?.pos === 'PUNCT'))
    from += 1
  return from < end ? { from, to: end } : null
}

/** "Walk-ins were the third time the group said": who says it is the phrase after the predicate, not the sentence before. */
export function withoutPredicate(tokens: readonly Token[], source: TokenRange | null): TokenRange | null {
  if (!source) return source
  const within = findVerbGroups(tokens).find(
    (group) =>
      group.kind === 'finite' &&
      group.first > source.from &&
      group.last < source.to - 1 &&
      !/^(?:who|which|that|whose|where|when)$/.test(tokens[contentBefore(tokens, group.first)]?.lower ?? '')
  )
  if (!within || tokens.slice(source.from, within.first).some(isComma)) return source
  let name = source.to
  while (name > source.from && tokens[name - 1]?.pos === 'PROPN') name -= 1
  if (name < source.to && tokens[name - 1]?.pos === 'NOUN' && /^\p{Ll}/u.test(tokens[name - 1]?.text ?? ''))
    return { from: name, to: source.to }
  return nounPhraseBefore(tokens, source.to) ?? source
}

function passedAside(tokens: readonly Token[], comma: number, floor: number): boolean {
  for (let at = comma - 1; at >= floor; at -= 1) if (isComma(tokens[at])) return false
  return true
}
