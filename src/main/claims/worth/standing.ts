/**
 * What a sentence's place in its text says, which no sentence says by itself. Reports put first what they stand on, and
 * what a text keeps coming back to is what it is about. Both terms are set by hand and have mean zero over the text, so
 * they order its sentences and leave its share of check-worthy ones as it was.
 */
import type { Offsets } from '../../../shared/detection.ts'
import { wordRuns } from '../word-runs.ts'

/** Terms of the logit. */
export type Standing = { readonly place: number; readonly recurrence: number }

/** What the logarithm of a sentence's place takes away, and what being the first adds. */
const placeWeight = 0.9
const firstWeight = 1.9
/** What a doubling of the sentences that share the sentence's words adds. */
const recurrenceWeight = 1.9
/** Sentences with fewer words than this recur by accident. */
const fewWords = 3

const common: ReadonlySet<string> = new Set(
  'a an the of to in on at for and or but is are was were be been being it its that this these those with as by from has have had not no his her their they he she we i you will would said says who which after before into over about than then there do does did'.split(
    ' '
  )
)

/** The standing of each sentence of a text, by its number. */
export function standingsOf(text: string, sentences: readonly Offsets[]): Standing[] {
  const words = sentences.map(({ start, end }) => contentWords(text.slice(start, end)))
  const counts = new Map<string, number>()
  for (const own of words) for (const word of own) counts.set(word, (counts.get(word) ?? 0) + 1)
  const places = sentences.map((_, at) => (at === 0 ? firstWeight : 0) - placeWeight * Math.log(1 + at))
  const recurrences = words.map((own) => {
    if (own.size < fewWords) return 0
    let sum = 0
    for (const word of own) sum += Math.log2(counts.get(word) ?? 1)
    return (recurrenceWeight * sum) / own.size
  })
  const meanPlace = mean(places)
  const meanRecurrence = mean(recurrences)
  return sentences.map((_, at) => ({
    place: (places[at] ?? 0) - meanPlace,
    recurrence: (recurrences[at] ?? 0) - meanRecurrence
  }))
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Words of a sentence that say what it is about, each once. A table in one line is read as far as a sentence goes. */
function contentWords(sentence: string): Set<string> {
  const words = new Set<string>()
  for (const word of wordRuns(sentence.slice(0, 2000).toLowerCase(), false)) if (!common.has(word)) words.add(word)
  return words
}
