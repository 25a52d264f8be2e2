/** Noun phrases set beside another by a comma: "Jane Smith, the mayor of Bristol,", "Mississippi, a former Confederate state". */
import { isMonthOrDay } from './calendar-words.ts'
import { relatives } from './connectives.ts'
import type { Aside, TokenRange } from './draft.ts'
import { isRoleWord } from './role-words.ts'
import { nameTail, nounPhraseBefore } from './subjects.ts'
import type { Token } from './tokens.ts'
import { findVerbGroups, isComma } from './verbs.ts'

type TextOf = (range: TokenRange) => string

/** Longest apposition, in words: what is longer is rather the next part of a list or of the sentence. */
const longest = 13

/** Appositions of names, and of things named before an indefinite one, in text order. */
export function findAppositions(tokens: readonly Token[], textOf: TextOf): Aside[] {
  const out: Aside[] = []
  for (let at = 1; at + 2 < tokens.length; at += 1) {
    const opener = tokens[at + 1]?.lower ?? ''
    if (!isComma(tokens[at]) || !/^(?:a|an|the|its|his|her|their)$/.test(opener)) continue
    const to = phraseEnd(tokens, at + 1)
    const phrase = tokens.slice(at + 1, to)
    if (to - at > longest || !closes(tokens, to, phrase)) continue
    if (!phrase.some((token) => token.pos === 'NOUN') || findVerbGroups(phrase).some(({ kind }) => kind === 'finite'))
      continue
    const indefinite = opener === 'a' || opener === 'an'
    const who = tokens[at - 1]?.pos === 'PROPN' ? named(tokens, at, to, indefinite) : null
    const what = who === null && indefinite && tokens[at - 1]?.pos === 'NOUN' ? thing(tokens, at, phrase) : null
    const subject = who ?? what
    if (!subject) continue
    out.push({
      kind: who ? 'title' : 'restrictive',
      ranges: [{ from: subject.from, to }],
      statement: `${textOf(subject)} is ${textOf({ from: at + 1, to })}`,
      ...(who ? { key: textOf(who).toLowerCase() } : {})
    })
  }
  return out
}

/** To the next mark or relative clause. */
function phraseEnd(tokens: readonly Token[], from: number): number {
  let to = from
  while (
    to < tokens.length &&
    !isComma(tokens[to]) &&
    !/^[.;:!?()“”"–—-]$/.test(tokens[to]?.text ?? '') &&
    !(relatives.has(tokens[to]?.lower ?? '') && to > from + 1)
  )
    to += 1
  return to
}

/** Whether the phrase ends where an apposition can; after "and" in it only at a comma, and no list goes on behind it. */
function closes(tokens: readonly Token[], to: number, phrase: readonly Token[]): boolean {
  const closer = tokens[to]
  if (closer && !isComma(closer) && closer.text !== '.' && !relatives.has(closer.lower)) return false
  const joins = phrase.some(
    ({ pos }, at) => pos === 'CCONJ' && !(phrase[at - 1]?.pos === 'ADJ' && phrase[at + 1]?.pos === 'ADJ')
  )
  if (joins && !isComma(closer)) return false
  return !(isComma(closer) && tokens[to + 1]?.pos === 'CCONJ' && phrase.every((token) => token.pos !== 'ADP'))
}

/** Head nouns that say when, or that take up the whole clause and not the name before them. */
const ofTheClause =
  /^(?:time|day|week|month|year|decade|hour|minute|moment|morning|evening|night|afternoon|season|mile|kilometre|kilometer|foot|point|percent|percentage|days|weeks|months|years|move|step|decision|claim|charge|sign|fact|figure|number|increase|rise|drop|decline|assertion|development|result|change|feat|record|practice|process|trend|position|view|first|theme|argument|tactic|strategy|reference|nod|reminder|mistake|reversal|blow|victory|defeat|lot|bit|way|thing|question|total|margin|rate|accusation|allegation|finding|outcome|shift|threat|promise|pledge|gesture|attempt|effort|bid|plan|proposal|loss|gain|win|violation|breach|departure|concession|role|task|job|honour|honor|distinction|title|post|duty|idea|notion|concept|belief|sentiment|message|line|phrase|remark|comment|statement|contrast|sum|amount|price|cost|score|vote|part|half|third|quarter|majority|few|couple|dozen|handful|report|story|paper)$/

function headOf(phrase: readonly Token[]): Token | undefined {
  const end = phrase.findIndex((token, at) => at > 0 && (token.pos === 'ADP' || token.pos === 'PART'))
  return phrase.slice(0, end < 0 ? phrase.length : end).findLast(({ pos }) => pos === 'NOUN' || pos === 'PROPN')
}

/** "The Business Group on Health": a name goes on before "of" and "on". */
function wholeName(tokens: readonly Token[], name: TokenRange): TokenRange {
  if (!/^(?:of|on|for)$/.test(tokens[name.from - 1]?.lower ?? '') || tokens[name.from - 2]?.pos !== 'PROPN') return name
  return { from: nameTail(tokens, { from: Math.max(0, name.from - 6), to: name.from - 1 }).from, to: name.to }
}

function named(tokens: readonly Token[], comma: number, to: number, indefinite: boolean): TokenRange | null {
  const name = wholeName(tokens, nameTail(tokens, { from: Math.max(0, comma - 5), to: comma }))
  const before = tokens[name.from - 1]
  if (before?.pos === 'CCONJ' || (isComma(before) && tokens[name.from - 2]?.pos === 'PROPN')) return null
  const phrase = tokens.slice(comma + 1, to)
  const next = tokens[to + 1]
  const long = name.to - name.from >= 2
  const isRole = phrase.some((token) => isRoleWord(token.lower))
  const owned = /^(?:its|his|her|their)$/.test(tokens[comma + 1]?.lower ?? '')
  if (owned && !isRole) return null
  if (long && (isRole || next?.pos === 'VERB' || next?.pos === 'AUX') && !relatives.has(tokens[to]?.lower ?? ''))
    return name
  const head = headOf(phrase)
  if (!indefinite || !head || ofTheClause.test(head.lower) || isMonthOrDay(tokens[comma - 1]?.lower ?? '')) return null
  if (tokens.slice(name.from, name.to).some((token) => !/^\p{Lu}/u.test(token.text) && token.pos !== 'DET')) return null
  // "In Iowa, a supporter, …": the lead of a sentence, and the subject after it.
  const hasVerb = findVerbGroups(tokens).some(({ kind, first, last }) =>
    kind === 'finite' ? last < name.from || (name.from === 0 && first > to) : false
  )
  return hasVerb ? name : null
}

/** "Anxiety disorder, a condition of chronic worrying": not one more thing of a list, nor what takes up the clause. */
function thing(tokens: readonly Token[], comma: number, phrase: readonly Token[]): TokenRange | null {
  const subject = nounPhraseBefore(tokens, comma)
  const head = headOf(phrase)
  if (!subject || !head || ofTheClause.test(head.lower) || isComma(tokens[subject.from - 1])) return null
  const first = tokens[subject.from]
  const isOne = !/[^su]s$|people$|men$|women$|children$/.test(tokens[comma - 1]?.lower ?? '')
  if (!isOne || first?.pos === 'NUM' || /^(?:a|an|no|any|every|each|some)$/.test(first?.lower ?? '')) return null
  const opened = tokens.slice(0, comma).some((token) => isComma(token) || token.pos === 'CCONJ')
  const hasVerb = findVerbGroups(tokens).some(({ kind, last }) => kind === 'finite' && last < subject.from)
  return !opened && hasVerb && phrase.length > 3 ? subject : null
}
