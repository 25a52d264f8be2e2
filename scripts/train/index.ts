/**
 * `npm run train [-- PATH/crowdsourced.csv] [-- --check]`: fits the check-worthiness model and writes
 * resources/claim-model/check-worthiness.bin. The same data give the same bytes. `--check` writes nothing and exits 1
 * where the bytes differ from those in the repository.
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { encodeModel, modelFolder } from '../../src/main/claims/worth/model.ts'
import { decodeWordVectors } from '../../src/main/claims/worth/word-vectors.ts'
import { howToGet, readSentences, trainingFile } from './data.ts'
import { fitModel } from './fit.ts'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { check: { type: 'boolean', default: false } }
})
const file = trainingFile(positionals[0])
if (file === null) {
  console.error(howToGet)
  process.exit(2)
}
const folder = modelFolder()
const target = join(folder, 'check-worthiness.bin')
const vectors = decodeWordVectors(readFileSync(join(folder, 'word-vectors.bin')))
const bytes = encodeModel(fitModel(readSentences(file), vectors, (line) => console.error(line)))
console.log(`${bytes.length} bytes, sha256 ${createHash('sha256').update(bytes).digest('hex')}`)
if (!options.check) writeFileSync(target, bytes)
else if (Buffer.compare(bytes, readFileSync(target)) !== 0) {
  console.error('This is not the model in the repository: the data, or the code that reads them, have changed.')
  process.exitCode = 1
}
