/**
 * What a sentence takes for granted: "despite the failure to …", "after the collapse of the talks", "the failed talks",
 * "their private meeting", "realised that the dam had cracked". Each is an assertion that a checker checks like any other.
 */
import { contentEnd } from './content-end.ts'
import type { Aside, TokenRange } from './draft.ts'
import { beForms, verbForms } from './morphology.ts'
import { nounPhraseBefore } from './subjects.ts'
import type { Token } from './tokens.ts'
import { findVerbGroups, isComma, isNominal } from './verbs.ts'

type TextOf = (range: TokenRange) => string

/** Assertions taken for granted, in text order of their cues. */
export function findPresuppositions(tokens: readonly Token[], textOf: TextOf): Aside[] {
  const out: Aside[] = []
  for (let at = 0; at + 1 < tokens.length; at += 1) {
    const found =
      tokens[at + 1]?.lower === 'that'
        ? known(tokens, at, textOf)
        : (conceded(tokens, at, textOf) ?? event(tokens, at, textOf) ?? state(tokens, at, textOf))
    if (found) out.push(found)
  }
  return out
}

/** To the end of a phrase without a clause of its own. */
function phraseEnd(tokens: readonly Token[], from: number): number {
  let to = from
  while (to < tokens.length && !isComma(tokens[to]) && !/^[.;:!?()”"–—]$/.test(tokens[to]?.text ?? '')) to += 1
  return to
}

/** "Despite the failure to secure an agreement", "Despite agreed ceasefires". */
function conceded(tokens: readonly Token[], at: number, textOf: TextOf): Aside | null {
  if (tokens[at]?.lower !== 'despite') return null
  const to = phraseEnd(tokens, at + 1)
  const first = tokens[at + 1]
  if (
    to - at < 3 ||
    !first ||
    (first.pos === 'VERB' && verbForms(first.lower).ing) ||
    /^(?:being|having)$/.test(first.lower) ||
    first.pos === 'PRON' ||
    possessives.test(first.lower)
  )
    return null
  const participle = first.pos === 'ADJ' && verbForms(first.lower).participle
  const noun = headNoun(tokens, at + 1, to)
  const plural = noun !== undefined && isPlural(noun)
  const phrase = textOf({ from: at + 1, to })
  const indefinite = phrase.replace(/^the\s(?=([aeiou]?))/i, (_, vowel: string) => (plural ? '' : vowel ? 'an ' : 'a '))
  return {
    kind: 'presupposition',
    ranges: [{ from: at + 1, to }],
    statement: participle
      ? `${textOf({ from: at + 2, to })} ${plural ? 'were' : 'was'} ${first.text}`
      : `There ${plural && (first.pos !== 'DET' || several.test(phrase)) ? 'were' : 'was'} ${indefinite}`
  }
}

/** The noun that the others of the phrase hang on: the last before a preposition or a clause. */
function headNoun(tokens: readonly Token[], from: number, to: number): Token | undefined {
  let head: Token | undefined
  // "a number of failed tests": what is counted, not the number.
  if (
    tokens[from + 2]?.lower === 'of' &&
    /^(?:number|series|handful|string|couple)$/.test(tokens[from + 1]?.lower ?? '')
  )
    return headNoun(tokens, from + 3, to)
  for (let at = from; at < to; at += 1) {
    const token = tokens[at]
    if (head && token && token.pos !== 'NOUN') break
    if (token?.pos === 'NOUN') head = token
  }
  return head
}

/** Several things, whatever their article. */
const several =
  /^(?:a (?:few|number of|series of|handful of|string of|couple of)|the|these|those|several|many|some|two|three)\b/i

const possessives = /^(?:his|her|its|their|my|our|your)$/

/** Nouns of events and the predicate each stands for; what it happened to follows "of" or owns it. */
const events: ReadonlyMap<string, string> = new Map(
  Object.entries({
    collapse: 'collapsed',
    failure: 'failed',
    death: 'died',
    resignation: 'resigned',
    retirement: 'retired',
    departure: 'left',
    withdrawal: 'withdrew',
    arrival: 'arrived',
    bankruptcy: 'went bankrupt',
    defection: 'defected',
    suicide: 'died by suicide',
    arrest: 'was arrested',
    assassination: 'was assassinated',
    murder: 'was murdered',
    killing: 'was killed',
    kidnapping: 'was kidnapped',
    execution: 'was executed',
    imprisonment: 'was imprisoned',
    conviction: 'was convicted',
    dismissal: 'was dismissed',
    firing: 'was fired',
    ouster: 'was ousted',
    removal: 'was removed',
    election: 'was elected',
    appointment: 'was appointed',
    nomination: 'was nominated',
    release: 'was released',
    closure: 'was closed',
    destruction: 'was destroyed',
    demolition: 'was demolished',
    defeat: 'was defeated',
    invasion: 'was invaded',
    annexation: 'was annexed',
    abolition: 'was abolished',
    cancellation: 'was cancelled',
    sinking: 'sank',
    explosion: 'exploded',
    publication: 'was published',
    adoption: 'was adopted',
    repeal: 'was repealed',
    sale: 'was sold',
    theft: 'was stolen',
    disappearance: 'disappeared',
    outbreak: 'broke out',
    signing: 'was signed'
  })
)

/** "After the collapse of the talks", "since her father's death": what an adverbial of time or cause says has happened. */
function event(tokens: readonly Token[], at: number, textOf: TextOf): Aside | null {
  const predicate = tokens[at]?.pos === 'NOUN' ? events.get(tokens[at]?.lower ?? '') : undefined
  if (!predicate) return null
  let first = at
  while (first > 0 && tokens[first - 1]?.pos === 'ADJ') first -= 1
  const before = tokens[first - 1]
  if (before?.lower === 'the' && tokens[at + 1]?.lower === 'of') {
    if (!isTemporal(tokens, first - 2)) return null
    const to = nounPhraseEnd(tokens, at + 2)
    const subject = { from: at + 2, to }
    if (to <= at + 2 || possessives.test(tokens[at + 2]?.lower ?? '')) return null
    return {
      kind: 'presupposition',
      ranges: [{ from: first - 1, to }],
      statement: agree(tokens, subject, textOf, predicate)
    }
  }
  if (before && /^(?:'s|’s|'|’)$/.test(before.lower)) {
    const owner = nounPhraseBefore(tokens, first - 1)
    if (!owner || !isTemporal(tokens, owner.from - 1) || tokens[at + 1]?.lower === 'of') return null
    return {
      kind: 'presupposition',
      ranges: [{ from: owner.from, to: at + 1 }],
      statement: agree(tokens, owner, textOf, predicate)
    }
  }
  return null
}

function isTemporal(tokens: readonly Token[], at: number): boolean {
  return (
    /^(?:after|following|since|amid|upon|until)$/.test(tokens[at]?.lower ?? '') ||
    (/^(?:of|to)$/.test(tokens[at]?.lower ?? '') && /^(?:because|due)$/.test(tokens[at - 1]?.lower ?? ''))
  )
}

function agree(tokens: readonly Token[], subject: TokenRange, textOf: TextOf, predicate: string): string {
  const head = tokens.slice(subject.from, subject.to).findLast((token) => token.pos === 'NOUN' || token.pos === 'PROPN')
  const plural = head?.pos === 'NOUN' && isPlural(head)
  return `${textOf(subject)} ${plural ? predicate.replace(/^was /, 'were ') : predicate}`
}

function isPlural(noun: Token): boolean {
  return /[^s]s$|^(?:people|men|women|children|talks|troops)$/.test(noun.lower)
}

/** The noun phrase from `from`, without what hangs on it. */
function nounPhraseEnd(tokens: readonly Token[], from: number): number {
  let to = from
  while (
    to < tokens.length &&
    (isNominal(tokens[to]) ||
      tokens[to]?.pos === 'DET' ||
      tokens[to]?.pos === 'ADJ' ||
      /^(?:'s|’s)$/.test(tokens[to]?.lower ?? ''))
  )
    to += 1
  return isNominal(tokens[to - 1]) ? to : from
}

/** Participles and adjectives before a noun that say what happened to it. */
const happened =
  /^(?:failed|agreed|leaked|stolen|botched|disputed|delayed|cancelled|canceled|abandoned|rejected|banned|convicted|jailed|imprisoned|ousted|deposed|murdered|assassinated|slain|captured|besieged|occupied|annexed|unpublished|undisclosed|unauthorised|unauthorized|deleted|hacked|forged|promised|collapsed|bankrupt|disgraced|suspended|sacked|damaged|destroyed|looted|kidnapped|redacted|classified)$/
const meetings =
  /^(?:meeting|talks|visit|affair|deal|agreement|conversation|correspondence|divorce|marriage|relationship|call|trip|dinner)$/
const manners =
  /^(?:private|secret|informal|unannounced|closed-door|clandestine|first|second|third|final|last|recent|previous|earlier|extramarital|surprise|joint|alleged)$/

const owners: ReadonlySet<string> = new Set('the these those his her its their my our your'.split(' '))

/** "the failed talks" → "The talks failed"; "their private meeting" → "They had a private meeting". */
function state(tokens: readonly Token[], at: number, textOf: TextOf): Aside | null {
  const adjective = tokens[at + 1]
  const noun = tokens[at + 2]
  const owner = tokens[at]
  if (!adjective || noun?.pos !== 'NOUN' || !owner || !owners.has(owner.lower) || isNominal(tokens[at + 3])) return null
  if (possessives.test(owner.lower) && manners.test(adjective.lower) && meetings.test(noun.lower)) {
    const subject =
      { his: 'he', her: 'she', its: 'it', their: 'they', my: 'I', our: 'we', your: 'you' }[owner.lower] ?? ''
    const article = isPlural(noun) ? '' : /^[aeiou]/.test(adjective.lower) ? 'an ' : 'a '
    return {
      kind: 'presupposition',
      ranges: [{ from: at, to: at + 3 }],
      statement: `${subject} had ${article}${textOf({ from: at + 1, to: at + 3 })}`
    }
  }
  if (!/^(?:the|these|those)$/.test(owner.lower) || !happened.test(adjective.lower)) return null
  if (adjective.lower === 'failed' || adjective.lower === 'collapsed')
    return {
      kind: 'presupposition',
      ranges: [{ from: at, to: at + 3 }],
      statement: `the ${noun.text} ${adjective.lower}`
    }
  return {
    kind: 'presupposition',
    ranges: [{ from: at, to: at + 3 }],
    statement: `the ${noun.text} ${isPlural(noun) ? 'were' : 'was'} ${adjective.lower}`
  }
}

/** Verbs whose clause is true whatever is said of knowing it. */
const factive =
  /^(?:realise[sd]?|realize[sd]?|learn(?:ed|s|t)?|discover(?:ed|s)?|know|knows|knew|known|notice[sd]?|forgot|forget|forgotten|regret(?:s|ted)?|overlook(?:ed|s)?|ignore[sd]?|remember(?:s|ed)?|recognise[sd]?|recognize[sd]?|aware|unaware)$/

/** "The engineers realised that the dam had cracked." */
function known(tokens: readonly Token[], at: number, textOf: TextOf): Aside | null {
  const verb = tokens[at]
  if (!verb || tokens[at + 1]?.pos === 'DET' || !factive.test(verb.lower)) return null
  if (/^(?:if|whether|unless)$/.test(tokens[0]?.lower ?? '')) return null
  const from = at + 2
  const to = contentEnd(tokens, from)
  const group = findVerbGroups(tokens.slice(from, to)).find((other) => other.kind === 'finite')
  if (tokens.slice(from, to).some((token) => /^["“”«»]$/.test(token.text) || /^(?:if|whether)$/.test(token.lower)))
    return null
  if (!group || group.first === 0 || to - from < 4 || beForms.has(tokens[from]?.lower ?? '')) return null
  return { kind: 'presupposition', ranges: [{ from, to }], statement: textOf({ from, to }) }
}
