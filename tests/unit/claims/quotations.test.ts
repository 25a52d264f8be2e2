import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detect } from '../../../src/main/claims/index.ts'

const saidIn = (text: string) =>
  detect(text, { language: 'en' }).attributions.map(({ source, cue, content }) => [
    source?.text,
    cue?.text,
    content?.text
  ])

describe('who speaks a quotation', () => {
  it('gives all quotations of a paragraph to the speaker who is named once', () => {
    expect(
      saidIn('“The bridge is closed,” Mayor Jane Smith said. “We will not open it before spring. It is not safe.”')
    ).toEqual([
      [
        'Mayor Jane Smith',
        'said',
        '“The bridge is closed,” Mayor Jane Smith said. “We will not open it before spring. It is not safe.”'
      ]
    ])
  })

  it('goes on over the paragraph where a quotation is not closed', () => {
    const said = saidIn(
      '“The bridge is closed and it will stay so for months,” Jane Smith said. “There is more to it than money.\n\n“The council has decided that the work begins in May.”'
    )
    expect(said).toEqual([
      [
        'Jane Smith',
        'said',
        '“The bridge is closed and it will stay so for months,” Jane Smith said. “There is more to it than money.\n\n“The council has decided that the work begins in May.”'
      ]
    ])
  })

  it('lets a colon hand over to the next paragraph', () => {
    const said = saidIn(
      'The minister wrote in a letter to the council:\n\n“The money for the new bridge has been found at last.”'
    )
    expect(said.at(-1)).toEqual(['The minister', 'wrote', '“The money for the new bridge has been found at last.”'])
  })

  it('reads lines of a transcript and signatures', () => {
    expect(saidIn('PENCE: We have created half a million jobs in this state in four years.')).toEqual([
      ['PENCE', ':', 'We have created half a million jobs in this state in four years.']
    ])
    expect(saidIn('“The new law has ruined small shops in our street.” — Maria Lopez')).toEqual([
      ['Maria Lopez', '—', '“The new law has ruined small shops in our street.”']
    ])
  })

  it('takes a title in quotation marks for no speech', () => {
    expect(saidIn('The museum bought “Girl With Lamp” in 1999 for two million dollars.')).toEqual([])
  })

  it('knows promises, demands and judgements for what they are', () => {
    expect(saidIn('The governor vowed to close three prisons by 2020.')).toEqual([
      ['The governor', 'vowed', 'to close three prisons by 2020']
    ])
    expect(saidIn('Critics repeated the senator’s claim that crime had doubled in the city.')).toContainEqual([
      'the senator',
      'claim',
      'crime had doubled in the city'
    ])
  })

  it('finds the speaker after the closing mark, however long the words and whoever is named in them', () => {
    expect(
      saidIn('“My reaction, that was harsh,” the mayor’s former press officer said in an interview with Ann Lee.')
    ).toEqual([['the mayor’s former press officer', 'said', '“My reaction, that was harsh,”']])
    expect(
      saidIn(
        '“If they wanted the files, they’d just get them,” Rep. Jim Hall (R-Ohio), a panel member, said by phone.'
      )[0]
    ).toEqual(['Rep. Jim Hall (R-Ohio), a panel member', 'said', '“If they wanted the files, they’d just get them,”'])
    expect(saidIn('“Who would have believed that?” Hall said, looking out on the crowd.')).toEqual([
      ['Hall', 'said', '“Who would have believed that?”']
    ])
  })

  it('does not take a verb inside the quotation for the cue of its words', () => {
    expect(saidIn('“Are we where we need to be? Probably not,” Ms. Moore said.')).toEqual([
      ['Ms. Moore', 'said', '“Are we where we need to be? Probably not,”']
    ])
  })

  it('keeps apart what the speaker said and what he added', () => {
    expect(
      saidIn('“The army is weak,” he said, adding that “some of the things they ask of it are absurd.”').map(
        ([, cue, content]) => [cue, content]
      )
    ).toEqual([
      ['said', '“The army is weak,”'],
      ['adding', '“some of the things they ask of it are absurd.”']
    ])
  })

  it('lets narrative between two quotations part them', () => {
    expect(
      saidIn(
        'My mother said, “I do not believe in it.” She drove so fast that the car shook at the next bend. “I was only joking,” she said.'
      ).map(([source, , content]) => [source, content])
    ).toEqual([
      ['My mother', '“I do not believe in it.”'],
      ['she', '“I was only joking,”']
    ])
  })

  it('begins what was said at the quotation, after when and where it was said', () => {
    expect(saidIn('The film shows Hall saying during the debate last week, “That makes me smart.”').at(-1)?.[2]).toBe(
      '“That makes me smart.”'
    )
    expect(saidIn('Said Ellis: “I do not get the sense that she is interested.”')[0]).toEqual([
      'Ellis',
      'Said',
      '“I do not get the sense that she is interested.”'
    ])
  })

  it('pairs the marks of a quotation in a quotation, and a mark that was set the wrong way round', () => {
    expect(saidIn('“I would rather live in what he calls “hell” than there.” — Ana Rod')).toEqual([
      ['Ana Rod', '—', '“I would rather live in what he calls “hell” than there.”']
    ])
    expect(saidIn('”He has done nothing for this town in ten years.” — Ana Rod')).toEqual([
      ['Ana Rod', '—', '”He has done nothing for this town in ten years.”']
    ])
  })

  it('reads two apostrophes as a quotation mark, and a mark after a figure as none', () => {
    expect(saidIn("''This isn't reform,'' said Alan Cole.")).toEqual([['Alan Cole', 'said', "''This isn't reform,''"]])
    expect(saidIn('The boxer is 6\'3" tall. “I am ready,” he said.').at(-1)).toEqual(['he', 'said', '“I am ready,”'])
  })

  it.each([
    ['intentions', 'The campaign plans to open ten offices.', 'plans', 'to open ten offices'],
    ['orders', 'The mayor urged residents to stay indoors.', 'urged', 'residents to stay indoors'],
    ['judgements', 'The senator denounced the ruling in a speech on Monday.', 'denounced', 'the ruling'],
    ['charges', 'The union accused the firm of hiding losses.', 'accused', 'the firm of hiding losses'],
    ['prepositions', 'The bishop spoke about the war.', 'spoke about', 'the war'],
    ['adjectives', 'The minister is confident that the bill will pass.', 'is confident', 'the bill will pass'],
    ['documents', 'The report says the mine broke the law.', 'says', 'the mine broke the law'],
    ['nouns', 'His promise to close schools angered parents.', 'promise', 'to close schools'],
    [
      'passives without a source',
      'The bank is expected to raise rates.',
      'is expected',
      'The bank is expected to raise rates'
    ],
    [
      'asides in mid-sentence',
      'The museum, Mr. Cole said, will open in May.',
      'said',
      'The museum, Mr. Cole said, will open in May'
    ]
  ])('reads %s', (_, text, cue, content) => {
    const found = saidIn(text).find((link) => link[1]?.endsWith(cue))
    expect(found?.[2]?.replace(/\.$/, '')).toBe(content)
  })

  it('takes what nobody has done yet for no report', () => {
    expect(saidIn('The governor could call on the army for help.')).toEqual([])
  })

  it('gives exact spans whatever stands between the marks', () => {
    const piece = fc.constantFrom(
      '“',
      '”',
      '"',
      'he said',
      ' ',
      ', ',
      '. ',
      'The town has ten bridges',
      '\n\n',
      ':',
      '— Jane Smith',
      'vowed to go',
      '🕊',
      "''",
      'was accused of lying',
      'adding that',
      'é'
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('')
        for (const link of detect(text, { language: 'en' }).attributions)
          for (const span of [link.source, link.cue, link.content])
            if (span) expect(text.slice(span.start, span.end)).toBe(span.text)
      }),
      { numRuns: 200 }
    )
  })
})

describe('what is said and what stands around it', () => {
  const statementsOf = (text: string) => detect(text, { language: 'en' }).claims.map(({ statement }) => statement)

  it('leaves the words between the two parts of a quotation out of what was said', () => {
    const statements = statementsOf(
      '"The bridge will be very safe," Smith said during a rally in Salem, N.C., "but many people are going to be watching it.'
    )
    expect(statements).toEqual([
      'The bridge will be very safe.',
      'Smith said that the bridge will be very safe, but many people are going to be watching it.',
      'Many people are going to be watching it.'
    ])
  })

  it('joins what a second cue reports as a further clause, and gives it to the same speaker alone', () => {
    expect(
      statementsOf(
        'Smith told the hall that she believes the state must build homes, saying that “rents still rise” here.'
      )
    ).toEqual([
      'Smith told the hall that she believes the state must build homes, and that “rents still rise” here.',
      'She believes that the state must build homes.',
      'The state must build homes.'
    ])
  })

  it('ends what is reported in a clause that opens the sentence at its comma', () => {
    expect(
      statementsOf(
        'After the camp announced that it was inviting Cuban to the debate, Jones invited Flowers to it, too.'
      )
    ).toEqual([
      'The camp announced that it was inviting Cuban to the debate.',
      expect.stringContaining('was inviting Cuban to the debate.'),
      'Jones invited Flowers to it, too.'
    ])
  })

  it('takes the report of the main clause where the clause in front has one, too', () => {
    expect(
      saidIn('While he acknowledged funding was a major reason, Ham also noted several mistakes left him troubled.')
    ).toContainEqual(['Ham', 'noted', 'several mistakes left him troubled'])
  })

  it('holds nobody to have said what a condition supposes', () => {
    expect(statementsOf('If Smith said that the plan was dead, he lied.')).toEqual([
      'If Smith said that the plan was dead, he lied.'
    ])
  })

  it('takes the name before the verb for who said it, not the predicate before that', () => {
    expect(saidIn('The marches were the third time AROS said it had set up such a day.')).toContainEqual([
      'AROS',
      'said',
      'it had set up such a day'
    ])
  })

  it('reports nothing of what a preposition names after a verb that can report', () => {
    expect(
      statementsOf('My parents liked sports, but I insisted on writing about a fish in the store I worked at.')
    ).toEqual(['My parents liked sports.', 'I insisted on writing about a fish in the store I worked at.'])
  })

  it('leaves a quotation to the verb before it, not to the one of saying after it', () => {
    const said = saidIn('Cruz exhorted Republicans to "vote your conscience" and said he was standing on truth.')
    expect(said).toContainEqual(['Cruz', 'said', 'he was standing on truth'])
  })

  it('lets a list of quoted names go on over the commas inside their marks', () => {
    expect(saidIn('Smith called the senator a "nasty guy," an "old liar," "unstable" and "sick."')).toEqual([
      ['Smith', 'called', 'the senator a "nasty guy," an "old liar," "unstable" and "sick."']
    ])
  })

  it('does not take the speaker for the pronoun of a clause that holds two people', () => {
    expect(statementsOf('Betty Shelby said that he refused to follow her commands.')).toEqual([
      'Betty Shelby said that he refused to follow her commands.',
      'He refused to follow her commands.'
    ])
  })

  it('begins what was said after the colon that announces it', () => {
    expect(saidIn('The mayor is rolling out a new and more personal message: "It is about all of us."')).toEqual([
      ['The mayor', 'is rolling', '"It is about all of us."']
    ])
  })

  it('finds who told somebody something behind an aside', () => {
    expect(
      saidIn(
        'Schiff, 56, who has served for a decade, told the paper’s weekly series it is clear that money was lost.'
      )[0]
    ).toEqual(['Schiff, 56, who has served for a decade', 'told', 'it is clear that money was lost'])
  })

  it('takes an aside in quotation marks for part of who says it', () => {
    expect(statementsOf('The ad, titled "Unifier?", concludes that Smith is too dangerous to be president.')).toEqual([
      'The ad, titled "Unifier?", concludes that Smith is too dangerous to be president.',
      'Smith is too dangerous to be president.'
    ])
  })
})
