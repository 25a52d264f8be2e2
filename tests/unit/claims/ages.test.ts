import { describe, expect, it } from 'vitest'
import { detect } from '../../../src/main/claims/index.ts'

/** Alarms of the later claim, as "words here / words there: what it comes to". */
function alarmsOf(text: string, date: string | null = '2018-09-05'): string[] {
  const alarms = detect(text, { language: 'en', date }).claims.flatMap((claim) => claim.alarms)
  return [...new Set(alarms.filter(({ code }) => code === 'arithmetic').map(({ expected }) => expected ?? ''))]
}

const born = 'Ann Smith was born in 1948. The town has a new school.'

describe('an age and a birth of one person, sentences apart', () => {
  it.each([
    ['the surname alone', `${born} Smith, 65, said the school was needed.`, '69 or 70'],
    ['the full name', `${born} A prize went to 65-year-old Ann Smith.`, '69 or 70'],
    ['the age first', 'Ann Smith, 65, opened the school. Teachers came. Ann Smith was born on 3 March 1948.', '70'],
    [
      'a pronoun right after the name',
      'Ann Smith runs the school. She was born in 1948. Smith, 65, likes it.',
      '69 or 70'
    ]
  ])('that do not fit: %s', (_what, text, expected) => {
    expect(alarmsOf(text)).toEqual([expected])
  })

  it.each([
    ['they fit', `${born} Smith, 70, said the school was needed.`],
    ['before the birthday of the year', `${born} Smith, 69, said the school was needed.`],
    ['another first name', `${born} Tom Smith, 45, said the school was needed.`],
    ['a family of that name', `${born} Her brother Tom Smith left. Smith, 45, came back.`],
    ['another person', `${born} Jones, 45, said the school was needed.`],
    ['a pronoun that may mean another', 'Ann Smith met Tom Jones. He was born in 1948. Smith, 45, left.'],
    ['an age of another day', `${born} Smith, 45, then mayor, opened the school.`],
    ['an age of another year', `${born} In 1998 Smith, 50, opened the school.`],
    ['an age at death', `${born} Smith, 65, died last year.`]
  ])('are no alarm where %s', (_what, text) => {
    expect(alarmsOf(text)).toEqual([])
  })

  it('are no alarm where nobody knows the day of the article', () => {
    expect(alarmsOf(`${born} Smith, 65, said the school was needed.`, null)).toEqual([])
  })
})
