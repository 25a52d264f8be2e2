import { describe, expect, it } from 'vitest'
import { score, segment } from '../../../src/main/claims/index.ts'

const split = (text: string, language = 'en') =>
  segment(text, language).map((sentence) => text.slice(sentence.start, sentence.end))

describe('sentences', () => {
  it.each([
    ['Mr. Smith met Dr. J. R. Brown in Washington, D.C. on Monday. They left at 5 p.m. The talks failed.', 3],
    ['The U.S. Secretary of State spoke. The U.S. The end.', 3],
    ['It rose 3.5 percent. “We won,” he said. “We lost.” Then silence…', 4],
    ['He arrived in Jan. 2016 with Smith & Co. lawyers, vs. the state.', 1],
    ['“Is it over?” she asked. Yes!', 2],
    ['He was born in July 1805. [6] An undistinguished pupil, he left.', 2]
  ])('parts “%s”', (text, count) => {
    expect(split(text)).toHaveLength(count)
  })

  it('reads on across a line broken in mid-sentence and stops at a blank line', () => {
    expect(
      split('The war has left 300,000 people dead,\nforced millions to flee. It goes on.\n\nA heading\n\nNext.')
    ).toEqual(['The war has left 300,000 people dead,\nforced millions to flee.', 'It goes on.', 'A heading', 'Next.'])
  })

  it('never crosses a block', () => {
    const text = 'A headline without a stop The first sentence.'
    expect(
      segment(text, 'en', [
        { kind: 'headline', start: 0, end: 25 },
        { kind: 'paragraph', start: 26, end: text.length }
      ])
    ).toEqual([
      { start: 0, end: 25 },
      { start: 26, end: text.length }
    ])
  })

  it('knows the terminators of other scripts', () => {
    expect(split('今日は晴れです。明日は雨です。', 'ja')).toHaveLength(2)
    expect(split('यह एक वाक्य है। यह दूसरा है।', 'hi')).toHaveLength(2)
  })
})

describe('check-worthiness of a sentence', () => {
  it('ranks a measured fact over opinion, question and courtesy, and gives the reasons', () => {
    const fact = score('The national debt grew by 12 percent to $19 trillion last year.')
    for (const other of [
      'I think that is a terrible idea.',
      'Why did you do that?',
      'Thank you all for coming tonight.'
    ])
      expect(fact.score).toBeGreaterThan(score(other).score + 0.5)
    expect(fact.reasons[0]?.weight).toBeGreaterThan(0)
    expect(fact.reasons.map((reason) => reason.feature)).toEqual(
      expect.arrayContaining(['percent', 'large-number', 'money'])
    )
  })
})
