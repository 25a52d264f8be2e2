import { describe, expect, it } from 'vitest'
import { detect } from '../../../src/main/claims/index.ts'

/** Alarms of the text, each as what is said, what it does not fit, and what it would be. */
const alarmsOf = (text: string, date = '2016-09-05') =>
  detect(text, { language: 'en-GB', date }).claims.flatMap(({ alarms }) =>
    alarms
      .filter(({ code }) => code === 'arithmetic')
      .map(({ here, there, expected }) => [here?.text, there?.text, expected])
  )

describe('the year in which something runs', () => {
  it('is told where it does not fit the beginning, on both claims', () => {
    expect(
      alarmsOf('The Syrian war began in March 2011.\n\nThe Syrian war, now in its fourth year, has displaced millions.')
    ).toEqual([
      ['March 2011', 'its fourth year', 'sixth'],
      ['its fourth year', 'March 2011', 'sixth']
    ])
  })

  it.each([
    'The Syrian war began in March 2011.\n\nThe Syrian war is now in its sixth year.',
    'The ban has been in force since 2011 and is now in its fifth year.',
    'The ban has been in force since 2011 and is now in its sixth year.',
    'The strike began in 2011. The drought is now in its second year.',
    'The Syrian war began in March 2011. In 2013 the Syrian war was in its third year.',
    'The Syrian war began in March 2011. The Syrian war has lasted for more than five years.'
  ])('is no matter of alarm in “%s”', (text) => {
    expect(alarmsOf(text)).toEqual([])
  })

  it('is compared with a length that it cannot have reached', () => {
    expect(
      alarmsOf(
        'The siege of the city began in June 2014. The siege of the city has lasted for more than five years.'
      ).map(([, , expected]) => expected)
    ).toEqual(['2 years', '2 years'])
  })
})

describe('ages, totals and changes', () => {
  it.each([
    ['Smith, who was born in 1948, is aged 70 and lives in Leeds.', '67 or 68'],
    ['The blast killed 12 soldiers and 5 civilians, 20 in all.', '17'],
    ['The price rose from 20 to 25 dollars, a 10% increase.', '25%']
  ])('are told where they do not come out: “%s”', (text, expected) => {
    expect(alarmsOf(text).map((alarm) => alarm[2])).toContain(expected)
  })

  it.each([
    'Smith, who was born in 1948, is aged 68 and lives in Leeds.',
    'Smith, who was born in 1948, is aged 67 and lives in Leeds.',
    'Smith, who was born in 1948, died in 1990 aged 42.',
    'The blast killed 12 soldiers and 5 civilians, 17 in all.',
    'The blast killed 12 soldiers and about 5 civilians, 20 in all.',
    'The price rose from 20 to 25 dollars, a 25% increase.',
    'The price rose from 3 to 4 dollars, a 33 percent increase.',
    'Support rose from 20% to 25%, a 5% increase.'
  ])('are no matter of alarm in “%s”', (text) => {
    expect(alarmsOf(text)).toEqual([])
  })
})
