/**
 * Reports without a clause of saying: what somebody wants, promises, thinks of or blames ("vowed to build", "accused him of
 * lying", "criticised the plan"), what a participle reports ("adding that …"), and nouns of saying ("Trump's claim that …").
 * They are attributions of the text; claims of their own they make only where they hold an assertion.
 */
import type { AttributionLink, Span } from '../../shared/detection.ts'
import { nounPhraseBefore } from './subjects.ts'
import type { Token } from './tokens.ts'
import { contentBefore, findVerbGroups, isComma, isNominal, type VerbGroup, verbLemma } from './verbs.ts'

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** With an infinitive: "wants to", "promised to", "threatened to". */
const willing = set(
  'want plan hope intend vow promise pledge refuse agree offer expect threaten decide choose aim propose wish prefer need like love swear ' +
    'claim seek consider demand volunteer consent resolve commit prepare'
)
/** With somebody and an infinitive: "urged voters to", "asked him to", "called on Congress to". */
const bidding = set(
  'urge ask encourage tell order advise instruct beg invite persuade want expect call push press implore direct warn allow'
)
/** With what is judged as object: "criticised the plan", "supports him", "accused her of lying". */
const judging = set(
  'support oppose criticize criticise praise blame accuse condemn denounce slam blast mock defend reject dismiss endorse favor favour fear doubt question ' +
    'view regard describe call label dub brand deride ridicule lament tout deplore decry disavow welcome applaud hail assail rip bash cite ' +
    'discuss mention reference oppose back consider see portray characterize characterise depict liken compare suspect resent admire trust ' +
    'distrust envision anticipate foresee predict deny disclose detail outline underscore highlight raise voice express invoke'
)
/** As a participle: "…, adding that", "…, calling it a lie". */
const participles = set(
  'saying adding arguing claiming noting insisting warning stressing suggesting telling asking accusing calling describing urging ' +
    'asserting alleging contending predicting promising vowing pledging explaining declaring writing tweeting citing blaming criticizing ' +
    'criticising praising denouncing dismissing demanding referring acknowledging admitting conceding complaining hoping believing fearing ' +
    'wondering recalling vowing emphasizing emphasising boasting joking mocking encouraging concluding hinting implying announcing reporting ' +
    'stating pointing questioning labeling labelling'
)
const nouns =
  /^(?:claim|claims|statement|argument|assertion|assertions|belief|view|views|promise|promises|proposal|suggestion|warning|contention|accusation|accusations|allegation|allegations|plan|plans|vow|pledge|concern|concerns|idea|fear|fears|hope|hopes|opinion|position|call|calls|demand|demands|desire|decision|refusal|attempt|criticism|insistence|admission|denial|prediction|estimate|estimates|report|reports|evidence|sense|feeling|doubts?|complaints?|comments?|remarks?)$/

/** Attributions of one sentence besides those that `taken` holds already, in text order. */
export function findAttitudes(
  source: string,
  tokens: readonly Token[],
  taken: readonly AttributionLink[]
): AttributionLink[] {
  const groups = findVerbGroups(tokens)
  const out: AttributionLink[] = []
  const make = (
    from: { from: number; to: number } | null,
    cue: { from: number; to: number },
    content: { from: number; to: number }
  ): void => {
    const words = tokens.slice(content.from, content.to).filter((token) => token.pos !== 'PUNCT')
    if (words.length < 2) return
    const link = {
      source: from ? spanOf(source, tokens, from) : null,
      cue: spanOf(source, tokens, cue),
      content: spanOf(source, tokens, content)
    }
    if (taken.some((other) => sameCue(other, link))) return
    out.push(link)
  }
  for (const group of groups) {
    const head = tokens[group.head]
    if (!head) continue
    if (group.kind === 'finite') readFinite(tokens, groups, group, verbLemma(head), make)
    else if (participles.has(head.lower)) {
      const start = afterThat(tokens, group.last + 1)
      make(
        subjectNear(tokens, groups, group),
        { from: group.first, to: group.last + 1 },
        { from: start, to: phraseEnd(tokens, start) }
      )
    }
  }
  readNouns(tokens, make)
  return out
}

type Make = (
  from: { from: number; to: number } | null,
  cue: { from: number; to: number },
  content: { from: number; to: number }
) => void

function readFinite(
  tokens: readonly Token[],
  groups: readonly VerbGroup[],
  group: VerbGroup,
  lemma: string,
  make: Make
): void {
  const isPassive =
    group.auxiliaries.some((word) => /^(?:is|are|was|were|been|be)$/.test(word)) &&
    !tokens[group.head]?.lower.endsWith('ing')
  if (isPassive) return
  const cue = { from: group.first, to: group.last + 1 }
  const from = subjectNear(tokens, groups, group)
  if (!from) return
  const next = group.last + 1
  if (willing.has(lemma)) {
    if (tokens[next]?.lower === 'to' || infinitiveAfter(tokens, next) !== null)
      make(from, cue, { from: next, to: phraseEnd(tokens, next) })
  } else if (bidding.has(lemma) && infinitiveAfter(tokens, next) !== null) {
    const start = /^(?:on|for|upon)$/.test(tokens[next]?.lower ?? '') ? next + 1 : next
    make(from, { from: cue.from, to: start }, { from: start, to: phraseEnd(tokens, next) })
  } else if (lemma === 'call' && /^(?:for|on)$/.test(tokens[next]?.lower ?? ''))
    make(from, { from: cue.from, to: next + 1 }, { from: next + 1, to: phraseEnd(tokens, next) })
  else if (judging.has(lemma) && objectStarts(tokens, next))
    make(from, cue, { from: next, to: phraseEnd(tokens, next) })
}

/** "Trump's claim that …", "his promise to …", "concerns about …", "the idea that …". */
function readNouns(tokens: readonly Token[], make: Make): void {
  for (let at = 1; at + 2 < tokens.length; at += 1) {
    const noun = tokens[at]
    if (noun?.pos !== 'NOUN' || !nouns.test(noun.lower)) continue
    const follows = tokens[at + 1]?.lower
    if (follows !== 'that' && follows !== 'to' && !(follows === 'of' && /^(?:accus|alleg|critic)/.test(noun.lower)))
      continue
    const owner = tokens[at - 1]
    let from: { from: number; to: number } | null = null
    if (owner && /^(?:his|her|their|my|our)$/.test(owner.lower)) from = { from: at - 1, to: at }
    else if (owner && /^(?:'s|’s|'|’)$/.test(owner.lower)) from = nounPhraseBefore(tokens, at - 1)
    if (!from && follows !== 'that') continue
    if (
      !from &&
      !/^(?:claim|claims|report|reports|accusations?|allegations?|concerns?|fears?|suggestion|assertions?|belief|hopes?|warning|idea)$/.test(
        noun.lower
      )
    )
      continue
    const start = follows === 'that' ? at + 2 : at + 1
    make(from, { from: at, to: at + 1 }, { from: start, to: phraseEnd(tokens, start) })
  }
}

function spanOf(source: string, tokens: readonly Token[], range: { from: number; to: number }): Span {
  const start = tokens[range.from]?.start ?? 0
  const end = tokens[range.to - 1]?.end ?? start
  return { start, end, text: source.slice(start, end) }
}

function sameCue(a: AttributionLink, b: AttributionLink): boolean {
  return a.cue !== null && b.cue !== null && a.cue.start < b.cue.end && b.cue.start < a.cue.end
}

function afterThat(tokens: readonly Token[], at: number): number {
  return tokens[at]?.lower === 'that' && tokens[at + 1]?.pos !== 'NOUN' ? at + 1 : at
}

/** The subject of the group, or of the finite verb before it where it has none of its own. */
function subjectNear(
  tokens: readonly Token[],
  groups: readonly VerbGroup[],
  group: VerbGroup
): { from: number; to: number } | null {
  const own = group.kind === 'finite' ? subjectOf(tokens, group) : null
  if (own) return own
  const host = groups.filter((other) => other.kind === 'finite' && other.last < group.first).at(-1)
  if (group.kind === 'finite' && tokens[contentBefore(tokens, group.first)]?.pos !== 'CCONJ') return null
  return host ? subjectOf(tokens, host) : null
}

function subjectOf(tokens: readonly Token[], group: VerbGroup): { from: number; to: number } | null {
  const at = contentBefore(tokens, group.first)
  const token = tokens[at]
  if (!token) return null
  if (token.lower === 'who') return nounPhraseBefore(tokens, isComma(tokens[at - 1]) ? at - 1 : at)
  if (token.pos === 'PRON')
    return /^(?:that|which|what|it|there|this)$/.test(token.lower) ? null : { from: at, to: at + 1 }
  return isNominal(token) ? nounPhraseBefore(tokens, at + 1) : null
}

/** "to" within a noun phrase's reach: "urged the two parties to". */
function infinitiveAfter(tokens: readonly Token[], from: number): number | null {
  for (let at = from; at < Math.min(tokens.length, from + 9); at += 1) {
    const token = tokens[at]
    if (!token || token.pos === 'PUNCT') return null
    if (token.lower === 'to' && /^(?:VERB|AUX)$/.test(tokens[at + 1]?.pos ?? '')) return at
    if (token.pos === 'VERB' || token.pos === 'AUX') return null
  }
  return null
}

function objectStarts(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  return (
    token !== undefined &&
    (isNominal(token) ||
      token.pos === 'DET' ||
      token.pos === 'ADJ' ||
      /^["“]$/.test(token.lower) ||
      token.pos === 'VERB')
  )
}

/** To the end of the phrase: a comma before a conjunction or a new subject, a semicolon, a dash, the full stop. */
function phraseEnd(tokens: readonly Token[], from: number): number {
  let depth = 0
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at]
    if (!token) return at
    if (token.text === '(') depth += 1
    if (token.text === ')') depth -= 1
    if (depth > 0) continue
    if (/^(?:[;:—–]|--)$/.test(token.text)) return at
    if (at === tokens.length - 1 && token.pos === 'PUNCT') return /^["”]$/.test(token.text) ? tokens.length : at
    if (!isComma(token)) continue
    const next = tokens[at + 1]
    const opensClause =
      next &&
      (/^(?:but|which|who|while|although|though|saying|adding|arguing|calling|noting|citing|according|as|after|because)$/.test(
        next.lower
      ) ||
        next.lower.endsWith('ing'))
    if (opensClause || next?.pos === 'CCONJ') return at
    if (next && /^["”]$/.test(next.text)) continue
  }
  return tokens.length
}
