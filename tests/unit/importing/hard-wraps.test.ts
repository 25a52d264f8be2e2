import { expect, test } from 'vitest'
import * as texts from '../../fixtures/importing/texts.ts'
import { blocksOf, readText, textsOf } from './read.ts'

test('mail wrapped at column 72 becomes whole paragraphs, and its signature keeps its lines', async () => {
  const read = textsOf(await readText(texts.mailWrapped))
  expect(read).toHaveLength(4)
  expect(read[0]).toBe('Hello all,')
  expect(read[1]).toMatch(
    /^The committee .* for the coming year\. Members agreed .* Mr\. Oliver Brown, said that he .* plan\.$/
  )
  expect(read[2]).toContain('in the town hall at 7 p.m. and is open')
  expect(read[3]).toBe('Best regards,\nAnna Schmidt\nTown Clerk')
})

test('wrapped text without empty lines is parted where a sentence ends on a line with room left', async () => {
  const read = textsOf(await readText(texts.wrappedWithoutEmptyLines))
  expect(read.map((text) => text.slice(0, 13))).toEqual(['The committee', 'The treasurer', 'A second meet'])
  expect(read.every((text) => !text.includes('\n'))).toBe(true)
})

test('text of one line a paragraph keeps every paragraph, its headline, byline, date and heading', async () => {
  const read = await readText(texts.oneLineAParagraph)
  expect(blocksOf(read).map(([kind]) => kind)).toEqual([
    'headline',
    'byline',
    'byline',
    'lede',
    'paragraph',
    'heading',
    'paragraph',
    'paragraph'
  ])
  expect(read).toMatchObject({ title: 'Budget talks collapse', byline: 'Jane Miller', published: '2016-09-05' })
})

test('lines broken at random are whole sentences again, also before figures and names', async () => {
  const read = await readText(texts.randomWraps)
  expect(textsOf(read)[0]).toMatch(/^Police in London have arrested two men .* Metropolitan Police said\.$/)
  expect(read.text).toContain('The men, aged 24 and 31, are being held at a station in the east of the city and')
  expect(read.removed.map((item) => item.text)).toEqual(['Posted by Unknown at 9:10 AM'])
})

test('the lines of a poem stay lines, stanza by stanza', async () => {
  const read = await readText(texts.poem)
  expect(textsOf(read)).toEqual(texts.poem.trim().split('\n\n'))
})

test('a bullet list inside wrapped text keeps its items, each in one line', async () => {
  const items = blocksOf(await readText(texts.bulletList)).filter(([kind]) => kind === 'list-item')
  expect(items.map(([, text]) => text)).toEqual([
    'more money for schools, which will be paid from the new tax on sugar',
    'fewer cars in the centre',
    'a new hospital in the north of the city'
  ])
})

test('a numbered list keeps its numbers, and the paragraph after it is none of its items', async () => {
  const read = await readText(texts.numberedList)
  expect(blocksOf(read).map(([kind]) => kind)).toEqual(['paragraph', 'list-item', 'list-item', 'list-item', 'lede'])
  expect(textsOf(read)[1]).toBe(
    '1. The train left the station at 9 a.m. and was due to arrive in the capital an hour later.'
  )
})

test('short lines between paragraphs are headings', async () => {
  const headings = blocksOf(await readText(texts.withHeadings)).filter(([kind]) => kind === 'heading')
  expect(headings.map(([, text]) => text)).toEqual(['What it will cost', 'Who pays'])
})

const story = [
  'The ministry said on Tuesday that the number of people who had left the city since March was higher than expected.',
  'Aid groups in the region put the figure at more than 40,000, and said that many of them had gone to other states.'
] as const

test.each([
  ['empty lines around it', '\n\n', '\n\n'],
  ['none', '\n', '\n'],
  ['one before', '\n\n', '\n'],
  ['one after', '\n', '\n\n']
])('a pasted subheading is a heading with %s', async (_, before, after) => {
  for (const heading of ['The Road Ahead', 'What happens now?']) {
    const read = await readText(`${story[0]}${before}${heading}${after}${story[1]}`)
    expect(blocksOf(read)[1]).toEqual(['heading', heading])
  }
})

test('a question that somebody asks, or that is not alone, is no heading', async () => {
  for (const said of ['“What happens now?”', 'Nobody knows it. What happens now?']) {
    expect(blocksOf(await readText(`${story[0]}\n\n${said}\n\n${story[1]}`))[1]?.[0]).toBe('paragraph')
  }
  const asked = await readText(`${story[0]}\n\nWhat happens now?\n\nNobody knows.\n\n${story[1]}`)
  expect(blocksOf(asked)[1]).toEqual(['paragraph', 'What happens now?'])
})

test.each([
  ['a bullet and a space', '• 300,000 dead\n• 5 million refugees'],
  ['a bullet and a tab, as word processors paste them', '•\t300,000 dead\n•\t5 million refugees'],
  ['the bullet of a symbol font', '\uf0b7\t300,000 dead\n\uf0b7\t5 million refugees'],
  ['a hollow bullet', 'o\t300,000 dead\no\t5 million refugees'],
  ['nothing between bullet and word', '•300,000 dead\n•5 million refugees'],
  ['the bullet on a line of its own', '•\n300,000 dead\n•\n5 million refugees'],
  ['empty lines between them', '• 300,000 dead\n\n• 5 million refugees'],
  ['a dash', '- 300,000 dead\n- 5 million refugees']
])('items of a list are list items without their mark: %s', async (_, items) => {
  const read = await readText(`${story[0]}\n\n${items}\n\n${story[1]}`)
  expect(blocksOf(read).slice(1, 3)).toEqual([
    ['list-item', '300,000 dead'],
    ['list-item', '5 million refugees']
  ])
  expect(read.blocks).toHaveLength(4)
})

test('a list right under its heading and right before the next paragraph stays a list', async () => {
  const read = await readText(`${story[0]}\nKey figures\n• 300,000 dead\n• 5 million refugees\n${story[1]}`)
  expect(blocksOf(read).map(([kind]) => kind)).toEqual(['lede', 'heading', 'list-item', 'list-item', 'paragraph'])
})

test('numbers set in with a tab are a list, ranks with two columns a table', async () => {
  const list = await readText(`${story[0]}\n\n1.\tMore money\n2.\tFewer cars\n\n${story[1]}`)
  expect(blocksOf(list).slice(1, 3)).toEqual([
    ['list-item', '1. More money'],
    ['list-item', '2. Fewer cars']
  ])
  const table = await readText(`${story[0]}\n\n1.\tGreens\t12\n2.\tLiberals\t9\n\n${story[1]}`)
  expect(blocksOf(table)[1]?.[0]).toBe('table')
})

test('a bullet that parts two sections stays where it is', async () => {
  expect(textsOf(await readText(`${story[0]}\n\n•\n\n${story[1]}`))).toEqual([story[0], '•', story[1]])
})

test.each([
  ['a short line', 'Budget talks collapse after row over schools'],
  [
    'a long one',
    'Government and opposition fail to agree on budget for next year after a row over schools, roads and more'
  ],
  ['a question', 'Did the budget talks collapse?'],
  ['one that ends in an abbreviation', 'Budget talks collapse in the U.S.'],
  ['one with a quotation', 'Minister: “We have nothing to hide”']
])('the first line of a plain text is its title: %s', async (_, title) => {
  const read = await readText(`${title}\n\n${story.join('\n\n')}`)
  expect(read.title).toBe(title)
  expect(blocksOf(read).map(([kind]) => kind)).toEqual(['headline', 'lede', 'paragraph'])
})

test.each([
  ['a whole sentence', 'The talks have collapsed.'],
  ['a salutation', 'Dear all,'],
  ['a label', 'To the editor:'],
  ['small letters', 'budget talks collapse'],
  ['as long as a paragraph', story[0].slice(0, -1).repeat(2)]
])('a first line that is no title gives none: %s', async (_, line) => {
  expect((await readText(`${line}\n\n${story.join('\n\n')}`)).title).toBeNull()
})

test('German text is rejoined although its nouns begin with capitals, and a suspended hyphen keeps its space', async () => {
  const read = await readText(texts.germanWrapped)
  expect(read.language).toBe('de')
  expect(read.blocks).toHaveLength(2)
  expect(read.text).toContain('Nach Angaben des Ministeriums sollen')
  expect(read.text).toContain('die Finanz- und Wirtschaftspolitik')
})

test('French and Spanish text is rejoined, and the furniture of their blogs goes', async () => {
  const french = await readText(texts.frenchWrapped)
  expect(french.language).toBe('fr')
  expect(textsOf(french)[1]).toMatch(
    /l'ouverture de négociations\. « Nous irons jusqu'au bout », a déclaré M\. Martinez\.$/
  )
  expect(french.removed.map((item) => item.reason)).toEqual(['comments', 'comments'])
  const spanish = await readText(texts.spanishWrapped)
  expect(spanish.language).toBe('es')
  expect(spanish.text).toContain('familias afectadas por las inundaciones')
  expect(spanish.removed.map((item) => item.text)).toEqual(['No hay comentarios:', 'Publicar un comentario'])
})

test('a cut word is closed where the text writes it whole elsewhere, and keeps its hyphen otherwise', async () => {
  const read = await readText(texts.hyphenated)
  expect(read.text).toContain('The government has said')
  expect(read.text).toContain('although they had been asked')
  expect(read.text).toMatch(/well-?known exceptions/)
  const single = await readText(
    'He called the well-\nknown minister, who had said that\nthe rules would apply to\nall.'
  )
  expect(single.text).toContain('well-known minister')
})

test('a table keeps a line for each row', async () => {
  const read = await readText('Results of the vote in the council:\n\nParty\tSeats\nGreens\t12\nLiberals\t9\n')
  expect(blocksOf(read).at(-1)).toEqual(['table', 'Party\tSeats\nGreens\t12\nLiberals\t9'])
})

test('quoted mail is a quotation without its marks', async () => {
  const read = await readText(
    'I do not agree with what you wrote yesterday.\n\n> The numbers are right, and\n> nobody doubts them.\n'
  )
  expect(blocksOf(read).at(-1)).toEqual(['quote', 'The numbers are right, and nobody doubts them.'])
})

test('with rejoining off, the line breaks stay as they are', async () => {
  const read = await readText(texts.randomWraps, { rejoinLines: false })
  expect(read.text.startsWith('Police in\nLondon have arrested\ntwo men')).toBe(true)
  expect(read.warnings.map((warning) => warning.code)).not.toContain('lines-rejoined')
})
