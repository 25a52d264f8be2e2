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
