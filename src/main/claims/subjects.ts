/** Noun phrases around a predicate: the antecedent of a relative clause, the subject after an introductory phrase. */
import type { TokenRange } from './draft.ts'
import type { Token } from './tokens.ts'
import { contentBefore, isComma, isNominal, type VerbGroup } from './verbs.ts'

export function firstCommaAfter(tokens: readonly Token[], from: number, fallback: number): number {
  for (let at = from; at < fallback; at += 1) if (isComma(tokens[at])) return at
  return fallback
}

/** The noun phrase that ends right before `end`: "the northern city of Aleppo" before ", which". */
export function nounPhraseBefore(tokens: readonly Token[], end: number): TokenRange | null {
  let from = end
  if (!isNominal(tokens[end - 1]) && tokens[end - 1]?.text !== ')') return null
  // "Schiff, 56, who …": the age is an aside on the name.
  if (tokens[end - 1]?.pos === 'NUM' && isComma(tokens[end - 2])) {
    const name = nounPhraseBefore(tokens, end - 2)
    if (name) return { from: name.from, to: end }
  }
  while (from > 0) {
    const token = tokens[from - 1]
    if (!token) break
    const isPart =
      isNominal(token) ||
      token.pos === 'ADJ' ||
      token.pos === 'DET' ||
      /^(?:'s|’s|of)$/.test(token.lower) ||
      /^[()&$£€%]$/.test(token.text)
    if (!isPart || (token.pos === 'PRON' && !/^(?:his|her|its|their|my|our)$/.test(token.lower))) break
    from -= 1
    if (token.pos === 'DET' && tokens[from - 1]?.lower !== 'of') break
  }
  return from < end ? { from, to: end } : null
}

/** Where the subject starts after an introductory phrase: "Despite the failure …, |Obama and Putin met". */
export function leadEnd(tokens: readonly Token[], from: number, verb: number): number {
  let start = from
  while (
    start < verb &&
    (tokens[start]?.pos === 'CCONJ' ||
      /^(?:still|yet|however|meanwhile|also|then|now|even|instead|moreover|furthermore|but)$/.test(
        tokens[start]?.lower ?? ''
      ) ||
      tokens[start]?.pos === 'PUNCT')
  )
    start += 1
  const lead = tokens[start]
  const isIntroductory =
    lead !== undefined &&
    (lead.pos === 'ADP' || lead.pos === 'SCONJ' || lead.pos === 'ADV' || lead.pos === 'VERB' || lead.lower === 'to')
  if (!isIntroductory) return start
  // "In particular, the feature and its assistant, Astro, can …": an aside stands between the subject and its verb.
  if (isComma(tokens[contentBefore(tokens, verb)])) {
    const end = contentBefore(tokens, verb)
    for (let at = start + 1; at < end; at += 1)
      if (isComma(tokens[at]) && startsPhrase(tokens, at + 1) && tokens[at - 1]?.pos !== 'PROPN') return at + 1
  }
  for (let at = verb - 1; at > start; at -= 1) {
    if (isComma(tokens[at]) && isNominal(tokens[contentBefore(tokens, verb)]) && hasNoun(tokens, at + 1, verb))
      return listOrAside(tokens, start, at) ?? at + 1
  }
  return lead.pos === 'ADV' ? start + 1 : start
}

function startsPhrase(tokens: readonly Token[], at: number): boolean {
  return /^(?:DET|ADJ|VERB)$/.test(tokens[at]?.pos ?? '') || isNominal(tokens[at])
}

function hasNoun(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (isNominal(tokens[at])) return true
  return false
}

/** "In May, Smith, the mayor, resigned" and "In May, A, B and C resigned": the subject starts after the first comma. */
function listOrAside(tokens: readonly Token[], start: number, lastComma: number): number | undefined {
  for (let at = start; at < lastComma; at += 1) {
    if (isComma(tokens[at]) && tokens[at + 1]?.pos === 'PROPN' && tokens[at - 1]?.pos !== 'PROPN') return at + 1
  }
  return undefined
}

/** The last name of a noun phrase: of "the group (ISIS) and Jabhat Fateh al-Sham" only the part right before the aside. */
export function nameTail(tokens: readonly Token[], phrase: TokenRange): TokenRange {
  let from = phrase.to
  while (from > phrase.from && tokens[from - 1]?.pos === 'PROPN') from -= 1
  if (from === phrase.to) return phrase
  if (from > phrase.from && tokens[from - 1]?.pos === 'DET') from -= 1
  return { from, to: phrase.to }
}

/** The subject right before a verb: a noun phrase, a pronoun, or what a comma aside parts from it. */
export function subjectOf(tokens: readonly Token[], group: VerbGroup): { from: number; to: number } | null {
  const at = contentBefore(tokens, group.first)
  const token = tokens[at]
  if (!token) return null
  if (token.pos === 'PRON')
    return /^(?:that|which|who|what|it|there)$/.test(token.lower) ? null : { from: at, to: at + 1 }
  return isNominal(token) ? nounPhraseBefore(tokens, at + 1) : null
}
