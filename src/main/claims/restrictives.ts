/**
 * Relative clauses without a comma that tell what happened: "civilians who have borne the brunt", "an unfinished tunnel that
 * started in a cemetery". What is said of anybody, of nobody or of what may come to be is left to its sentence.
 */

import { relatives } from './connectives.ts'
import { isNegation } from './denial.ts'
import type { Aside, TokenRange } from './draft.ts'
import { beForms, modals, verbForms } from './morphology.ts'
import { nounPhraseBefore } from './subjects.ts'
import type { Token } from './tokens.ts'
import { findVerbGroups, isComma, type VerbGroup } from './verbs.ts'

/** Such clauses in text order. */
export function findRestrictives(tokens: readonly Token[], textOf: (range: TokenRange) => string): Aside[] {
  const out: Aside[] = []
  for (let at = 1; at + 1 < tokens.length; at += 1) {
    const pronoun = tokens[at]?.lower ?? ''
    if (tokens[at - 1]?.pos !== 'NOUN' || !/^(?:who|that|which)$/.test(pronoun) || tokens[at]?.pos === 'DET') continue
    const phrase = nounPhraseBefore(tokens, at)
    const group = findVerbGroups(tokens.slice(at)).find((entry) => entry.kind === 'finite')
    const to = phraseEnd(tokens, at)
    if (!phrase || !group || group.first > 2 || to - at < 4 || tokens[phrase.from]?.pos === 'NUM') continue
    if (tokens.slice(at + 1, at + group.first).some(({ pos }) => pos !== 'ADV')) continue
    if (goesOn(tokens, at, to) || !happened(tokens, at, group)) continue
    if (pronoun === 'who' ? isAnybody(tokens, phrase) : !agrees(tokens, at, group) || !isToldOf(tokens, at, phrase))
      continue
    out.push({
      kind: 'restrictive',
      ranges: [{ from: phrase.from, to }],
      statement: `${textOf(phrase)} ${textOf({ from: at + 1, to })}`
    })
  }
  return out
}

function phraseEnd(tokens: readonly Token[], from: number): number {
  let to = from
  while (to < tokens.length && !isComma(tokens[to]) && !/^[.;:!?()”"–—]$/.test(tokens[to]?.text ?? '')) to += 1
  return to
}

/** A past or perfect predicate; `group` counts from `at`. */
function happened(tokens: readonly Token[], at: number, group: VerbGroup): boolean {
  const first = tokens[at + group.first]
  return (
    first !== undefined &&
    (/^(?:has|have|had|was|were)$/.test(first.lower) || (verbForms(first.lower).past && !beForms.has(first.lower)))
  )
}

/** "A man who …", "those who …": nobody in particular. */
function isAnybody(tokens: readonly Token[], phrase: TokenRange): boolean {
  const first = tokens[phrase.from]
  // "The daughter of a man who …": the clause is of the last noun.
  for (let at = phrase.from + 1; at < phrase.to; at += 1) if (/^an?$/.test(tokens[at]?.lower ?? '')) return true
  const singular =
    (first?.pos === 'NOUN' || first?.pos === 'ADJ') &&
    !/s$|people$|men$|women$|children$/.test(tokens[phrase.to - 1]?.lower ?? '')
  return (
    singular || /^(?:a|an|those|anyone|everyone|people|someone|one|person|man|woman|any|all)$/i.test(first?.text ?? '')
  )
}

/** "The rulings that have …": the predicate has the number of the noun before the pronoun at `at`. */
function agrees(tokens: readonly Token[], at: number, group: VerbGroup): boolean {
  const plural = /[^su]s$|people$|men$|women$|children$/.test(tokens[at - 1]?.lower ?? '')
  const verb = tokens[at + group.first]?.lower ?? ''
  return !(plural ? /^(?:has|was|is)$/ : /^(?:have|were|are)$/).test(verb)
}

/** Whether the sentence says that there is such a thing, and the words from `at` on are of no other noun than that of the phrase. */
export function isToldOf(tokens: readonly Token[], at: number, phrase: TokenRange): boolean {
  const first = tokens[phrase.from]
  const head = tokens[at - 1]?.lower ?? ''
  if (
    /^(?:any|every|each|no|all|those|only|same)$/.test(first?.lower ?? '') ||
    /^(?:thing|one|way|time|day)s?$/.test(head)
  )
    return false
  // "Rulings on gay rights that …", "the agreement with Syria that …": which of the nouns is not told.
  const before = tokens[phrase.from - 1]
  if (before?.pos === 'ADP' && /^(?:NOUN|PROPN|PUNCT)$/.test(tokens[phrase.from - 2]?.pos ?? '')) return false
  if (before?.pos === 'CCONJ' || isComma(before)) return false
  for (let index = 0; index < phrase.from; index += 1)
    if (
      /^(?:if|unless|whether|when|until|like|than|would|could|should|may|might|must|can)$/.test(
        tokens[index]?.lower ?? ''
      ) ||
      isNegation(tokens, index)
    )
      return false
  const host = findVerbGroups(tokens).findLast(({ kind, last }) => kind !== 'participle' && last < phrase.from)
  const main = findVerbGroups(tokens).findLast(({ kind, last }) => kind === 'finite' && last < phrase.from)
  if (!host) return true
  if (!main || wishes.test(tokens[host.head]?.lower ?? '') || host.kind !== 'finite') return false
  return !modals.has(tokens[main.first]?.lower ?? '')
}

const wishes =
  /^(?:want|wants|wanted|need|needs|needed|seek|seeks|sought|wish|wishes|wished|hope|hopes|hoped|imagine|imagined|expect|expects|expected|oppose[ds]?|lack|lacks|lacked|deny|denies|denied|avoid|avoids|avoided|prefer|prefers|preferred)$/

/** "voters who accepted that it was true had fallen": the clause ends somewhere before the second predicate, and nothing says where. */
function goesOn(tokens: readonly Token[], from: number, to: number): boolean {
  const groups = findVerbGroups(tokens.slice(from, to))
  const own = groups.find(({ kind }) => kind === 'finite')
  return groups.some((group) => {
    if (!own || group.first <= own.last) return false
    const before = tokens[from + group.first - 1]
    const next = tokens[from + group.last + 1]
    // "Who started it all identified herself": what looks like a participle has an object of its own.
    const predicate =
      group.kind === 'finite' || (group.kind === 'participle' && /^(?:PRON|PROPN)$/.test(next?.pos ?? ''))
    return (
      predicate &&
      before !== undefined &&
      (/^(?:NOUN|PROPN|ADP|ADV|NUM)$/.test(before.pos) || /^(?:all|it|them|him|her)$/.test(before.lower)) &&
      !relatives.has(before.lower)
    )
  })
}
