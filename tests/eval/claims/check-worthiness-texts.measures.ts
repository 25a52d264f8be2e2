/** Whether the claim that fact-checkers took up is among those that the engine puts first in its text. */
import { readFileSync } from 'node:fs'
import { detect } from '../../../src/main/claims/index.ts'
import { dataFile, type Measure, once } from '../measure.ts'

type Case = { readonly claim: string; readonly fulltext: string | null }

/** One text and a claim of it that was checked: rank of the sentence that holds it, from 0; −1 where none was proposed. */
type Ranked = { readonly text: string; readonly rank: number }

const common = new Set(
  'a an the of to in on at for and or but is are was were be been being it its that this these those with as by from has have had not no his her their they he she we i you will would said says who which after before into over about than then there do does did'.split(
    ' '
  )
)

const contentWords = (text: string): Set<string> =>
  new Set((text.toLowerCase().match(/[a-z0-9]+/g) ?? []).filter((word) => !common.has(word)))

/** Texts of at least this many sentences are longer texts: in shorter ones five sentences are most of the text. */
const longerText = 10

/**
 * The sentence that holds a claim is the one with the most of its content words, at least half of them; cases without one
 * (videos, other languages, claims about the whole text) say nothing about ranking. A sentence ranks by its best claim.
 */
const ranked = once((folder): Ranked[] => {
  const cases = JSON.parse(
    readFileSync(dataFile(folder, 'check-worthiness', 'dce_dev_with_fulltext.json'), 'utf8')
  ) as Case[]
  const out: Ranked[] = []
  for (const { claim, fulltext } of cases) {
    const text = (fulltext ?? '').normalize('NFC')
    const wanted = contentWords(claim)
    const { sentences, claims } = detect(text, { language: 'en' })
    if (sentences.length < longerText || wanted.size === 0) continue
    const shares = sentences.map(({ start, end }) => {
      const words = contentWords(text.slice(start, end))
      return [...wanted].filter((word) => words.has(word)).length / wanted.size
    })
    const most = Math.max(...shares)
    if (most < 0.5) continue
    const right = new Set(sentences.filter((_, at) => shares[at] === most).map(({ start }) => start))
    const best = new Map<number, number>()
    for (const { sentence, score } of claims) best.set(sentence.start, Math.max(score, best.get(sentence.start) ?? 0))
    const order = [...best].sort(([a, x], [b, y]) => y - x || a - b).map(([start]) => start)
    out.push({ text: text.slice(0, 200), rank: order.findIndex((start) => right.has(start)) })
  }
  return out
})

const within = (items: readonly Ranked[], first: number): number =>
  items.filter(({ rank }) => rank >= 0 && rank < first).length / items.length

/** Several claims of one speech are one text: the mean over texts says more than the mean over claims. */
function byText(items: readonly Ranked[], first: number): string {
  const texts = Map.groupBy(items, ({ text }) => text)
  const mean = [...texts.values()].reduce((sum, group) => sum + within(group, first), 0) / texts.size
  return `${items.length} claims; mean over ${texts.size} texts ${mean.toFixed(3)}`
}

export const measures: readonly Measure[] = [
  {
    id: 'check-worthiness.texts.first5',
    title: 'The checked claim is in the first 5 sentences by score: DCE dev, longer texts',
    reach: { atLeast: 0.55 },
    run: (folder) => ({ figure: within(ranked(folder), 5), note: byText(ranked(folder), 5) })
  },
  {
    id: 'check-worthiness.texts.first1',
    title: 'The checked claim is the first sentence by score: DCE dev, longer texts',
    reach: { atLeast: 0.3 },
    run: (folder) => ({ figure: within(ranked(folder), 1), note: byText(ranked(folder), 1) })
  }
]
