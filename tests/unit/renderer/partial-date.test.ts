import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPartialDate } from '../../../src/renderer/features/sources/partial-date.ts'
import { isoDateSchema } from '../../../src/shared/model/values.ts'

test('a year, a month and a day of the calendar are dates, and so is an instant', () => {
  for (const text of ['2016', '2016-05', '2016-02-29', '2016-05-17T08:30:00Z']) expect(isPartialDate(text)).toBe(true)
})

test('what the calendar does not have is none, nor what is half typed', () => {
  for (const text of ['', '16', '2016-', '2016-5', '2016-13', '2015-02-29', '2016-04-31', '17.5.2016', '2016-05-17T99'])
    expect(isPartialDate(text)).toBe(false)
})

test('every day there is, cut to a month or a year, is a date that a project keeps', () => {
  const day = fc.date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(day, fc.constantFrom(4, 7, 10), (date, length) => {
      const text = date.toISOString().slice(0, length)
      expect(isPartialDate(text)).toBe(true)
      expect(isoDateSchema.safeParse(text).success).toBe(true)
    })
  )
})
