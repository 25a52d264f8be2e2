/** The model as a file: the same bytes from the same data, quick to load, quick over a book. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readSentences } from '../../../scripts/train/data.ts'
import { fitModel } from '../../../scripts/train/fit.ts'
import { segment } from '../../../src/main/claims/index.ts'
import { createSentenceTagger } from '../../../src/main/claims/tagging.ts'
import { encodeModel, modelFolder, readModel } from '../../../src/main/claims/worth/model.ts'
import { createScorer } from '../../../src/main/claims/worth/scorer.ts'
import { decodeWordVectors } from '../../../src/main/claims/worth/word-vectors.ts'
import { dataFile, type Measure } from '../measure.ts'

const seconds = (work: () => void): number => {
  const begun = process.cpuUsage()
  work()
  return process.cpuUsage(begun).user / 1e6
}

export const measures: readonly Measure[] = [
  {
    id: 'check-worthiness.model.load',
    title: 'Check-worthiness model: seconds to load it',
    reach: { atMost: 0.05 },
    run: () => ({
      figure: seconds(() => {
        createScorer(readModel())
      })
    })
  },
  {
    id: 'check-worthiness.model.book',
    title: 'Check-worthiness model: seconds (of one core) for a book of 1,000,000 characters, tagged',
    reach: { atMost: 0.7 },
    run: (folder) => {
      const sentences = readSentences(dataFile(folder, 'check-worthiness', 'crowdsourced.csv'))
      const text = sentences
        .map((sentence) => sentence.text)
        .join('\n')
        .slice(0, 1_000_000)
      const spans = segment(text, 'en')
      const tokensOf = createSentenceTagger(text, spans, () => true)
      const tagged = spans.map((_, index) => tokensOf(index))
      const { score } = createScorer(readModel())
      return {
        figure: seconds(() => {
          for (const tokens of tagged) score(tokens)
        }),
        note: `${spans.length} sentences`
      }
    }
  },
  {
    id: 'check-worthiness.model.bytes',
    title: 'Check-worthiness model: trained again, bytes that differ from the file that ships',
    reach: { atMost: 0 },
    run: (folder) => {
      const home = modelFolder()
      const shipped = readFileSync(join(home, 'check-worthiness.bin'))
      const vectors = decodeWordVectors(readFileSync(join(home, 'word-vectors.bin')))
      const sentences = readSentences(dataFile(folder, 'check-worthiness', 'crowdsourced.csv'))
      const again = encodeModel(fitModel(sentences, vectors, () => undefined))
      const differ = again.reduce((count, byte, at) => count + (byte === shipped[at] ? 0 : 1), 0)
      return { figure: differ + Math.abs(again.length - shipped.length), note: `${shipped.length} bytes` }
    }
  }
]
