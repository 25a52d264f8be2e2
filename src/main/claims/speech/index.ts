/**
 * Who says what in languages that the tagger does not know: quoted words and their speaker, "X said that …", "according to
 * X". Read from quotation marks and from the verbs of saying of each language, without grammar; so a source may be cut
 * short or missing, and words without a cue beside them are left out rather than guessed at.
 */
import type { AttributionLink, Offsets, Span } from '../../../shared/detection.ts'
import { eitherCase } from './either-case.ts'
import { quotesIn } from './quotes.ts'
import { type SpeechWords, speechWordsOf } from './words.ts'

const spanOf = (text: string, start: number, end: number): Span => ({ start, end, text: text.slice(start, end) })

interface Patterns {
  /** After the quote: ", sagte SOURCE". */
  readonly after: RegExp
  /** After the quote: ", SOURCE sagte". */
  readonly turned?: RegExp
  /** Before the quote: "Am Montag sagte SOURCE: ", "SOURCE sagte: ". */
  readonly before: readonly RegExp[]
  /** "Gestern sagte SOURCE, dass CONTENT", "SOURCE sagte, dass CONTENT". */
  readonly indirect: readonly RegExp[]
  /** "laut SOURCE". */
  readonly according: RegExp
}

const known = new Map<string, Patterns | null>()

/** A phrase for a speaker: "der ukrainische Verteidigungsminister Olexij Resnikow", "Le président Macron". */
function nameOf(words: SpeechWords): string {
  const first = '(?:\\p{Lu}\\p{Ll}*\\s)?'
  const lead = `(?:(?:${words.leads})[\\s’'.]{1,2}){0,5}?`
  const inside = `(?:(?:${words.inside})[\\s’'-]{1,2}){0,3}`
  const proper = "\\p{Lu}(?:[\\p{L}\\p{M}\\p{N}’'-]|\\.(?=\\s?\\p{Lu}))*"
  return `${first}${lead}${proper}(?:\\s${inside}${proper}){0,5}`
}

function patternsOf(language: string): Patterns | null {
  const cached = known.get(language)
  if (cached !== undefined) return cached
  const words = speechWordsOf(language)
  known.set(language, words && compile(words, language))
  return known.get(language) ?? null
}

function compile(words: SpeechWords, language: string): Patterns {
  const edge = '(?<![\\p{L}\\p{N}])'
  const stop = '(?![\\p{L}\\p{N}])'
  const cue = (piece: string): string => `${edge}(?<cue>${eitherCase(piece)})${stop}`
  const says = cue(words.says)
  const that = `(?:,?\\s?(?:${words.that})${stop})`
  const content = '\\s?(?<content>.+)$'
  const aside = '(?:,[^,.:]{1,60},)?'
  const adverbs = '(?:\\p{Ll}+\\s){0,2}?'
  const closed = '^\\s?["»«”“‹›]?'
  if (language === 'ar') {
    // Without capitals a phrase ends where the words that were said begin, or at a comma.
    const word = '[\\u0621-\\u065f]+'
    const source = `(?<source>(?:${word}\\s){0,5}?${word})`
    return {
      after: compiled(`${closed}[\\s،,.]{0,3}${says}\\s(?<source>(?:${word}\\s){0,2}${word})`),
      before: [compiled(`${says}\\s${source}\\s?(?:${words.that})?\\s?:?\\s?["«“„]?$`)],
      indirect: [compiled(`${says}\\s${source}\\s(?:${words.that})${stop}${content}`)],
      according: compiled(`${cue(words.accordingTo)}\\s${source}(?=[،,.:؛]|$)`)
    }
  }
  const name = nameOf(words)
  const subject = `(?<source>${name}|${eitherCase(words.leads)})`
  const own = `${edge}${subject}${aside}\\s${adverbs}${says}`
  const turned = `${says}\\s(?<source>${name})${aside}`
  return {
    after: compiled(`${closed}[\\s,.!?…–—-]{0,4}${says}\\s${adverbs}${subject}`),
    turned: compiled(`${closed}\\s?[,–—-]\\s?${subject}\\s${adverbs}${says}`),
    before: [
      compiled(`${turned}[^.!?\\n]{0,60}[:,]?\\s?["»“„‹«]?$`),
      compiled(`${own}[^.!?\\n]{0,60}[:,]?\\s?["«»“„‹]?$`)
    ],
    indirect: [compiled(`${turned}${that}${content}`), compiled(`${own}(?:\\s[^.!?\\n,]{1,50}?)?${that}${content}`)],
    according: compiled(`${cue(words.accordingTo)}[\\s’']?${`(?<source>${name})`}`)
  }
}

const compiled = (source: string): RegExp => new RegExp(source, 'dsu')

/** Characters of the text around a quote in which its cue is looked for. */
const reach = 160

/** Attributions of a text in a language other than English, in text order; none where its words are not known. */
export function findSpeech(text: string, language: string | null, sentences: readonly Offsets[]): AttributionLink[] {
  const patterns = language === null ? null : patternsOf(language)
  if (!patterns) return []
  const found: AttributionLink[] = []
  const quotes = quotesIn(text)
  for (const quote of quotes) {
    const link = cueOf(text, quote, patterns)
    if (link) found.push({ ...link, content: spanOf(text, quote.start, quote.end) })
  }
  let next = 0
  for (const sentence of sentences) {
    while (next < quotes.length && (quotes[next] as Offsets).end <= sentence.start) next += 1
    const quote = quotes[next]
    const isQuoted = quote !== undefined && quote.start < sentence.end
    if (isQuoted || sentence.end - sentence.start > 1500) continue
    const link = reported(text, sentence, patterns)
    if (link) found.push(link)
  }
  return found.sort((a, b) => (a.content?.start ?? 0) - (b.content?.start ?? 0))
}

/** Gives the attributions of a stretch of the text; to be called with rising stretches. `speech` is in text order. */
export function createSpeechLookup(speech: readonly AttributionLink[]): (stretch: Offsets) => AttributionLink[] {
  let next = 0
  return ({ start, end }) => {
    while (next < speech.length && (speech[next]?.content?.end ?? 0) <= start) next += 1
    const out: AttributionLink[] = []
    for (let at = next; at < speech.length; at += 1) {
      const link = speech[at] as AttributionLink
      if ((link.content?.start ?? 0) >= end) break
      out.push(link)
    }
    return out
  }
}

function cueOf(text: string, quote: Offsets, patterns: Patterns): Omit<AttributionLink, 'content'> | null {
  const rest = text.slice(quote.end, quote.end + reach).split(/\n/)[0] ?? ''
  const after = patterns.after.exec(rest) ?? patterns.turned?.exec(rest)
  if (after) return partsOf(text, after, quote.end)
  const from = Math.max(0, quote.start - reach)
  const lead = text.slice(from, quote.start)
  const line = Math.max(lead.lastIndexOf('\n'), lead.search(/[.!?]\s+[^.!?]*$/u)) + 1
  const before = firstMatch(patterns.before, lead.slice(line))
  return before ? partsOf(text, before, from + line) : null
}

function reported(text: string, sentence: Offsets, patterns: Patterns): AttributionLink | null {
  const piece = text.slice(sentence.start, sentence.end)
  const said = firstMatch(patterns.indirect, piece)
  if (said?.groups?.content !== undefined) {
    const content = said.groups.content.replace(/[\s.!?…"»”]+$/u, '')
    const start = sentence.start + (said.indices?.groups?.content?.[0] ?? 0)
    return { ...partsOf(text, said, sentence.start), content: spanOf(text, start, start + content.length) }
  }
  const told = patterns.according.exec(piece)
  if (!told) return null
  const link = partsOf(text, told, sentence.start)
  // An aside: what stands on both sides of it is said.
  const before = piece.slice(0, told.index).replace(/[\s,،–—-]+$/u, '')
  const afterwards = piece.slice(told.index + told[0].length)
  const after = afterwards.replace(/^[\s,،–—-]+/u, '')
  const start = before === '' ? piece.length - after.length : 0
  const end = after.search(/[\s.!?…"»”]*$/u) > 0 ? piece.search(/[\s.!?…"»”]*$/u) : before.length
  return end > start ? { ...link, content: spanOf(text, sentence.start + start, sentence.start + end) } : null
}

function firstMatch(patterns: readonly RegExp[], text: string): RegExpExecArray | null {
  for (const pattern of patterns) {
    const match = pattern.exec(text)
    if (match) return match
  }
  return null
}

/** The named parts of a match, with their places in the text. */
function partsOf(text: string, match: RegExpExecArray, base: number): Omit<AttributionLink, 'content'> {
  const span = (name: string): Span | null => {
    const [start, end] = match.indices?.groups?.[name] ?? []
    return start === undefined || end === undefined ? null : spanOf(text, base + start, base + end)
  }
  return { cue: span('cue'), source: span('source') }
}
