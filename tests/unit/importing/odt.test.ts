import { expect, test } from 'vitest'
import { makeDocx, wordParagraph } from '../../fixtures/importing/docx.ts'
import { makeOdt, odtParagraph } from '../../fixtures/importing/odt.ts'
import { makeZip } from '../../fixtures/importing/zip.ts'
import { blocksOf, failureOf, readBytes } from './read.ts'

const sentence = 'The two ministers met on Monday, but failed to reach an agreement, officials said.'

test('an OpenDocument text gives its blocks by styles, also by those that stand on others', async () => {
  const body = [
    odtParagraph('Talks end without a deal', 'P1'),
    odtParagraph(sentence),
    '<text:h text:outline-level="2">What comes next</text:h>',
    `<text:list><text:list-item>${odtParagraph('One')}<text:list><text:list-item>${odtParagraph('Two')}</text:list-item></text:list></text:list-item></text:list>`,
    odtParagraph('We will not give in.', 'P2')
  ].join('')
  const read = await readBytes(makeOdt(body))
  expect(read).toMatchObject({ format: 'odt', title: 'Talks end without a deal', encoding: null })
  expect(blocksOf(read)).toEqual([
    ['headline', 'Talks end without a deal'],
    ['lede', sentence],
    ['heading', 'What comes next'],
    ['list-item', 'One'],
    ['list-item', 'Two'],
    ['quote', 'We will not give in.']
  ])
  expect(read.blocks.map(({ level }) => level)).toEqual([1, undefined, 2, 1, 2, undefined])
})

test('spaces, tabs and characters by number are read; line breaks of the file mean nothing', async () => {
  const body = odtParagraph(
    'More than<text:s text:c="3"/>300,000<text:tab/>people\n   are &#8211; so they say &amp; believe &#8211; dead.'
  )
  expect((await readBytes(makeOdt(body))).text).toBe('More than 300,000 people are – so they say & believe – dead.')
})

test.each([
  ['OpenDocument', '<text:line-break/>', (lines: string) => makeOdt(odtParagraph(sentence) + odtParagraph(lines))],
  ['Word', '</w:t><w:br/><w:t>', (lines: string) => makeDocx(wordParagraph(sentence) + wordParagraph(lines))]
])('a line break within a paragraph of %s parts it only where lines are left empty', async (_name, line, make) => {
  const broken = async (breaks: string) => blocksOf(await readBytes(make(breaks))).slice(1)
  const address = `Town Hall${line}12 Market Street${line}Bristol`
  expect(await broken(address)).toEqual([['paragraph', 'Town Hall\n12 Market Street\nBristol']])
  expect(await broken(`${sentence}${line}${line}It will meet again.`)).toEqual([
    ['paragraph', sentence],
    ['paragraph', 'It will meet again.']
  ])
})

test('notes, comments, deletions and hidden words stand apart, each with where it was and why', async () => {
  const changes =
    '<text:tracked-changes><text:changed-region text:id="a"><text:deletion><text:p>Gone.</text:p></text:deletion></text:changed-region><text:changed-region text:id="b"><text:insertion/></text:changed-region></text:tracked-changes>'
  const body = [
    changes,
    odtParagraph(
      'Dead<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Report, page 4.</text:p></text:note-body></text:note> are<office:annotation><dc:creator>Ann</dc:creator><dc:date>2020-01-01</dc:date><text:p>Check this.</text:p></office:annotation> <text:change text:change-id="a"/><text:change-start text:change-id="b"/>many<text:change-end text:change-id="b"/>.'
    ),
    odtParagraph('Secret.', 'H1')
  ].join('')
  const read = await readBytes(makeOdt(body))
  expect(read.text).toBe('Dead are many.')
  expect(read.removed.map(({ text, reason }) => [text, reason])).toEqual([
    ['Report, page 4.', 'footnote'],
    ['Check this.', 'margin-comment'],
    ['Gone.', 'deleted-change'],
    ['Secret.', 'hidden']
  ])
  expect(read.removed[1]?.message).toContain('Ann')
  expect(read.warnings.map(({ code }) => code)).toEqual(['tracked-changes', 'word-comments', 'footnotes'])
  expect(read.warnings[0]?.message).toContain('1 insertion and 1 deletion')
})

test('what was left out can be put back at its place', async () => {
  const body =
    odtParagraph('One.<text:note><text:note-body><text:p>A note.</text:p></text:note-body></text:note>') +
    odtParagraph('Two.')
  const bytes = makeOdt(body)
  const [item] = (await readBytes(bytes)).removed
  expect((await readBytes(bytes, { keep: [item?.id ?? ''] })).text).toBe('One.\n\nA note.\n\nTwo.')
})

test('a table has one line a row, and the words of a box stand where it is anchored', async () => {
  const row = (...cells: string[]) =>
    `<table:table-row>${cells.map((cell) => `<table:table-cell>${odtParagraph(cell)}</table:table-cell>`).join('')}</table:table-row>`
  const table = `<table:table><table:table-header-rows>${row('Place', 'Dead')}</table:table-header-rows>${row('Aleppo', '1,200')}</table:table>`
  const box = odtParagraph(
    `Before.<draw:frame><draw:text-box>${odtParagraph('In the box.')}</draw:text-box></draw:frame>`
  )
  const read = await readBytes(makeOdt(table + box))
  expect(blocksOf(read)).toEqual([
    ['table', 'Place\tDead\nAleppo\t1,200'],
    ['paragraph', 'Before.'],
    ['paragraph', 'In the box.']
  ])
})

test('a password, a truncated file, entities and endless nesting are refused, each with its code', async () => {
  const manifest = {
    name: 'META-INF/manifest.xml',
    content: '<manifest:manifest><manifest:encryption-data/></manifest:manifest>'
  }
  expect(await failureOf(readBytes(makeOdt(odtParagraph(sentence), [manifest])))).toBe('encrypted')
  const whole = makeOdt(odtParagraph(sentence))
  expect(await failureOf(readBytes(whole.subarray(0, whole.length / 2)))).toBe('damaged')
  const mimetype = { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', stored: true }
  const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><office:text>&b;</office:text>'
  expect(await failureOf(readBytes(makeZip([mimetype, { name: 'content.xml', content: bomb }])))).toBe('damaged')
  const deep = '<text:section>'.repeat(5000) + odtParagraph('x') + '</text:section>'.repeat(5000)
  expect(await failureOf(readBytes(makeOdt(deep)))).toBe('limit-expansion')
  expect(await failureOf(readBytes(makeZip([mimetype])))).toBe('damaged')
})

test('other OpenDocument files are told apart from texts', async () => {
  const slides = makeZip([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.presentation', stored: true }
  ])
  await expect(readBytes(slides)).rejects.toThrow(/OpenDocument presentation/)
})

test('what is anchored in a cell of a table stands behind the table and not in the cell as well', async () => {
  const note =
    '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Report.</text:p></text:note-body></text:note>'
  const comment = '<office:annotation><dc:creator>Ann</dc:creator><text:p>Check this.</text:p></office:annotation>'
  const box = '<draw:frame><draw:text-box><text:p>In the box.</text:p></draw:text-box></draw:frame>'
  const cell = `<text:h text:outline-level="1">Aleppo${note}</text:h><text:p>the town${comment}${box}</text:p><text:h>of 1,200</text:h>`
  const read = await readBytes(
    makeOdt(
      `<table:table><table:table-row><table:table-cell>${cell}</table:table-cell><table:table-cell><text:p>dead</text:p></table:table-cell></table:table-row></table:table>`
    )
  )
  expect(blocksOf(read)).toEqual([
    ['table', 'Aleppo the town of 1,200\tdead'],
    ['paragraph', 'In the box.']
  ])
  expect(read.removed.map(({ text }) => text)).toEqual(['Report.', 'Check this.'])
})

test('deleted paragraphs keep their order and their spaces, told or put back', async () => {
  const gone =
    '<text:h>A<text:s/>heading</text:h><text:p>and<text:tab/>words<office:annotation><dc:creator>Ann</dc:creator><text:p>Why?</text:p></office:annotation></text:p>'
  const body = `<text:tracked-changes><text:changed-region text:id="a"><text:deletion>${gone}</text:deletion></text:changed-region></text:tracked-changes>${odtParagraph('Before <text:change text:change-id="a"/> after.')}`
  const accepted = await readBytes(makeOdt(body))
  expect(accepted.removed.map(({ text }) => text)).toEqual(['A heading\nand words'])
  expect((await readBytes(makeOdt(body), { changes: 'reject' })).text).toBe('Before A heading\n\nand words after.')
})

test('a rejected deletion of several paragraphs parts them again', async () => {
  const gone = `<text:deletion>${odtParagraph('was seen.')}${odtParagraph('In the middle.')}${odtParagraph('The mayor ')}</text:deletion>`
  const changes = `<text:tracked-changes><text:changed-region text:id="a">${gone}</text:changed-region></text:tracked-changes>`
  const body = `${changes}${odtParagraph('Nobody <text:change text:change-id="a"/>said no.')}`
  expect(blocksOf(await readBytes(makeOdt(body), { changes: 'reject' })).map(([, text]) => text)).toEqual([
    'Nobody was seen.',
    'In the middle.',
    'The mayor said no.'
  ])
})

test('boxes of a hidden part are hidden with it, how words are said stands apart, and embedded objects are told', async () => {
  const box = `<draw:frame><draw:text-box>${odtParagraph('In a box.')}</draw:text-box></draw:frame>`
  const object = '<draw:frame><draw:object/><draw:image/></draw:frame>'
  const ruby = '<text:ruby><text:ruby-base>東京</text:ruby-base><text:ruby-text>とうきょう</text:ruby-text></text:ruby>'
  const body = `<text:section text:display="none">${odtParagraph(`Secret.${box}`)}</text:section>${odtParagraph(`In ${ruby}${object} it is so.`)}`
  const read = await readBytes(makeOdt(body))
  expect(read.text).toBe('In 東京 it is so.')
  expect(read.removed.map(({ text, reason }) => [text, reason])).toEqual([
    ['Secret.', 'hidden'],
    ['In a box.', 'hidden'],
    ['とうきょう', 'reading-aid']
  ])
  expect(read.warnings.map(({ code }) => code)).toEqual(['text-boxes', 'formulas'])
})

test.each([
  ['a formula', '<draw:object><text:p>x</text:p></draw:object><draw:image/>', 'formulas'],
  ['a picture', '<draw:image><text:p/></draw:image>', 'images-skipped']
])(
  'words of a shape stand in the text also where it is grouped with %s, which is told',
  async (_name, inside, code) => {
    const frame = `<draw:frame>${inside}</draw:frame>`
    const group = `<draw:g>${frame}<draw:custom-shape>${odtParagraph('Held by rebels.')}</draw:custom-shape></draw:g>`
    const read = await readBytes(makeOdt(odtParagraph(`The front.${group}`) + odtParagraph(frame)))
    expect(read.text).toBe('The front.\n\nHeld by rebels.')
    expect(read.warnings.map((warning) => [warning.code, warning.message.slice(0, 2)])).toEqual([[code, '2 ']])
  }
)

test('words that are written over a picture stand in the text, and the picture is told', async () => {
  const picture = `<draw:frame><draw:image>${odtParagraph('Seen from above.')}</draw:image></draw:frame>`
  const read = await readBytes(makeOdt(odtParagraph(`The front.${picture}`)))
  expect(read.text).toBe('The front.\n\nSeen from above.')
  expect(read.warnings.map(({ message }) => message)).toEqual(['1 picture was left out.'])
})
