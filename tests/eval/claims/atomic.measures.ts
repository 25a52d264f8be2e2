/** Whether the assertions of a sentence come out as claims that hold what people wrote them down as (FEVERFact). */
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
  const totals = { gold: 0, held: 0, whole: 0, possible: 0, half: 0, produced: 0 }
  for (const { source, sentence, claims } of rows) {
    const produced = detect(sentence, { language: 'en', title: source }).claims
    const own = produced.map((claim) => contentWords(`${claim.statement} ${claim.text}`))
    const known = contentWords(`${sentence} ${source}`)
    totals.produced += produced.length
    for (const gold of claims) {
      const words = [...contentWords(gold)]
      const stated = words.filter((word) => known.has(word))
      totals.gold += 1
      if (stated.length === words.length) totals.possible += 1
      if (own.some((claim) => stated.every((word) => claim.has(word)))) totals.held += 1
      if (own.some((claim) => words.every((word) => claim.has(word)))) totals.whole += 1
      if (own.some((claim) => words.filter((word) => claim.has(word)).length * 2 >= words.length)) totals.half += 1
    }
  }
  return totals
})

export const measures: readonly Measure[] = [
  {
    id: 'atomic.feverfact.held',
    title:
      'Atomic claims, FEVERFact: gold claims whose content words, as far as sentence and title hold them, one claim holds',
    reach: { atLeast: 0.85 },
    run: (folder) => {
      const { gold, held, whole, possible, half } = counted(folder)
      return {
        figure: held / gold,
        note: `every word ${(whole / gold).toFixed(3)} of ${(possible / gold).toFixed(3)} possible, half of them ${(half / gold).toFixed(3)}`
      }
    }
  },
  {
    id: 'atomic.feverfact.produced',
    title: 'Atomic claims, FEVERFact: claims produced for each gold claim',
    reach: { atMost: 1.5 },
    run: (folder) => ({ figure: counted(folder).produced / counted(folder).gold })
  }
]
