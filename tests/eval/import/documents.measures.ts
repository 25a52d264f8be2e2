/**
 * Written documents (Word, OpenDocument, RTF) against what pandoc's own tests expect of the same files: the share of
 * paragraphs that are the same, by the longest common run of both lists in order (twice that, of both lengths). Cells of a
 * table count as paragraphs; notes, pictures and formulas do not. Only files for which an expectation of that name stands.
 *
 * What is apart today is pandoc's custom rather than a loss: it drops the label of a caption ("Abbildung 1:") and the words of a
 * reference to a chapter, writes "[DIAGRAM]" for a drawing, makes one paragraph of a list item's two, and puts a space where a
 * deleted end of a paragraph joins two words, where Word puts none.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { extract } from '../../../src/main/importing/extract.ts'
import type { Extraction } from '../../../src/shared/extraction.ts'
import { dataFile, type Measure, type Outcome } from '../measure.ts'
import { comparable, readNative } from './pandoc-native.ts'

function paragraphsOf({ text, blocks }: Extraction): string[] {
  return blocks
    .flatMap(({ kind, start, end }) => {
      const piece = text.slice(start, end)
      return kind === 'table' ? piece.split(/[\t\n]/) : [piece]
    })
    .map(comparable)
    .filter((piece) => piece !== '')
}

function commonLength(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0)
  for (const item of a) {
    const next = [0]
    for (const [at, other] of b.entries())
      next.push(item === other ? (row[at] as number) + 1 : Math.max(row[at + 1] as number, next[at] as number))
    row = next
  }
  return row.at(-1) as number
}

/** The list without the first of each of the others: pandoc may take a title once and leave another of the same words. */
function without(all: readonly string[], taken: readonly string[]): string[] {
  const left = [...taken]
  return all.filter((piece) => {
    const at = left.indexOf(piece)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

/** Expectation for a file: of the same name, for tracked changes the one with all of them accepted. */
function expectationOf(folder: string, name: string): string | null {
  const paths = [`${name}.native`, `${name}_accept.native`].map((file) => join(folder, file))
  return paths.find((path) => existsSync(path)) ?? null
}

async function compare(files: string, expected: string, ending: string): Promise<Outcome> {
  let common = 0
  let both = 0
  let whole = 0
  let count = 0
  const apart: string[] = []
  for (const file of readdirSync(files)
    .filter((entry) => entry.endsWith(ending))
    .sort()) {
    const name = basename(file, ending)
    const path = expectationOf(expected, name)
    if (path === null) continue
    const { paragraphs: wanted, taken } = readNative(readFileSync(path, 'utf8'))
    const all = await extract(readFileSync(join(files, file)), file).then(paragraphsOf, () => [])
    const read = without(all, taken)
    const same = commonLength(wanted, read)
    count += 1
    common += same
    both += wanted.length + read.length
    if (same === wanted.length && same === read.length) whole += 1
    else apart.push(name)
  }
  return { figure: (2 * common) / both, note: `${whole}/${count} files whole; not: ${apart.slice(0, 6).join(', ')}` }
}

function measure(
  id: string,
  title: string,
  atLeast: number,
  ending: string,
  parts: readonly [string[], string[]]
): Measure {
  return {
    id: `documents.${id}`,
    title: `${title}: paragraphs as pandoc expects them`,
    reach: { atLeast },
    run: (folder) => {
      const home = ['documents', 'pandoc', 'test']
      return compare(dataFile(folder, ...home, ...parts[0]), dataFile(folder, ...home, ...parts[1]), ending)
    }
  }
}

export const measures: readonly Measure[] = [
  measure('docx', 'Word', 0.98, '.docx', [['docx'], ['docx']]),
  measure('odt', 'OpenDocument', 0.97, '.odt', [
    ['odt', 'odt'],
    ['odt', 'native']
  ]),
  measure('rtf', 'RTF', 0.95, '.rtf', [['rtf'], ['rtf']])
]
