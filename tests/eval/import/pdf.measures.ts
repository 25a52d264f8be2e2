/**
 * PDFs of pdf.js's own tests against `pdftotext` (poppler): F1 over the bag of words, the mean over all files in which
 * pdftotext finds at least five words. What was left out counts as found: it is told and can be put back. The set is made of
 * what is hard to draw, so most of its files hold a few words, and in some the peer is the one who reads wrongly (East Asian
 * fonts without its tables).
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { extract } from '../../../src/main/importing/extract.ts'
import { DataAbsent, dataFile, type Measure } from '../measure.ts'
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

export const measures: readonly Measure[] = [
  {
    id: 'pdf.words',
    title: 'PDFs of the pdf.js set that hold text: mean word F1 against pdftotext',
    reach: { atLeast: 0.97 },
    run: async (folder) => {
      const home = dataFile(folder, 'documents', 'pdfjs', 'test', 'pdfs')
      const scores: number[] = []
      let failed = 0
      for (const name of readdirSync(home)
        .filter((file) => file.endsWith('.pdf'))
        .sort()) {
        const wanted = peer(join(home, name))
        if ((wanted.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) < fewestWords) continue
        const read = await extract(readFileSync(join(home, name)), name).catch(() => null)
        if (read === null) failed += 1
        const found = read === null ? '' : [read.text, ...read.removed.map(({ text }) => text)].join('\n')
        scores.push(wordF1(plain(found), plain(wanted)))
      }
      const good = scores.filter((score) => score >= 0.97).length
      return {
        figure: scores.reduce((sum, score) => sum + score, 0) / scores.length,
        note: `${scores.length} files, ${good} at .97 or more, ${failed} without text`
      }
    }
  }
]
