/**
 * Words of an English text with exact offsets and part-of-speech tags.
 *
 * The tagger is wink-nlp with its small English model (MIT): 1,000,000 characters in half a second on one core, the
 * same result everywhere, no file access. Its tokens are aligned with the source by text; where that fails (a character
 * it normalises) the chunk falls back to plain words without tags, so offsets are exact whatever happens.
 */
import model from 'wink-eng-lite-web-model'
import winkNLP from 'wink-nlp'
import { verbForms } from './morphology.ts'

/** Universal POS tags as the tagger gives them. */
export type Pos = string

export type Token = {
  start: number
  end: number
  text: string
  lower: string
  pos: Pos
  lemma: string
}

type Tagger = (text: string) => { words: string[]; tags: string[]; lemmas: string[] }

let tagger: Tagger | undefined

/** What the tagger keeps of words: the place of each, and the words in order, those of its lexicon first. */
type Lexemes = { readonly hash: Record<string, number | undefined>; readonly list: string[] }

/** Words that are not in the lexicon after which the tagger is loaded anew: it keeps a line on each that it has met. */
const mostMet = 200_000

/**
 * The tagger, loaded at first use (150 ms): a process that never detects never pays for it. It remembers the words it has
 * met beside its lexicon, and parts later texts by them ("McCain's" stays one word once it was one). Each call forgets
 * them, so that the same text gives the same words whatever was read before.
 */
function loadTagger(): Tagger {
  if (tagger) return tagger
  const core = (model.core as () => { features: { lexeme: Lexemes } })()
  const { hash, list } = core.features.lexeme
  const nlp = winkNLP({ ...model, core: () => core }, ['pos'])
  const first = list.length
  let met = first
  tagger = (text) => {
    // To the tagger an undefined place is none; taking the word out would make the table anew again and again.
    for (; met < list.length; met += 1) hash[list[met] as string] = undefined
    if (list.length - first > mostMet) tagger = undefined
    const tokens = nlp.readDoc(text).tokens()
    return {
      words: tokens.out() as string[],
      tags: tokens.out(nlp.its.pos) as string[],
      lemmas: tokens.out(nlp.its.lemma as never) as string[]
    }
  }
  return tagger
}

/** Tags one chunk of text (a paragraph or a sentence); offsets are shifted by `base`. */
export function tagChunk(chunk: string, base: number): Token[] {
  const { words, tags, lemmas } = loadTagger()(chunk)
  const tokens: Token[] = []
  let cursor = 0
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? ''
    const first = word.charCodeAt(0)
    // Hardly a word is blank, and of the places before one only its own begins with its letter.
    if (!(first > 32 && first < 128) && word.trim() === '') continue
    while (chunk.charCodeAt(cursor) !== first || !chunk.startsWith(word, cursor)) {
      if (cursor >= chunk.length || !isSpace(chunk.charCodeAt(cursor))) return plainWords(chunk, base)
      cursor += 1
    }
    tokens.push(makeToken(base + cursor, word, tags[index] ?? 'X', lemmas[index] ?? word.toLowerCase()))
    cursor += word.length
  }
  return repairTags(mergeHyphens(tokens))
}

/** What `\s` matches. */
const isSpace = (code: number): boolean =>
  code === 32 || (code >= 9 && code <= 13) || (code > 127 && /\s/u.test(String.fromCharCode(code)))

const wordPattern = /[\p{L}\p{M}\p{N}]+(?:[-'’.,][\p{L}\p{M}\p{N}]+)*|[^\s]/gu

/** Words without tags: for text that the tagger cannot follow. */
export function plainWords(chunk: string, base: number): Token[] {
  const tokens: Token[] = []
  for (const match of chunk.matchAll(wordPattern)) {
    const text = match[0]
    const isWord = /^[\p{L}\p{N}]/u.test(text)
    tokens.push(makeToken(base + match.index, text, isWord ? 'X' : 'PUNCT', text.toLowerCase()))
  }
  return tokens
}

function makeToken(start: number, text: string, pos: Pos, lemma: string): Token {
  return { start, end: start + text.length, text, lower: text.toLowerCase(), pos, lemma: lemma.toLowerCase() }
}

/** "al", "-", "Assad" become one word; so do "10-year-old" and "U.S.-Russian". */
function mergeHyphens(tokens: Token[]): Token[] {
  const merged: Token[] = []
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index]
    if (!token) continue
    const last = merged.at(-1)
    const next = tokens[index + 1]
    const isLink = token.text === '-' || token.text === '‐' || token.text === '‑'
    if (
      isLink &&
      last &&
      next &&
      last.end === token.start &&
      token.end === next.start &&
      /[\p{L}\p{N}.]$/u.test(last.text)
    ) {
      last.text = last.text + token.text + next.text
      last.end = next.end
      last.lower = last.text.toLowerCase()
      last.pos =
        last.pos === 'PROPN' || next.pos === 'PROPN'
          ? 'PROPN'
          : next.pos === 'VERB' || next.lower === 'old'
            ? 'ADJ'
            : next.pos
      last.lemma = last.lower
      index += 1
    } else merged.push(token)
  }
  return merged
}

const determinerLike: ReadonlySet<string> = new Set(['DET', 'ADJ'])
/** Endings that common nouns have and names hardly ever: a sentence that starts with such a word starts with no name. */
const commonEnding = /(?:ment|tion|sion|ness|ity|ists|ants|ials|ails|ings|ages|ces|ments|tions|mats)$/
const prepositionsInIng: ReadonlySet<string> = new Set(
  'including according following regarding concerning depending excluding considering barring pending notwithstanding given'.split(
    ' '
  )
)
const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(' '))
const monthsAndDays = wordSet(
  'january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday'
)
const relativePronouns = wordSet('who which whom')
const formsOfBe = wordSet('is are was were')
const subjects = wordSet('he she it they we who which')
const afterPlural = wordSet('of from who have are were')
const beforeNouns = wordSet("the a an its their his my our your these those ’s 's")

/**
 * A straight mark closes what it touches on its left, also after the close of a quotation inside ("'Done,' " she said);
 * a mark that was set the wrong way round ("… unusual,“ he said") closes where it could not open anything.
 */
function isClosingMark(mark: Token, previous: Token | undefined, next: Token | undefined): boolean {
  const touches = previous?.end === mark.start
  const isApart = !next || next.start > mark.end
  if (mark.text === '“') return touches && next !== undefined && isApart && /^[,.?!…]+$/.test(previous?.text ?? '')
  return (touches || /['’]$/.test(previous?.text ?? '')) && (isApart || (touches && next.pos === 'PUNCT'))
}

/**
 * General corrections to the tagger, each a rule of English rather than a word it got wrong: after an article no finite
 * verb can stand, a capitalised word between capitalised words is part of the name, "including" is a preposition.
 */
function repairTags(tokens: Token[]): Token[] {
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index]
    if (!token) continue
    const previous = tokens[index - 1]
    const next = tokens[index + 1]
    // A quotation mark opens or closes by what it touches; `lower` tells which, `text` stays the source's.
    if (token.text === '"' || token.text === '“') token.lower = isClosingMark(token, previous, next) ? '”' : '“'
    if (
      token.pos === 'PROPN' &&
      (!previous || /^[.!?]+$/.test(previous.text)) &&
      ((next?.pos !== 'PROPN' && commonEnding.test(token.text)) ||
        (next !== undefined && afterPlural.has(next.lower) && /[a-z]s$/.test(token.text)))
    )
      token.pos = 'NOUN'
    if (token.pos === 'PUNCT') {
      // "195 – 205": from one number to another, no break in the sentence.
      if (/^[–—]$/.test(token.text) && previous?.pos === 'NUM' && next?.pos === 'NUM') token.lower = '-'
      continue
    }
    if (prepositionsInIng.has(token.lower) && next?.lower !== 'up') {
      if (
        token.lower !== 'following' ||
        (previous?.text === ',' && next && determinerLike.has(next.pos)) ||
        previous?.pos === 'NOUN'
      )
        token.pos = 'ADP'
    } else if (token.pos !== 'DET' && relativePronouns.has(token.lower)) token.pos = 'PRON'
    else if (
      token.pos === 'VERB' &&
      /^\p{Lu}/u.test(token.text) &&
      previous &&
      index > 0 &&
      isNameContext(previous, next)
    )
      token.pos = 'PROPN'
    else if (
      token.lower === 'lead' &&
      next?.pos === 'NOUN' &&
      (!previous || /^(?:VERB|ADP|DET|PUNCT)$/.test(previous.pos))
    )
      token.pos = 'ADJ'
    else if (token.pos === 'VERB' && previous && isNounSlot(previous) && !token.lower.endsWith('ly')) {
      const forms = verbForms(token.lower)
      const beforeNoun = next !== undefined && (next.pos === 'NOUN' || next.pos === 'PROPN' || next.pos === 'ADJ')
      token.pos = beforeNoun && (forms.participle || forms.ing) ? 'ADJ' : 'NOUN'
    } else if (
      token.pos === 'VERB' &&
      previous?.pos === 'ADP' &&
      previous.lower !== 'to' &&
      verbForms(token.lower).participle &&
      next?.pos === 'NOUN'
    )
      token.pos = 'ADJ'
    else if (
      token.pos === 'VERB' &&
      previous &&
      formsOfBe.has(previous.lower) &&
      (token.lower === 'hopes' || verbForms(token.lower).third)
    )
      token.pos = 'NOUN'
    else if (token.pos === 'NOUN' && previous && subjects.has(previous.lower) && canBeFinite(token.lower))
      token.pos = 'VERB'
    else if (
      (token.pos === 'ADJ' || token.pos === 'NOUN') &&
      token.lower.length > 4 &&
      token.lower.endsWith('ed') &&
      isSubjectSlot(tokens, index)
    )
      token.pos = 'VERB'
    else if (token.lower === 'may' && token.text === 'may' && token.pos !== 'AUX') token.pos = 'AUX'
    else if (
      token.pos !== 'PROPN' &&
      isAsciiCapital(token.text) &&
      token.text !== 'May' &&
      monthsAndDays.has(token.lower)
    )
      token.pos = 'PROPN'
  }
  return tokens
}

const isAsciiCapital = (word: string): boolean => word.charCodeAt(0) >= 65 && word.charCodeAt(0) <= 90

function isNameContext(previous: Token, next: Token | undefined): boolean {
  // "Justin Pierce, the …"
  if (previous.pos === 'PROPN' && next?.text === ',' && /^\p{Lu}/u.test(previous.text)) return true
  const capitalNext = next !== undefined && /^\p{Lu}/u.test(next.text) && next.pos === 'PROPN'
  return (previous.pos === 'DET' && /^\p{Ll}/u.test(previous.text)) || (previous.pos === 'PROPN' && capitalNext)
}

function isNounSlot(previous: Token): boolean {
  return previous.pos !== 'AUX' && beforeNouns.has(previous.lower)
}

function canBeFinite(lower: string): boolean {
  const forms = verbForms(lower)
  return forms.past || forms.third
}

/** "Unemployment dropped to …": an -ed word after a noun and before a preposition or article is the verb. */
function isSubjectSlot(tokens: Token[], index: number): boolean {
  const previous = tokens[index - 1]
  const next = tokens[index + 1]
  if (!previous || !next) return false
  if (previous.pos !== 'NOUN' && previous.pos !== 'PROPN' && previous.pos !== 'PRON') return false
  return next.pos === 'ADP' || next.pos === 'DET' || next.pos === 'PRON' || next.pos === 'NUM'
}
