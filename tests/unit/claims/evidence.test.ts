import { describe, expect, it } from 'vitest'
import { readQuote } from '../../../src/main/claims/evidence.ts'

const english = { language: 'en', date: '2016-09-05' }

/** What the quote says otherwise, as "here / there". */
function apart(claim: string, quote: string, options: { language: string; date: string } = english): string[] {
  return readQuote({ text: claim, ...options }, { text: quote, ...options }).map(
    ({ here, there }) => `${here} / ${there}`
  )
}

const war = 'The Syrian war has left more than 300,000 people dead.'

describe('a quote that says otherwise', () => {
  it.each([
    [war, '250,000 people were killed, the Observatory said.', 'more than 300,000 people / 250,000 people'],
    [war, 'The Syrian Observatory documented 250,000 deaths.', 'more than 300,000 people / 250,000 deaths'],
    [war, 'The war in Syria has claimed 250,000 lives.', 'more than 300,000 people / 250,000 lives'],
    [war, '250,000 dead', 'more than 300,000 people / 250,000'],
    [war, '250,000', 'more than 300,000 people / 250,000'],
    [
      'The ministry bought 40 trucks from Sweden.',
      'The ministry told us it had bought 12 trucks.',
      '40 trucks / 12 trucks'
    ],
    [
      'Unemployment in Spain stood at 18.2 percent.',
      'In Spain, unemployment was at 20.1 percent.',
      '18.2 percent / 20.1 percent'
    ],
    [
      'Only 88 people tested positive after the rally, an infection rate of 0.02 percent.',
      'The infection rate based on the above numbers is 0.09 percent.',
      '0.02 percent / 0.09 percent'
    ],
    [
      'The bridge over the Elbe was opened in May 1998.',
      'The bridge over the Elbe was opened in 1999.',
      'May 1998 / 1999'
    ],
    [
      'Heather Watson won her first title on 14 October 1912.',
      'Watson won the title on 14 October 2012.',
      '14 October 1912 / 14 October 2012'
    ]
  ])('%s ← %s', (claim, quote, expected) => {
    expect(apart(claim, quote)).toContain(expected)
  })

  it('is found in another language of the article too', () => {
    const german = { language: 'de', date: '2016-09-05' }
    expect(
      apart('Die Regierung kaufte 1.200 Lastwagen.', 'Die Regierung kaufte 900 Lastwagen, so das Amt.', german)
    ).toEqual(['1.200 Lastwagen / 900 Lastwagen'])
  })
})

describe('a quote that does not contradict', () => {
  it.each([
    ['rounding', war, 'The Observatory documented 301,781 deaths.'],
    ['rounding of millions', 'The war displaced 2.5 million people.', 'The war displaced 2,470,000 people.'],
    ['approximation', 'About 300 people were arrested in Cairo.', 'In Cairo 312 people were arrested.'],
    ['a bound that holds', 'At least 40 people were killed.', '52 people were killed.'],
    ['a bound of the quote that holds', '52 people were killed.', 'More than 40 people were killed.'],
    ['another unit', 'The road is 5 miles long.', 'The road is 8 km long.'],
    ['another currency', 'The bridge cost $5 million.', 'The bridge cost 4.4 million euros.'],
    [
      'another thing counted',
      '15 people were arrested at the march.',
      'Some 3,000 people took part in the march, 15 were arrested.'
    ],
    [
      'another thing counted, alone',
      '15 people were arrested at the march.',
      'Some 3,000 people took part in the march.'
    ],
    ['a part', war, 'Among the dead are 86,000 civilians and 15,000 children.'],
    [
      'a part of a whole',
      'For 29 of our 60 years we have been under military rule.',
      'It spent 29 years under military rule.'
    ],
    [
      'another year',
      'Unemployment in Spain stood at 18.2 percent.',
      'In 2013, unemployment in Spain stood at 26.1 percent.'
    ],
    ['another place', 'Unemployment in Spain stood at 18.2 percent.', 'Unemployment in France stood at 9.5 percent.'],
    [
      'a change against a level',
      'Unemployment in Spain fell to 18.2 percent.',
      'Unemployment in Spain fell by 2.1 percent.'
    ],
    [
      'what it was before',
      'Unemployment in Spain fell to 18.2 percent.',
      'Unemployment in Spain fell from 20.1 percent.'
    ],
    [
      'another party',
      '17% of eligible Republican voters participated.',
      '12% of eligible Democratic voters participated.'
    ],
    ['a vague number', 'Hundreds of people were killed.', 'Dozens of people were killed.'],
    ['another event', 'The bridge was opened in 1998.', 'The bridge was planned in 1991.'],
    ['a time that a bound leaves open', 'The mine was closed in 1998.', 'The mine was closed by 2001.'],
    ['the number of a file', 'The post 672138506081275904 was shared.', 'The post 672139201337532417 was shared.'],
    ['no figure', war, 'The war goes on.'],
    ['no words', war, ''],
    [
      'an inherited name of the language',
      'The constructor has five doors.',
      'The constructor toString valueOf 5 constructor.'
    ]
  ])('%s', (_what, claim, quote) => {
    expect(apart(claim, quote)).toEqual([])
  })
})
