import { describe, expect, it } from 'vitest'
import { analyseSelection, describeRange } from '../../../src/main/claims/index.ts'

const text = 'The war has left more than 300,000 people dead and displaced millions, the agency said on Monday.'
const range = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })

describe('a claim from a selection', () => {
  it('takes the statement, speaker and numbers from the words that were picked', () => {
    const analysis = describeRange(text, range('The war has left more than 300,000 people dead'), {
      language: 'en',
      date: '2016-09-05'
    })
    expect(analysis.statement).toBe('The war has left more than 300,000 people dead.')
    expect(analysis.quantities[0]).toMatchObject({ bound: 'more-than', value: 300000 })
    expect(analysis.attribution[0]?.source?.text).toBe('the agency')
  })

  it('restores the subject for two ranges that the engine knows', () => {
    const analysis = analyseSelection(text, [range('The war'), range('displaced millions')], { language: 'en' })
    expect(analysis.statement).toBe('The war has displaced millions.')
    expect(analysis.ranges.map((span) => span.text)).toEqual(['The war', 'displaced millions'])
  })

  it('takes other words as they stand, trimmed', () => {
    const at = range('more than 300,000 people dead')
    const analysis = describeRange(text, { start: at.start - 1, end: at.end + 1 })
    expect(analysis.text).toBe('more than 300,000 people dead')
    expect(analysis.statement).toBe('More than 300,000 people dead.')
  })

  it('refuses a selection that holds no text', () => {
    expect(() => describeRange(text, { start: 3, end: 4 })).toThrow(RangeError)
  })
})
