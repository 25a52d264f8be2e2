/** The annotated web pages of `extraction/`, each with the truth that its set gives. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parseHTML } from 'linkedom'
import { dataFile } from '../measure.ts'

/** A page as it is stored, with an id that is stable within its set. */
export type Page<Truth> = { readonly id: string; readonly bytes: Buffer; readonly truth: Truth }

/** What a set says of a page's metadata; null or absent where it says nothing. */
export type Facts = { readonly title: string | null; readonly author: string | null; readonly date: string | null }

export type ArticleTruth = Facts & { readonly text: string }
export type SnippetTruth = { readonly wanted: readonly string[]; readonly unwanted: readonly string[] }

function readPage(path: string): Buffer {
  const bytes = readFileSync(path)
  return path.endsWith('.gz') ? gunzipSync(bytes) : bytes
}

function stated(value: string | null | undefined): string | null {
  return value === undefined || value === null || value.trim() === '' ? null : value.trim()
}

export function wcxbPages(folder: string): Page<ArticleTruth>[] {
  const home = dataFile(folder, 'extraction', 'wcxb_dev')
  type Line = {
    file_id: string
    title: string | null
    author: string | null
    publish_date: string | null
    main_content: string | null
  }
  return readFileSync(join(home, 'ground_truth.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
    .map((line) => ({
      id: line.file_id,
      bytes: readPage(join(home, 'html', `${line.file_id}.html.gz`)),
      truth: {
        text: line.main_content ?? '',
        title: stated(line.title),
        author: stated(line.author),
        date: stated(line.publish_date)
      }
    }))
}

export function trafilaturaPages(folder: string): Page<SnippetTruth>[] {
  const home = dataFile(folder, 'extraction', 'trafilatura_dev')
  const stored = new Set(readdirSync(join(home, 'html')))
  type Entry = { file: string; with?: string[]; without?: string[] }
  const entries = JSON.parse(readFileSync(join(home, 'evaldata.json'), 'utf8')) as Record<string, Entry>
  return Object.values(entries).flatMap(({ file, with: wanted = [], without: unwanted = [] }) => {
    const name = [file, `${file}.gz`].find((candidate) => stored.has(candidate))
    return name === undefined
      ? []
      : [{ id: file, bytes: readPage(join(home, 'html', name)), truth: { wanted, unwanted } }]
  })
}

const inline = new Set(
  'a abbr b bdi bdo big cite code em font i ins kbd label mark q s samp small span strong sub sup time u var'.split(' ')
)

/** The words of a page of Readability's expectation: tags within a line do not part words, all others do. */
function textOfHtml(html: string): string {
  type Node = { nodeType: number; textContent: string | null; localName?: string; childNodes: Iterable<Node> }
  const written = (node: Node): string => {
    if (node.nodeType === 3) return node.textContent ?? ''
    if (node.nodeType !== 1 || node.localName === 'script' || node.localName === 'style') return ''
    const inner = [...node.childNodes].map(written).join('')
    return inline.has(node.localName ?? '') ? inner : ` ${inner} `
  }
  const { document } = parseHTML(`<html><body>${html}</body></html>`)
  return written(document.documentElement as unknown as Node)
}

export function readabilityPages(folder: string): Page<ArticleTruth>[] {
  const home = dataFile(folder, 'extraction', 'readability_testpages', 'test', 'test-pages')
  type Expected = { title?: string | null; byline?: string | null; publishedTime?: string | null }
  return readdirSync(home)
    .sort()
    .map((id) => {
      const expected = JSON.parse(readFileSync(join(home, id, 'expected-metadata.json'), 'utf8')) as Expected
      return {
        id,
        bytes: readPage(join(home, id, 'source.html')),
        truth: {
          text: textOfHtml(readFileSync(join(home, id, 'expected.html'), 'utf8')),
          title: stated(expected.title),
          author: stated(expected.byline),
          date: stated(expected.publishedTime)
        }
      }
    })
}
