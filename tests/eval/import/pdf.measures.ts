/**
 * PDFs of pdf.js's own tests against `pdftotext` (poppler): F1 over the bag of words, the mean over all files in which
 * pdftotext finds at least five words. What was left out counts as found: it is told and can be put back. The set is made of
 * what is hard to draw, so most of its files hold a few words, and in some the peer is the one who reads wrongly: signs for
 * Chinese (SimFang-variant, XiaoBiaoSong), words cut into pieces (bug946506, issue2948, rotated, issue13226). Letters alone, over
 * which spaces have no say, are shown beside: what they lack is text that is missing.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { extract } from '../../../src/main/importing/extract.ts'
import { DataAbsent, dataFile, type Measure, once } from '../measure.ts'
import { wordF1 } from './page-scores.ts'

const fewestWords = 5
const plain = (text: string) => text.normalize('NFKC')

function peer(path: string): string {
  try {
    return execFileSync('pdftotext', ['-q', path, '-'], {
      timeout: 10_000,
      maxBuffer: 1e8,
      stdio: ['ignore', 'pipe', 'ignore']
    }).toString()
  } catch (thrown) {
    if ((thrown as { code?: string }).code === 'ENOENT') throw new DataAbsent('pdftotext (poppler-utils)')
    return ''
  }
}

interface Scores {
  readonly words: readonly number[]
  readonly letters: readonly number[]
  readonly failed: number
}

/** The letters and digits of a text, each a word of its own. */
const spelled = (text: string) => (text.match(/[\p{L}\p{N}]/gu) ?? []).join(' ')
const mean = (scores: readonly number[]) => scores.reduce((sum, score) => sum + score, 0) / scores.length

const scoresOf = once(async (folder): Promise<Scores> => {
  const home = dataFile(folder, 'documents', 'pdfjs', 'test', 'pdfs')
  const words: number[] = []
  const letters: number[] = []
  let failed = 0
  for (const name of readdirSync(home)
    .filter((file) => file.endsWith('.pdf'))
    .sort()) {
    const wanted = plain(peer(join(home, name)))
    if ((wanted.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) < fewestWords) continue
    const read = await extract(readFileSync(join(home, name)), name).catch(() => null)
    if (read === null) failed += 1
    const found = plain(read === null ? '' : [read.text, ...read.removed.map(({ text }) => text)].join('\n'))
    words.push(wordF1(found, wanted))
    letters.push(wordF1(spelled(found), spelled(wanted)))
  }
  return { words, letters, failed }
})

export const measures: readonly Measure[] = [
  {
    id: 'pdf.words',
    title: 'PDFs of the pdf.js set that hold text: mean word F1 against pdftotext',
    reach: { atLeast: 0.97 },
    run: async (folder) => {
      const { words, failed } = await scoresOf(folder)
      const good = words.filter((score) => score >= 0.97).length
      return { figure: mean(words), note: `${words.length} files, ${good} at .97 or more, ${failed} without text` }
    }
  },
  {
    id: 'pdf.letters',
    title: 'The same: mean F1 over letters',
    reach: null,
    run: async (folder) => ({ figure: mean((await scoresOf(folder)).letters) })
  }
]
