/**
 * What a noun takes for granted by whose it is or by how it goes on: "the court's 2015 decision to legalise …", "her close ties
 * to the banks", "the ongoing crisis in the country", "the growing number of …".
 */
import { isMonthOrDay } from './calendar-words.ts'
import { isNegation } from './denial.ts'
import type { Aside, TokenRange } from './draft.ts'
import { nounPhraseBefore } from './subjects.ts'
import type { Token } from './tokens.ts'
import { findVerbGroups, isComma, isNominal } from './verbs.ts'

type TextOf = (range: TokenRange) => string

const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Nouns of what somebody has, and of what somebody makes; plurals are told by their ending. */
const had = wordSet(
  'ties links contacts relationship affair contract wins victories losses victory win defeat loss stake plan plans'
)
const made = wordSet(
  'decision decisions promise promises pledge pledges vow attempt attempts effort efforts bid offer proposal comments remarks ' +
    'accusation speech appearance visit visits trip donation donations investment investments contribution contributions payment ' +
    'payments threat threats apology appeal'
)
/** Nouns with what follows them, and the verb that says the same. */
const deeds: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'decision to': 'decided to',
    'refusal to': 'refused to',
    'failure to': 'failed to',
    'attempt to': 'attempted to',
    'attempts to': 'attempted to',
    'promise to': 'promised to',
    'pledge to': 'pledged to',
    'vow to': 'vowed to',
    'threat to': 'threatened to',
    'offer to': 'offered to',
    'plan to': 'planned to',
    'plans to': 'planned to',
    'resistance to': 'resisted',
    'opposition to': 'opposed',
    'support for': 'supported',
    'criticism of': 'criticised',
    'rejection of': 'rejected',
    'endorsement of': 'endorsed',
    'withdrawal from': 'withdrew from',
    'invasion of': 'invaded',
    'annexation of': 'annexed',
    'takeover of': 'took over',
    'acquisition of': 'acquired',
    'purchase of': 'bought',
    'siege of': 'besieged',
    'handling of': 'handled'
  })
)
const subjects: ReadonlyMap<string, string> = new Map(
  Object.entries({ his: 'he', her: 'she', its: 'it', their: 'they' })
)
const ongoing =
  /^(?:ongoing|continuing|unfolding|deepening|worsening|mounting|growing|rising|increasing|declining|falling|shrinking)$/

/** Such assertions in text order. None in a sentence that denies or supposes before them. */
export function findPossessions(tokens: readonly Token[], textOf: TextOf): Aside[] {
  const out: Aside[] = []
  for (let at = 0; at + 2 < tokens.length; at += 1) {
    if (isNegation(tokens, at) || supposes.test(tokens[at]?.lower ?? '')) return out
    const found = owned(tokens, at, textOf) ?? goingOn(tokens, at, textOf)
    if (found) out.push({ kind: 'presupposition', ...found })
  }
  return out
}

const supposes =
  /^(?:if|unless|whether|would|could|might|should|alleged|allegedly|supposed|potential|possible|deny|denies|denied|denying|reject|rejects|rejected|fear|fears|feared|few|any)$/

/** `at`: the possessive. */
function owned(tokens: readonly Token[], at: number, textOf: TextOf): Pick<Aside, 'ranges' | 'statement'> | null {
  const mark = tokens[at]?.lower ?? ''
  const pronoun = subjects.get(mark)
  const owner = /^['’]s?$/.test(mark) && tokens[at - 1]?.end === tokens[at]?.start ? ownerBefore(tokens, at) : null
  if (!pronoun && !owner) return null
  let head = at + 1
  while (head < at + 5 && /^(?:ADJ|NUM|NOUN)$/.test(tokens[head]?.pos ?? '') && isModifier(tokens, head)) head += 1
  const noun = tokens[head]
  const to = complementEnd(tokens, head)
  if (noun?.pos !== 'NOUN' || to === null) return null
  const subject = pronoun ?? (owner ? textOf(owner) : '')
  const verb = head === at + 1 ? deeds.get(`${noun.lower} ${tokens[head + 1]?.lower ?? ''}`) : undefined
  const rest = verb ? textOf({ from: head + 2, to }) : textOf({ from: at + 1, to })
  const verbOfNoun = had.has(noun.lower) ? 'had' : made.has(noun.lower) ? 'made' : null
  if (!verb && (!verbOfNoun || head === at + 1)) return null
  const article = verb || /s$/.test(noun.lower) ? '' : /^[aeiou]/i.test(rest) ? 'an ' : 'a '
  return {
    ranges: [{ from: owner?.from ?? at, to }],
    statement: `${subject} ${verb ?? verbOfNoun} ${article}${rest}`
  }
}

/** "Part of the army's attempt": the army's. */
function ownerBefore(tokens: readonly Token[], mark: number): TokenRange | null {
  const phrase = nounPhraseBefore(tokens, mark)
  return phrase && tokens[phrase.from]?.lower === 'of' ? { from: phrase.from + 1, to: phrase.to } : phrase
}

/** Whether the word describes a noun after it rather than being the one that is owned. */
function isModifier(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]
  return next !== undefined && /^(?:ADJ|NOUN|NUM)$/.test(next.pos) && !had.has(tokens[at]?.lower ?? '')
}

/** Where what the noun is followed by ends: "to …", "on …", a day; null where nothing says more of it. */
function complementEnd(tokens: readonly Token[], head: number): number | null {
  const next = tokens[head + 1]
  const isDay = isMonthOrDay(next?.lower ?? '') || /^(?:last|this|in|on)$/.test(next?.lower ?? '')
  if (!isDay && !/^(?:to|for|with|from|against|of|over|at)$/.test(next?.lower ?? '')) return null
  const verb = findVerbGroups(tokens).find(({ kind, first }) => kind === 'finite' && first > head)
  let to = head + 1
  while (to < tokens.length && to < (verb?.first ?? tokens.length) && !ends(tokens, to)) to += 1
  // The subject of the verb that follows is no part of it.
  // Cut short by a quotation it would say something else.
  return to - head < 3 || to === verb?.first || tokens[to]?.lower === '“' ? null : to
}

function ends(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  if (!token) return true
  if (token.pos === 'CCONJ') return !(tokens[at - 1]?.pos === 'ADJ' && tokens[at + 1]?.pos === 'ADJ')
  return (
    isComma(token) ||
    /^[.;:!?()“”"–—-]$/.test(token.text) ||
    /^(?:who|which|that|whom|because|although|though|while|when|after|before|as|since|until|amid|despite)$/.test(
      token.lower
    )
  )
}

/** "The ongoing crisis in the country", "the growing ubiquity of robots"; `at`: the article. */
function goingOn(tokens: readonly Token[], at: number, textOf: TextOf): Pick<Aside, 'ranges' | 'statement'> | null {
  const how = tokens[at + 1]
  const noun = tokens[at + 2]
  if (tokens[at]?.lower !== 'the' || !how || !ongoing.test(how.lower) || noun?.pos !== 'NOUN') return null
  const prep = tokens[at + 3]?.lower ?? ''
  if (!/^(?:in|of|over|between|on)$/.test(prep)) return null
  let to = at + 4
  while (to < tokens.length && (isNominal(tokens[to]) || /^(?:DET|ADJ)$/.test(tokens[to]?.pos ?? ''))) to += 1
  if (tokens[to]?.pos === 'VERB' && tokens[to]?.lower.endsWith('ing') && tokens[to - 1]?.pos === 'NOUN') to += 1
  if (!isNominal(tokens[at + 4]) && to < at + 6) return null
  const phrase = textOf({ from: at + 2, to })
  const plural = /[^siu]s$/.test(noun.lower)
  const stays = /^(?:ongoing|continuing|unfolding|mounting|deepening|worsening)$/.test(how.lower)
  const article = plural ? '' : /^[aeiou]/i.test(how.lower) ? 'an ' : 'a '
  return {
    ranges: [{ from: at, to }],
    statement: stays
      ? `there ${plural ? 'are' : 'is'} ${article}${how.text} ${phrase}`
      : `the ${phrase} ${plural ? 'are' : 'is'} ${how.text}`
  }
}
