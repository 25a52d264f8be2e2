import { describe, expect, it } from 'vitest'
import { detect } from '../../../src/main/claims/index.ts'

const saidIn = (text: string) =>
  detect(text, { language: 'en' }).attributions.map(({ source, cue, content }) => [
    source?.text,
    cue?.text,
    content?.text
  ])

describe('who is named after the words in quotation marks', () => {
  it.each([
    ['an unusual verb', '“We will be back next year,” the angry coach retaliated.', 'the angry coach', 'retaliated'],
    ['a verb with its particle', '“You know nothing of it,” Cole shot back.', 'Cole', 'shot back'],
    ['a verb with "out"', '“They were always the first to pay,” he points out.', 'he', 'points out'],
    [
      'a verb before the name',
      '“The mill was our life,” remembered Ann Cole, a weaver.',
      'Ann Cole, a weaver',
      'remembered'
    ],
    ['a passive', '“The money has run out,” Hall was quoted as saying.', 'Hall', 'was quoted as saying'],
    ['a number that stands for people', '“We ask you to resign,” the two write.', 'the two', 'write'],
    ['an age that stands for a person', '“I love this town,” said the 46-year-old.', 'the 46-year-old', 'said'],
    [
      'a participle before the noun',
      '“There is nothing in the accounts,” said one retired clerk.',
      'one retired clerk',
      'said'
    ],
    ['a name that is a verb, too', '“The plant will stay open,” Read said.', 'Read', 'said'],
    [
      'a clause about the speaker',
      '“It can be done,” Hall, whose firm built the bridge, said.',
      'Hall, whose firm built the bridge',
      'said'
    ],
    ['what was done meanwhile', '“Who paid for it?” Hall asked as he left the room.', 'Hall', 'asked']
  ])('knows them by %s', (_, text, source, cue) => {
    expect(saidIn(text)[0]).toEqual([source, cue, text.slice(0, text.indexOf('”') + 1)])
  })

  it('takes no sentence after a quotation with a full stop for its speaker, unless its verb is one of saying', () => {
    expect(saidIn('The mayor said: “The bridge is closed.” Hall went home.').map(([source]) => source)).toEqual([
      'The mayor'
    ])
  })

  it('closes a quotation after the close of another in it, and at a mark that was set the wrong way round', () => {
    expect(saidIn(`"He came up to me and said, 'Well done,' " Hall said.`)).toContainEqual([
      'Hall',
      'said',
      `"He came up to me and said, 'Well done,' "`
    ])
    expect(saidIn('“It is unusual,“ said Ann Cole. “We have never seen it before.”')).toEqual([
      ['Ann Cole', 'said', '“It is unusual,“ said Ann Cole. “We have never seen it before.”']
    ])
  })

  it('takes a short sentence for speech and not for a title', () => {
    expect(saidIn('“If they do, fine,” Ann Cole said. “That is all.”')).toEqual([
      ['Ann Cole', 'said', '“If they do, fine,” Ann Cole said. “That is all.”']
    ])
  })
})

describe('whole sentences in quotation marks that stand by themselves', () => {
  it('are given to whom the sentence before them tells of', () => {
    expect(saidIn('The mayor of Carville disagreed. “We have never had so many visitors in one summer.”')).toEqual([
      ['The mayor of Carville', 'disagreed', '“We have never had so many visitors in one summer.”']
    ])
  })

  it('go on with what was reported right before them', () => {
    expect(
      saidIn('Ann Cole said that she would help the new mayor. “I will do it because the town comes first.”')
    ).toEqual([['Ann Cole', 'said', 'she would help the new mayor. “I will do it because the town comes first.”']])
  })

  it('are announced by a colon, whatever stands before it', () => {
    expect(saidIn('The answer of the mayor was: “We have no money for a second bridge.”')).toEqual([
      ['The answer of the mayor', 'was', '“We have no money for a second bridge.”']
    ])
  })

  it('are found without a speaker where none is named', () => {
    expect(saidIn('“The town will never be the same again without its mill.”')).toEqual([
      [undefined, undefined, '“The town will never be the same again without its mill.”']
    ])
  })

  it('go on over paragraphs with the words of the paragraph before', () => {
    expect(saidIn('“We have waited for years,” Ann Cole told the council.\n\n“Now we want an answer.”')).toEqual([
      ['Ann Cole', 'told', '“We have waited for years,” Ann Cole told the council.\n\n“Now we want an answer.”']
    ])
  })

  it('do not go on where the paragraph before ended with another matter', () => {
    expect(
      saidIn('“We have waited for years,” Ann Cole said. The council meets in May.\n\n“Now we want an answer.”').map(
        ([, , content]) => content
      )
    ).toEqual(['“We have waited for years,”', '“Now we want an answer.”'])
  })

  it('are parted where a sentence of the report stands between them', () => {
    expect(
      saidIn('“I like the plan,” said Ann Cole. She grew up in the town by the river. “It will bring us work.”').map(
        ([source, , content]) => [source, content]
      )
    ).toEqual([
      ['Ann Cole', '“I like the plan,”'],
      ['Ann Cole', '“It will bring us work.”']
    ])
  })
})

describe('quoted words in a clause that tells more of something', () => {
  it('begin with the pronoun that stands for it', () => {
    expect(saidIn('The council left the deal, which Hall had called “a disgrace for the town.”')).toContainEqual([
      'Hall',
      'had called',
      'which Hall had called “a disgrace for the town.”'
    ])
  })

  it('are no tag of a title that opens the sentence', () => {
    expect(saidIn('“Girl With a Lamp,” Cole painted in 1902.')).toEqual([])
  })
})

describe('reports within quoted words', () => {
  it('are part of what the speaker says, and no attribution of their own', () => {
    expect(
      saidIn('“It was close,” Hall said. “My aunt told me that the bridge would never be built in our time.”')
    ).toEqual([
      ['Hall', 'said', '“It was close,” Hall said. “My aunt told me that the bridge would never be built in our time.”']
    ])
  })
})
