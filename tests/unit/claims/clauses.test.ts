/** Where clauses begin and end, and whose subject is whose. */
import { describe, expect, it } from 'vitest'
import { detect } from '../../../src/main/claims/index.ts'

const claimsOf = (text: string) => detect(text, { language: 'en' }).claims
const statementsOf = (text: string): string[] => claimsOf(text).map(({ statement }) => statement)

describe('the clause in front', () => {
  it('is told from the main one also behind words that say how long before', () => {
    expect(
      statementsOf('Just minutes before the bill was to take effect at midnight, Reeves struck down the law.')
    ).toEqual(['The bill was to take effect at midnight.', 'Reeves struck down the law.'])
    expect(statementsOf('Almost as soon as the marchers left the hall, another large group took its place.')).toEqual([
      'Another large group took its place.'
    ])
  })

  it('is no claim where the main one asks for something', () => {
    expect(statementsOf('Unless you travel for a month, avoid heavy bags.')).toEqual([])
    expect(statementsOf('- Be sure to try 12 different chairs.')).toEqual([])
  })

  it('is none in “That said”', () => {
    expect(statementsOf('That said, flying direct was cheaper in 12 of 30 cities.')).toEqual([
      'That said, flying direct was cheaper in 12 of 30 cities.'
    ])
  })

  it('ends with the source that “according to” names', () => {
    const claims = claimsOf(
      'According to a 2013 study by economists Ann Lee and Bo Pierce, the recession destroyed 3 million jobs, but so did the treaty.'
    )
    expect(claims[0]?.text).toBe('According to a 2013 study by economists Ann Lee and Bo Pierce')
    expect(claims.map(({ statement }) => statement)).toContain('The recession destroyed 3 million jobs.')
  })
})

describe('a subject', () => {
  it('is a whole list where a conjunction opens its clause', () => {
    expect(
      statementsOf(
        'Buyers are set to wait in 2026, as anxiety over costs, security and data quality reshapes their plans.'
      )
    ).toEqual([
      'Buyers are set to wait in 2026.',
      'Anxiety over costs, security and data quality reshapes their plans.'
    ])
  })

  it('keeps the participle that describes its last noun', () => {
    expect(
      statementsOf('A patch of new concrete with a date carved into it stands out, marking the end of a tunnel.')
    ).toEqual([
      'A patch of new concrete with a date carved into it stands out.',
      'A patch of new concrete with a date carved into it marks the end of a tunnel.'
    ])
  })

  it('stands behind the verb after “so”', () => {
    expect(
      claimsOf('The recession is to blame for 3 million lost jobs, but so is the treaty with China.').at(-1)?.text
    ).toBe('so is the treaty with China')
  })

  it('is not taken from another predicate for what a “that” clause goes on with', () => {
    expect(
      statementsOf(
        'The researchers learned that schools where pupils stayed longer and were more at ease had trained 300 tutors.'
      )
    ).not.toContainEqual(expect.stringMatching(/^The researchers were/))
  })
})

describe('a list of predicates', () => {
  it('shares “was” with each of them', () => {
    expect(statementsOf('The album was written by Ann Lee, produced by Bo Park and released in 1998.')).toEqual([
      'The album was written by Ann Lee.',
      'The album was produced by Bo Park.',
      'The album was released in 1998.'
    ])
    expect(statementsOf('Smith was elected in 1998 and announced 3 taxes.')).toContain('Smith announced 3 taxes.')
  })

  it('stays in the condition that it goes on with', () => {
    const sentence = 'Such a job can open doors, especially if the manager is a former banker or knows the value of it.'
    expect(statementsOf(sentence)).toEqual([sentence])
  })

  it('is no claim where its verb is left out', () => {
    expect(statementsOf('“I think he will,” Smith said. “The town lost 300 jobs.”')).toEqual([
      'Smith said: “I think he will”.',
      'The town lost 300 jobs.'
    ])
  })
})

describe('what names a matter or a time only', () => {
  it.each(['What You Should Know', 'How the bank lost its money'])('is no claim: %s', (text) => {
    expect(statementsOf(text)).toEqual([])
  })

  it('is left out before the clause that it belongs to', () => {
    expect(statementsOf('Others could follow: By the time the next king is crowned, Smith will be 78.')).toEqual([
      'Others could follow.',
      'Smith will be 78.'
    ])
  })

  it('is a claim where it is the subject', () => {
    expect(statementsOf('What critics like is the price of 30 dollars.')).toEqual([
      'What critics like is the price of 30 dollars.'
    ])
  })
})

describe('a subject that a clause describes', () => {
  it('has the predicate that looks like a participle', () => {
    expect(statementsOf('The woman who started it all identified herself to 12 reporters.')).toEqual([
      'The woman who started it all identified herself to 12 reporters.'
    ])
  })

  it('keeps the verb that an aside parts from its pronoun', () => {
    const sentence = 'It is a tax that ministers, of necessity, may raise by 3 percent.'
    expect(statementsOf(sentence)).toEqual([sentence])
  })

  it('goes on after an aside with “finds herself”', () => {
    expect(statementsOf('The minister, who won 12 states last week, now finds herself fighting for votes.')).toEqual([
      'The minister won 12 states last week.',
      'The minister now finds herself fighting for votes.'
    ])
  })

  it('keeps the clause, and the predicate after it', () => {
    expect(
      statementsOf(
        'Patients had better results after a year—whereas patients who took the other course had worse results.'
      )
    ).toContain('Patients who took the other course had worse results.')
  })

  it('may be “the former” or “the other”', () => {
    expect(statementsOf('Both courses lasted 12 weeks but only the former included training in French.')).toEqual([
      'Both courses lasted 12 weeks.',
      'Only the former included training in French.'
    ])
  })
})

describe('marks inside a clause', () => {
  it('do not part a range of numbers', () => {
    expect(statementsOf('The plant was quick, always staying within the 195 – 205 °F range set by the board.')).toEqual(
      ['The plant was quick.', 'The plant always stayed within the 195 – 205 °F range set by the board.']
    )
  })

  it('do not make a claim of what a noun with “that” says of the clause', () => {
    expect(statementsOf('Prices rose by 3 percent, a sign that demand has grown.')).toEqual([
      'Prices rose by 3 percent, a sign that demand has grown.'
    ])
  })
})
