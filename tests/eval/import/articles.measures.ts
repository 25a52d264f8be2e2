/**
 * Articles out of web pages, over three public sets, by the program's own importer (`extract`, as the desk gets it: its
 * whole text, the headline included).
 *
 * - WCXB and Readability's pages: F1 over the bag of words of a page against the set's text, the mean over all pages.
 * - Trafilatura's pages: F1 over all snippets of all pages together: a wanted one that is in the text is a hit, one that is
 *   not is a miss, an unwanted one in the text a false hit; white space of any kind counts as one space.
 * - Title, author, date (WCXB): the share that is right, of the pages for which the set states the field. Titles are
 *   compared by their letters and digits, authors as a set of names, dates by the day. How often a field is given where the
 *   set states none is shown, not judged: the set leaves out some that pages do state.
 *
 * A page that cannot be read counts as read empty. Two halves (even and odd by the order of the pages' ids) tell what is
 * tuned from what holds: rules are made by looking at the even half alone.
 */
import { extract } from '../../../src/main/importing/extract.ts'
import type { Extraction } from '../../../src/shared/extraction.ts'
import { type Measure, once } from '../measure.ts'
import { sameAuthor, sameDay, sameTitle, snippetsIn, wordF1 } from './page-scores.ts'
import { type ArticleTruth, type Facts, type Page, readabilityPages, trafilaturaPages, wcxbPages } from './pages.ts'

type Read<Truth> = { readonly page: Page<Truth>; readonly read: Extraction | null; readonly even: boolean }

async function readAll<Truth>(pages: readonly Page<Truth>[]): Promise<Read<Truth>[]> {
  const sorted = pages.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const found: Read<Truth>[] = []
  for (const [index, page] of sorted.entries()) {
    const read = await extract(page.bytes, `${page.id}.html`).catch(() => null)
    found.push({ page, read, even: index % 2 === 0 })
  }
  return found
}

const wcxb = once((folder) => readAll(wcxbPages(folder)))
const trafilatura = once((folder) => readAll(trafilaturaPages(folder)))
const readability = once((folder) => readAll(readabilityPages(folder)))

function meanF1(reads: readonly Read<ArticleTruth>[]): number {
  return reads.reduce((sum, { page, read }) => sum + wordF1(read?.text ?? '', page.truth.text), 0) / reads.length
}

function snippetF1(reads: readonly Read<{ wanted: readonly string[]; unwanted: readonly string[] }>[]): number {
  let hits = 0
  let falseHits = 0
  let all = 0
  for (const { page, read } of reads) {
    hits += snippetsIn(read?.text ?? '', page.truth.wanted)
    falseHits += snippetsIn(read?.text ?? '', page.truth.unwanted)
    all += page.truth.wanted.length
  }
  return (2 * hits) / (hits + falseHits + all)
}

function inHalves<T extends { even: boolean }>(
  reads: readonly T[],
  score: (reads: readonly T[]) => number,
  rest: string
) {
  const half = (even: boolean) => score(reads.filter((read) => read.even === even)).toFixed(3)
  return { figure: score(reads), note: `halves ${half(true)}, ${half(false)}; ${rest}` }
}

const fields = {
  title: { reach: 0.95, of: (read: Extraction) => read.title, same: sameTitle },
  author: { reach: 0.85, of: (read: Extraction) => read.byline, same: sameAuthor },
  date: { reach: 0.9, of: (read: Extraction) => read.published, same: sameDay }
} as const

function fieldMeasure(name: keyof Facts): Measure {
  const { reach, of, same } = fields[name]
  return {
    id: `articles.${name}`,
    title: `Pages (WCXB): ${name} right, of the pages that state it`,
    reach: { atLeast: reach },
    run: async (folder) => {
      const reads = await wcxb(folder)
      const given = (read: Extraction | null) => (read === null ? null : of(read))
      const stating = reads.filter(({ page }) => page.truth[name] !== null)
      const right = (some: readonly Read<ArticleTruth>[]) =>
        some.filter(({ page, read }) => same(given(read) ?? '', page.truth[name] ?? '')).length
      const wrong = stating.filter(({ read }) => given(read) !== null).length - right(stating)
      const silent = reads.filter(({ page }) => page.truth[name] === null)
      const offered = silent.filter(({ read }) => given(read) !== null).length
      return inHalves(
        stating,
        (some) => right(some) / some.length,
        `${right(stating)}/${stating.length}, another ${wrong}; given where none is stated ${offered}/${silent.length}`
      )
    }
  }
}

export const measures: readonly Measure[] = [
  {
    id: 'articles.wcxb',
    title: 'Pages (WCXB development): mean word F1 of the text',
    reach: { atLeast: 0.95 },
    run: async (folder) => {
      const reads = await wcxb(folder)
      return inHalves(reads, meanF1, `${reads.length} pages`)
    }
  },
  {
    id: 'articles.trafilatura',
    title: 'Pages (trafilatura development): F1 over wanted and unwanted snippets',
    reach: { atLeast: 0.93 },
    run: async (folder) => {
      const reads = await trafilatura(folder)
      return inHalves(reads, snippetF1, `${reads.length} pages`)
    }
  },
  {
    id: 'articles.readability',
    title: 'Pages (readability tests): mean word F1 of the text',
    reach: { atLeast: 0.97 },
    run: async (folder) => {
      const reads = await readability(folder)
      return inHalves(reads, meanF1, `${reads.length} pages`)
    }
  },
  fieldMeasure('title'),
  fieldMeasure('author'),
  fieldMeasure('date')
]
