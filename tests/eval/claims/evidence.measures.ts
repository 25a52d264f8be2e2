/**
 * Whether a quote that says otherwise than its claim raises an alarm, and no other quote does. Pairs of claim and evidence
 * with a label are those of AVeriTeC (DCE dev): a supported claim and its evidence agree. FEVERFact's claims agree with the
 * sentence that they were taken from; the same claims with one figure or year altered do not.
 */
import { readFileSync } from 'node:fs'
import { compareWithQuote } from '../../../src/main/claims/evidence.ts'
import { type EvidenceReading, readEvidence } from '../../../src/main/claims/evidence-reading.ts'
import { dataFile, type Measure, once } from '../measure.ts'

interface Checked {
  readonly claim: string
  readonly label: string
  /** DD-MM-YYYY. */
  readonly claim_date: string | null
  readonly questions: readonly {
    readonly answers: readonly { readonly answer?: string; readonly answer_type: string }[]
  }[]
}

const read = (text: string, date: string | null = null): EvidenceReading => readEvidence(text, { language: 'en', date })

const checked = once((folder) => {
  const file = dataFile(folder, 'check-worthiness', 'dce_dev_with_fulltext.json')
  const counts = { supported: 0, falseAlarms: 0, others: 0, alarms: 0 }
  for (const { claim, label, claim_date, questions } of JSON.parse(readFileSync(file, 'utf8')) as Checked[]) {
    const day =
      claim_date
        ?.split('-')
        .reverse()
        .map((part) => part.padStart(2, '0'))
        .join('-') ?? null
    const own = read(claim, day)
    for (const { answer, answer_type } of questions.flatMap(({ answers }) => answers)) {
      if (!answer || answer_type === 'Boolean') continue
      const raised = compareWithQuote(own, read(answer)).length > 0 ? 1 : 0
      if (label === 'Supported') {
        counts.supported += 1
        counts.falseAlarms += raised
      } else {
        counts.others += 1
        counts.alarms += raised
      }
    }
  }
  return counts
})

const altered = once((folder) => {
  const file = dataFile(folder, 'check-worthiness', 'feverfact_validation.jsonl')
  const counts = { pairs: 0, falseAlarms: 0, altered: 0, found: 0 }
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
    const { sentence, claims } = JSON.parse(line) as { sentence: string; claims: string[] }
    const quote = read(sentence)
    for (const claim of claims) {
      const own = read(claim)
      counts.pairs += 1
      if (compareWithQuote(own, quote).length > 0) {
        counts.falseAlarms += 1
        continue
      }
      for (const otherwise of alterations(claim, own, quote)) {
        counts.altered += 1
        if (compareWithQuote(read(otherwise), quote).length > 0) counts.found += 1
      }
    }
  }
  return counts
})

/** The claim with its first figure that the quote has too, and with its first such year, changed to another one. */
function alterations(claim: string, own: EvidenceReading, quote: EvidenceReading): string[] {
  const figures = own.sentences.flatMap(({ quantities }) => quantities)
  const dates = own.sentences.flatMap((sentence) => sentence.dates)
  const figure = figures.find(
    ({ text, kind, value }) =>
      /\d/.test(text) &&
      kind !== 'ordinal' &&
      quote.sentences.some(({ quantities }) => quantities.some((q) => q.value === value && q.kind === kind))
  )
  const date = dates.find(
    ({ text, from, to }) =>
      /\d{4}/.test(text) &&
      quote.sentences.some((sentence) => sentence.dates.some((d) => d.from === from && d.to === to))
  )
  const put = ({ start, end }: { start: number; end: number }, words: string): string =>
    claim.slice(0, start) + words + claim.slice(end)
  return [
    ...(figure
      ? [
          put(
            figure,
            figure.text.replace(/\d[\d,]*/, (digits) => String(Math.ceil(Number(digits.replace(/,/g, '')) * 1.7) + 1))
          )
        ]
      : []),
    ...(date
      ? [
          put(
            date,
            date.text.replace(/\d{4}/, (year) => String(Number(year) - 3))
          )
        ]
      : [])
  ]
}

export const measures: readonly Measure[] = [
  {
    id: 'evidence.supported',
    title: 'Claim against evidence, AVeriTeC (DCE dev): alarms on pairs whose claim is supported',
    reach: { atMost: 0.01 },
    run: (folder) => {
      const { supported, falseAlarms, others, alarms } = checked(folder)
      return { figure: falseAlarms / supported, note: `of ${supported}; ${alarms} of ${others} other pairs` }
    }
  },
  {
    id: 'evidence.same',
    title: 'Claim against evidence, FEVERFact: alarms of a gold claim against its own sentence',
    reach: { atMost: 0.01 },
    run: (folder) => {
      const { pairs, falseAlarms } = altered(folder)
      return { figure: falseAlarms / pairs, note: `${falseAlarms} of ${pairs}` }
    }
  },
  {
    id: 'evidence.altered',
    title: 'Claim against evidence, FEVERFact: one figure or year of the claim altered, found',
    reach: null,
    run: (folder) => {
      const { altered: all, found } = altered(folder)
      return { figure: found / all, note: `${found} of ${all}; many altered figures are parts of names` }
    }
  }
]
