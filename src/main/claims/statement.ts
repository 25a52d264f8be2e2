/**
 * A sentence that stands alone for a clause: the shared subject and auxiliary come back, a participle becomes a
 * predicate, a pronoun gives way to its antecedent where that is plain.
 */
import type { Clause } from './clause.ts'
import type { TokenRange } from './draft.ts'
import { closesQuotation, opensQuotation } from './marks.ts'
import { baseOfIng, beForms, haveForms, modals, participleOf, pastOf, thirdPersonOf, verbForms } from './morphology.ts'
import type { Token } from './tokens.ts'

/** Participles whose subject is the whole event before them ("…, making a deal less likely"). */
const resultParticiples =
  /^(?:making|leaving|causing|forcing|prompting|sparking|raising|fuelling|fueling|bringing|leading|meaning|allowing|prolonging|triggering|creating|putting|pushing|sending|taking|suggesting|indicating|giving|resulting)$/

export type Antecedent = {
  text: string
  plural: boolean
  person: boolean
  /** What the whole text is about: whether a person, a thing or a group is not known, so any pronoun may mean it. */
  topic?: boolean
}

/** Joins the source text of ranges: white space collapsed, edges without commas. */
export function textOfRanges(source: string, tokens: readonly Token[], ranges: readonly TokenRange[]): string {
  let text = ''
  for (const range of ranges) {
    let start = tokens[range.from]?.start ?? 0
    for (let at = range.from; at < range.to; at += 1) {
      const end = tokens[at]?.end ?? 0
      const next = at + 1 < range.to ? tokens[at + 1] : undefined
      if (next && !isHole(source, end, next.start)) continue
      const piece = source.slice(start, end)
      text = joined(text, piece, start !== (tokens[range.from]?.start ?? 0))
      start = next?.start ?? end
    }
  }
  return (uneven.test(text) ? text.replace(/\s+/gu, ' ') : text).trim()
}

/** The marks around what was left out go with it. */
function joined(text: string, piece: string, afterHole: boolean): string {
  if (text === '') return piece
  return afterHole ? `${text.replace(/,?["”]?$/, '')} ${piece.replace(/^["“]/, '')}` : `${text} ${piece}`
}

/** Whether words were left out between two tokens ("“…,” she said, “…”"); what stands in brackets belongs to the text. */
function isHole(source: string, from: number, to: number): boolean {
  return to - from > 3 && /^[^([{]*\p{L}/u.test(source.slice(from, to))
}

/** White space that is more than one blank. */
const uneven = /\s\s|[^\S ]/u

export function isResultParticiple(tokens: readonly Token[], clause: Clause): boolean {
  return clause.link === 'participle' && resultParticiples.test(tokens[clause.group.head]?.lower ?? '')
}

/** The words of a clause after its connective, without edge punctuation, as token ranges. */
export function bodyRanges(tokens: readonly Token[], clause: Clause): TokenRange[] {
  const out: TokenRange[] = []
  for (const range of clause.ranges) {
    let from = Math.max(range.from, Math.min(clause.bodyFrom, range.to))
    let to = range.to
    while (from < to && (isEdge(tokens[from], true) || isSoThen(tokens, from))) from += 1
    while (to > from && isEdge(tokens[to - 1], false)) to -= 1
    if (from < to) out.push({ from, to })
  }
  balanceQuotes(tokens, out)
  const last = out.at(-1)
  while (last && last.to > last.from + 1 && isEdge(tokens[last.to - 1], false)) last.to -= 1
  return out
}

/** "…, so the rain can reach it": joins the clauses, as a conjunction does. */
function isSoThen(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.lower === 'so' && at > 0 && /^(?:DET|NOUN|PROPN|PRON)$/.test(tokens[at + 1]?.pos ?? '')
}

const edges: ReadonlySet<string> = new Set(['-', ',', ';', ':', '–', '—', '--'])

function isEdge(token: Token | undefined, leading: boolean): boolean {
  if (!token) return false
  if (edges.has(token.text)) return true
  if (leading)
    return (
      (token.pos === 'CCONJ' && !/^(?:either|both|neither|nor)$/.test(token.lower)) || /^[)”».!?]$/.test(token.text)
    )
  return /^[.!?…(“«]+$/.test(token.text) || (token.pos === 'CCONJ' && !/^(?:either|both|neither)$/.test(token.lower))
}

function holdsMark(tokens: readonly Token[], { from, to }: TokenRange): boolean {
  for (let at = from; at < to; at += 1) {
    const text = tokens[at]?.text ?? ''
    if (text.length === 1 && '“«”»"'.includes(text)) return true
  }
  return false
}

/** A lone quotation mark at an edge whose partner lies outside is left out, and so is a pair: a quotation is its words. */
function balanceQuotes(tokens: readonly Token[], ranges: TokenRange[]): void {
  if (!ranges.some((range) => holdsMark(tokens, range))) return
  const words = ranges.flatMap((range) => tokens.slice(range.from, range.to).map((token) => token.text))
  const opens = words.filter(opensQuotation).length
  const closes = words.filter(closesQuotation).length
  const straight = words.filter((word) => word === '"').length
  const first = ranges[0]
  const last = ranges.at(-1)
  if (!first || !last) return
  const head = tokens[first.from]?.text ?? ''
  const tail = tokens[last.to - 1]?.text ?? ''
  const opensHere = opensQuotation(head) && opens === 1
  const isPair =
    (opensHere && closes === 1 && closesQuotation(tail)) ||
    (straight === 2 && head === '"' && tail === '"') ||
    // “So with marks of two kinds," as copy that went through several hands has them.
    (opensHere && closes === 0 && straight === 1 && tail === '"')
  const dropsHead = isPair || (opens > closes && opensQuotation(head)) || (straight % 2 === 1 && head === '"')
  const dropsTail =
    isPair || (!dropsHead && ((closes > opens && closesQuotation(tail)) || (straight % 2 === 1 && tail === '"')))
  if (dropsHead && first.to - first.from > 1) first.from += 1
  if (dropsTail && last.to - last.from > 1) last.to -= 1
}

/** The statement of a clause among the clauses of its sentence, from one of which it may share subject and auxiliary. */
export function clauseStatement(
  source: string,
  tokens: readonly Token[],
  clause: Clause,
  clauses: readonly Clause[]
): string {
  const host = clause.host === null ? undefined : clauses[clause.host]
  const body = bodyRanges(tokens, clause)
  const own = textOfRanges(source, tokens, body)
  const subject = clause.subject ? textOfRanges(source, tokens, [clause.subject]) : ''
  if (clause.link === 'relative') {
    if (clause.connective === 'whose' || clause.connective === 'whom') return `${subject}, ${clause.connective} ${own}`
    return `${subject} ${own}`
  }
  if (clause.link === 'predicate')
    return `${subject} ${host ? sharedAuxiliary(tokens, clause, auxiliaryHost(tokens, host, clauses)) : ''}${own}`.trim()
  if (clause.link === 'participle' && host) {
    if (isResultParticiple(tokens, clause)) return `${textOfRanges(source, tokens, bodyRanges(tokens, host))}, ${own}`
    const at = body[0]?.from ?? clause.group.first
    const lead = textOfRanges(source, tokens, at < clause.group.first ? [{ from: at, to: clause.group.first }] : [])
    const rest = textOfRanges(
      source,
      tokens,
      body
        .map((range) => ({ from: Math.max(range.from, clause.group.head + 1), to: range.to }))
        .filter((range) => range.from < range.to)
    )
    return [subject, finiteForm(tokens, clause, auxiliaryHost(tokens, host, clauses), lead), rest]
      .filter(Boolean)
      .join(' ')
  }
  return own
}

/** The clause whose auxiliary counts: of a list of predicates the first that spells one out. */
function auxiliaryHost(tokens: readonly Token[], host: Clause, clauses: readonly Clause[]): Clause {
  let current = host
  while (
    current.link === 'predicate' &&
    current.group.auxiliaries.length === 0 &&
    tokens[current.group.first]?.pos !== 'AUX' &&
    current.host !== null
  ) {
    const next = clauses[current.host]
    if (!next || sharedAuxiliary(tokens, current, next) === '') return current
    current = next
  }
  return current
}

/** "has" of "has left …, forced …": the auxiliary that the second predicate leaves out. */
function sharedAuxiliary(tokens: readonly Token[], clause: Clause, host: Clause | undefined): string {
  const verb = tokens[clause.group.first]
  if (!host || !verb || clause.group.auxiliaries.length > 0 || verb.pos === 'AUX') return ''
  const auxiliaries = host.group.auxiliaries
  const first = auxiliaries[0]
  if (!first) return ''
  const forms = verbForms(verb.lower)
  if (modals.has(first)) return forms.base ? `${spell(first)} ` : ''
  if (haveForms.has(first)) return forms.participle && !auxiliaries.includes('been') ? `${spell(first)} ` : ''
  if (beForms.has(first)) {
    const next = tokens[clause.group.last + 1]
    if (forms.ing) return `${spell(first)} `
    return forms.participle && (next?.lower === 'by' || (doneToThings.test(verb.lower) && next?.pos === 'ADP'))
      ? `${spell(first)} `
      : ''
  }
  return ''
}

/** Without an object after them they say what was done: "was written by Lee and released in May". */
const doneToThings =
  /^(?:released|published|produced|directed|written|recorded|built|sold|founded|established|appointed|elected|named|buried|arrested|charged|convicted|sentenced|killed|injured|wounded|shot|used|made|designed|signed|held|given|taken|sent|hanged|executed|deported|jailed|imprisoned|fined|dismissed|replaced|renamed|restored|destroyed|demolished|rebuilt|educated|raised|baptised|baptized)$/

function spell(auxiliary: string): string {
  const full: Record<string, string> = {
    "'ll": 'will',
    '’ll': 'will',
    "'ve": 'have',
    '’ve': 'have',
    "'re": 'are',
    '’re': 'are',
    wo: 'will',
    ca: 'can'
  }
  return Object.hasOwn(full, auxiliary) ? (full[auxiliary] ?? auxiliary) : auxiliary
}

/** The predicate that an -ing form stands for beside the host's: "has … displaced", "is launching", "launched". */
function finiteForm(tokens: readonly Token[], clause: Clause, host: Clause, lead: string): string {
  const verb = tokens[clause.group.first]
  if (!verb) return ''
  const adverb = lead ? `${lead} ` : ''
  const rest = tokens
    .slice(clause.group.first + 1, clause.group.head + 1)
    .map((token) => token.text)
    .join(' ')
  const tail = rest ? ` ${rest}` : ''
  const base = baseOfIng(verb.lower, verb.lemma)
  const first = host.group.auxiliaries[0]
  const head = tokens[host.group.head]
  if (verb.lower === 'having') return `${adverb}${first === undefined ? 'had' : first}${tail}`
  if (first && haveForms.has(first)) return `${spell(first)} ${adverb}${participleOf(base)}${tail}`
  if (first && modals.has(first)) return `${spell(first)} ${adverb}${base}${tail}`
  if (first && beForms.has(first)) {
    if (head?.lower.endsWith('ing')) return `${spell(first)} ${adverb}${verb.lower}${tail}`
    return /^(?:was|were)$/.test(first)
      ? `${adverb}${pastOf(base)}${tail}`
      : `${adverb}${/^(?:are|am)$/.test(first) ? base : thirdPersonOf(base)}${tail}`
  }
  const forms = verbForms(head?.lower ?? '')
  if (forms.past || /^(?:was|were|had|did)$/.test(head?.lower ?? '')) return `${adverb}${pastOf(base)}${tail}`
  return `${adverb}${forms.third || /^(?:is|has|does)$/.test(head?.lower ?? '') ? thirdPersonOf(base) : base}${tail}`
}

const pronoun = /^(he|she|it|they)\b/i
/** "In 1988, he won": an introductory phrase of a few words without a comma of its own. */
const introduced =
  /^((?:In|On|At|For|After|Before|By|From|During|Following|Since|With|Despite|Under|Until|As|Besides|Over|Within|Between|Additionally|However|Later|Then|Also|Instead|Subsequently|Shortly|Soon|Originally|Initially|Eventually|Having|Due to|Because of|Along with|Prior to)(?:\s[^;:]{1,160}?)?,\s)(he|she|it|they)(?=\s)/
const possessive = /^(his|her|its|their)\s(?=\p{L})/iu

/**
 * Replaces a subject pronoun at the start by the antecedent when number and kind agree; flags the statement otherwise.
 */
export function resolvePronoun(
  statement: string,
  antecedent: Antecedent | null
): { statement: string; flags: string[] } {
  const lead = introduced.exec(statement)
  if (lead?.[1] && antecedent && agrees((lead[2] ?? '').toLowerCase(), antecedent))
    return { statement: lead[1] + antecedent.text + statement.slice(lead[0].length), flags: ['pronoun-resolved'] }
  const match = pronoun.exec(statement)
  const owner = match ? null : possessive.exec(statement)
  if (owner && antecedent && agrees((owner[1] ?? '').toLowerCase(), antecedent))
    return {
      statement: `${antecedent.text}${/s$/.test(antecedent.text) ? '’' : '’s'} ${statement.slice(owner[0].length)}`,
      flags: ['pronoun-resolved']
    }
  if (!match)
    return {
      statement,
      flags:
        /^(?:this|that|these|those|his|her|their|its)\s/i.test(statement) || /^(?:i|we|you)\b/i.test(statement)
          ? ['pronoun-unresolved']
          : []
    }
  const word = (match[1] ?? '').toLowerCase()
  if (/^[’']/.test(statement.slice(match[0].length))) return { statement, flags: ['pronoun-unresolved'] }
  const fits = antecedent !== null && agrees(word, antecedent)
  if (!fits || !antecedent)
    return {
      statement,
      flags: word === 'it' && /^it\s(?:is|was|'s|’s|seems|appears)\b/i.test(statement) ? [] : ['pronoun-unresolved']
    }
  return { statement: antecedent.text + statement.slice(match[0].length), flags: ['pronoun-resolved'] }
}

/** Whether number and kind of the pronoun are the antecedent's. */
function agrees(word: string, { plural, person, topic }: Antecedent): boolean {
  if (topic) return true
  if (word === 'they' || word === 'their') return plural
  return !plural && (word === 'it' || word === 'its' ? !person : person)
}

/** What a later pronoun may stand for, from a subject noun phrase; null for a pronoun or an empty subject. */
export function antecedentOf(source: string, tokens: readonly Token[], subject: TokenRange | null): Antecedent | null {
  if (!subject) return null
  const words = tokens.slice(subject.from, subject.to)
  const head = headNoun(words)
  if (!head || head.pos === 'PRON' || words.length > 14) return null
  const plural =
    words.some((token) => token.lower === 'and') ||
    (head.pos === 'NOUN' && /[^su]s$|people$|men$|women$|children$|police$/.test(head.lower)) ||
    /^(?:two|three|four|five|several|many|both)$/.test(words[0]?.lower ?? '')
  const names = words.filter((token) => token.pos === 'PROPN')
  const person =
    !plural &&
    (head.pos === 'PROPN' && names.length >= 1 && words[0]?.pos !== 'DET'
      ? words.every((token) => token.pos !== 'ADP' || token.lower === 'of')
      : /(?:man|woman|minister|president|official|mayor|leader|spokesman|spokeswoman|officer|judge|king|queen|senator|governor|director|chief|secretary)$/.test(
          head.lower
        ))
  const text = textOfRanges(source, tokens, [subject]).replace(
    /,\s(?:however|meanwhile|too|though|also|instead|in turn)$/i,
    ''
  )
  return { text, plural, person }
}

function headNoun(words: readonly Token[]): Token | undefined {
  let head: Token | undefined
  for (const token of words) {
    if (token.pos === 'ADP' && head) break
    if (token.pos === 'NOUN' || token.pos === 'PROPN' || token.pos === 'PRON') head = token
  }
  return head
}

/** Makes a sentence of it: a capital at the start, one full stop at the end. */
export function sentenceCase(statement: string): string {
  const closed = /\s[,.;:!?]/.test(statement) ? statement.replace(/\s+([,.;:!?])/g, '$1') : statement
  let end = closed.length
  while (end > 0 && /[\s,;:–—]/.test(closed.charAt(end - 1))) end -= 1
  const trimmed = closed.slice(0, end).trim()
  if (trimmed === '') return ''
  const first = trimmed.charCodeAt(0)
  const capital =
    first < 97 || (first > 122 && first < 128) ? trimmed : trimmed.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
  return /[.!?…][”"'’)]?$/.test(capital) ? capital : `${capital}.`
}
