/**
 * Reads documents with one reader in a process of its own, for the bench: `READER FILE-LIST`, the list a JSON array of paths.
 * Prints milliseconds per document of a second round (the first warms up; with one document there is only one), and the
 * process's most resident memory, MB.
 */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'

type Reader = (bytes: Buffer, name: string) => Promise<unknown>

const readers: Readonly<Record<string, () => Promise<Reader>>> = {
  async own() {
    const { extract } = await import('../../src/main/importing/extract.ts')
    return (bytes, name) => extract(bytes, name)
  },
  async readability() {
    const [{ Readability }, { parseHTML }] = await Promise.all([import('@mozilla/readability'), import('linkedom')])
    const decoder = new TextDecoder()
    return async (bytes) => new Readability(parseHTML(decoder.decode(bytes)).document as unknown as Document).parse()
  },
  async mammoth() {
    const { default: mammoth } = await import('mammoth')
    return (buffer) => mammoth.convertToHtml({ buffer })
  }
}

const [reader = '', list = ''] = process.argv.slice(2)
const read = await readers[reader]?.()
if (read === undefined) throw new Error(`no such reader: ${reader}`)
const documents = (JSON.parse(readFileSync(list, 'utf8')) as string[]).map((path) => ({
  name: basename(path),
  bytes: readFileSync(path)
}))
let spent = 0
for (const round of documents.length === 1 ? ['only'] : ['warming', 'measured']) {
  const began = performance.now()
  for (const { bytes, name } of documents) await read(bytes, name).catch(() => null)
  if (round !== 'warming') spent = performance.now() - began
}
console.log(JSON.stringify({ each: spent / documents.length, megabytes: process.resourceUsage().maxRSS / 1024 }))
