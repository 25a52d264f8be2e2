/**
 * Whether the assertions of a sentence come out as claims that hold what people wrote them down as (FEVERFact).
 *
 * The engine gets one sentence and the title of its text. Statements are compared, not ranges: the hull of ranges holds
 * words that the claim does not. A claim that is the whole sentence holds all its gold claims, so `held` by itself says
 * little of how well they are parted; `closeness` does. Gold claims may say what only other sentences of their text say
 * ("is an American", of a city's country): these words are left out of `held`, and `whole` counts them.
 */
import { readFileSync } from 'node:fs'
import { detect } from '../../../src/main/claims/index.ts'
import { dataFile, type Measure, once } from '../measure.ts'

type Row = { source: string; sentence: string; claims: string[] }

const stop = new Set(
  (
    'the a an of in on at to for with by from and or but as is are was were be been being has have had will would can could may might shall should do does did ' +
    'that which who whom whose this these those it its he she they his her their him them there not no into onto over under after before during about against also ' +
    'both more most than then'
  ).split(' ')
)

/** Content words, crudely stemmed. */
function contentWords(text: string): Set<string> {
  const words = [...text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => word)
  return new Set(
    words
      .filter((word) => word.length > 1 && !stop.has(word))
      .map((word) =>
        word
          .replace(/(?:ments?|ings?|ies|ed|es|s)$/, '')
          .replace(/e$/, '')
          .slice(0, 8)
      )
  )
}

const counted = once((folder) => {
  const rows = readFileSync(dataFile(folder, 'check-worthiness', 'feverfact_validation.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)
  const totals = { gold: 0, held: 0, whole: 0, possible: 0, half: 0, closeness: 0, produced: 0 }
  for (const { source, sentence, claims } of rows) {
    const produced = detect(sentence, { language: 'en', title: source }).claims
    const own = produced.map((claim) => contentWords(claim.statement))
    const known = contentWords(`${sentence} ${source}`)
    const title = contentWords(source)
    totals.produced += produced.length
    for (const gold of claims) {
      const words = [...contentWords(gold)]
      const stated = words.filter((word) => known.has(word))
      totals.gold += 1
      if (stated.length === words.length) totals.possible += 1
      if (own.some((claim) => stated.every((word) => claim.has(word)))) totals.held += 1
      if (own.some((claim) => words.every((word) => claim.has(word)))) totals.whole += 1
      if (own.some((claim) => words.filter((word) => claim.has(word)).length * 2 >= words.length)) totals.half += 1
      const said = stated.filter((word) => !title.has(word))
      totals.closeness += Math.max(0, ...own.map((claim) => likeness(said, claim, title)))
    }
  }
  return totals
})

/** F1 of the words of a gold claim and of a statement, the title's words left out on both sides. */
function likeness(said: readonly string[], claim: ReadonlySet<string>, title: ReadonlySet<string>): number {
  const shared = said.filter((word) => claim.has(word)).length
  const size = [...claim].filter((word) => !title.has(word)).length
  return said.length + size === 0 ? 1 : (2 * shared) / (said.length + size)
}

export const measures: readonly Measure[] = [
  {
    id: 'atomic.feverfact.held',
    title:
      'Atomic claims, FEVERFact: gold claims whose content words, as far as sentence or title say them, one statement holds',
    reach: { atLeast: 0.85 },
    run: (folder) => {
      const { gold, held, half } = counted(folder)
      return { figure: held / gold, note: `half of all their words ${(half / gold).toFixed(3)}` }
    }
  },
  {
    id: 'atomic.feverfact.whole',
    title: 'Atomic claims, FEVERFact: the same, also the words that neither sentence nor title says',
    reach: null,
    run: (folder) => {
      const { gold, whole, possible } = counted(folder)
      return {
        figure: whole / gold,
        note: `${(possible / gold).toFixed(3)} possible: the rest was written from other sentences`
      }
    }
  },
  {
    id: 'atomic.feverfact.closeness',
    title: 'Atomic claims, FEVERFact: likeness (word F1, title left out) of a gold claim and the closest statement',
    reach: null,
    run: (folder) => ({ figure: counted(folder).closeness / counted(folder).gold })
  },
  {
    id: 'atomic.feverfact.produced',
    title: 'Atomic claims, FEVERFact: claims produced for each gold claim',
    reach: { atMost: 1.5 },
    run: (folder) => ({ figure: counted(folder).produced / counted(folder).gold })
  }
]
