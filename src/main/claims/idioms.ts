/**
 * Judgements in a verb that says little and a noun that says all: "has no illusions about …", "took aim at …", "made the case
 * that …"; and in what stands beside a whole clause: "to the chagrin of …".
 */
import { contentEnd, objectEnd } from './content-end.ts'
import { groupStart, isReduced, opensSentence, type Report, sourceOf } from './report-source.ts'
import type { Token } from './tokens.ts'
import { isComma, isNominal } from './verbs.ts'

const lightVerbs: ReadonlySet<string> = new Set(
  (
    'have has had having hold holds held holding keep keeps kept keeping take takes took taken taking make makes made ' +
    'making give gives gave given giving cast casts casting raise raises raised raising throw throws threw thrown ' +
    'throwing pay pays paid paying show shows showed shown showing feel feels felt feeling express expresses ' +
    'expressed expressing voice voices voiced voicing put puts putting poke pokes poked poking offer offers offered ' +
    'offering lend lends lent lending seek seeks sought seeking lose loses lost losing deliver delivers delivered ' +
    'delivering issue issues issued issuing send sends sent sending bear bears bore shares shared share sharing ' +
    'harbor harbors harbored harbour harbours harboured'
  ).split(' ')
)

/** Nouns of what somebody thinks, feels or says, as the object of such a verb. */
const judgements: ReadonlySet<string> = new Set(
  (
    'doubt illusion issue aim swipe shot dig fun question concern reservation misgiving qualm faith confidence trust interest sympathy ' +
    'regret respect tribute credit support weight backing blame hope hostility disdain contempt patience love hatred affection taste ' +
    'appetite fear worry grievance complaint criticism praise objection opinion view position stance belief notion idea case point ' +
    'claim statement remark comment reference allusion argument assertion allegation accusation charge promise pledge vow commitment ' +
    'offer proposal suggestion recommendation request demand plea warning threat prediction guess apology excuse ' +
    'skepticism scepticism suspicion enthusiasm excitement optimism pessimism preference desire wish intention plan dislike distaste ' +
    'admiration appreciation gratitude thanks sorrow sadness anger outrage frustration disappointment dismay alarm surprise ' +
    'disapproval approval opposition resistance reluctance willingness openness endorsement exception umbrage offense offence heart ' +
    'comfort solace pride joy pleasure delight note attention impression sense feeling thought word detail hint clue signal ' +
    'indication evidence lie joke mockery condolence congratulation blessing jab barb broadside response reaction assessment ' +
    'answer explanation account description testimony message'
  ).split(' ')
)

/** What one gets from others, where one merely has it: "had the support of the union". */
const received =
  /^(?:support|backing|endorsement|approval|opposition|attention|criticism|praise|view|statement|evidence|answer)$/

const links = /^(?:about|on|at|with|in|for|of|to|over|behind|toward|towards|against|regarding|that|whether|how|from)$/

const chagrin =
  /^(?:chagrin|delight|dismay|surprise|annoyance|horror|consternation|amusement|disappointment|relief|frustration|anger|ire|embarrassment|alarm|amazement|astonishment|irritation|displeasure|satisfaction|outrage)$/

/** The report that the light verb, or the "to the" before a noun of feeling, at `at` begins. */
export function readIdiom(tokens: readonly Token[], at: number): Report | null {
  return readLight(tokens, at) ?? readClarity(tokens, at) ?? readChagrin(tokens, at)
}

function singular(lower: string): string {
  return judgements.has(lower) ? lower : lower.replace(/ies$/, 'y').replace(/s$/, '')
}

function readLight(tokens: readonly Token[], at: number): Report | null {
  const verb = tokens[at]
  if (!verb || !lightVerbs.has(verb.lower) || !/^(?:VERB|AUX)$/.test(verb.pos)) return null
  let noun = at + 1
  while (
    noun < at + 6 &&
    /^(?:DET|ADJ|ADV|PRON|NUM|NOUN)$/.test(tokens[noun]?.pos ?? '') &&
    !links.test(tokens[noun + 1]?.lower ?? '')
  )
    noun += 1
  const head = tokens[noun]
  const link = tokens[noun + 1]
  if (!head || !link || head.pos !== 'NOUN' || !judgements.has(singular(head.lower)) || !links.test(link.lower))
    return null
  if (/^(?:ha[sd]|have|having|takes?|took|taken)$/.test(verb.lower) && received.test(singular(head.lower))) return null
  const form = verb.lower.endsWith('ing') ? 'ing' : 'past'
  const from = groupStart(tokens, at)
  if (form === 'past' && isReduced(tokens, from)) return null
  const source = sourceOf(tokens, from, form)
  if (!source) return null
  return withContent(tokens, at, source, from, noun + 1)
}

/** "made clear that …", "makes it plain that …". */
function readClarity(tokens: readonly Token[], at: number): Report | null {
  const verb = tokens[at]?.lower ?? ''
  if (verb !== 'make' && verb !== 'makes' && verb !== 'made' && verb !== 'making') return null
  const adjective = tokens[at + 1]?.lower === 'it' ? at + 2 : at + 1
  const opener = adjective + 1
  if (!/^(?:clear|plain|known|explicit)$/.test(tokens[adjective]?.lower ?? '') || isComma(tokens[opener])) return null
  const from = groupStart(tokens, at)
  const source = sourceOf(tokens, from, verb === 'making' ? 'ing' : 'past')
  return source ? withContent(tokens, at, source, from, opener) : null
}

function withContent(
  tokens: readonly Token[],
  at: number,
  source: Report['source'],
  from: number,
  link: number
): Report | null {
  const word = tokens[link]?.lower ?? ''
  const isClause = /^(?:that|whether|how)$/.test(word) || !links.test(word)
  const isInfinitive = word === 'to' && /^(?:VERB|AUX)$/.test(tokens[link + 1]?.pos ?? '')
  const start = isInfinitive || (isClause && word !== 'that') ? link : link + 1
  const kind = { inLead: opensSentence(tokens, at), cue: at }
  const to =
    isClause || isInfinitive ? contentEnd(tokens, start, { ...kind, isClause }) : objectEnd(tokens, start, kind)
  return to > start
    ? { source, cue: { from, to: isClause || isInfinitive ? link : link + 1 }, content: { from: start, to } }
    : null
}

/** "The bill passed, much to the chagrin of its critics": the clause before is what they feel so about. */
function readChagrin(tokens: readonly Token[], at: number): Report | null {
  if (tokens[at]?.lower !== 'to' || !/^(?:the|great)$/.test(tokens[at + 1]?.lower ?? '')) return null
  const noun = tokens[at + 2]?.pos === 'ADJ' ? at + 3 : at + 2
  if (!chagrin.test(tokens[noun]?.lower ?? '') || tokens[noun + 1]?.lower !== 'of') return null
  let to = noun + 2
  while (/^(?:DET|ADJ|NOUN|PROPN|NUM|PRON|ADP)$/.test(tokens[to]?.pos ?? '') || tokens[to]?.lower === 'and') to += 1
  const source = { from: noun + 2, to }
  if (to === noun + 2 || !isNominal(tokens[to - 1])) return null
  const cue = { from: tokens[at - 1]?.lower === 'much' ? at - 1 : at, to: noun + 2 }
  let end = cue.from
  while (end > 0 && isComma(tokens[end - 1])) end -= 1
  // In front of the sentence it comments on what follows: "Much to the delight of the crowd, he sang".
  if (end === 0) {
    const start = isComma(tokens[to]) ? to + 1 : to
    const after = contentEnd(tokens, start)
    return after > start ? { source, cue, content: { from: start, to: after } } : null
  }
  return { source, cue, content: { from: clauseStart(tokens, end), to: end } }
}

function clauseStart(tokens: readonly Token[], end: number): number {
  for (let at = end - 1; at > 0; at -= 1) if (/^[;:—–“]$/.test(tokens[at]?.lower ?? '')) return at + 1
  return 0
}
