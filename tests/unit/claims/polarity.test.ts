/** No claim says the opposite of its sentence: what is denied, asked or said of nobody is no assertion of its own. */
import { describe, expect, it } from 'vitest'
import { detect } from '../../../src/main/claims/index.ts'

const statements = (text: string): string[] => detect(text, { language: 'en' }).claims.map(({ statement }) => statement)

describe('what the text denies', () => {
  it.each([
    'She has never said she would support a ban on 12 medicines.',
    'Mr. Sanders showed no sign that he was planning to apologize.',
    'The minister denied that he had paid 300 people in 1998.',
    'Police did not believe that the man fired 12 shots.',
    'Few experts believe that prices will fall by 20 percent.',
    'The mayor did not say how the justices had voted.',
    'The company refused to say whether it had paid the ransom.',
    'The union demanded that the bank pay 3 million dollars.',
    'Nor did they note that the tax had been raised by 8 percent.'
  ])('is told in the words that deny it: %s', (sentence) => {
    expect(statements(sentence)).toEqual([sentence])
  })

  it.each([
    'Tipping is not practised or expected in Norland.',
    'The bank has not closed branches and cut jobs.',
    'The bank has never closed branches or cut jobs.',
    'The bank cannot cut rates and keep prices stable.',
    'The tax has hardly helped farmers and lowered prices.',
    'The board will never, ever let the 300 members down.'
  ])('reaches into every predicate that shares its auxiliary: %s', (sentence) => {
    expect(statements(sentence)).toEqual([sentence])
  })

  it('ends where the next predicate has its own form, or “but” takes it back', () => {
    expect(statements('Smith did not attend and sent a letter.')).toEqual([
      'Smith did not attend.',
      'Smith sent a letter.'
    ])
    expect(statements('Smith was not elected but appointed by the king.')).toEqual([
      'Smith was not elected.',
      'Smith was appointed by the king.'
    ])
    expect(statements('No minister has resigned or apologised for the 30 deaths.')).toEqual([
      'No minister has resigned.',
      'No minister has apologised for the 30 deaths.'
    ])
  })

  it('is not said of somebody after all', () => {
    expect(statements('There are not many voters who cast their ballots for different parties.')).toEqual([
      'There are not many voters who cast their ballots for different parties.'
    ])
    expect(
      statements('“Neither the speaker nor anyone on his team has ever asked for 300 votes,” Ryan said.')
    ).toContain('Neither the speaker nor anyone on his team has ever asked for 300 votes.')
    expect(statements('He did not resign, nor did he apologise for the 300 deaths.')).toContain(
      'Nor did he apologise for the 300 deaths.'
    )
  })

  it('keeps the adverb that opens the sentence', () => {
    expect(statements('Never before in our history has a justice been nominated by 12 senators.')).toEqual([
      'Never before in our history has a justice been nominated by 12 senators.'
    ])
    expect(statements('Trump falsely claimed that he won 306 votes.')[0]).toBe(
      'Trump falsely claimed that he won 306 votes.'
    )
  })

  it('is told apart from what was not only said but is so', () => {
    expect(statements('The bank not only said that prices rose by 8 percent.')).toContain('Prices rose by 8 percent.')
  })
})

describe('sentences that point back or whose predicate looks like a noun', () => {
  it.each([
    'That policy has killed 300 people.',
    'That was more than we had offered to all of Africa before.',
    'This bill costs 3 billion dollars a year.',
    'Israel imports roughly 40 percent of its oil from Azerbaijan.',
    'Earmarks account for 18 billion dollars in last year’s budget.'
  ])('are claims: %s', (sentence) => {
    expect(statements(sentence)).toEqual([sentence])
  })

  it('are none where they only point, ask for something or speak of anybody', () => {
    expect(statements('That is the direction for our country.')).toEqual([])
    expect(statements('Follow our reporter on the network for more of this story.')).toEqual([])
    expect(statements('You take her to dinner on a quiet evening.')).toEqual([])
  })

  it('are claims about the one addressed when they tell what was done', () => {
    expect(statements('You closed the school when you came into office.')).toEqual([
      'You closed the school when you came into office.'
    ])
  })
})

describe('what hangs on another predicate', () => {
  it('is no claim cut out of its phrase', () => {
    expect(statements('After saying he was nervous to ask a question, the man met 300 voters.')).toEqual([
      'The man met 300 voters.'
    ])
    expect(statements('The way everything is stacked up now, it has gone to the 30 banks.')).toEqual([
      'It has gone to the 30 banks.'
    ])
    expect(statements('As she has for weeks, Clinton avoided all mention of Bernie Sanders.')).toEqual([
      'Clinton avoided all mention of Bernie Sanders.'
    ])
    expect(statements('Even after all this is dealt with, the human dimension will remain.')).toEqual([
      'The human dimension will remain.'
    ])
    expect(statements('It was clear that, if she stays in the race, she has yet to win 300 delegates.')).toEqual([
      'It was clear that, if she stays in the race, she has yet to win 300 delegates.'
    ])
  })

  it('keeps its own subject', () => {
    expect(
      statements(
        'Around three dozen people - including one who served in the army - have been deported or are at risk.'
      )
    ).toContain('Around three dozen people are at risk.')
    expect(statements('The banks are in danger, everything is working for the 1 percent.')).toContain(
      'Everything is working for the 1 percent.'
    )
    expect(
      statements('Before the 1990s ushered in a stricter era of screening, many even received passports.')
    ).toContain('Many even received passports.')
  })

  it('is not cut where two nouns are paired, nor taken from what an imperative asks for', () => {
    expect(
      statements('It is the choice of both novice users and experienced data scientists in 30 countries.')
    ).toEqual(['It is the choice of both novice users and experienced data scientists in 30 countries.'])
    expect(statements('Consider what the banks have done to 300 people.')).toEqual([])
    expect(statements('Look, this has been going on for a year.')).toEqual(['Look, this has been going on for a year.'])
    expect(statements('The house was opened in Constantinople in 1475, now known as Istanbul.')).toContain(
      'Constantinople is now known as Istanbul.'
    )
  })

  it('is read between dashes as between commas, and behind a relative pronoun with its own subject', () => {
    expect(statements('Still, Sanders - who discussed a path ahead with 12 advisers - has vowed to fight on.')).toEqual(
      ['Still, Sanders has vowed to fight on.', 'Sanders discussed a path ahead with 12 advisers.']
    )
    expect(statements('The paper obtained 72 mails that Carter sent or received from his account.')).toEqual([
      'The paper obtained 72 mails that Carter sent or received from his account.'
    ])
  })

  it('stays whole where a form describes the object', () => {
    expect(statements('The attack left one person dead and dozens injured.')).toEqual([
      'The attack left one person dead and dozens injured.'
    ])
  })
})
