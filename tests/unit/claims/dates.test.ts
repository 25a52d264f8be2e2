import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findDates, findEnglishDates } from '../../../src/main/claims/dates/index.ts'

/** Monday 5 September 2016. */
const today = '2016-09-05'
const read = (text: string, language = 'en-GB') =>
  findDates(text, 0, language, today).map(({ text: words, from, to, precision }) => [words, from, to, precision])
const day = (iso: string) => [iso, iso, 'day']

describe('dates that name their day', () => {
  it.each([
    ['on 2015-08-12', '2015-08-12', '2015-08-12'],
    ['on 21/04/2016', '21/04/2016', '2016-04-21'],
    ['on 13.5.2015', '13.5.2015', '2015-05-13'],
    ['on 16. Nov. 2016', '16. Nov. 2016', '2016-11-16'],
    ['on January 12th, 2016', 'January 12th, 2016', '2016-01-12'],
    ['on Monday, January 11, 2016', 'Monday, January 11, 2016', '2016-01-11'],
    ['the twenty-second of June 2017', 'the twenty-second of June 2017', '2017-06-22'],
    [
      'on September the twenty-first nineteen seventy eight',
      'September the twenty-first nineteen seventy eight',
      '1978-09-21'
    ],
    ['fourth of July of 1995', 'fourth of July of 1995', '1995-07-04'],
    ['on 23/Sep/2020', '23/Sep/2020', '2020-09-23'],
    ['on easter 2018', 'easter 2018', '2018-04-01'],
    ['on Thanksgiving 2023', 'Thanksgiving 2023', '2023-11-23'],
    ['on Aug. 30', 'Aug. 30', '2016-08-30'],
    ['the first Friday in July', 'the first Friday in July', '2016-07-01']
  ])('reads “%s”', (text, words, iso) => {
    expect(read(text)).toEqual([[words, ...day(iso)]])
  })

  it('takes the order of day and month from the region of the language', () => {
    expect(read('on 4/5/2016', 'en-US')).toEqual([['4/5/2016', ...day('2016-04-05')]])
    expect(read('on 4/5/2016', 'en-GB')).toEqual([['4/5/2016', ...day('2016-05-04')]])
    expect(read('on 4/25/2016', 'en-GB')).toEqual([['4/25/2016', ...day('2016-04-25')]])
  })

  it('finds no day that does not exist', () => {
    for (const text of ['2/29/2019', '31 February 2016', '2015-1-32', 'April 31, 2016'])
      expect(read(text).filter(([, , , precision]) => precision === 'day')).toEqual([])
  })
})

describe('periods', () => {
  it.each([
    ['in September 2015', ['September 2015', '2015-09-01', '2015-09-30', 'month']],
    ['since September 2015', ['since September 2015', '2015-09-01', null, 'period']],
    ['before 2018', ['before 2018', null, '2017-12-31', 'period']],
    ['after 2018', ['after 2018', '2019-01-01', null, 'period']],
    ['from 2011 to May 2015', ['from 2011 to May 2015', '2011-01-01', '2015-05-31', 'period']],
    ['between Oct. 2 and Oct. 22', ['between Oct. 2 and Oct. 22', '2016-10-02', '2016-10-22', 'period']],
    ['November 19-20, 2015', ['November 19-20, 2015', '2015-11-19', '2015-11-20', 'period']],
    ['from 4 to 22 January 2017', ['from 4 to 22 January 2017', '2017-01-04', '2017-01-22', 'period']],
    ['in the seventies', ['the seventies', '1970-01-01', '1979-12-31', 'decade']],
    ['in the late 1990s', ['late 1990s', '1997-01-01', '1999-12-31', 'period']],
    ['the third quarter of 2016', ['the third quarter of 2016', '2016-07-01', '2016-09-30', 'period']],
    ['in Q1 2017', ['Q1 2017', '2017-01-01', '2017-03-31', 'period']],
    ['the 19th century', ['the 19th century', '1801-01-01', '1900-12-31', 'period']],
    ['the first week of 2015', ['the first week of 2015', '2014-12-29', '2015-01-04', 'period']],
    ['the week of April 13th, 2016', ['the week of April 13th, 2016', '2016-04-11', '2016-04-17', 'period']],
    ['in mid-November 2015', ['mid-November 2015', '2015-11-10', '2015-11-20', 'period']],
    ['until the end of June 2017', ['until the end of June 2017', null, '2017-06-30', 'period']],
    ['in nineteen twenty eight', ['nineteen twenty eight', '1928-01-01', '1928-12-31', 'year']]
  ])('reads “%s”', (text, expected) => {
    expect(read(text)).toEqual([expected])
  })
})

describe('dates counted from the article’s', () => {
  it.each([
    ['two weeks ago', ['two weeks ago', ...day('2016-08-22')]],
    ['in 3 days', ['in 3 days', ...day('2016-09-08')]],
    ['two days after today', ['two days after today', ...day('2016-09-07')]],
    ['two months ago', ['two months ago', '2016-07-01', '2016-07-31', 'month']],
    ['the day after tomorrow', ['the day after tomorrow', ...day('2016-09-07')]],
    ['Tuesday of last week', ['Tuesday of last week', ...day('2016-08-30')]],
    ['last month', ['last month', '2016-08-01', '2016-08-31', 'month']],
    ['next week', ['next week', '2016-09-12', '2016-09-18', 'period']],
    ['the past three months', ['past three months', '2016-06-05', '2016-09-04', 'period']],
    ['last night', ['last night', ...day('2016-09-04')]],
    ['early on Friday', ['early on Friday', ...day('2016-09-02')]],
    ['They will meet on Friday', ['Friday', ...day('2016-09-09')]],
    ['It begins in November', ['November', '2016-11-01', '2016-11-30', 'month']],
    ['It began in August', ['August', '2016-08-01', '2016-08-31', 'month']]
  ])('resolves “%s”', (text, expected) => {
    expect(read(text)).toEqual([expected])
  })

  it.each(['the next day', 'two years later', 'that year', 'the following week'])(
    'leaves “%s” open: it hangs on what the story told before',
    (text) => {
      expect(findDates(`He left ${text}.`, 0, 'en', today)).toMatchObject([
        { from: null, to: null, precision: 'relative' }
      ])
    }
  )
})

describe('lengths of time, times and what recurs', () => {
  it.each([
    ['It took more than five years.', 'more than five years'],
    ['a year and a half', 'a year and a half'],
    ['a 30-minute call', '30-minute'],
    ['for two to three weeks', 'two to three weeks'],
    ['2 days and 3 hours', '2 days and 3 hours']
  ])('finds the length in “%s”', (text, words) => {
    expect(read(text)).toEqual([[words, null, null, 'duration']])
  })

  it('resolves a length that has run until now', () => {
    expect(read('The war has raged for more than five years.')).toEqual([
      ['more than five years', '2011-09-05', '2016-09-05', 'period']
    ])
    expect(read('He has been jailed for five years.')).toEqual([['five years', null, null, 'duration']])
  })

  it.each(['8.30pm', 'half past seven o’clock', 'from 5 to 6pm', 'early in the morning'])(
    'finds the time “%s”',
    (words) => {
      expect(read(`They met ${words}.`)).toEqual([[words, null, null, 'time']])
    }
  )

  it.each(['every day', 'annually', 'each Monday at 4pm', 'twice a week', 'the 19th of every month'])(
    'finds what recurs: “%s”',
    (words) => {
      expect(read(`They meet ${words}.`)).toEqual([[words, null, null, 'recurring']])
    }
  )

  it('finds the so-many-th of something that runs', () => {
    expect(read('The conflict is now in its sixth year.')).toEqual([['its sixth year', null, null, 'period']])
  })
})

describe('words and numbers that are no dates', () => {
  it.each([
    'It may be right, and May I ask why?',
    'They march on.',
    'Theresa May said no.',
    'He was second to none for a second.',
    'The 4th floor and the first prize.',
    'She sat in the sun.',
    'It killed 2,000 people and 2000 homes.',
    'Version 2.0.1 of 10.4 is out.',
    'They work 24/7.',
    'They won 3-2.',
    'The fall of Aleppo and the spring in its step.',
    'USA TODAY found it.',
    'A five-year-old boy and a man aged 70 years old.',
    'Tel: +86 138-2010-2015',
    'B12 and G20 and A4.'
  ])('finds nothing in “%s”', (text) => {
    expect(read(text)).toEqual([])
  })
})

describe('every text', () => {
  const piece = fc.constantFrom(
    ...'from to between and the a 1 3 12 31 2015 2016 May Monday week weeks of - / . , : first second last next ago after at pm every year half'.split(
      ' '
    )
  )

  it('has spans that are exact, in order and apart, and days that are in order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(piece, fc.constantFrom(' ', '', '\n')), { maxLength: 40 }), (parts) => {
        const text = parts.flat().join('')
        let end = 0
        for (const date of findDates(text, 7, 'en', today)) {
          expect(text.slice(date.start - 7, date.end - 7)).toBe(date.text)
          expect(date.start - 7).toBeGreaterThanOrEqual(end)
          expect(date.end).toBeGreaterThan(date.start)
          end = date.end - 7
          if (date.from !== null && date.to !== null) expect(date.from <= date.to).toBe(true)
        }
      })
    )
  })

  it.each([
    '1-1-',
    'from ',
    '5 to ',
    '2016-',
    'May 4 ',
    'between 3 and ',
    '3 days after ',
    'twenty ',
    'first week of '
  ])('costs work that grows no faster than the text, also of “%s” without end', (piece) => {
    const steps = (times: number): number => {
      const effort = { steps: 0 }
      findEnglishDates(piece.repeat(times), 0, 'en', today, effort)
      return effort.steps
    }
    expect(steps(2000)).toBeLessThanOrEqual(2 * steps(1000) + 1000)
  })
})
