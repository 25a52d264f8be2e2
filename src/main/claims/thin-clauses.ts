/** Clauses that assert too little to be a claim: bare predicates, conditions, what waits for the main clause. */
import type { Clause } from './clause.ts'
import { leadConjunction } from './connectives.ts'
import type { TokenRange } from './draft.ts'
import { beForms, doForms, haveForms, modals, verbForms } from './morphology.ts'
import type { Token } from './tokens.ts'
import { findVerbGroups, isComma, isImperative } from './verbs.ts'

/** A clause whose predicate is all it has ("he said", "it is") asserts too little to stand alone. */
export function isThin(tokens: readonly Token[], body: readonly TokenRange[], clause: Clause): boolean {
  const { head } = clause.group
  if (!body.some((range) => range.from <= head && head < range.to) || isUnfinished(tokens, body, clause)) return true
  const own = body.flatMap((range) => tokens.slice(range.from, range.to))
  const words = own.filter((token) => token.pos !== 'PUNCT')
  if (words.length < 2) return true
  // "I think he will", "yes, we can": the predicate is left out.
  if (words.length < 6 && words.at(-1)?.pos === 'AUX' && modals.has(words.at(-1)?.lower ?? '')) return true
  if (isHeadingOrTime(own, clause)) return true
  // "What voters confirmed here tonight, is …": the subject of another predicate.
  if (clause.link === 'coordinate' && words[0]?.lower === 'what' && words[1]?.pos !== 'AUX') return true
  const subject = clause.subject ? tokens.slice(clause.subject.from, clause.subject.to) : []
  if (holdsClause(subject)) return true
  if (isPhrase(tokens, body, clause, subject) || (clause.link === 'main' && isImperative(own))) return true
  const isGeneric = subject.length === 1 && /^(?:i|you|what|who|this|that)$/.test(subject[0]?.lower ?? '')
  return (words.length < 3 && isGeneric) || (subject.length === 1 && isBareDemonstrative(tokens, words, clause))
}

/** "What you should know", "By the time the president is in office": names a matter or a time and says nothing of it. */
function isHeadingOrTime(own: readonly Token[], { link }: Clause): boolean {
  if (own.some(isComma)) return false
  const [first, second, third] = own
  if (first?.lower === 'by' && second?.lower === 'the' && third?.lower === 'time') return true
  if (link !== 'main' || !/^(?:what|how|why)$/.test(first?.lower ?? '') || second?.pos === 'AUX') return false
  if (own.some(({ lower }) => beForms.has(lower) || lower === '!')) return false
  return findVerbGroups(own).filter(({ kind }) => kind === 'finite').length === 1
}

/** "A tightening race as Trump consolidates support": the predicate is of the "as" clause inside the phrase. */
function holdsClause(subject: readonly Token[]): boolean {
  const at = subject.findIndex((token) => token.lower === 'as')
  return (
    at > 1 &&
    at < subject.length - 1 &&
    subject[at - 1]?.pos === 'NOUN' &&
    subject.at(-1)?.pos === 'PROPN' &&
    !subject.slice(0, at).some((token) => /^(?:such|same|well|as)$/.test(token.lower))
  )
}

const ownSubject = /^(?:i|he|she|it|we|they|everything|everyone|everybody)$/

/** "(After) saying he was nervous", "The way everything is stacked up": the predicate belongs to something inside a phrase. */
function isPhrase(
  tokens: readonly Token[],
  body: readonly TokenRange[],
  clause: Clause,
  subject: readonly Token[]
): boolean {
  const [first] = subject
  const last = subject.at(-1)
  const before = subject.at(-2)
  if (!first || !last || !before || !ownSubject.test(last.lower)) return false
  const gerund = first.pos === 'VERB' && verbForms(first.lower).ing
  if (!gerund && before.pos !== 'NOUN') return false
  const end = body.at(-1)?.to ?? 0
  return !findVerbGroups(tokens).some(
    (group) => group.kind === 'finite' && group.first > clause.group.last && group.first < end
  )
}

/** "That is the key to it": points at something and names, counts or compares nothing. */
function isBareDemonstrative(tokens: readonly Token[], words: readonly Token[], clause: Clause): boolean {
  if (tokens[clause.subject?.from ?? 0]?.lower !== 'that') return false
  const head = tokens[clause.group.head]?.lower ?? ''
  const copular = beForms.has(head) || /^(?:['’]s|means?|meant)$/.test(head)
  return (
    copular &&
    !words.some(
      (token) =>
        token.pos === 'NUM' ||
        (token.pos === 'PROPN' && /^\p{Lu}/u.test(token.text)) ||
        /^(?:more|less|fewer|most|least|same|twice|half|double|why|where|when|\p{L}+est)$/u.test(token.lower)
    )
  )
}

/** "As she has for weeks, …", "after all this is dealt with, … will …": repeats or awaits what the main clause says. */
function isElliptic(tokens: readonly Token[], { connective, group }: Clause): boolean {
  const head = tokens[group.head]?.lower ?? ''
  if (connective === 'as' && (haveForms.has(head) || doForms.has(head)) && tokens[group.last + 1]?.pos === 'ADP')
    return true
  const first = tokens[group.first]
  const isPast = first?.pos === 'AUX' ? /^(?:was|were|had|did|has|have)$/.test(first.lower) : verbForms(head).past
  return /^(?:after|before)$/.test(connective) && !isPast && tokens.some(({ lower }) => /^(?:will|['’]ll)$/.test(lower))
}

const conditions = /^(?:as|when|whenever|if|unless|until|once|where|than)$/

/** "The donors are", "As the president appears set to veto the bill", "You could say so": nothing that is so or not so. */
function isUnfinished(tokens: readonly Token[], body: readonly TokenRange[], clause: Clause): boolean {
  const own = body.flatMap((range) => tokens.slice(range.from, range.to))
  const after = body.at(-1)?.to ?? 0
  const head = tokens[clause.group.head]
  if (
    head &&
    (beForms.has(head.lower) || /^(?:do|does|did|has|have|had|will|would|can|could)$/.test(head.lower)) &&
    clause.group.last >= after - 1
  )
    return true
  if (clause.link === 'subordinate' && isElliptic(tokens, clause)) return true
  const addressed =
    clause.subject && clause.subject.to - clause.subject.from === 1 && tokens[clause.subject.from]?.lower === 'you'
  // "You take her to dinner" is said of anybody; "You cut education spending when you came into office" is not.
  if (addressed && !own.some((token) => token.pos === 'NUM') && !isPastOnly(head)) return true
  const lead = /^(?:for|in)$/.test(own[0]?.lower ?? '') && own[2]?.text === ',' ? 3 : 0
  const first = own[lead]
  if (clause.link !== 'main' || first === undefined) return false
  if (conditions.test(first.lower) && asksAfterComma(own)) return true
  // "Almost as soon as they left, …"
  if (leadConjunction(own) > 0 && !own.some(isComma)) return true
  return (
    conditions.test(first.lower) &&
    (first.pos !== 'ADP' || (first.lower === 'as' && isComma(tokens[after]) && own[lead + 1]?.pos !== 'ADP')) &&
    !own.slice(lead).some((token) => token.text === ',')
  )
}

/** "Unless you travel for a month, avoid checked bags": what follows the condition is asked for. */
function asksAfterComma(own: readonly Token[]): boolean {
  const verb = own[own.findIndex(isComma) + 1]
  return verb?.pos === 'VERB' && verbForms(verb.lower).base && !verbForms(verb.lower).past
}

function isPastOnly(verb: Token | undefined): boolean {
  const forms = verbForms(verb?.lower ?? '')
  return /^(?:was|were|had|did)$/.test(verb?.lower ?? '') || (forms.past && !forms.base)
}
