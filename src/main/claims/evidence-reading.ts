/** What a claim's statement and the quote of its evidence are compared by: their figures, and what each counts and when. */
import type { DateMention, DetectOptions, Offsets, Quantity } from '../../shared/detection.ts'
import { stemOf } from './groups.ts'
import { languageOf, longestSentence, measure, tagOf } from './measuring.ts'
import { segment } from './sentences/index.ts'
import { createSentenceTagger } from './tagging.ts'
import { plainWords, type Token } from './tokens.ts'

/** A word that says what a sentence is about, by its stem or by the class of words that mean the same here. */
export interface MatterWord extends Offsets {
  readonly key: string
  /** It may tell what happens: a verb, or a word of a class. */
  readonly acts: boolean
  /** It alone tells what a figure close to it counts. */
  readonly tells: boolean
}

export interface ReadSentence extends Offsets {
  readonly quantities: readonly Quantity[]
  readonly dates: readonly DateMention[]
  /** Content words that are no names, in the order of the text. */
  readonly words: readonly MatterWord[]
  /** Names in small letters; none where the language's capitals say nothing. */
  readonly names: ReadonlySet<string>
}

/** A text as it is compared. */
export interface EvidenceReading {
  readonly text: string
  readonly sentences: readonly ReadSentence[]
}

/** Words that mean one thing when figures are compared. */
const alike: Readonly<Record<string, string>> = {
  dead: 'dead die dies died dying death deaths killed kill kills killing fatal fatality fatalities lives toll slain murdered perished',
  hurt: 'hurt injured injure injures injuries injury wounded wound wounds',
  displaced: 'displaced displacing displacement fled flee uprooted',
  arrested: 'arrested arrest arrests detained detain detentions',
  unemployed: 'unemployed unemployment jobless joblessness',
  rise: 'rise rises rose risen rising increase increases increased increasing grow grows grew grown growing growth climbed jumped soared gained',
  fall: 'fall falls fell fallen falling drop drops dropped dropping decline declines declined decrease decreased shrank shrunk',
  jailed: 'jailed imprisoned prison sentenced jail',
  work: 'work works worked employed employs employees workers staff workforce',
  cost: 'cost costs price priced worth spent spend spends spending expenditure paid pays pay',
  won: 'won win wins winning victory victories',
  born: 'born birth',
  vote: 'vote votes voted voters'
}

/** Those that alone tell what a figure close to them counts. */
const telling = new Set(['dead', 'hurt', 'displaced', 'arrested', 'unemployed'])

const alikeOf: ReadonlyMap<string, string> = new Map(
  Object.entries(alike).flatMap(([name, words]) => words.split(' ').map((word) => [word, name] as const))
)

/** Words of nearly every sentence, which say nothing of what it counts. */
const weak = new Set(
  (
    'have has had be is are was were been being make makes made take takes took taken say says said report reports reported reportedly according year years month months week weeks ' +
    'day days time times total number numbers figure figures about least more most less than first last new people person persons other others many much some any all ' +
    'also only just still even over under around almost nearly up down out now then so such same own per cent percent percentage per-cent get got give given gave ' +
    'go went gone come came show shows showed shown do does did done include includes included including there this that these those one two three four five six seven eight ' +
    'nine ten hundred thousand million billion trillion dozen half third quarter january february march april may june july august september october november december'
  ).split(' ')
)

const contentTags = new Set(['NOUN', 'VERB', 'ADJ', 'ADV', 'X', 'AUX', 'INTJ'])

/**
 * Reads a statement or a quote. `date` is the day that relative dates count from: the article's or the source's; without one
 * they stay unknown. Takes time in proportion to the text.
 */
export function readEvidence(text: string, options: Pick<DetectOptions, 'language' | 'date'> = {}): EvidenceReading {
  const language = languageOf(text, options.language ?? null)
  const english = language === 'en'
  const sentences = segment(text, language)
  const isTagged = (sentence: Offsets): boolean => english && sentence.end - sentence.start <= longestSentence
  const tokensOf = createSentenceTagger(text, sentences, isTagged)
  const tag = tagOf(language, options)
  return {
    text,
    sentences: sentences.map((sentence, index) => {
      const piece = text.slice(sentence.start, sentence.end)
      const tagged = isTagged(sentence)
      const tokens = tagged ? tokensOf(index) : plainWords(piece, sentence.start)
      const measures = measure(piece, sentence.start, tag, tagged ? tokens : null, options.date)
      return { ...sentence, ...measures, ...wordsOf(tokens) }
    })
  }
}

/** "Syrian", "Syria's" and "Syria" are one. */
const nameKey = (lower: string): string => lower.replace(/(?:'s|’s)$/, '').replace(/(?<=\p{L}{4})(?:ns?|i)$/u, '')

const saying = /^(?:said|says|say|told|tells|reported|reports|announced|added|estimated|estimates)$/

/** Whether the name is of who says it: "the Observatory said", "said the Observatory", "according to the Observatory". */
function isSpeaker(tokens: readonly Token[], index: number): boolean {
  const goesOn = (token: Token | undefined): boolean => token !== undefined && /^(?:PROPN|DET|ADP)$/.test(token.pos)
  let after = index + 1
  while (tokens[after]?.pos === 'PROPN') after += 1
  if (saying.test(tokens[after]?.lower ?? '')) return true
  let before = index - 1
  while (goesOn(tokens[before]) && tokens[before]?.lower !== 'to') before -= 1
  const cue = tokens[before]?.lower ?? ''
  return saying.test(cue) || (cue === 'to' && tokens[before - 1]?.lower === 'according')
}

function wordsOf(tokens: readonly Token[]): Pick<ReadSentence, 'words' | 'names'> {
  const words: MatterWord[] = []
  const names = new Set<string>()
  const first = tokens[0]?.start ?? 0
  for (const [index, { text, lower, pos, start, end }] of tokens.entries()) {
    const known = alikeOf.get(lower)
    if (known) words.push({ key: known, start, end, acts: true, tells: telling.has(known) })
    else if (/\p{L}{2}/u.test(text) && (pos === 'PROPN' || (pos === 'ADJ' && start > first && /^\p{Lu}/u.test(text)))) {
      if (!weak.has(lower) && !isSpeaker(tokens, index)) names.add(nameKey(lower))
    } else if (contentTags.has(pos) && /^\p{L}{3}/u.test(text) && !weak.has(lower))
      words.push({ key: stemOf(lower), start, end, acts: pos === 'VERB' || pos === 'X', tells: false })
  }
  return { words, names }
}
