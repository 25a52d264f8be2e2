/** Whose a verb is: where its group begins, who its subject is, whether its clause has another verb already. */
import type { CueForm } from './cue-lexicon.ts'
import type { TokenRange } from './draft.ts'
import { isDash } from './marks.ts'
import { nounPhraseBefore } from './subjects.ts'
import type { Token } from './tokens.ts'
import { findVerbGroups, isComma, isNominal } from './verbs.ts'

/** One report, as ranges of tokens. */
export type Report = { source: TokenRange | null; cue: TokenRange; content: TokenRange }

/** First token of the verb group: auxiliaries, negation, adverbs and "to" before the verb. */
export function groupStart(tokens: readonly Token[], at: number): number {
  let from = at
  while (from > 0) {
    const token = tokens[from - 1]
    if (!token) break
    const isBetween = /^(?:since|both|all)$/.test(token.lower) && tokens[from - 2]?.pos === 'AUX'
    if (!isBetween && token.pos !== 'AUX' && token.pos !== 'ADV' && !/^(?:not|n't|n’t|to|never)$/.test(token.lower))
      break
    if (token.pos === 'ADV' && /^(?:however|meanwhile|still|then|instead|so)$/.test(token.lower) && from - 1 === 0)
      break
    from -= 1
  }
  return from
}

export function beforeAdverbs(tokens: readonly Token[], at: number): number {
  let before = at - 1
  while (before >= 0 && (tokens[before]?.pos === 'ADV' || /^(?:not|n't|n’t|never)$/.test(tokens[before]?.lower ?? '')))
    before -= 1
  return before
}

/** "the plan proposed in May": a participle that stands with its noun, not a predicate. */
export function isReduced(tokens: readonly Token[], from: number): boolean {
  const before = tokens[from - 1]
  return before !== undefined && before.pos === 'ADP'
}

/** Who: the subject before the verb, the antecedent of "who", or for a verb without one the subject of the verb before. */
export function sourceOf(tokens: readonly Token[], from: number, form: CueForm['form']): TokenRange | null {
  const before = tokens[from - 1]
  if (before && form !== 'ing' && tokens[from]?.lower !== 'to') {
    const own = ownSubject(tokens, from)
    if (own || (before.pos !== 'CCONJ' && !isComma(before))) return own
  }
  // Shares the subject of the predicate before: "criticised the plan and urged …", "spoke to defend …".
  for (let at = from - 1; at > 0; at -= 1) {
    const verb = tokens[at]
    if (!verb || verb.text === ';') return null
    if ((verb.pos !== 'AUX' && verb.pos !== 'VERB') || verb.lower.endsWith('ing')) continue
    const start = groupStart(tokens, at)
    const subject = tokens[start]?.lower === 'to' ? null : ownSubject(tokens, start)
    if (subject) return subject
    at = start
  }
  return null
}

/** Words for people that are left unnamed, whatever the tagger takes them for: "some believe", "those who doubt". */
const standIns = /^(?:some|many|most|few|several|others|another|both|all|none|those|these|half)$/

/** The subject that stands right before the verb group at `from`, asides and "all" between them left out. */
function ownSubject(tokens: readonly Token[], from: number): TokenRange | null {
  const at = isQuantifier(tokens[from - 1]) && isNominal(tokens[from - 2]) ? from - 2 : from - 1
  const token = tokens[at]
  if (!token) return null
  if (token.lower === 'who' || token.lower === 'that' || token.lower === 'which') {
    const antecedent = isComma(tokens[at - 1]) || isDash(tokens[at - 1]?.text ?? '') ? at - 1 : at
    return (
      nounPhraseBefore(tokens, antecedent) ??
      (standIns.test(tokens[antecedent - 1]?.lower ?? '') ? { from: antecedent - 1, to: antecedent } : null)
    )
  }
  if (standIns.test(token.lower)) return { from: at, to: at + 1 }
  if (token.pos === 'VERB' && tokens[at - 1]?.pos === 'PRON' && isNominal(tokens[at - 2]))
    return nounPhraseBefore(tokens, at - 1)
  if (token.pos === 'PRON') return /^(?:what|there|this)$/.test(token.lower) ? null : { from: at, to: at + 1 }
  if (isNominal(token)) return nounPhraseBefore(tokens, at + 1)
  // A name that is a verb, too: "Cross said", "Judicial Watch noted".
  if (token.pos === 'VERB' && /^\p{Lu}\p{Ll}/u.test(token.text)) {
    let first = at
    while (/^\p{Lu}/u.test(tokens[first - 1]?.text ?? '') && tokens[first - 1]?.pos !== 'DET') first -= 1
    return { from: first, to: at + 1 }
  }
  const aside = token.text === ')' || isComma(token) || isDash(token.text) ? asideStart(tokens, at) : null
  return aside === null ? null : nounPhraseBefore(tokens, aside)
}

/** "Smith, the mayor, said", "Smith (R-Ohio) said", "Rice -- who has seen worse -- said": where the aside before `at` begins. */
function asideStart(tokens: readonly Token[], at: number): number | null {
  const close = tokens[at]
  if (!close) return null
  const opens = (token: Token) =>
    close.text === ')' ? token.text === '(' : isDash(close.text) ? isDash(token.text) : isComma(token)
  for (let index = at - 1; index > Math.max(0, at - longestAside); index -= 1) {
    const token = tokens[index]
    if (!token || /^[;:“”]$/.test(token.lower)) return null
    if (opens(token)) return isNominal(tokens[index - 1]) ? index : null
  }
  return null
}

/** Words of an aside between a subject and its verb. */
const longestAside = 40

/** Whether the clause that ends before `at` has its verb already. */
export function hasPredicateBefore(tokens: readonly Token[], at: number): boolean {
  for (let index = at - 1; index >= 0; index -= 1) {
    const token = tokens[index]
    if (!token || isComma(token) || /^(?:that|which|who|[;:—–])$/.test(token.lower) || token.pos === 'SCONJ')
      return false
    if (token.pos === 'VERB' || token.pos === 'AUX') return true
  }
  return false
}

/** "all" of "the senators all agreed". */
export const isQuantifier = (token: Token | undefined): boolean =>
  token !== undefined && /^(?:all|both|each)$/.test(token.lower)

const subordinating =
  /^(?:because|although|though|while|whereas|after|before|since|when|whenever|if|unless|until|once|as|despite|by|in|besides|without)$/

/** Whether the cue stands in a clause before the main one: "Although he said …, the plan failed", "After naming her, he …". */
export function opensSentence(tokens: readonly Token[], cue: number): boolean {
  const finite = findVerbGroups(tokens).filter((group) => group.kind === 'finite')
  for (let at = cue - 1; at >= 0; at -= 1) {
    // A quotation in the clause stays inside it.
    if (tokens[at]?.text === '”') while (at > 0 && tokens[at]?.text !== '“') at -= 1
    const token = tokens[at]
    if (!token || isComma(token) || /^[;:—–”]$/.test(token.lower) || (token.text === '“' && at === 0)) return false
    if (token.text === '“') continue
    if (!subordinating.test(token.lower) || token.pos === 'ADJ') continue
    if (finite.some((group) => group.first < at)) return false
    const isParticiple = tokens[cue]?.lower.endsWith('ing') === true && beforeAdverbs(tokens, cue) === at
    if (
      isParticiple ||
      finite.some((group) => group.first <= cue && !/^(?:despite|by|in|besides|without)$/.test(token.lower))
    )
      return true
  }
  return false
}
