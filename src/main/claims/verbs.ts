/**
 * Verb groups of a sentence ("has internally displaced", "could not come", "to target") and which of them are finite.
 *
 * A lone -ed form is the hard case: "forced" is a predicate in "…, forced millions to flee" and a reduced relative in
 * "aid delivered to civilians". It counts as a predicate when its clause still lacks one, or when it continues a list of
 * predicates; otherwise as part of the noun phrase before it.
 */

import { leadConjunction, relatives, subordinators } from './connectives.ts'
import { beForms, doForms, haveForms, isFiniteAuxiliary, modals, verbForms } from './morphology.ts'
import type { Token } from './tokens.ts'

export type VerbGroupKind = 'finite' | 'infinitive' | 'ing' | 'participle'

export type VerbGroup = {
  /** Index of the first and last token of the group, both inside it. */
  first: number
  last: number
  kind: VerbGroupKind
  /** Index of the word that carries the meaning: the lexical verb, or the copula. */
  head: number
  /** Lower-case auxiliaries in front of the head. */
  auxiliaries: string[]
}

const subjectPronouns: ReadonlySet<string> = new Set(
  'i you he she it we they who which that there this these those what'.split(' ')
)

/** Verbs that report speech or thought; their object may be a clause without "that". Lemmas. */
export const reportingVerbs: ReadonlySet<string> = new Set(
  (
    'say tell add announce claim state report argue insist warn note explain declare believe think suggest confirm deny admit ' +
    'acknowledge allege assert estimate predict expect hope reveal indicate show find conclude write tweet post complain contend ' +
    'maintain stress emphasise emphasize point promise vow pledge reply respond recall remark testify concede caution reiterate ' +
    'urge propose demand recommend observe comment joke agree disclose fear ask quip'
  ).split(' ')
)
/** Of these the ones that can stand after what was said ("…, officials said"). */
export const speechVerbs: ReadonlySet<string> = new Set(
  (
    'say tell add announce claim state report argue insist warn note explain declare suggest confirm admit acknowledge allege ' +
    'assert estimate predict reveal indicate conclude write tweet post complain contend maintain stress emphasise emphasize reply ' +
    'respond recall remark testify concede caution reiterate observe comment joke quip believe think show find'
  ).split(' ')
)

/** Taken for -ing forms of verbs by the tagger now and then. */
export const indefinites: ReadonlySet<string> = new Set(['everything', 'something', 'anything', 'nothing'])

export function isNominal(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    (indefinites.has(token.lower) ||
      token.pos === 'NOUN' ||
      token.pos === 'PROPN' ||
      token.pos === 'PRON' ||
      token.pos === 'NUM')
  )
}
export function isComma(token: Token | undefined): boolean {
  return token?.text === ','
}
const hardBreaks: ReadonlySet<string> = new Set([';', ':', '—', '–', '--'])

export function isHardBreak(token: Token | undefined): boolean {
  return token !== undefined && hardBreaks.has(token.lower)
}

/** Lemma of a verb form, from the irregular forms first: the tagger's own lemma fails on "said" in some positions. */
export function verbLemma(token: Token): string {
  return irregularLemmas.get(token.lower) ?? token.lemma
}

const irregularLemmas: ReadonlyMap<string, string> = new Map([
  ['said', 'say'],
  ['says', 'say'],
  ['told', 'tell'],
  ['tells', 'tell'],
  ['thought', 'think'],
  ['found', 'find'],
  ['wrote', 'write'],
  ['written', 'write'],
  ['saying', 'say'],
  ['telling', 'tell'],
  ['adding', 'add'],
  ['believes', 'believe']
])

/** "Order the flowers", "✅ Use your own designs": asks for something and asserts nothing. */
export function isImperative(tokens: readonly Token[]): boolean {
  const at = tokens.findIndex((token) => /\p{L}/u.test(token.text))
  const first = tokens[at]
  // "Look, it has been a year": calls for attention, and goes on to assert.
  if (first?.lower === 'be') return true
  if (first?.pos !== 'VERB' || isComma(tokens[at + 1])) return false
  const forms = verbForms(first.lower)
  return forms.base && !forms.past
}

/** What was found for tokens that are still in use: a sentence is asked for its verbs by most of the engine's steps. */
const known = new WeakMap<readonly Token[], readonly VerbGroup[]>()

/** All verb groups of the tokens, in order. The tokens must not change afterwards. */
export function findVerbGroups(tokens: readonly Token[]): readonly VerbGroup[] {
  const before = known.get(tokens)
  if (before) return before
  const groups = readVerbGroups(tokens)
  known.set(tokens, groups)
  return groups
}

function readVerbGroups(tokens: readonly Token[]): VerbGroup[] {
  const groups: VerbGroup[] = []
  for (let index = 0; index < tokens.length; index += 1) {
    const group = groupAt(tokens, index, groups)
    if (!group) continue
    groups.push(group)
    index = group.last
  }
  return groups
}

function groupAt(tokens: readonly Token[], index: number, before: readonly VerbGroup[]): VerbGroup | null {
  const token = tokens[index]
  if (!token) return null
  if (token.lower === 'to') {
    const verb = skipAdverbs(tokens, index + 1)
    const next = tokens[verb]
    if (
      !next ||
      !(next.pos === 'VERB' || next.pos === 'AUX') ||
      (!verbForms(next.lower).base && next.lower !== 'be' && next.lower !== 'have')
    )
      return null
    const chain = consumeChain(tokens, verb)
    return { first: index, last: chain.last, kind: 'infinitive', head: chain.head, auxiliaries: chain.auxiliaries }
  }
  if ((token.pos !== 'VERB' && token.pos !== 'AUX') || indefinites.has(token.lower)) return null
  // "That said, …" opens a sentence and says nothing.
  if (index === 1 && /^(?:said|being)$/.test(token.lower) && tokens[0]?.lower === 'that' && isComma(tokens[2]))
    return null
  const chain = consumeChain(tokens, index)
  return {
    first: index,
    last: chain.last,
    head: chain.head,
    auxiliaries: chain.auxiliaries,
    kind: kindOf(tokens, index, chain, before)
  }
}

const isNot = (lower: string | undefined): boolean => lower === 'not' || lower === "n't" || lower === 'n’t'

/** First index at or after `index` that is no adverb or negation. */
function skipAdverbs(tokens: readonly Token[], index: number): number {
  let at = index
  while (at < index + 3) {
    const token = tokens[at]
    if (!token || (token.pos !== 'ADV' && token.lower !== 'never' && !isNot(token.lower))) break
    at += 1
  }
  return at
}

type Chain = { last: number; head: number; auxiliaries: string[] }

function consumeChain(tokens: readonly Token[], index: number): Chain {
  const auxiliaries: string[] = []
  let head = index
  let last = index
  for (let at = index; at < tokens.length; ) {
    const token = tokens[at]
    if (!token) break
    const isAuxiliary = token.pos === 'AUX' || (at === index && isFiniteAuxiliary(token.lower) && token.pos !== 'VERB')
    if (!isAuxiliary && token.pos !== 'VERB') break
    if (head !== at) auxiliaries.push(tokens[head]?.lower ?? '')
    head = at
    last = at
    const next = skipAdverbs(tokens, at + 1)
    if (!isAuxiliary && !(beForms.has(token.lower) || haveForms.has(token.lower))) break
    if (isNot(tokens[at + 1]?.lower)) last = at + 1
    const following = tokens[next]
    if (!following || !(following.pos === 'VERB' || following.pos === 'AUX')) break
    const forms = verbForms(following.lower)
    const fits =
      modals.has(token.lower) || doForms.has(token.lower)
        ? forms.base || following.pos === 'AUX'
        : forms.participle || forms.ing || forms.past || following.pos === 'AUX'
    if (!fits) break
    at = next
  }
  return { last, head, auxiliaries }
}

function kindOf(tokens: readonly Token[], first: number, chain: Chain, before: readonly VerbGroup[]): VerbGroupKind {
  const word = tokens[first]?.lower ?? ''
  if (isFiniteAuxiliary(word)) return 'finite'
  if (word === 'being' || word === 'having') return 'ing'
  if (word === 'be' || word === 'been') return chain.auxiliaries.length > 0 ? 'finite' : 'infinitive'
  const forms = verbForms(word)
  if (forms.ing) return 'ing'
  const previous = contentBefore(tokens, first)
  const anchor = tokens[previous]
  if (forms.past || forms.participle) return kindOfPast(tokens, first, previous, forms, before)
  if (!anchor) return 'infinitive'
  if (forms.third)
    return anchor.pos === 'DET' || anchor.pos === 'ADP' || followsBareLead(tokens, first, previous, before)
      ? 'infinitive'
      : 'finite'
  if (subjectPronouns.has(anchor.lower)) return 'finite'
  if (anchor.pos === 'CCONJ' || isComma(anchor)) return continuesBase(tokens, before)
  if ((anchor.pos === 'NOUN' || anchor.pos === 'PROPN') && lacksPredicate(tokens, first, before))
    return agreesWithBase(tokens, previous) ? 'finite' : 'infinitive'
  return 'infinitive'
}

/** "For instance, calls to establish …": the form in -s has no subject, so it is a noun in the plural. */
function followsBareLead(
  tokens: readonly Token[],
  first: number,
  previous: number,
  before: readonly VerbGroup[]
): boolean {
  const verb = tokens[first]
  if (!verb || speechVerbs.has(verbLemma(verb)) || !isComma(tokens[previous]) || before.length > 0) return false
  return /^(?:ADP|ADV)$/.test(tokens[0]?.pos ?? '') && previous <= 4 && !previousCommaPair(tokens, previous)
}

/** What a base form goes on with after a comma or a conjunction: "keeps you informed, match reports" is not it. */
function continuesBase(tokens: readonly Token[], before: readonly VerbGroup[]): VerbGroupKind {
  const last = before.at(-1)
  if (last?.kind !== 'finite') return last?.kind ?? 'infinitive'
  const opener = tokens[last.first]?.lower ?? ''
  const shares = modals.has(opener) || /^(?:do|does|did|['’]ll|['’]d)$/.test(opener)
  const forms = verbForms(opener)
  const isOther = /^(?:is|was|has|had)$/.test(opener) || forms.third || (forms.past && !forms.base)
  return !shares && isOther ? 'infinitive' : 'finite'
}

const plurals =
  /^(?:people|police|children|men|women|media|data|staff|team|crew|cattle|majority|minority|number|lot|rest|half|third|couple|pair|public|family|government|band|club|group|some|many|most|all|few|both|several|these|those|we|they|you|i|who|that|which)$/

/** "The back of a ground mount": a base form has no single thing as its subject, the tagger took a noun for it. */
function agreesWithBase(tokens: readonly Token[], subject: number): boolean {
  if (tokens[subject]?.pos !== 'NOUN') return true
  for (let at = subject; at >= 0; at -= 1) {
    const token = tokens[at]
    if (!token || token.pos === 'PUNCT' || token.pos === 'VERB' || token.pos === 'AUX') return false
    if (token.pos === 'CCONJ') return isNominal(tokens[at - 1])
    if (token.pos === 'SCONJ' || token.pos === 'NUM' || plurals.test(token.lower)) return true
    if (isNominal(token) && /[^su]s$/.test(token.lower)) return true
  }
  return false
}

/** Index of the token before `index`, adverbs left out; -1 at the start. */
export function contentBefore(tokens: readonly Token[], index: number): number {
  let at = index - 1
  while (
    at >= 0 &&
    (tokens[at]?.pos === 'ADV' || tokens[at]?.lower === 'not') &&
    !subordinators.has(tokens[at]?.lower ?? '')
  )
    at -= 1
  return at
}

function kindOfPast(
  tokens: readonly Token[],
  first: number,
  previous: number,
  forms: { past: boolean; participle: boolean },
  before: readonly VerbGroup[]
): VerbGroupKind {
  const anchor = tokens[previous]
  const next = tokens[first + 1]
  const onlyPast = forms.past && !forms.participle
  const object = objectFollows(tokens, first) || next?.pos === 'ADJ'
  const word = tokens[first]
  if (onlyPast) return 'finite'
  if (word && /^(?:based|related|linked|compared|attributed)$/.test(word.lower) && next?.pos === 'ADP')
    return 'participle'
  if (!forms.past) return 'participle'
  if (!anchor) return 'participle'
  if (subjectPronouns.has(anchor.lower)) return 'finite'
  if (
    (anchor.pos === 'DET' && !(/^(?:all|both)$/.test(anchor.lower) && tokens[previous - 1]?.pos === 'PRON')) ||
    anchor.pos === 'ADP' ||
    /^(?:'s|’s)$/.test(anchor.lower) ||
    subordinators.has(anchor.lower)
  )
    return 'participle'
  if (anchor.pos === 'CCONJ')
    return before.at(-1)?.kind === 'participle' && before.at(-1)?.last === previous - 1
      ? 'participle'
      : before.some((group) => group.kind === 'finite')
        ? 'finite'
        : 'participle'
  if (isComma(anchor)) {
    if (word && speechVerbs.has(verbLemma(word))) return 'finite'
    if (goesOnPassive(tokens, first, before)) return 'finite'
    const finite = before.filter((group) => group.kind === 'finite')
    const [only] = finite
    const closesAside =
      finite.length === 0 ||
      (finite.length === 1 && only !== undefined && relatives.has(tokens[only.first - 1]?.lower ?? ''))
    return object || (closesAside && previousCommaPair(tokens, previous) && next?.lower !== 'by')
      ? 'finite'
      : 'participle'
  }
  if (/^["”’»]$/.test(anchor.text)) return 'finite'
  if (word && speechVerbs.has(verbLemma(word)) && next?.lower !== 'by' && next?.lower !== 'in') return 'finite'
  if (!lacksPredicate(tokens, first, before) || describesObject(tokens, first, before)) return 'participle'
  return object || !predicateFollows(tokens, first) ? 'finite' : 'participle'
}

/** "Was written by Lee, produced by Park and released in May": one more of the predicates that share "was". */
function goesOnPassive(tokens: readonly Token[], first: number, before: readonly VerbGroup[]): boolean {
  const last = before.at(-1)
  const isPassive =
    last?.kind === 'finite' &&
    (beForms.has(tokens[last.first]?.lower ?? '') ||
      last.auxiliaries.includes('been') ||
      before.some(({ auxiliaries }) => auxiliaries.some((word) => beForms.has(word))))
  if (!isPassive || tokens[first + 1]?.lower !== 'by') return false
  // The last of the list follows a conjunction.
  for (let at = first + 2; at + 1 < tokens.length && tokens[at]?.text !== ';'; at += 1)
    if (
      tokens[at]?.pos === 'CCONJ' &&
      tokens[at + 1]?.pos === 'VERB' &&
      verbForms(tokens[at + 1]?.lower ?? '').participle
    )
      return true
  return false
}

const leavesSo = /^(?:leave|leaves|left|leaving|keep|keeps|kept|have|has|had|get|got|see|saw|find|found)$/

/** "Left one dead and dozens injured", "has both of them agitated": the form says how the objects are left. */
function describesObject(tokens: readonly Token[], first: number, before: readonly VerbGroup[]): boolean {
  const verb = before.findLast((group) => group.kind === 'finite')
  const next = tokens[first + 1]
  return (
    verb !== undefined &&
    leavesSo.test(tokens[verb.head]?.lower ?? '') &&
    (next === undefined || next.pos === 'PUNCT') &&
    first - verb.last < 12
  )
}

/** Whether a comma opened earlier: "Smith, the mayor, resigned". */
function previousCommaPair(tokens: readonly Token[], comma: number): boolean {
  for (let at = comma - 1; at > 0; at -= 1) if (isComma(tokens[at])) return true
  return false
}

/** Whether the clause that the noun phrase before `first` opens has no predicate yet. */
function lacksPredicate(tokens: readonly Token[], first: number, before: readonly VerbGroup[]): boolean {
  const lastFinite = [...before].reverse().find((group) => group.kind === 'finite')
  if (!lastFinite) return true
  for (let at = first - 1; at > lastFinite.last; at -= 1) {
    const token = tokens[at]
    if (!token) break
    if (subordinators.has(token.lower) && (token.pos !== 'ADP' || objectFollows(tokens, first))) return true
    if (token.pos === 'SCONJ' || isHardBreak(token) || /^[“"]$/.test(token.text)) return true
    if (relatives.has(token.lower) && token.pos !== 'DET') return true
    if (token.pos === 'CCONJ' && isClauseStart(tokens, at + 1, first)) return true
  }
  const head = tokens[lastFinite.head]
  if (head && reportingVerbs.has(verbLemma(head)) && lastFinite.head < first - 1) return true
  if (opensSubordinate(tokens)) {
    // No predicate since the comma that ended the clause in front.
    const opener = before.find((group) => group.kind === 'finite')?.last ?? 0
    const comma = tokens.findIndex((token, at) => at > opener && at < first && isComma(token))
    if (comma > lastFinite.last) return true
  }
  return isRelativeOnSubject(tokens, lastFinite, first)
}

/** "Because prices rose, …", "just minutes before the law took effect, …": the first predicate is not the main one. */
function opensSubordinate(tokens: readonly Token[]): boolean {
  const first = tokens[leadConjunction(tokens)]
  return first !== undefined && (subordinators.has(first.lower) || first.pos === 'SCONJ')
}

function objectFollows(tokens: readonly Token[], first: number): boolean {
  return /^(?:DET|NOUN|PROPN|NUM|PRON)$/.test(tokens[first + 1]?.pos ?? '')
}

/** "The deal, which was signed in May, collapsed": the predicate before belongs to an aside that a comma closed. */
function isRelativeOnSubject(tokens: readonly Token[], group: VerbGroup, first: number): boolean {
  const opener = tokens[group.first - 1]
  if (!opener || !relatives.has(opener.lower)) return false
  return isComma(tokens[first - 1]) || !isComma(tokens[group.first - 2])
}

/** Between a conjunction and a verb there is only a short subject: a new clause starts ("but the talks collapsed"). */
function isClauseStart(tokens: readonly Token[], from: number, to: number): boolean {
  // Without a comma a long stretch after the conjunction is rather one more object than a subject.
  const reach = isComma(tokens[from - 2]) || tokens[from - 1]?.lower === 'but' ? 9 : 5
  if (to - from > reach || to <= from) return false
  // "But only the former included …"
  const first = tokens[from]?.pos === 'ADV' && from + 1 < to ? tokens[from + 1] : tokens[from]
  return (
    first !== undefined &&
    (first.pos === 'DET' ||
      first.pos === 'PRON' ||
      first.pos === 'PROPN' ||
      first.pos === 'ADJ' ||
      first.pos === 'NOUN' ||
      first.pos === 'NUM')
  )
}

/** A further finite verb before the next break: "The talks held on Monday ended": "held" is not the predicate. */
function predicateFollows(tokens: readonly Token[], first: number): boolean {
  for (let at = first + 1; at < tokens.length && at < first + 14; at += 1) {
    const token = tokens[at]
    if (!token) return false
    if (
      isComma(token) ||
      isHardBreak(token) ||
      token.pos === 'CCONJ' ||
      token.pos === 'SCONJ' ||
      (token.pos === 'PRON' && tokens[at - 1]?.pos !== 'ADP') ||
      relatives.has(token.lower) ||
      subordinators.has(token.lower)
    )
      return false
    if (token.lower === 'to' && tokens[at + 1]?.pos === 'VERB') return false
    if (token.pos === 'AUX' && isFiniteAuxiliary(token.lower)) return true
    if (token.pos === 'VERB' && at > first + 1) {
      const forms = verbForms(token.lower)
      const noun = tokens[at - 1]
      if ((forms.past || forms.third) && /^(?:NOUN|PROPN|PRON)$/.test(noun?.pos ?? '')) return true
    }
  }
  return false
}
