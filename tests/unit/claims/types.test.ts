import { expect, test } from 'vitest'
import { detect } from '../../../src/main/claims/index.ts'

const typesIn = (text: string) => detect(text, { language: 'en' }).claims.flatMap((claim) => claim.types)

test('a bound on a number is no comparison', () => {
  expect(typesIn('The flood has left more than 4,000 people homeless.')).not.toContain('comparative')
  expect(typesIn('Fewer than 30 schools reopened.')).not.toContain('comparative')
})

test('setting two things against each other is a comparison', () => {
  expect(typesIn('The city spent more than the county on schools.')).toContain('comparative')
  expect(typesIn('Rents are higher than in Hamburg, at 14 euros.')).toContain('comparative')
})
