/** Where sentences end: the golden rules of pySBD in 24 languages, and treebanks of Universal Dependencies. */
import { readFileSync } from 'node:fs'
import { segment } from '../../../src/main/claims/index.ts'
import { dataFile, type Measure, once } from '../measure.ts'

type GoldenCase = { source: string; set: string; text: string; sentences: string[] }

/** Sources of the cases that do not carry their language in the name of their set. */
const languageOfSource: Record<string, string> = {
  test_amharic: 'am',
  test_armenian: 'hy',
  test_danish: 'da',
  test_deutsch: 'de',
  test_italian: 'it',
  test_japanese: 'ja',
  test_russian: 'ru',
  test_spanish: 'es'
}

function languageOf({ source, set }: GoldenCase): string {
  return /GOLDEN_([A-Z]{2})_/.exec(set)?.[1]?.toLowerCase() ?? languageOfSource[source] ?? 'en'
}

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim()

function passes(item: GoldenCase): boolean {
  const found = segment(item.text, languageOf(item)).map(({ start, end }) => flat(item.text.slice(start, end)))
  const wanted = item.sentences.map(flat)
  return found.length === wanted.length && found.every((sentence, index) => sentence === wanted[index])
}

const golden = once((folder) =>
  linesOf<GoldenCase>(dataFile(folder, 'sentences', 'golden_rules.jsonl')).map((item) => ({ item, ok: passes(item) }))
)

function linesOf<T>(path: string): T[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)
}

type Treebank = { text: string; sentences: [start: number, end: number][] }

/** F1 over sentence ends; the treebank counts code points. */
function boundaryF1(path: string, language: string): { figure: number; note: string } {
  let hits = 0
  let found = 0
  let wanted = 0
  for (const { text, sentences } of linesOf<Treebank>(path)) {
    const units: number[] = []
    let at = 0
    for (const point of text) {
      units.push(at)
      at += point.length
    }
    units.push(at)
    const ends = new Set(sentences.map(([, end]) => units[end]))
    const own = segment(text, language).map((sentence) => sentence.end)
    hits += own.filter((end) => ends.has(end)).length
    found += own.length
    wanted += ends.size
  }
  return { figure: (2 * hits) / (found + wanted), note: `${hits} of ${wanted}, ${found - hits} too many` }
}

const treebank = (id: string, title: string, file: string, language: string, atLeast: number | null): Measure => ({
  id: `sentences.${id}`,
  title: `Sentence boundaries, ${title}: F1`,
  reach: atLeast === null ? null : { atLeast },
  run: (folder) => boundaryF1(dataFile(folder, 'sentences', file), language)
})

export const measures: readonly Measure[] = [
  {
    id: 'sentences.golden.en',
    title: 'English golden rules, cases',
    reach: { atLeast: 48 },
    run: (folder) => {
      const cases = golden(folder).filter(({ item }) => item.set === 'GOLDEN_EN_RULES')
      return { figure: cases.filter(({ ok }) => ok).length, note: `of ${cases.length}` }
    }
  },
  {
    id: 'sentences.golden.all',
    title: 'Golden rules, 24 languages, share',
    reach: { atLeast: 0.9 },
    run: (folder) => {
      const cases = golden(folder)
      const right = cases.filter(({ ok }) => ok).length
      return { figure: right / cases.length, note: `${right} of ${cases.length}` }
    }
  },
  treebank('gum', 'GUM dev', 'en_gum-dev.jsonl', 'en', 0.98),
  treebank('ewt', 'EWT dev', 'en_ewt-dev.jsonl', 'en', 0.93),
  treebank('gum-train', 'GUM train', 'en_gum-train.jsonl', 'en', null),
  treebank('gsd-de', 'German GSD dev', 'de_gsd-dev.jsonl', 'de', null),
  treebank('gsd-fr', 'French GSD dev', 'fr_gsd-dev.jsonl', 'fr', null)
]
