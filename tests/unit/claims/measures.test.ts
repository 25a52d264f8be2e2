import { describe, expect, it } from 'vitest'
import { findDates } from '../../../src/main/claims/dates/index.ts'
import { findQuantities } from '../../../src/main/claims/quantities/index.ts'
import { tagChunk } from '../../../src/main/claims/tokens.ts'

const quantitiesOf = (text: string, language = 'en') =>
  findQuantities(
    text,
    0,
    language,
    language === 'en' ? tagChunk(text, 0) : null,
    findDates(text, 0, 'en', '2016-09-05')
  )
const datesOf = (text: string) =>
  findDates(text, 0, 'en', '2016-09-05').map((date) => [date.text, date.from, date.to, date.precision])

describe('quantities', () => {
  it.each([
    [
      'more than 300,000 people died',
      { bound: 'more-than', value: 300000, low: 300000, high: null, unit: 'people', kind: 'count' }
    ],
    ['Fewer than 20 ships sailed', { bound: 'less-than', value: 20, low: null, high: 20, unit: 'ships' }],
    ['up to 40 per cent of it', { bound: 'at-most', value: 40, unit: '%', kind: 'percent' }],
    ['at least a dozen children', { bound: 'at-least', value: 12, unit: 'children' }],
    ['it cost about £3.5m', { bound: 'about', value: 3_500_000, unit: 'GBP', kind: 'money' }],
    ['it cost $1.2 billion', { bound: 'exact', value: 1.2e9, low: 1.2e9, high: 1.2e9, unit: 'USD', kind: 'money' }],
    ['between five and ten million people', { bound: 'range', low: 5e6, high: 10e6, value: null, unit: 'people' }],
    ['3-4 days', { bound: 'range', low: 3, high: 4, unit: 'days', kind: 'measure' }],
    ['one in five adults', { value: 0.2, kind: 'ratio', unit: 'adults' }],
    ['nearly two-thirds of voters', { bound: 'about', kind: 'ratio' }],
    ['a 10-year-old boy', { value: 10, kind: 'age', unit: 'years' }],
    ['its sixth year', { value: 6, kind: 'ordinal', unit: 'year' }],
    ['two hundred and fifty jobs', { value: 250, unit: 'jobs' }],
    ['tens of thousands of young refugees', { bound: 'at-least', value: null, low: 10000, unit: 'refugees' }],
    ['for 420 million Finnish markka', { value: 420e6, unit: 'FIM', kind: 'money' }],
    ['at rupees 500 a head', { value: 500, unit: 'INR', kind: 'money' }],
    ['after a half turn of it', { value: 0.5, unit: 'turns', kind: 'measure' }],
    ['some 12G of data', { value: 12e9 }],
    ['rose by 20 percentage points', { value: 20, unit: 'percentage points', kind: 'percent' }]
  ])('reads “%s”', (text, expected) => {
    expect(quantitiesOf(text)[0]).toMatchObject(expected)
  })

  it.each([
    ['The ninth try was a triumph', 9],
    ['It is twelfth on my list', 12]
  ])('reads an ordinal that is all a short sentence has for a number: “%s”', (text, value) => {
    expect(quantitiesOf(text)).toMatchObject([{ value, kind: 'ordinal' }])
  })

  it('keeps a change from one figure to another as two figures', () => {
    expect(quantitiesOf('It rose from 5% to 7% a year').map((quantity) => quantity.value)).toEqual([5, 7])
  })

  it('takes no number out of a name, a date or a pronoun', () => {
    expect(quantitiesOf('The G20 met on 5 September 2016 and no one came')).toEqual([])
  })

  it('reads the separators of the language', () => {
    expect(quantitiesOf('1.234,5 Tonnen', 'de')[0]).toMatchObject({ value: 1234.5 })
    expect(quantitiesOf('1,234.5 tonnes')[0]).toMatchObject({ value: 1234.5, unit: 'tonnes', kind: 'measure' })
  })
})

describe('dates', () => {
  it.each([
    ['on 5 September 2016', ['5 September 2016', '2016-09-05', '2016-09-05', 'day']],
    ['on May 3, 2019', ['May 3, 2019', '2019-05-03', '2019-05-03', 'day']],
    ['from September 2015', ['September 2015', '2015-09-01', '2015-09-30', 'month']],
    ['in the 1990s', ['the 1990s', '1990-01-01', '1999-12-31', 'decade']],
    ['in 2011', ['2011', '2011-01-01', '2011-12-31', 'year']],
    ['between 2011 and 2015', ['between 2011 and 2015', '2011-01-01', '2015-12-31', 'period']],
    ['on Sunday', ['Sunday', '2016-09-04', '2016-09-04', 'day']],
    ['next Friday', ['next Friday', '2016-09-09', '2016-09-09', 'day']],
    ['last year', ['last year', '2015-01-01', '2015-12-31', 'year']],
    ['18 years ago', ['18 years ago', '1998-01-01', '1998-12-31', 'year']],
    ['for more than five years', ['more than five years', '2011-09-05', '2016-09-05', 'period']],
    ['yesterday', ['yesterday', '2016-09-04', '2016-09-04', 'day']]
  ])('resolves “%s” against the article of Monday 5 September 2016', (text, expected) => {
    expect(datesOf(text)[0]).toEqual(expected)
  })

  it('leaves a relative date open when the article has none', () => {
    expect(findDates('They met on Monday', 0, 'en', null)[0]).toMatchObject({
      text: 'Monday',
      from: null,
      to: null,
      precision: 'relative'
    })
  })

  it('refuses a day that does not exist', () => {
    expect(datesOf('on 31 February 2016').filter((date) => date[3] === 'day')).toEqual([])
  })
})
