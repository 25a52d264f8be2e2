/** What stands in phrases: titles, bodies, appositions and clauses without a comma are claims of their own. */
import { describe, expect, it } from 'vitest'
import { detect } from '../../../src/main/claims/index.ts'

const claimsOf = (text: string) => detect(text, { language: 'en' }).claims
const statementsOf = (text: string): string[] => claimsOf(text).map(({ statement }) => statement)
const titlesOf = (text: string): string[] =>
  claimsOf(text)
    .filter(({ types }) => types.includes('title'))
    .map(({ statement }) => statement)

describe('what stands before a name', () => {
  it.each([
    ['a role', 'The prize went to retired surgeon Clara Voss on Monday.', 'Clara Voss is a retired surgeon.'],
    ['a leading role', 'The paper quoted lead author Ruth A. Okafor.', 'Ruth A. Okafor is a lead author.'],
    ['a relation of somebody', 'He flew to Oslo with his wife Helga.', 'Helga is his wife.'],
    ['a kind of company', 'The state sued tobacco company Westleaf in May.', 'Westleaf is a tobacco company.'],
    ['a group', 'The army fought the militant group Northern Dawn.', 'Northern Dawn is a militant group.'],
    [
      'a role of several',
      'The study by economists Ann Lee and Bo Park appeared in May.',
      'Ann Lee and Bo Park are economists.'
    ],
    [
      'bodies of one kind',
      'Health insurers Cuna, Welmed and Albion Group paid 3 million dollars.',
      'Cuna, Welmed and Albion Group are health insurers.'
    ]
  ])('says what its bearer is: %s', (_, text, statement) => {
    expect(titlesOf(text)).toEqual([statement])
  })

  it.each([
    'The company Monday opened 30 shops.',
    'Senators Tuesday and Thursday voted on the bill.',
    'The firm and Albion Group signed a treaty.'
  ])('is no title where it is a day, or parted from the name: %s', (text) => {
    expect(titlesOf(text)).toEqual([])
  })
})

describe('what is set beside a noun by a comma', () => {
  it('says what a place or thing is', () => {
    expect(
      statementsOf('The rulings were a blow to Ardmoor, a former mining town with 3,000 voters that left the union.')
    ).toContain('Ardmoor is a former mining town with 3,000 voters.')
    expect(
      statementsOf('The study included 89 patients with yellow fever, a disease of hot and wet countries.')
    ).toContain('Yellow fever is a disease of hot and wet countries.')
  })

  it.each([
    'Prices rose by 3 percent, a sign that demand has grown.',
    'The minister cut the tax, a move of great weight in an election year.',
    'She left Oslo on Tuesday, a day after the vote in parliament.',
    'In Iowa, a crowd of farmers, young and old, blocked 30 roads.',
    'They sold a boat, a house and a car.'
  ])('is none where it takes up the clause, says when, opens the sentence or goes on with a list: %s', (text) => {
    expect(statementsOf(text).filter((statement) => / is an? /.test(statement))).toEqual([])
  })
})

describe('a clause behind a noun without a comma', () => {
  it('is a claim where it tells what happened to a thing that there is', () => {
    const claims = claimsOf('On Aug. 26, the patrol discovered an unfinished tunnel that started in a cemetery.')
    const clause = claims.find(({ types }) => types.includes('presupposition'))
    expect(clause?.statement).toBe('An unfinished tunnel started in a cemetery.')
    expect(clause?.text).toBe('an unfinished tunnel that started in a cemetery')
  })

  it.each([
    'The patrol did not find a tunnel that started in a cemetery.',
    'If the patrol finds a tunnel that started in a cemetery, it fills it.',
    'The union wanted a law that had worked in 12 other countries.',
    'The court gave three rulings on the rights of tenants that were a blow to owners.',
    'Each tunnel that started in a cemetery was filled.',
    'The town might buy a bus that was built in 1998.'
  ])('is none where there may be no such thing, or another noun is meant: %s', (text) => {
    expect(claimsOf(text).filter(({ types }) => types.includes('presupposition'))).toEqual([])
  })
})

describe('what a noun takes for granted by whose it is', () => {
  const granted = (text: string) => claimsOf(text).filter(({ types }) => types.includes('presupposition'))

  it.each([
    [
      'The ruling undid the court’s 2015 decision to allow dogs in parks.',
      'The court made a 2015 decision to allow dogs in parks.'
    ],
    ['Critics spoke of the mayor’s refusal to resign over the fire.', 'The mayor refused to resign over the fire.'],
    ['Sanders attacked Marlow for her close ties to the banks.', 'She had close ties to the banks.'],
    ['Marchers lambasted the firms for their resistance to wage hikes.', 'They resisted wage hikes.'],
    [
      'The minister met them to discuss the ongoing crisis in the province.',
      'There is an ongoing crisis in the province.'
    ],
    ['Teachers worry about the growing number of absent pupils.', 'The number of absent pupils is growing.'],
    ['It was part of the army’s attempt to retake the town.', 'The army attempted to retake the town.']
  ])('is a claim: %s', (text, statement) => {
    expect(granted(text).map((claim) => claim.statement)).toEqual([statement])
  })

  it.each([
    'He denied his close ties to the bank.',
    'The mayor has no close ties to the bank.',
    'If her decision to leave the bank stands, shares will fall.',
    'The paper found few close ties to the bank.',
    'He explained his past comments on so-called “rapists” in a speech.'
  ])('is none where it is denied, supposed or cut short by a quotation: %s', (text) => {
    expect(granted(text)).toEqual([])
  })
})

describe('a motive', () => {
  it('is a claim of its own, with its examples, and the clause before it ends where it begins', () => {
    const claims = claimsOf(
      'Norland is arming a small group of rebels in the hope that they will defeat harder forces, such as the guild (ATG) and the union.'
    )
    expect(claims.map(({ text }) => text)).toContain('Norland is arming a small group of rebels')
    expect(claims.find(({ types }) => types.includes('motive'))?.ranges.at(-1)?.text).toBe(
      'in the hope that they will defeat harder forces, such as the guild (ATG) and the union'
    )
  })

  it('stays with a clause whose negation may reach into it', () => {
    expect(statementsOf('Smith did not resign in order to help his party win 12 seats.')).toEqual([
      'Smith did not resign in order to help his party win 12 seats.'
    ])
  })
})

describe('the office in a title', () => {
  it.each([
    ['White House spokesman Ned Wicks met 12 farmers.', 'Ned Wicks is a White House spokesman.'],
    ['Former Labour senator Jane Roe met 12 farmers.', 'Jane Roe is a former Labour senator.'],
    ['Journalist Jane Roe met 12 farmers.', 'Jane Roe is a journalist.'],
    ['President Jane Roe met 12 farmers.', 'Jane Roe is President.'],
    ['Secretary of State Jane Roe met 12 farmers.', 'Jane Roe is Secretary of State.']
  ])('has an article where it is a common noun: %s', (text, statement) => {
    expect(titlesOf(text)).toEqual([statement])
  })

  it('is no title where a body follows it', () => {
    expect(
      titlesOf('They asked the director of International Harbour Studies and the Chief Cyber Safety Officer.')
    ).toEqual([])
  })
})

describe('a passive behind a noun', () => {
  it.each([
    ['She read a letter signed by 30 senators.', 'A letter was signed by 30 senators.'],
    ['The bank owned by Smith collapsed in May.', 'The bank was owned by Smith.'],
    ['The army has struck rebel groups opposed to the king.', 'Rebel groups are opposed to the king.'],
    ['He quoted excerpts of a speech released by the palace.', 'Excerpts of a speech were released by the palace.']
  ])('says what was done, or what is as long as it is told of: %s', (text, statement) => {
    expect(statementsOf(text)).toContain(statement)
  })

  it.each([
    'The union wants a bank owned by its members.',
    'No bank owned by Smith collapsed in May.',
    'If a letter signed by 30 senators arrives, the bill will fall.'
  ])('says nothing of what is wanted, denied or supposed: %s', (text) => {
    expect(claimsOf(text).filter(({ types }) => types.includes('presupposition'))).toEqual([])
  })
})

describe('letters in brackets behind a name', () => {
  it('are another name of it', () => {
    const claims = claimsOf('Research from the Guild of Master Builders (GMB) covers 300 towns.')
    expect(claims.find(({ types }) => types.includes('alias'))).toMatchObject({
      text: 'the Guild of Master Builders (GMB)',
      statement: 'The Guild of Master Builders is also known as GMB.'
    })
  })

  it.each([
    'Senator Jane Roe (D) met 12 farmers.',
    'Oslo (AP) lost 300 jobs in May.',
    'The Guild of Bakers (UK) has 300 members.'
  ])('are none where they are not its own: %s', (text) => {
    expect(claimsOf(text).filter(({ types }) => types.includes('alias'))).toEqual([])
  })
})
