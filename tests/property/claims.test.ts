import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyseSelection, detect, segment } from '../../src/main/claims/index.ts'
import { type Detection, detectionSchema, type Span } from '../../src/shared/detection.ts'

const words = fc.constantFrom(
  'the',
  'war',
  'has',
  'left',
  'more than',
  '300,000',
  'people',
  'dead',
  ',',
  '.',
  '?',
  'and',
  'but',
  'which',
  'said',
  'officials',
  'according to',
  'AP',
  '“',
  '”',
  '"',
  'who',
  'forced',
  'millions',
  'launching',
  'as well as',
  'in 2015',
  'Monday',
  'John',
  'Kerry',
  'President',
  'because',
  'despite',
  'that',
  'they',
  '\n',
  '\n\n',
  '👩‍👩‍👧',
  'e\u0301te\u0301',
  'العربية',
  'שלום',
  '日本語。',
  '(',
  ')',
  ':',
  '$5m',
  '3–4',
  'al-Sham',
  '\u00a0',
  "don't",
  '’s',
  'formerly known as',
  // Names that every plain object answers to.
  'constructor',
  'toString',
  '__proto__',
  'ago',
  'a',
  'U.S.'
)
const prose = fc.array(words, { maxLength: 60 }).map((list) => list.join(' '))
const anyText = fc.oneof(
  prose,
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((units) => String.fromCharCode(...units))
)
const options = fc.record({
  language: fc.constantFrom(null, 'en', 'de', 'ar', 'xx-nonsense', 'constructor'),
  date: fc.constantFrom(null, '2016-09-05', 'rubbish')
})

function spansOf(detection: Detection): Span[] {
  const links = [...detection.attributions, ...detection.claims.flatMap((claim) => claim.attribution)]
  return [
    ...detection.claims.flatMap((claim) => [
      claim,
      ...claim.ranges,
      ...claim.quantities,
      ...claim.dates,
      ...claim.facets
    ]),
    ...detection.quantities,
    ...detection.dates,
    ...links.flatMap((link) => [link.source, link.cue, link.content]).filter((span) => span !== null)
  ]
}

/** Offsets at which a grapheme starts, and the end. */
function graphemeEdges(text: string): Set<number> {
  const edges = new Set([text.length])
  for (const part of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) edges.add(part.index)
  return edges
}

describe('detection of any text', () => {
  it('never throws, is valid, and every span is exactly the text at its offsets', () => {
    fc.assert(
      fc.property(anyText, options, (text, given) => {
        const detection = detect(text, given)
        detectionSchema.parse(detection)
        for (const span of spansOf(detection)) expect(text.slice(span.start, span.end)).toBe(span.text)
        for (const claim of detection.claims) {
          expect(claim.ranges[0]?.start).toBe(claim.start)
          expect(claim.ranges.at(-1)?.end).toBe(claim.end)
          expect(claim.sentence.start).toBeLessThanOrEqual(claim.start)
          expect(claim.sentence.end).toBeGreaterThanOrEqual(claim.end)
          claim.ranges.slice(1).forEach((range, index) => {
            expect(range.start).toBeGreaterThanOrEqual(claim.ranges[index]?.end ?? 0)
          })
        }
      }),
      { numRuns: 400 }
    )
  })

  it('never cuts a word or a grapheme', () => {
    fc.assert(
      fc.property(fc.oneof(prose, fc.string({ unit: 'grapheme', maxLength: 200 })), (text) => {
        const edges = graphemeEdges(text)
        for (const claim of detect(text, { language: 'en' }).claims)
          for (const range of claim.ranges)
            for (const at of [range.start, range.end]) {
              expect(edges.has(at)).toBe(true)
              expect(
                /[\p{L}\p{N}]/u.test(text.slice(at - 1, at)) && /[\p{L}\p{N}\p{M}]/u.test(text.slice(at, at + 1))
              ).toBe(false)
            }
      }),
      { numRuns: 400 }
    )
  })

  it('keeps claims in text order, with parents inside the list and no claim its own ancestor', () => {
    fc.assert(
      fc.property(prose, (text) => {
        const { claims } = detect(text, { language: 'en', date: '2016-09-05' })
        claims.forEach((claim, index) => {
          const next = claims[index + 1]
          if (next) expect(next.start > claim.start || (next.start === claim.start && next.end >= claim.end)).toBe(true)
          let at = claim.parent
          for (let steps = 0; at !== null; steps += 1) {
            expect(steps).toBeLessThan(claims.length)
            at = claims[at]?.parent ?? null
          }
        })
      })
    )
  })

  it('gives the same answer for the same text', () => {
    fc.assert(
      fc.property(anyText, options, (text, given) => {
        expect(detect(text, given)).toEqual(detect(text, given))
      }),
      { numRuns: 100 }
    )
  })

  it('parts text into ordered sentences that hold every visible character', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(null, 'en', 'ja'), (text, language) => {
        let end = 0
        for (const sentence of segment(text, language)) {
          expect(sentence.start).toBeGreaterThanOrEqual(end)
          expect(text.slice(end, sentence.start).trim()).toBe('')
          expect(sentence.end).toBeGreaterThan(sentence.start)
          end = sentence.end
        }
        expect(text.slice(end).trim()).toBe('')
      })
    )
  })

  it('analyses any selection that holds text', () => {
    fc.assert(
      fc.property(prose, fc.nat(300), fc.nat(300), (text, a, b) => {
        const range = { start: Math.min(a, b, text.length), end: Math.min(Math.max(a, b), text.length) }
        fc.pre(text.slice(range.start, range.end).trim() !== '')
        const analysis = analyseSelection(text, [range], { language: 'en' })
        expect(text.slice(analysis.start, analysis.end)).toBe(analysis.text)
        expect(analysis.score).toBeGreaterThanOrEqual(0)
        expect(analysis.score).toBeLessThanOrEqual(1)
      })
    )
  })

  it('takes time in proportion to the length, also where a text has no stops, only stops, or only figures', () => {
    const seconds = (text: string) => {
      const before = process.cpuUsage()
      detect(text, { language: 'en', date: '2016-09-05' })
      return process.cpuUsage(before).user / 1e6
    }
    for (const unit of [
      'The ferry sank on Friday and killed at least 34 people, officials said. ',
      'a ',
      '...!? ',
      '1,1,1 ',
      '“ said, '
    ]) {
      const base = unit.repeat(Math.ceil(20_000 / unit.length))
      seconds(base)
      const short = seconds(base)
      // Eight times the text: 64 times the work if it were quadratic.
      expect(seconds(base.repeat(8))).toBeLessThan(Math.max(short, 0.02) * 24)
    }
  })
})
