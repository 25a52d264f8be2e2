import fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import { detect } from '../../../src/main/claims/index.ts'
import { detectionSchema } from '../../../src/shared/detection.ts'

/** The sample with its broken lines rejoined and the blog's furniture cut, as the importer hands it over. */
function sampleText(): string {
  const raw = fs.readFileSync(new URL('../../../resources/samples/syria-talks.txt', import.meta.url), 'utf8')
  const lines = raw.replace(/\r/g, '').trimEnd().split('\n').slice(0, -2)
  return lines.reduce((text, line) => (text === '' ? line : `${text}${/[.!?]$/.test(text) ? '\n' : ' '}${line}`), '')
}

const text = sampleText()
const detection = detect(text, { language: 'en', date: '2016-09-05' })
const claimWith = (words: string) => {
  const found = detection.claims.find(
    (claim) =>
      claim.ranges
        .map((range) => range.text)
        .join(' ')
        .includes(words) && !claim.types.includes('utterance')
  )
  if (!found) throw new Error(`no claim holds “${words}”`)
  return found
}

describe('the sample article', () => {
  it('is valid detection JSON whose every span is the text at its offsets', () => {
    expect(() => detectionSchema.parse(JSON.parse(JSON.stringify(detection)))).not.toThrow()
    for (const claim of detection.claims)
      for (const range of claim.ranges) expect(text.slice(range.start, range.end)).toBe(range.text)
  })

  it.each([
    'New talks between John Kerry and his Russian counterpart Sergei Lavrov ended without agreement',
    'met on the sidelines of the G20 economic summit on Monday',
    'failed to reach an agreement that would bring an end to violence in Syria',
    'met to discuss the ongoing crisis in the country',
    'they could not come to an agreement',
    'the negotiations are not dead in the water',
    'the failure to secure an agreement',
    'met informally on Monday at the G20 economic summit in China',
    'Details of their private meeting will be released later in the day',
    'has left more than 300,000 people dead',
    'forced millions to flee the country',
    'internally displacing millions',
    'The conflict is now in its sixth year',
    'Washington is supporting a small number of Syrian rebels',
    'formerly known as the Al-Nusra Front',
    'Moscow is backing the regime of Syrian President Bashar al-Assad',
    'launching an air strike campaign in the country from September 2015',
    'involved in the government battle to recapture the northern city of Aleppo',
    'which has acted as the heart of the revolution against Assad for more than five years',
    'agreed ceasefires',
    'conflict has continued on both sides',
    'There are hopes that an end to the violence',
    'Syrian forces continued their siege on Aleppo on Sunday',
    'making the likelihood of a U.S.-Russian deal all the more distant'
  ])('has a claim over “%s”', (words) => {
    expect(claimWith(words)).toBeDefined()
  })

  it('makes three claims of the sentence on the dead, the refugees and the displaced, each with a statement of its own', () => {
    const sentence = claimWith('300,000').sentence
    const statements = detection.claims
      .filter((claim) => claim.sentence.start === sentence.start)
      .map((claim) => claim.statement)
    expect(statements).toEqual([
      'The Syrian war has left more than 300,000 people dead.',
      'The Syrian war has forced millions to flee the country into neighbouring states or into Europe via treacherous routes.',
      'The Syrian war has internally displaced millions.'
    ])
  })

  it('reads “more than 300,000 people” as a bound', () => {
    expect(claimWith('300,000').quantities).toMatchObject([
      {
        text: 'more than 300,000 people',
        bound: 'more-than',
        boundText: 'more than',
        value: 300000,
        low: 300000,
        high: null,
        unit: 'people',
        kind: 'count'
      }
    ])
  })

  it('keeps what was said and that it was said apart, and the chain of who says it', () => {
    const content = claimWith('Details of their private meeting')
    expect(content.attribution.map((link) => link.source?.text)).toEqual([
      'the Associated Press',
      'White House spokesman Ned Price'
    ])
    const price = content.parent === null ? undefined : detection.claims[content.parent]
    expect(price?.text).toBe('White House spokesman Ned Price said')
    const agency = price?.parent === null || price === undefined ? undefined : detection.claims[price.parent]
    expect(agency?.text).toBe('according to the Associated Press')
  })

  it('groups the four times the article says that there was no deal', () => {
    const group = claimWith('ended without agreement').group
    expect(group).not.toBeNull()
    expect(
      detection.claims.filter((claim) => claim.group === group).map((claim) => claim.text.slice(-24))
    ).toHaveLength(4)
  })

  it('points out the figures and leaves titles, cues and plain opinion unmarked', () => {
    expect(claimWith('300,000').worth).toBe(true)
    for (const claim of detection.claims)
      if (claim.types.includes('title') || claim.types.includes('utterance')) expect(claim.worth).toBe(false)
    expect(claimWith('dead in the water').worth).toBe(false)
    expect(claimWith('300,000').score).toBeGreaterThan(claimWith('dead in the water').score + 0.5)
    expect(claimWith('300,000').reasons.map((reason) => reason.feature)).toContain('large-number')
  })

  it('resolves “they” to the two ministers and dates against the article', () => {
    expect(claimWith('could not come to an agreement').statement).toMatch(
      /^U\.S\. Secretary of State John Kerry and his Russian counterpart Sergei Lavrov could not/
    )
    expect(claimWith('siege on Aleppo').dates).toMatchObject([{ text: 'Sunday', from: '2016-09-04', precision: 'day' }])
    expect(claimWith('air strike campaign').dates).toMatchObject([
      { text: 'September 2015', from: '2015-09-01', to: '2015-09-30', precision: 'month' }
    ])
  })
})
