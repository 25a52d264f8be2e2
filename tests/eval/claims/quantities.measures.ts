/** Numbers with value and unit, against the English specifications of Microsoft's Recognizers-Text. */
import { readFileSync } from 'node:fs'
import { detect } from '../../../src/main/claims/index.ts'
import { dataFile, type Measure, once } from '../measure.ts'

type Spec = {
  Input: string
  Results: { Text: string; Start?: number; End?: number; Resolution?: { value?: string | null } }[]
}

const sets = {
  number: ['Number', 'NumberModel'],
  percent: ['Number', 'PercentModel'],
  money: ['NumberWithUnit', 'CurrencyModel'],
  unit: ['NumberWithUnit', 'DimensionModel'],
  temperature: ['NumberWithUnit', 'TemperatureModel'],
  age: ['NumberWithUnit', 'AgeModel']
} as const

/** A result counts as found when one quantity covers its words and has its value; results without a value are left out. */
function hits(folder: string, kind: keyof typeof sets): { right: number; all: number } {
  const [group, model] = sets[kind]
  const path = dataFile(folder, 'quantities', 'recognizers_text', 'Specs', group, 'English', `${model}.json`)
  const specs = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, '')) as Spec[]
  let right = 0
  let all = 0
  for (const { Input: text, Results: results } of specs) {
    const { quantities } = detect(text, { language: 'en' })
    for (const result of results) {
      const value = Number.parseFloat(result.Resolution?.value?.replace(/,/g, '') ?? '')
      if (Number.isNaN(value)) continue
      const start = result.Start ?? text.toLowerCase().indexOf(result.Text.toLowerCase())
      const end = result.End === undefined ? start + result.Text.length : result.End + 1
      all += 1
      const near = (own: number | null) =>
        own !== null && Math.abs(own - value) <= 1e-6 * Math.max(1e-9, Math.abs(value))
      if (quantities.some((own) => own.start <= start && end <= own.end && [own.value, own.low, own.high].some(near)))
        right += 1
    }
  }
  return { right, all }
}

const found = once((folder) =>
  Object.fromEntries((Object.keys(sets) as (keyof typeof sets)[]).map((kind) => [kind, hits(folder, kind)]))
)

export const measures: readonly Measure[] = [
  {
    id: 'quantities.all',
    title: 'Numbers, percent, money, units, ages (Recognizers): span and value',
    reach: { atLeast: 0.97 },
    run: (folder) => {
      const parts = Object.entries(found(folder))
      const right = parts.reduce((sum, [, part]) => sum + part.right, 0)
      const all = parts.reduce((sum, [, part]) => sum + part.all, 0)
      return { figure: right / all, note: parts.map(([kind, part]) => `${kind} ${part.right}/${part.all}`).join(', ') }
    }
  }
]
