/** Check-worthiness of single sentences on the debates it was trained on and on kinds of text it never saw. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseCsv } from '../../../scripts/train/csv.ts'
import { score } from '../../../src/main/claims/index.ts'
import { dataFile, type Measure, once } from '../measure.ts'
import { averagePrecision, calibrationError, f1, type Scored } from '../scores.ts'

const scored = (text: string, positive: boolean): Scored => ({ score: score(text).score, positive })

const groundtruth = once((folder) => {
  const rows = parseCsv(readFileSync(dataFile(folder, 'check-worthiness', 'groundtruth.csv'), 'utf8'))
  return rows.map((row) => scored(row.Text ?? '', row.Verdict === '1'))
})

const policlaim = once((folder) => {
  const rows = readFileSync(dataFile(folder, 'check-worthiness', 'policlaim_train_golden.tsv'), 'utf8')
  return rows
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split('\t'))
    .map((cells) => scored(cells[2] ?? '', cells[3] === '1'))
})

/** One list a debate or speech: speaker, sentence, label. */
const clef = once((folder) => {
  const home = dataFile(folder, 'check-worthiness', 'clef2019_training')
  return readdirSync(home)
    .filter((name) => name.endsWith('.tsv'))
    .sort()
    .map((name) =>
      readFileSync(join(home, name), 'utf8')
        .trim()
        .split(/\r?\n/)
        .map((line) => line.split('\t'))
        .map((cells) => scored(cells[2] ?? '', cells[3] === '1'))
    )
    .filter((list) => list.some((item) => item.positive))
})

const of = (items: readonly Scored[]): string =>
  `${items.filter((item) => item.positive).length} of ${items.length} positive`

export const measures: readonly Measure[] = [
  {
    id: 'check-worthiness.groundtruth.f1',
    title: 'Check-worthiness, ClaimBuster groundtruth: F1 at 0.5',
    reach: { atLeast: 0.91 },
    run: (folder) => ({ figure: f1(groundtruth(folder), 0.5), note: of(groundtruth(folder)) })
  },
  {
    id: 'check-worthiness.groundtruth.ap',
    title: 'Check-worthiness, ClaimBuster groundtruth: AP',
    reach: { atLeast: 0.965 },
    run: (folder) => ({ figure: averagePrecision(groundtruth(folder)) })
  },
  {
    id: 'check-worthiness.groundtruth.ece',
    title: 'Check-worthiness, ClaimBuster groundtruth: calibration error',
    reach: { atMost: 0.03 },
    run: (folder) => ({ figure: calibrationError(groundtruth(folder)), note: 'ten bins of equal width' })
  },
  {
    id: 'check-worthiness.policlaim.ap',
    title: 'Check-worthiness, PoliClaim speeches: AP',
    reach: { atLeast: 0.92 },
    run: (folder) => ({ figure: averagePrecision(policlaim(folder)), note: of(policlaim(folder)) })
  },
  {
    id: 'check-worthiness.clef2019.map',
    title: 'Check-worthiness, CLEF-2019 training debates: MAP',
    reach: { atLeast: 0.17 },
    run: (folder) => {
      const lists = clef(folder)
      return {
        figure: lists.reduce((sum, list) => sum + averagePrecision(list), 0) / lists.length,
        note: `${lists.length} debates and speeches`
      }
    }
  }
]
