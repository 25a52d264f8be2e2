import fc from 'fast-check'
import { expect, test } from 'vitest'
import { claimsBeside, MOST_BESIDE } from '../../../src/main/app/claims-beside.ts'
import { detect } from '../../../src/main/claims/index.ts'

const text =
  'More than 300,000 people were killed in the war. The envoy said that 4.2 million people fled the country in 2015. Nobody knows the name of the town.'
const found = detect(text, { language: 'en', title: null, date: null, blocks: [] })
const beside = (words: string) => {
  const start = text.indexOf(words)
  return claimsBeside({ start, end: start + words.length }, found)
}
const at = (place: number) => claimsBeside({ start: place, end: place }, found)
const said = (claims: readonly number[]) => claims.map((index) => found.claims[index]?.text)

test('words belong to the claims that they touch, and of a claim in another one to the inner', () => {
  expect(said(beside('300,000 people'))).toEqual([expect.stringContaining('More than 300,000')])
  const fled = beside('4.2 million')
  expect(said(fled)).toEqual([expect.stringMatching(/^4\.2 million people fled/)])
  expect(found.claims.some(({ parent }) => parent === null)).toBe(true)
})

test('a place belongs to the sentence that ends there, or goes on', () => {
  const end = text.indexOf(' The envoy')
  expect(at(end)).toEqual(beside('300,000 people'))
  expect(at(0)).toEqual(beside('300,000 people'))
  expect(at(end - 10)).toEqual(beside('300,000 people'))
})

test('what is noted on more claims than anybody would want it at is a note of none', () => {
  const claim = found.claims[0]
  if (claim === undefined) throw new Error('no claim was found')
  const many = { sentences: [], claims: Array.from({ length: MOST_BESIDE + 1 }, () => ({ ...claim, parent: null })) }
  expect(claimsBeside(claim, many)).toEqual([])
  expect(claimsBeside(claim, { ...many, claims: many.claims.slice(1) })).toHaveLength(MOST_BESIDE)
})

test('whatever the words, the claims touch them, and none of them holds another', () => {
  fc.assert(
    fc.property(fc.nat(text.length), fc.nat(text.length), (a, b) => {
      const [start, end] = [Math.min(a, b), Math.max(a, b)]
      if (start === end) return
      const claims = claimsBeside({ start, end }, found)
      for (const index of claims) {
        const { ranges = [] } = found.claims[index] ?? {}
        expect(ranges.some((range) => range.start < end && range.end > start)).toBe(true)
        expect(claims).not.toContain(found.claims[index]?.parent)
      }
    })
  )
})
