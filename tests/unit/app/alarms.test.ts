import { describe, expect, it } from 'vitest'
import { alarmsOf } from '../../../src/main/app/commands/alarms.ts'
import { detect } from '../../../src/main/claims/index.ts'

describe('what does not fit, as the project keeps it', () => {
  const text =
    'The flood in the northern valley killed 23 people on Sunday.\n\nThe flood in the northern valley killed 32 people.'
  const { claims } = detect(text, { language: 'en' })
  const ids = claims.map((_, index) => `claim-${index}`)

  it('names the other claim by its id and gives the words of both', () => {
    const [first, second] = claims.map((claim) => alarmsOf(claim, ids).alarms ?? [])
    expect(first?.map(({ other, here, there }) => [other, here?.text, there?.text])).toEqual([
      ['claim-1', '23 people', '32 people']
    ])
    expect(second?.map(({ other }) => other)).toEqual(['claim-0'])
  })

  it('keeps nothing where everything fits', () => {
    const [claim] = detect('The bridge was closed in May.', { language: 'en' }).claims
    expect(claim && alarmsOf(claim, [])).toEqual({})
  })
})
