/** Parts of a reporting clause: where its noun phrases and recipients end, what stands inside quotation marks. */
import type { TokenRange } from './draft.ts'
import { closesQuotation, opensQuotation } from './marks.ts'
import type { Token } from './tokens.ts'
import { findVerbGroups, isComma, isNominal, type VerbGroup } from './verbs.ts'

/** Drops punctuation and white edges of a range. */
export function trim(tokens: readonly Token[], range: TokenRange): TokenRange {
  let { from, to } = range
  while (from < to && /^[,;:.–—]$/.test(tokens[from]?.text ?? '')) from += 1
  while (to > from && /^[,;:–—]$/.test(tokens[to - 1]?.text ?? '')) to -= 1
  return { from, to }
}

export function hasWord(tokens: readonly Token[], range: TokenRange): boolean {
  for (let at = range.from; at < range.to; at += 1) if (tokens[at]?.pos !== 'PUNCT') return true
  return false
}

/** Whether the token stands between quotation marks that opened in this sentence. */
export function insideQuote(tokens: readonly Token[], at: number): boolean {
  let open = false
  for (let index = 0; index < at; index += 1) {
    const mark = tokens[index]?.lower ?? ''
    if (opensQuotation(mark)) open = true
    else if (closesQuotation(mark)) open = false
  }
  return open
}

export const isClose = (token: Token | undefined) => token !== undefined && /^[”»’']$/.test(token.lower)

export function isBoundary(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  return token === undefined || isComma(token) || isClose(token) || /^[;:—–“]$/.test(token.text)
}

export function nounPhraseAfter(tokens: readonly Token[], from: number, limit: number): TokenRange | null {
  let to = from
  let depth = 0
  for (; to < limit; to += 1) {
    const token = tokens[to]
    if (token?.text === '(') depth += 1
    if (token?.text.includes(')')) depth -= 1
    if (depth > 0) continue
    const isName = token !== undefined && /^\p{Lu}/u.test(token.text)
    if (
      isBoundary(tokens, to) ||
      token?.text === '.' ||
      ((token?.pos === 'VERB' || token?.pos === 'AUX') && !isName) ||
      token?.pos === 'SCONJ'
    )
      break
  }
  while (
    isComma(tokens[to]) &&
    /^(?:a|an|the|who|head|chief|chair|chairman|director|president|executive|founder)$/.test(
      tokens[to + 1]?.lower ?? ''
    ) &&
    to < limit
  ) {
    to += 1
    while (to < limit && !isComma(tokens[to]) && tokens[to]?.text !== '.' && !isClose(tokens[to])) to += 1
  }
  let hasNoun = false
  for (let at = from; at < to; at += 1) if (isNominal(tokens[at]) && tokens[at]?.pos !== 'NUM') hasNoun = true
  const lead = tokens[from]
  return hasNoun &&
    lead &&
    (lead.pos === 'PROPN' ||
      lead.pos === 'DET' ||
      lead.pos === 'NOUN' ||
      lead.pos === 'PRON' ||
      lead.pos === 'ADJ' ||
      lead.pos === 'NUM' ||
      /^\p{Lu}/u.test(lead.text)) &&
    !/^(?:that|it|this)$/.test(lead.lower)
    ? { from, to }
    : null
}

/** Skips "told the Associated Press", "said on Monday", "in a statement" after the cue. */
export function recipientEnd(tokens: readonly Token[], from: number, limit: number, lemma: string): number {
  let at = from
  const isAdjunct = /^(?:in|on|at|to|during|late|early|by|from|of|last|this|via|after|before|through)$/
  while (at < limit && !isComma(tokens[at]) && !/^[.;:—–“"]$/.test(tokens[at]?.text ?? '')) {
    const token = tokens[at]
    if (
      at === from &&
      lemma !== 'tell' &&
      token &&
      !isAdjunct.test(token.lower) &&
      token.pos !== 'PROPN' &&
      token.pos !== 'ADV'
    )
      break
    at += 1
  }
  return at
}

/** "told [the Associated Press] …", "told [reporters] the plan …": one noun phrase. */
export function recipientPhraseEnd(tokens: readonly Token[], from: number, limit: number): number {
  let at = from
  let seenNoun = false
  while (at < limit) {
    const token = tokens[at]
    if (!token || token.lower === 'that') break
    const opensNext = token.pos === 'DET' || token.pos === 'PRON' || token.pos === 'NUM'
    if (seenNoun && (opensNext || token.pos === 'ADJ')) break
    if (!isNominal(token) && token.pos !== 'DET' && token.pos !== 'ADJ' && token.lower !== "'s" && token.lower !== '’s')
      break
    if (isNominal(token)) seenNoun = true
    // "The paper's weekly programme": after the owner comes what is owned.
    if (/^['’]s$/.test(token.lower)) seenNoun = false
    at += 1
  }
  return at
}

/** "Asked why, Smith said that …", "…, Smith said: “…”": what was said follows, whatever stands before. */
export function announces(tokens: readonly Token[], group: VerbGroup): boolean {
  for (let at = group.last + 1; at < Math.min(tokens.length, group.last + 9); at += 1) {
    const token = tokens[at]
    if (!token || (token.pos === 'VERB' && !/^\p{Lu}/u.test(token.text)) || token.text === '.' || isClose(token))
      return false
    if (opensQuotation(token.lower)) return at === group.last + 1 || /^[,:]$/.test(tokens[at - 1]?.text ?? '')
    if (token.lower === 'that' && tokens[at + 1]?.pos !== 'NOUN' && !isComma(tokens[at - 1])) return true
  }
  return false
}

/** "Beebe, a veteran who voted for him, said the candidate should go": what is said follows, though a comma stands before. */
export function clauseFollows(tokens: readonly Token[], from: number, limit: number): boolean {
  let at = from
  while (at < limit && /^(?:DET|ADJ|NOUN|PROPN|NUM|PRON)$/.test(tokens[at]?.pos ?? '')) at += 1
  const verb = tokens[at]
  if (at === from || at >= limit || !verb || !isNominal(tokens[at - 1])) return false
  if (/^(?:who|which|that)$/.test(tokens[at - 1]?.lower ?? '')) return false
  return findVerbGroups(tokens).some((group) => group.kind === 'finite' && group.first === at)
}

/** What is left of the ranges without the hole, pieces without a word left out. */
export function subtract(tokens: readonly Token[], ranges: readonly TokenRange[], hole: TokenRange): TokenRange[] {
  const out: TokenRange[] = []
  for (const range of ranges) {
    for (const piece of [
      { from: range.from, to: Math.min(range.to, hole.from) },
      { from: Math.max(range.from, hole.to), to: range.to }
    ]) {
      const cut = trim(tokens, piece)
      if (hasWord(tokens, cut)) out.push(cut)
    }
  }
  return out
}
