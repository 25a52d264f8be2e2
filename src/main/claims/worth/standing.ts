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
  const { ofSentence, counts } = contentWords(text, sentences)
  const logarithms = counts.map((count) => Math.log2(count))
  const places = sentences.map((_, at) => (at === 0 ? firstWeight : 0) - placeWeight * Math.log(1 + at))
  const recurrences = ofSentence.map((own) => {
    if (own.length < fewWords) return 0
    let sum = 0
    for (const word of own) sum += logarithms[word] as number
    return (recurrenceWeight * sum) / own.length
  })
  const meanPlace = mean(places)
  const meanRecurrence = mean(recurrences)
  return sentences.map((_, at) => ({
    place: (places[at] ?? 0) - meanPlace,
    recurrence: (recurrences[at] ?? 0) - meanRecurrence
  }))
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Stands for a word that says nothing of what a sentence is about. */
const noContent = -1

/**
 * Words that say what each sentence is about, each once and by a number of the text's own, and in how many sentences each
 * stands. A table in one line is read as far as a sentence goes.
 */
function contentWords(
  text: string,
  sentences: readonly Offsets[]
): { ofSentence: readonly (readonly number[])[]; counts: readonly number[] } {
  const numbers = new Map<string, number>()
  const counts: number[] = []
  const latest: number[] = []
  const ofSentence = sentences.map(({ start, end }, sentence) => {
    const own: number[] = []
    for (const word of wordRuns(text.slice(start, Math.min(end, start + 2000)).toLowerCase(), false)) {
      let number = numbers.get(word)
      if (number === undefined) {
        number = common.has(word) ? noContent : counts.length
        numbers.set(word, number)
        if (number !== noContent) {
          counts.push(0)
          latest.push(noContent)
        }
      }
      if (number === noContent || latest[number] === sentence) continue
      latest[number] = sentence
      counts[number] = (counts[number] as number) + 1
      own.push(number)
    }
    return own
  })
  return { ofSentence, counts }
}
