import { describe, expect, it } from 'vitest'
import { agree, disagreements, findContradictions } from '../../../src/main/claims/contradictions.ts'
import { detect } from '../../../src/main/claims/index.ts'

const claimsOf = (text: string) => detect(text, { language: 'en', date: '2020-06-01' }).claims

function alarmsOf(text: string): string[] {
  const claims = claimsOf(text)
  return findContradictions(claims).flatMap((alarms, index) =>
    alarms
      .filter(({ other }) => (other ?? 0) < index)
      .map(({ code, here, there, other }) => `${code} ${other}→${index} ${there?.text ?? ''} / ${here?.text ?? ''}`)
  )
}

function quantity(text: string) {
  const [found] = detect(`The agency counted ${text} in the city.`, { language: 'en' }).quantities
  if (!found) throw new Error(`no quantity in ${text}`)
  return found
}

describe('figures of one matter', () => {
  it.each([
    ['300,000 people', '312,456 people'],
    ['more than 300,000 people', '470,000 people'],
    ['2.5 million people', '2,470,000 people'],
    ['2.4 million people', '2,470,000 people'],
    ['about 300 people', '320 people'],
    ['up to 40 people', '38 people'],
    ['between 20 and 30 people', '25 people'],
    ['12.5 percent', '12.47 percent']
  ])('%s and %s agree', (a, b) => {
    expect(agree(quantity(a), quantity(b))).toBe(true)
    expect(agree(quantity(b), quantity(a))).toBe(true)
  })

  it.each([
    ['300,000 people', '200,000 people'],
    ['more than 300,000 people', '250,000 people'],
    ['20 people', '23 people'],
    ['300,000 people', '349,000 people'],
    ['12.4 percent', '13 percent']
  ])('%s and %s do not', (a, b) => {
    expect(agree(quantity(a), quantity(b))).toBe(false)
    expect(agree(quantity(b), quantity(a))).toBe(false)
  })
})

describe('an article against itself', () => {
  it('flags two figures for one matter, at the later claim', () => {
    const found = alarmsOf(
      'The flood in the northern valley killed 23 people on Sunday. Rescue work went on.\n\n' +
        'Officials reopened the road. The flood in the northern valley killed 32 people.'
    )
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(/^(?:figures|sources)-differ .*23 people \/ 32 people/)
  })

  it('does not flag what was only rounded, or is about another matter', () => {
    expect(
      alarmsOf(
        'The flood in the northern valley destroyed 2,470 houses. The flood in the northern valley destroyed about 2,500 houses. ' +
          'The fire in the southern forest destroyed 40 houses.'
      )
    ).toEqual([])
  })

  it('says when two sources differ, which is no error of the text', () => {
    const found = alarmsOf(
      'The army said the attack on the northern base killed 12 soldiers. The rebels said the attack on the northern base killed 40 soldiers.'
    )
    expect(found.some((alarm) => alarm.startsWith('sources-differ'))).toBe(true)
    expect(found.some((alarm) => alarm.startsWith('figures-differ'))).toBe(false)
  })

  it('flags what is said and denied', () => {
    const found = alarmsOf(
      'The central bank raised its main interest rate in March. Markets fell. The central bank did not raise its main interest rate in March.'
    )
    expect(found.some((alarm) => alarm.startsWith('denied'))).toBe(true)
  })

  it('tells both claims of a pair, each with its own words first', () => {
    const claims = claimsOf(
      'The flood in the northern valley killed 23 people on Sunday.\n\nThe flood in the northern valley killed 32 people.'
    )
    const raised = claims.flatMap((claim, index) => claim.alarms.map((alarm) => ({ index, ...alarm })))
    expect(raised.map(({ index, other, here, there }) => [index, other, here?.text, there?.text])).toEqual([
      [0, 1, '23 people', '32 people'],
      [1, 0, '32 people', '23 people']
    ])
  })

  it('takes time in proportion to the number of claims', () => {
    const claims = claimsOf('The flood in the northern valley killed 23 people on Sunday.')
    const [one] = claims
    if (!one) throw new Error('no claim')
    const many = Array.from({ length: 5000 }, (_, index) => ({
      ...one,
      statement: `The flood in valley${index} region${index % 50} killed people.`
    }))
    expect(findContradictions(many)).toHaveLength(5000)
  })
})

describe('a claim against the quote of its evidence', () => {
  const read = (text: string) => detect(text, { language: 'en', date: '2020-06-01' })

  it('flags the figure and the date that differ', () => {
    const claim = read('Unemployment fell to 4.1 percent in March 2019.')
    const quote = read('The unemployment rate stood at 5.3 percent in March 2018.')
    expect(disagreements(claim, quote).map(({ code, here, there }) => [code, here.text, there.text])).toEqual([
      ['figures-differ', '4.1 percent', '5.3 percent'],
      ['dates-differ', 'March 2019', 'March 2018']
    ])
  })

  it('is quiet where any figure of the quote fits', () => {
    const claim = read('The ministry bought 40 trucks.')
    const quote = read('The ministry bought 12 trucks in May and 28 trucks in June, 40 trucks in all.')
    expect(disagreements(claim, quote)).toEqual([])
  })
})
