/**
 * Who says it. From the tokens of one sentence: links of source, cue and content, and which tokens are content.
 *
 * Three ways of news prose: "SOURCE said (that) CONTENT", "CONTENT, SOURCE said" (also inverted: ", said SOURCE"), and
 * "according to SOURCE". Several in one sentence make a chain, outermost first. Quoted words without a cue in their
 * sentence are left for `detect.ts`, which knows the sentence before.
 */
import { findSpeech } from './direct-speech.ts'
import type { TokenRange } from './draft.ts'
import { isSupposed, leadClauseEnd, leads, mainFirst, opensAside } from './lead-clauses.ts'
import { opensQuotation } from './marks.ts'
import {
  announces,
  clauseFollows,
  insideQuote,
  isBoundary,
  isClose,
  nounPhraseAfter,
  recipientEnd,
  recipientPhraseEnd,
  subtract,
  trim
} from './report-parts.ts'
import { isBareNumber, sourceBefore, subjectBeforeAside, withoutPredicate } from './report-subject.ts'
import { isClause } from './reported-clause.ts'
import type { Token } from './tokens.ts'
import {
  contentBefore,
  findVerbGroups,
  isComma,
  isNominal,
  reportingVerbs,
  speechVerbs,
  type VerbGroup,
  verbLemma
} from './verbs.ts'

export type Attribution = {
  source: TokenRange | null
  cue: TokenRange
  /** Token ranges of what was said, in text order. */
  content: TokenRange[]
  /** Everything that frames the content: source, cue, recipient. */
  frame: TokenRange
  lemma: string
  /** What the same sentence asserts before "and said": not part of what was said. */
  outside?: TokenRange
}

/** The attributions of a sentence, outermost first, and what is left as the innermost content. */
export function findAttributions(tokens: readonly Token[]): { links: Attribution[]; content: TokenRange[] } {
  const links: Attribution[] = []
  let content: TokenRange[] = [trim(tokens, { from: 0, to: tokens.length })]
  const according = findAccording(tokens)
  if (according) {
    content = subtract(tokens, content, according.frame)
    links.push({ ...according, content })
  }
  const direct = according ? null : findDirect(tokens)
  if (direct) {
    links.push(direct)
    content = direct.content
  }
  for (let depth = direct ? 1 : 0; depth < 2; depth += 1) {
    const found = findReport(tokens, content)
    if (!found) break
    links.push(found)
    content = found.content
  }
  return { links, content }
}

/** "“…,” Smith said" with what else of the sentence the quotation goes on to. */
function findDirect(tokens: readonly Token[]): Attribution | null {
  const speech = findSpeech(tokens)
  if (!speech) return null
  const { source, cue, quote, lemma } = speech
  const to = tokens.length
  const end = recipientEnd(tokens, Math.max(source.to, cue.to), to, lemma)
  const tail = withoutSecondCue(tokens, trim(tokens, { from: end, to }))
  const lead = trim(tokens, { from: 0, to: quote.from })
  return {
    source,
    cue,
    content: [
      ...(saysSomething(tokens, lead) ? [lead] : []),
      quote,
      ...(tokens.slice(tail.from, tail.to).some((token) => opensQuotation(token.lower))
        ? [fromQuote(tokens, tail)]
        : [])
    ],
    frame: { from: Math.min(source.from, cue.from), to: end },
    lemma
  }
}

/** "… he said in Kenansville, N.C., “but many …”": names of the place where it was said are left out. */
function fromQuote(tokens: readonly Token[], tail: TokenRange): TokenRange {
  let from = tail.from
  while (from < tail.to && (tokens[from]?.pos === 'PROPN' || tokens[from]?.pos === 'NUM' || isComma(tokens[from])))
    from += 1
  return opensQuotation(tokens[from]?.lower ?? '') ? { from, to: tail.to } : tail
}

function findAccording(tokens: readonly Token[]): Attribution | null {
  for (let at = 0; at + 2 < tokens.length; at += 1) {
    if (tokens[at]?.lower !== 'according' || tokens[at + 1]?.lower !== 'to') continue
    let to = at + 2
    while (
      to < tokens.length &&
      !isComma(tokens[to]) &&
      !/^[;:.!?”"–—]$/.test(tokens[to]?.text ?? '') &&
      !(
        tokens[to]?.pos === 'CCONJ' &&
        tokens[to + 1]?.pos !== 'PROPN' &&
        tokens[to + 1]?.pos !== 'DET' &&
        tokens[to + 1]?.pos !== 'NOUN' &&
        tokens[to + 1]?.pos !== 'ADJ'
      )
    )
      to += 1
    if (to === at + 2) return null
    const phrase =
      isComma(tokens[to]) && !/^(?:where|which|who|when|while|as|that)$/.test(tokens[to + 1]?.lower ?? '')
        ? nounPhraseAfter(tokens, at + 2, tokens.length)
        : null
    // "According to Smith, the mayor, prices rose", but "According to a study by Smith, prices rose".
    if (phrase && phrase.to > to && (at > 0 || isComma(tokens[phrase.to])) && !hasFinite(tokens, to, phrase.to))
      to = phrase.to
    return {
      source: { from: at + 2, to },
      cue: { from: at, to: at + 2 },
      content: [],
      frame: { from: at, to },
      lemma: 'report'
    }
  }
  return null
}

/** "According to a study by Smith and Jones, the recession is …": what stands after the comma is no more of the source. */
function hasFinite(tokens: readonly Token[], from: number, to: number): boolean {
  return findVerbGroups(tokens).some(({ kind, first }) => kind === 'finite' && first >= from && first < to)
}

function findReport(tokens: readonly Token[], within: readonly TokenRange[]): Attribution | null {
  const inside = (at: number) => within.some((range) => range.from <= at && at < range.to)
  const groups = findVerbGroups(tokens).filter((group) => inside(group.first) && group.kind === 'finite')
  for (const group of mainFirst(tokens, within, groups)) {
    const head = tokens[group.head]
    if (
      !head ||
      group.auxiliaries.some((word) => /^(?:be|is|are|was|were|been|to)$/.test(word) && !head.lower.endsWith('ing'))
    )
      continue
    const lemma = verbLemma(head)
    if (isHedge(tokens, group, lemma)) continue
    if (!reportingVerbs.has(lemma) || insideQuote(tokens, group.first)) continue
    if (isSupposed(tokens, within, group)) continue
    const report =
      speechVerbs.has(lemma) && !announces(tokens, group)
        ? ((opensAside(tokens, within, group) ? beforeContent(tokens, group, within, lemma) : null) ??
          afterContent(tokens, group, within, lemma) ??
          beforeContent(tokens, group, within, lemma))
        : beforeContent(tokens, group, within, lemma)
    if (report && !isBareNumber(tokens, report.source)) return report
  }
  return null
}

/** "I think", "we hope": a speaker's hedge on his own words, no report of somebody's; nor is "finds herself". */
function isHedge(tokens: readonly Token[], group: VerbGroup, lemma: string): boolean {
  const reflexive = /self$|selves$/.test(tokens[group.last + 1]?.lower ?? '')
  const own = /^(?:i|we|you)$/.test(tokens[contentBefore(tokens, group.first)]?.lower ?? '')
  return (
    (lemma === 'find' && reflexive) ||
    (own && /^(?:think|believe|hope|expect|agree|fear|find|suggest|understand|say|predict)$/.test(lemma))
  )
}

/** "CONTENT, SOURCE said" and "CONTENT, said SOURCE": the comma (or closing quotation mark) before decides. */
function afterContent(
  tokens: readonly Token[],
  group: VerbGroup,
  within: readonly TokenRange[],
  lemma: string
): Attribution | null {
  const range = within.find((part) => part.from <= group.first && group.first < part.to)
  if (!range || clauseFollows(tokens, group.last + 1, range.to)) return null
  const at = contentBefore(tokens, group.first)
  const before = tokens[at]
  let source: TokenRange | null = null
  let from = group.first
  let end = group.last + 1
  if (isComma(before) || isClose(before)) {
    const inverted = nounPhraseAfter(tokens, end, range.to)
    const aside = isComma(before) ? subjectBeforeAside(tokens, at, range.from) : null
    if (aside && (!inverted || lemma === 'tell' || !isComma(tokens[aside.from - 1]))) {
      source = aside
      from = aside.from
    } else if (inverted && lemma !== 'tell') {
      source = inverted
      end = inverted.to
    } else return null
  } else if ((isNominal(before) && !/^(?:who|which|that|what)$/.test(before?.lower ?? '')) || before?.text === ')') {
    let start = at
    while (start > range.from && !isBoundary(tokens, start - 1)) start -= 1
    if (start <= range.from || !(isComma(tokens[start - 1]) || isClose(tokens[start - 1]))) return null
    if (tokens[start]?.pos === 'CCONJ') {
      // "…, but I insisted on going": goes on to tell what the speaker did, and reports nothing of what stands before.
      if (!/^[,.;:!?“”"]$/.test(tokens[end]?.text ?? '.')) return null
      start += 1
    }
    if (tokens[start]?.pos === 'SCONJ') return null
    if (/^(?:which|where|whom|whose|that)$/.test(tokens[start]?.lower ?? '') || tokens[start]?.pos === 'VERB')
      return null
    source = { from: start, to: at + 1 }
    from = start
  } else return null
  const lead = trim(tokens, { from: range.from, to: from })
  end = recipientEnd(tokens, end, range.to, lemma)
  const rest = within.filter((part) => part !== range)
  const tail = withoutSecondCue(tokens, trim(tokens, { from: end, to: range.to }))
  if (!saysSomething(tokens, lead) && !(isComma(tokens[end]) && goesOn(tokens, lead, tail))) return null
  const content = [
    ...rest.filter((part) => part.to <= range.from),
    lead,
    ...(saysSomething(tokens, tail) ? [tail] : []),
    ...rest.filter((part) => part.from >= range.to)
  ]
  return { source, cue: { from: group.first, to: group.last + 1 }, content, frame: { from, to: end }, lemma }
}

/** "The museum, Smith said, will open in May": the subject stands before the aside, its predicate after it. */
function goesOn(tokens: readonly Token[], lead: TokenRange, tail: TokenRange): boolean {
  const first = tokens[lead.from]
  const next = tokens[tail.from]
  if (!first || !next || !isNominal(tokens[lead.to - 1]) || !(next.pos === 'AUX' || next.pos === 'VERB')) return false
  const isSubject = first.pos === 'DET' || first.pos === 'PRON' || isNominal(first) || first.pos === 'ADJ'
  return (
    isSubject &&
    findVerbGroups(tokens.slice(tail.from, tail.to)).some((group) => group.kind === 'finite' && group.first === 0)
  )
}

/** "…, a monitor said, adding that both fired": the words after the second cue are content too. */
function withoutSecondCue(tokens: readonly Token[], tail: TokenRange): TokenRange {
  return /^(?:adding|saying|noting|insisting|arguing|claiming)$/.test(tokens[tail.from]?.lower ?? '') &&
    tokens[tail.from + 1]?.lower === 'that'
    ? { from: tail.from + 2, to: tail.to }
    : tail
}

/** Content needs a predicate or quotation marks; "On Monday, Smith said …" has neither before the source. */
function saysSomething(tokens: readonly Token[], range: TokenRange): boolean {
  const piece = tokens.slice(range.from, range.to)
  if (
    /^(?:if|when|while|after|before|as|although|because|despite)$/.test(piece[0]?.lower ?? '') &&
    !piece.some(isComma)
  )
    return false
  if (piece.length >= 3 && piece.some((token) => /^[“"”«»]$/.test(token.text))) return true
  return findVerbGroups(piece).some((group) => group.kind === 'finite')
}

/** What a letter or a law can do, too: "It says the campaign broke the law". */
const documentary: ReadonlySet<string> = new Set([
  'say',
  'state',
  'note',
  'report',
  'add',
  'warn',
  'conclude',
  'claim',
  'allege'
])

/** "SOURCE said (that) CONTENT". */
function beforeContent(
  tokens: readonly Token[],
  group: VerbGroup,
  within: readonly TokenRange[],
  lemma: string
): Attribution | null {
  const range = within.find((part) => part.from <= group.first && group.first < part.to)
  if (!range) return null
  const at = contentBefore(tokens, group.first)
  const before = tokens[at]
  const shares = before?.pos === 'CCONJ'
  if (!before || (!isNominal(before) && !isComma(before) && !shares && before.text !== ')')) return null
  if (/^(?:which|that|who|what)$/.test(before.lower) || (before.lower === 'it' && !documentary.has(lemma))) return null
  let from = group.last + 1
  if (lemma === 'tell') from = recipientPhraseEnd(tokens, from, range.to)
  let that = -1
  // "Reported it obtained e-mails that …": a predicate before the "that" is what was reported already.
  const next = findVerbGroups(tokens).find((other) => other.kind === 'finite' && other.first >= from)
  const reach = Math.min(range.to, from + 9, next?.first ?? range.to)
  for (let index = from; index < reach; index += 1) {
    const token = tokens[index]
    if (
      token?.lower === 'that' &&
      (tokens[index + 1]?.pos !== 'NOUN' || index === from || isNominal(tokens[index - 1]))
    ) {
      // "Propose efforts that would help": a relative clause on what is proposed.
      const next = tokens[index + 1]
      if (index > from && isNominal(tokens[index - 1]) && (next?.pos === 'AUX' || next?.pos === 'VERB')) return null
      that = index
      break
    }
    if (token?.lower === 'to' || (isComma(token) && !/^[“"]$/.test(tokens[index + 1]?.text ?? ''))) break
  }
  const start = that >= 0 ? that + 1 : contentStart(tokens, from, range.to)
  if (start < 0 || (that < 0 && tokens[start]?.lower === 'to')) return null
  const limit = leads.test(tokens[range.from]?.lower ?? '') ? leadClauseEnd(tokens, range) : range.to
  const inLead = group.first < limit && limit < range.to
  const [content, more] = cutSecondReport(tokens, trim(tokens, { from: start, to: inLead ? limit : range.to }))
  const piece = tokens.slice(content.from, content.to)
  const quoted = piece.some((token) => /^[“"«]$/.test(token.text))
  const finite = findVerbGroups(piece).find((other) => other.kind === 'finite')
  if (!finite && !quoted) return null
  if (that < 0 && !quoted && finite && !isClause(piece, finite, tokens.slice(from, from + 2))) return null
  // "Smith welcomed the plan and said …": the speaker is the subject of the predicate before, which the article itself asserts.
  const leading = shares
    ? findVerbGroups(tokens.slice(range.from, at)).find((other) => other.kind === 'finite')
    : undefined
  const sourceEnd = leading ? contentBefore(tokens, range.from + leading.first) : at
  const source =
    shares && (!leading || sourceEnd < range.from)
      ? null
      : withoutPredicate(tokens, sourceBefore(tokens, range.from, sourceEnd))
  const main = inLead ? { from: limit + 1, to: range.to } : null
  const outside = main ?? (shares && leading ? trim(tokens, { from: range.from, to: at }) : undefined)
  const rest = within.filter((part) => part !== range)
  return {
    source,
    cue: { from: group.first, to: group.last + 1 },
    content: [content, ...(more ? [more] : []), ...rest.filter((part) => !opensSecondReport(tokens, part))].sort(
      (a, b) => a.from - b.from
    ),
    frame: { from: shares ? group.first : (source?.from ?? group.first), to: start },
    ...(outside ? { outside } : {}),
    lemma
  }
}

function contentStart(tokens: readonly Token[], from: number, limit: number): number {
  let at = from
  // "said on Monday the …", "said in a statement: “…": the content starts at the quotation or after the adjunct.
  for (let index = from; index < Math.min(limit, from + 10); index += 1) {
    if (opensQuotation(tokens[index]?.lower ?? '')) {
      if (index === from || isComma(tokens[index - 1])) return index
      break
    }
    if (tokens[index]?.text === ':') return index + 1
  }
  if (tokens[at]?.pos === 'ADP' && tokens[at]?.lower !== 'of') {
    at += 1
    while (at < limit && tokens[at]?.pos === 'PROPN') at += 1
    if (at === from + 1) return from
  }
  if (isComma(tokens[at])) at += 1
  return at < limit ? at : -1
}

const secondCue = /^(?:arguing|saying|adding|claiming|noting|insisting|warning|stressing|telling)$/

/** "He denied it, arguing that …": what follows the participle is said by the same speaker, not part of the first report. */
function cutSecondReport(tokens: readonly Token[], content: TokenRange): [TokenRange, TokenRange | null] {
  for (let at = content.from + 2; at + 2 < content.to; at += 1) {
    if (!isComma(tokens[at]) || !secondCue.test(tokens[at + 1]?.lower ?? '')) continue
    const start = tokens[at + 2]?.lower === 'that' ? at + 3 : at + 2
    return [
      { from: content.from, to: at },
      tokens[at + 2]?.lower === 'that' ? trim(tokens, { from: start, to: content.to }) : null
    ]
  }
  return [content, null]
}

/** What follows ", saying that": said by whom the sentence is about, not by those whose words it reports before. */
function opensSecondReport(tokens: readonly Token[], part: TokenRange): boolean {
  return tokens[part.from - 1]?.lower === 'that' && secondCue.test(tokens[part.from - 2]?.lower ?? '')
}
