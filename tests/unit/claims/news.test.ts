import { describe, expect, it } from 'vitest'
import { detect } from '../../../src/main/claims/index.ts'

const statementsOf = (text: string, date = '2017-04-12') =>
  detect(text, { language: 'en', date }).claims.map((claim) => claim.statement)
const claimsOf = (text: string, date = '2017-04-12') => detect(text, { language: 'en', date }).claims

describe('claims in news prose', () => {
  it('splits a coordinated predicate after a relative clause and keeps the bound', () => {
    const claims = claimsOf(
      'The ferry, which had been built in 1987, sank off the coast of Mindoro on Friday night and killed at least 34 people, including nine children.'
    )
    expect(claims.map((claim) => claim.statement)).toEqual([
      'The ferry had been built in 1987.',
      'The ferry sank off the coast of Mindoro on Friday night.',
      'The ferry killed at least 34 people, including nine children.'
    ])
    expect(claims[2]?.ranges.map((range) => range.text)).toEqual([
      'The ferry',
      'killed at least 34 people, including nine children'
    ])
    expect(claims[2]?.quantities[0]).toMatchObject({ bound: 'at-least', value: 34, unit: 'people' })
  })

  it('shares “has” with every predicate of a list', () => {
    expect(
      statementsOf(
        'The group has performed in 30 countries, won four national prizes and sold more than two million records.'
      )
    ).toEqual([
      'The group has performed in 30 countries.',
      'The group has won four national prizes.',
      'The group has sold more than two million records.'
    ])
  })

  it('takes what was agreed on for what happened, where a later source reports the whole', () => {
    expect(statementsOf('Both parties agreed on a plan to cut taxes by 5 percent, officials said.')).toEqual([
      'Both parties agreed on a plan to cut taxes by 5 percent.',
      'Officials said that both parties agreed on a plan to cut taxes by 5 percent.'
    ])
  })

  it('leaves a participle inside a noun phrase where it is', () => {
    expect(statementsOf('The talks held on Monday ended without a deal.')).toEqual([
      'The talks held on Monday ended without a deal.'
    ])
  })

  it('takes a participle between commas for the assertion that it is', () => {
    expect(statementsOf('The company, founded in 1998, employs 1,200 people.')).toEqual([
      'The company was founded in 1998.',
      'The company, founded in 1998, employs 1,200 people.'
    ])
  })

  it('reads a life in brackets, and the sentence around it as if it were not there', () => {
    const claims = claimsOf(
      'Kirk Douglas (born Issur Danielovitch, December 9, 1916) is an American actor and producer.'
    )
    expect(claims.map((claim) => claim.statement)).toEqual([
      'Kirk Douglas was born Issur Danielovitch, December 9, 1916.',
      'Kirk Douglas (born Issur Danielovitch, December 9, 1916) is an American actor and producer.'
    ])
    expect(claims[1]?.ranges).toHaveLength(1)
  })

  it.each([
    ['events after a preposition of time', 'After the collapse of the talks, prices rose.', 'The talks collapsed.'],
    ['events that somebody owns', 'Markets fell after the company’s bankruptcy.', 'The company went bankrupt.'],
    ['what failed', 'Ministers returned from the failed talks on Monday.', 'The talks failed.'],
    ['what was done to a thing', 'The court read the leaked letters on Monday.', 'The letters were leaked.'],
    ['a meeting of theirs', 'Reporters asked about their private meeting.', 'They had a private meeting.'],
    [
      'what somebody came to know',
      'Engineers realised that the dam had cracked in May.',
      'The dam had cracked in May.'
    ],
    [
      'several things that were',
      'Despite a number of failed tests, the plan went on.',
      'There were a number of failed tests.'
    ],
    ['agreements that did not hold', 'Despite agreed ceasefires, shelling continued.', 'Ceasefires were agreed.']
  ])('takes for granted: %s', (_, text, statement) => {
    const claim = claimsOf(text).find((entry) => entry.statement === statement)
    expect(claim?.types).toContain('presupposition')
  })

  it('takes nothing for granted in what may not be', () => {
    for (const text of ['If they knew that the dam had cracked, they would leave.', 'Despite his age, he won.'])
      expect(claimsOf(text).filter((claim) => claim.types.includes('presupposition'))).toEqual([])
  })

  it('hangs what was reported on the report, before and after it', () => {
    for (const text of [
      'Unemployment fell to 4.1 percent in March, the statistics office said on Tuesday.',
      'The statistics office said on Tuesday that unemployment fell to 4.1 percent in March.'
    ]) {
      const claims = claimsOf(text)
      const content = claims.find((claim) => claim.text.toLowerCase().startsWith('unemployment'))
      const report = claims.find((claim) => claim.types.includes('utterance'))
      expect(content?.parent).toBe(claims.indexOf(report as never))
      expect(content?.attribution[0]).toMatchObject({
        source: { text: expect.stringMatching(/^the statistics office$/i) },
        cue: { text: 'said' }
      })
      expect(content?.dates[0]).toMatchObject({ from: '2017-03-01', to: '2017-03-31' })
    }
  })

  it('makes the words of a quotation one claim and that they were said another', () => {
    const claims = claimsOf('“Two thirds of the schools are closed,” said Helen Marsh, the education minister.')
    expect(claims.map((claim) => claim.text)).toEqual(
      expect.arrayContaining(['Two thirds of the schools are closed', 'said Helen Marsh, the education minister'])
    )
    expect(claims.find((claim) => claim.types.includes('quotation'))?.statement).toMatch(
      /^Helen Marsh, the education minister, said: “Two thirds/
    )
  })

  it('keeps speaking for the same source while a quotation goes on', () => {
    const claims = claimsOf('“The dam held for sixty years,” said engineer Ruth Okafor. “It failed in nine minutes.”')
    expect(claims.at(-1)?.attribution[0]?.source?.text).toBe('engineer Ruth Okafor')
  })

  it('asserts the cause as well as the two facts', () => {
    const claims = claimsOf('Because the dam was closed, farmers lost half of their harvest.')
    expect(claims.map((claim) => claim.statement)).toEqual(
      expect.arrayContaining(['The dam was closed.', 'Because the dam was closed, farmers lost half of their harvest.'])
    )
    expect(claims.find((claim) => claim.text.startsWith('Because'))?.types).toContain('causal')
  })

  it('finds names, former names and titles as claims of their own', () => {
    const claims = claimsOf(
      'Norwegian Prime Minister Kari Dahl praised the Harbour Choir, formerly known as the Dockside Singers.'
    )
    expect(claims.find((claim) => claim.types.includes('title'))?.statement).toBe(
      'Kari Dahl is Norwegian Prime Minister.'
    )
    expect(claims.find((claim) => claim.types.includes('alias'))?.text).toBe(
      'the Harbour Choir, formerly known as the Dockside Singers'
    )
  })

  it('takes what “despite” presupposes apart from the main assertion', () => {
    expect(
      statementsOf(
        'Despite a promised truce, shelling continued in the east on Sunday, leaving up to 10,000 people without power.'
      )
    ).toEqual([
      'There was a promised truce.',
      'Shelling continued in the east on Sunday.',
      'Shelling continued in the east on Sunday, leaving up to 10,000 people without power.'
    ])
  })

  it('does not split what lies inside “that”, “if” and “when”', () => {
    expect(
      statementsOf('Critics fear that the levy will hurt farmers and push up prices.').filter((statement) =>
        /^And|^Push/.test(statement)
      )
    ).toEqual([])
    expect(statementsOf('If the levy passes and prices rise, exports will fall.')).toHaveLength(1)
  })

  it('makes no claim of questions, bylines, calls to act and thanks', () => {
    expect(claimsOf('Why was the ship allowed to sail?')).toEqual([])
    expect(claimsOf('Subscribe to our newsletter.')).toEqual([])
    const byline = 'By Jane Roe'
    const body = 'The bridge closed in 2011.'
    const detection = detect(`${byline}\n\n${body}`, {
      language: 'en',
      blocks: [
        { kind: 'byline', start: 0, end: byline.length },
        { kind: 'paragraph', start: byline.length + 2, end: byline.length + 2 + body.length }
      ]
    })
    expect(detection.claims.map((claim) => claim.text)).toEqual(['The bridge closed in 2011'])
  })

  it('takes a headline without a predicate as a claim, and says that it is the headline', () => {
    const headline = 'Five dead in Lisbon tram crash'
    const claims = detect(`${headline}\n\nA tram left the rails on Monday.`, { language: 'en', title: headline }).claims
    expect(claims.map((claim) => [claim.text, claim.role])).toEqual([
      [headline, 'headline'],
      ['A tram left the rails on Monday', 'lede']
    ])
  })

  it('makes no claim of headings and items that only name a thing', () => {
    const parts = [
      ['headline', 'Syria talks: the background'],
      ['paragraph', 'The talks ended on Monday.'],
      ['heading', 'A long road to peace'],
      ['list-item', 'Two ministers and three generals of 1998'],
      ['heading', 'The army withdrew in May']
    ] as const
    let text = ''
    const blocks = parts.map(([kind, words]) => {
      const start = text.length
      text += `${words}\n\n`
      return { kind, start, end: start + words.length }
    })
    expect(detect(text, { language: 'en', blocks }).claims.map((claim) => claim.text)).toEqual([
      'The talks ended on Monday',
      'The army withdrew in May'
    ])
  })

  it('names the topic of a text whose title is a name', () => {
    const about = (title: string, text: string) =>
      detect(text, { language: 'en', title }).claims.map((claim) => claim.statement)
    expect(about('Collision Course (album)', 'The album sold two million copies.')).toEqual([
      'The album Collision Course sold two million copies.'
    ])
    expect(about('Amy Poehler', 'In 1996, she moved to New York.')).toEqual(['In 1996, Amy Poehler moved to New York.'])
    expect(about('Inception (film)', 'Filming took place in six countries.')).toEqual([
      'Inception: Filming took place in six countries.'
    ])
    expect(about('Senate Passes Health Bill', 'The chamber voted on Monday.')).toEqual(['The chamber voted on Monday.'])
  })

  it.each(['The donors are, and always were, rich. The donors are.', 'You could dismiss these actions as insecure.'])(
    'makes no claim of words that leave the assertion out: %s',
    (text) => {
      expect(statementsOf(text)).not.toContain('The donors are.')
      expect(statementsOf(text).filter((statement) => /^You /.test(statement))).toEqual([])
    }
  )

  it('leaves a pronoun and says so where its antecedent is not plain', () => {
    const claims = claimsOf('Anna Berg met Maria Stein in Oslo. She left on Friday.')
    expect(claims.at(-1)?.flags).toContain('pronoun-unresolved')
  })
})

describe('other languages', () => {
  it('gives whole sentences with numbers and says that the language limits it', () => {
    const claims = detect('Der Krieg hat mehr als 300.000 Menschen getötet. Wer zahlt dafür?', {
      language: 'de'
    }).claims
    expect(claims.map((claim) => claim.text)).toEqual(['Der Krieg hat mehr als 300.000 Menschen getötet.'])
    expect(claims[0]?.quantities[0]).toMatchObject({ value: 300000, unit: 'Menschen' })
    expect(claims[0]?.flags).toEqual(['language-limited'])
  })
})

describe('predicates and their subjects', () => {
  it('gives a predicate the subject that a conjunction opens, however an aside parts the two', () => {
    expect(
      statementsOf(
        'The mayor likes to sing, and students at Lincoln School in Brooklyn, New York, can take part in drama.'
      )
    ).toEqual(['The mayor likes to sing.', 'Students at Lincoln School in Brooklyn, New York, can take part in drama.'])
  })

  it('takes neither an introductory phrase for a subject nor a plural noun after it for a verb', () => {
    expect(
      statementsOf(
        'For instance, calls to establish a commission in Yemen, where a war goes on, were rejected in 2015.'
      )
    ).toEqual(['For instance, calls to establish a commission in Yemen, where a war goes on, were rejected in 2015.'])
    expect(
      statementsOf(
        'In particular, the new feature and its assistant, Astro, can take jobs over and simplify your work.'
      )
    ).toEqual([
      'In particular, the new feature and its assistant, Astro, can take jobs over.',
      'The new feature and its assistant can simplify your work.'
    ])
  })

  it.each([
    'The app keeps fans informed with live scores, match schedules and team news.',
    'The panels should hang on a wall, like the side of a house, or the back of a ground mount structure.',
    'The shop gives people the steps to create the garden, kitchen and life they want for their family.',
    'What critics like about the cameras and the newer line of lenses is how sharp they are.'
  ])('makes no clause of what a noun taken for a verb stands in: %s', (sentence) => {
    expect(statementsOf(sentence)).toEqual([sentence])
  })

  it('goes on with a list of predicates in one time or after one auxiliary', () => {
    expect(statementsOf('The chargers can cut costs and keep streets quiet.')).toEqual([
      'The chargers can cut costs.',
      'The chargers can keep streets quiet.'
    ])
  })

  it('leaves what a gerund goes on with to the gerund, not to the subject of the sentence', () => {
    expect(
      statementsOf('Soldiers have been blamed for introducing cholera to the island, killing more than 10,000 people.')
    ).toEqual(['Soldiers have been blamed for introducing cholera to the island, killing more than 10,000 people.'])
  })

  it('parts the clause in front from the one that takes it up with “that”', () => {
    expect(
      statementsOf('While Obama had a wide choice of songs about him, that has not been happening for Clinton.')
    ).toEqual(['Obama had a wide choice of songs about him.', 'That has not been happening for Clinton.'])
  })

  it('claims nothing of a condition that opens with an example', () => {
    expect(
      statementsOf('For example, if you want to see Vienna and the prices are soaring, you can check other cities.')
    ).toEqual([])
  })

  it.each([
    'Smith, a Democrat whose office oversees charities, has been investigating the foundation.',
    'There are still plenty of doubts about the illness, following her fall after leaving the service.',
    'Jones has been attacking Machado since Smith, at the debate on Monday, cited remarks about her.'
  ])('keeps a clause inside the phrase that it belongs to: %s', (sentence) => {
    expect(statementsOf(sentence)).toEqual([sentence])
  })

  it('makes no full name of a surname that two people of the text have', () => {
    const text =
      'Bill Marlow said the talks had failed. The paper had asked Hillary Marlow, too. Marlow won the vote in May.'
    expect(statementsOf(text)).toContain('Marlow won the vote in May.')
    expect(statementsOf(text.replace('Hillary Marlow', 'the board'))).toContain('Bill Marlow won the vote in May.')
  })

  it('claims nothing of an “as” clause by itself', () => {
    expect(statementsOf('As Smith has fallen behind Jones, more voters have looked for ways out.')).toEqual([
      'More voters have looked for ways out.'
    ])
  })
})
