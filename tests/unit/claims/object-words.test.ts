import { describe, expect, it } from 'vitest'
import { detect } from '../../../src/main/claims/index.ts'

describe('words that every object of the language answers to', () => {
  it.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__', 'isPrototypeOf'])(
    'are words like any other: %s',
    (word) => {
      const text = `The ${word} said that 300 ${word} ${word} cost $5 ${word} in May 2015. The ${word} of 20 ${word} fell by 4 ${word}.`
      for (const language of ['en', 'de', 'fr']) {
        const { quantities, dates } = detect(text, { language, date: '2016-01-01' })
        for (const { value } of quantities) expect(typeof value).toBe('number')
        if (language !== 'en') continue
        expect(quantities.map(({ value }) => value)).toEqual(expect.arrayContaining([300, 5, 20, 4]))
        for (const { unit } of quantities) expect(unit === null || typeof unit === 'string').toBe(true)
        expect(dates.map((date) => date.text)).toContain('May 2015')
      }
    }
  )
})
