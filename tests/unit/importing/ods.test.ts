/** OpenDocument tables as sources bring them: every cell with its place, and what of a sheet does not show. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { makeOds, odsCell, odsRow, odsSheet } from '../../fixtures/importing/ods.ts'
import { makeZip } from '../../fixtures/importing/zip.ts'
import { failureOf, readBytes, textsOf } from './read.ts'

const empty = (times: number): string => `<table:table-cell table:number-columns-repeated="${times}"/>`
const stored = (type: string, attribute: string, shown: string): string =>
  `<table:table-cell office:value-type="${type}" ${attribute}><text:p>${shown}</text:p></table:table-cell>`

it('gives each sheet with its name, its stored values, and where each cell stands', async () => {
  const found = await readBytes(
    makeOds(
      odsSheet(
        'Deaths',
        odsRow(empty(16_384)) +
          odsRow(empty(1) + odsCell('Province') + odsCell('Deaths')) +
          odsRow(empty(1) + odsCell('Aleppo &amp; <text:s text:c="3"/>Idlib') + odsCell(12_000.5) + empty(16_381))
      ) + odsSheet('Notes', `<table:table-header-rows>${odsRow(odsCell('counted by hand'))}</table:table-header-rows>`)
    )
  )
  expect(found.format).toBe('ods')
  expect(textsOf(found)).toEqual(['Deaths', 'Province\tDeaths\nAleppo & Idlib\t12000.5', 'Notes', 'counted by hand'])
  expect(found.blocks.map(({ kind, sheet }) => [kind, sheet])).toEqual([
    ['heading', undefined],
    ['table', { name: 'Deaths', row: 2, column: 2 }],
    ['heading', undefined],
    ['table', { name: 'Notes', row: 1, column: 1 }]
  ])
})

it.each([
  ['a number that is shown rounded', stored('float', 'office:value="1234567.891"', '1.2 m'), '1234567.891'],
  ['money', stored('currency', 'office:value="1200" office:currency="EUR"', '1.200,00 €'), '1200'],
  ['a share', stored('percentage', 'office:value="0.1234"', '12 %'), '12.34%'],
  ['a truth', stored('boolean', 'office:boolean-value="true"', 'WAHR'), 'TRUE'],
  ['a day', stored('date', 'office:date-value="2016-01-02"', '02.01.16'), '2016-01-02'],
  ['a moment', stored('date', 'office:date-value="2016-01-02T18:00:00"', '02.01.16 18 Uhr'), '2016-01-02 18:00'],
  ['a time', stored('time', 'office:time-value="PT09H30M00S"', '9.30'), '09:30'],
  ['how long something takes', stored('time', 'office:time-value="PT36H00M05S"', '36'), '36:00:05'],
  ['a time that is none', stored('time', 'office:time-value="soon"', 'soon'), 'soon'],
  ['an error', stored('string', 'calcext:value-type="error"', '#DIV/0!'), '#DIV/0!'],
  [
    'words that are stored only',
    '<table:table-cell office:value-type="string" office:string-value="Homs &amp;  Hama"/>',
    'Homs & Hama'
  ],
  ['several paragraphs', '<table:table-cell><text:p>a</text:p><text:p>b</text:p></table:table-cell>', 'a b']
])('shows %s as it is stored', async (_name, cell, shown) => {
  expect(textsOf(await readBytes(makeOds(odsSheet('S', odsRow(cell)))))).toEqual(['S', shown])
})

it('cells and rows that stand several times stand so here', async () => {
  const rows =
    odsRow(odsCell(7, 'table:number-columns-repeated="3"') + odsCell('end'), 'table:number-rows-repeated="2"') +
    odsRow(empty(4), 'table:number-rows-repeated="1000"') +
    odsRow(odsCell('last'))
  const found = await readBytes(makeOds(odsSheet('S', rows)))
  expect(textsOf(found)).toEqual(['S', '7\t7\t7\tend\n7\t7\t7\tend', 'last'])
  expect(found.blocks.at(-1)?.sheet).toEqual({ name: 'S', row: 1003, column: 1 })
})

it('says which cells are calculated, merged, hidden and commented; hidden sheets are set apart', async () => {
  const comment =
    '<office:annotation><dc:creator>Ann Lee</dc:creator><dc:date>2016-01-02</dc:date><text:p>Who</text:p><text:p>counted?</text:p></office:annotation>'
  const picture = '<draw:frame><draw:object/><draw:image/></draw:frame>'
  const box = '<draw:custom-shape><text:p>drawn over it</text:p></draw:custom-shape>'
  const found = await readBytes(
    makeOds(
      `<table:content-validations><table:help-message><text:p>Type a number.</text:p></table:help-message></table:content-validations>
      <table:tracked-changes><table:previous><table:table-cell><text:p>old</text:p></table:table-cell></table:previous></table:tracked-changes>` +
        odsSheet(
          'Sum',
          '<table:table-column table:number-columns-repeated="2" table:visibility="collapse"/>' +
            odsRow(
              odsCell(1, 'table:number-rows-spanned="2"') +
                odsCell(2, 'table:formula="of:=[.A1]*2"', comment + picture + box) +
                '<table:table-cell table:formula="of:=NOW()"/>'
            ) +
            odsRow(`<table:covered-table-cell/>${odsCell(3)}`, 'table:visibility="filter"')
        ) +
        odsSheet('Secret', odsRow(odsCell(99)), 'hidden')
    )
  )
  expect(found.text).toBe('Sum\n\n1\t2\n\t3')
  expect(found.removed.map(({ reason, text, message }) => [reason, text, message])).toEqual([
    ['margin-comment', 'Who\ncounted?', 'Comment in the margin by Ann Lee, at Sum!B1'],
    ['hidden', '99', 'Hidden sheet “Secret”']
  ])
  const told = found.warnings.map(({ message }) => message).join(' ')
  for (const words of [
    '1 cell is calculated',
    'Sum!B1',
    '1 formula has no stored result and is empty here (Sum!C1)',
    '1 group of cells is merged',
    '3 rows and columns are hidden',
    'left out: Secret',
    '1 picture was left out',
    '1 comment'
  ])
    expect(told).toContain(words)
})

it('rows and columns that are hidden are told only where they hold something', async () => {
  const hidden = 'table:visibility="collapse"'
  const column = (times: number, attributes = '') =>
    `<table:table-column table:number-columns-repeated="${times}" ${attributes}/>`
  const rest = odsRow(empty(16_384), `${hidden} table:number-rows-repeated="1048575"`)
  const hiddenOf = async (columns: string, rows: string) =>
    (await readBytes(makeOds(odsSheet('S', columns + rows)))).warnings.map(({ message }) => message)
  expect(await hiddenOf(column(2) + column(16_382, hidden), odsRow(odsCell('a') + odsCell('b')) + rest)).toEqual([])
  const rows = odsRow(odsCell('a') + odsCell('b')) + odsRow(odsCell('c'), `${hidden} table:number-rows-repeated="2"`)
  expect(await hiddenOf(column(1) + column(16_383, hidden), rows + rest)).toEqual([
    expect.stringMatching(/^3 rows and columns are hidden/)
  ])
})

it('that is broken, protected or asks for too much is refused with a code', async () => {
  const mimetype = { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', stored: true }
  expect(await failureOf(readBytes(makeZip([mimetype])))).toBe('damaged')
  expect(await failureOf(readBytes(makeOds('')))).toBe('empty')
  const locked = { name: 'META-INF/manifest.xml', content: '<manifest:encryption-data/>' }
  expect(await failureOf(readBytes(makeOds(odsSheet('S', odsRow(odsCell(1))), [locked])))).toBe('encrypted')
  const many = odsRow(
    odsCell(1, 'table:number-columns-repeated="16384"') + odsCell('x'),
    'table:number-rows-repeated="1048576"'
  )
  expect(await failureOf(readBytes(makeOds(odsSheet('S', many))))).toBe('limit-expansion')
  const far = odsRow(odsCell(1) + empty(16_382) + odsCell(1), 'table:number-rows-repeated="6000"')
  expect(await failureOf(readBytes(makeOds(odsSheet('S', far))))).toBe('limit-expansion')
  const deep = '<table:table-row-group>'.repeat(5000) + '</table:table-row-group>'.repeat(5000)
  expect(await failureOf(readBytes(makeOds(odsSheet('S', deep))))).toBe('limit-expansion')
})

it('any table of words is read back cell by cell, however its repeats are written', async () => {
  const word = fc.constantFrom('', 'a', 'b', 'Homs')
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(word, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 }),
      async (rows) => {
        fc.pre(rows.some((cells) => cells.some((cell) => cell !== '')))
        const written = (cells: readonly string[]): string => {
          let xml = ''
          for (let at = 0, to = 0; at < cells.length; at = to) {
            while (to < cells.length && cells[to] === cells[at]) to += 1
            const repeat = `table:number-columns-repeated="${to - at}"`
            xml += cells[at] === '' ? `<table:table-cell ${repeat}/>` : odsCell(cells[at] ?? '', repeat)
          }
          return odsRow(xml)
        }
        const found = await readBytes(makeOds(odsSheet('S', rows.map(written).join(''))))
        const read = new Map<string, string>()
        for (const { sheet, start, end } of found.blocks)
          for (const [down, line] of found.text.slice(start, end).split('\n').entries())
            for (const [right, cell] of line.split('\t').entries())
              if (sheet && cell !== '') read.set(`${sheet.row + down} ${sheet.column + right}`, cell)
        const wanted = rows.flatMap((cells, row) =>
          cells.flatMap((cell, column) => (cell === '' ? [] : [[`${row + 1} ${column + 1}`, cell] as const]))
        )
        expect(read).toEqual(new Map(wanted))
      }
    )
  )
})
