/** What holds of any claim and any quote: neither disagrees with itself, and disagreeing is mutual. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareWithQuote } from '../../src/main/claims/evidence.ts'
import { readEvidence } from '../../src/main/claims/evidence-reading.ts'

const words = fc.constantFrom(
  'The war',
  'killed',
  'people',
  'more than',
  'about',
  '300,000',
  '250,000',
  '2.5 million',
  '12 percent',
  '20%',
  '$5 million',
  'from',
  'to',
  'by',
  'in 2015',
  'in May 2016',
  'on 14 November 2015',
  'since 2011',
  'Syria',
  'Russian',
  'said',
  'the Observatory',
  'deaths',
  'trucks',
  'rose',
  'opened',
  'born',
  'half',
  'dozens',
  'out of',
  '.',
  ',',
  '\n\n',
  'constructor',
  'العربية',
  '日本語。',
  '12 500',
  '1.200'
)
const text = fc.oneof(
  { weight: 4, arbitrary: fc.array(words, { maxLength: 30 }).map((list) => list.join(' ')) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 120 }) }
)
const language = fc.constantFrom('en', 'de', 'ru', null)
const runs = { numRuns: Number(process.env.PROPERTY_RUNS ?? 300) }

describe('a claim and a quote', () => {
  it('never disagree where they are the same words', () => {
    fc.assert(
      fc.property(text, language, (words, language) => {
        const reading = readEvidence(words, { language, date: '2016-09-05' })
        expect(compareWithQuote(reading, reading)).toEqual([])
      }),
      runs
    )
  })

  it('never disagree where the claim is a sentence of the quote', () => {
    fc.assert(
      fc.property(text, (words) => {
        const quote = readEvidence(words, { language: 'en', date: '2016-09-05' })
        for (const sentence of quote.sentences)
          expect(compareWithQuote({ ...quote, sentences: [sentence] }, quote)).toEqual([])
      }),
      runs
    )
  })

  it('disagree both or neither, and each alarm names words of each', () => {
    fc.assert(
      fc.property(text, text, language, (a, b, language) => {
        const [claim, quote] = [readEvidence(a, { language }), readEvidence(b, { language })]
        const found = compareWithQuote(claim, quote)
        const codes = (list: ReturnType<typeof compareWithQuote>) => [...new Set(list.map(({ code }) => code))].sort()
        expect(codes(found)).toEqual(codes(compareWithQuote(quote, claim)))
        for (const { here, there } of found) {
          expect(a.slice(here.start, here.end)).toBe(here.text)
          expect(b.slice(there.start, there.end)).toBe(there.text)
        }
      }),
      runs
    )
  })
})
