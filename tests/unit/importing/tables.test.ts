/** Tables as sources bring them: text with delimiters, and Excel workbooks; every cell with its place. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvDelimiter, csvRecords } from '../../../src/main/importing/csv.ts'
import { formatOf, showNumber } from '../../../src/main/importing/xlsx-formats.ts'
import { cellAt, cellName, locatorOf } from '../../../src/shared/locator.ts'
import { makeXlsx, sheetRow } from '../../fixtures/importing/xlsx.ts'
import { makeZip } from '../../fixtures/importing/zip.ts'
import { failureOf, readBytes, textsOf } from './read.ts'

const readCsv = (text: string) => readBytes(Buffer.from(text, 'utf8'))

describe('text with delimiters', () => {
  it('is a table of rows and cells, each with its place', async () => {
    const found = await readCsv('Province,Deaths,Source\nAleppo,"12,000","The ""monitor"""\nHoms,,none\n')
    expect(found.format).toBe('csv')
    expect(textsOf(found)).toEqual(['Province\tDeaths\tSource\nAleppo\t12,000\tThe "monitor"\nHoms\t\tnone'])
    expect(found.blocks[0]).toMatchObject({ kind: 'table', sheet: { name: '', row: 1, column: 1 } })
  })

  it.each([
    ['semicolons', 'a;b;c\n1,5;2;3\n4;5;6\n', 'a\tb\tc\n1,5\t2\t3\n4\t5\t6'],
    ['tabs', 'a\tb\n1\t2\n3\t4\n', 'a\tb\n1\t2\n3\t4'],
    ['bars', 'a|b|c\r\n1|2|3\r\n', 'a\tb\tc\n1\t2\t3'],
    ['what Excel is told', 'sep=;\na;b\n1;2\n', 'a\tb\n1\t2']
  ])('may have %s', async (_name, text, shown) => {
    const found = await readCsv(text)
    expect([found.format, found.text]).toEqual(['csv', shown])
  })

  it('keeps the number of each row over empty ones, and a line break in a cell', async () => {
    const found = await readCsv('a,b,c\n,,\n1,"two\nlines",3\n,second,\n')
    expect(found.blocks.map(({ sheet, start, end }) => [sheet?.row, found.text.slice(start, end)])).toEqual([
      [1, 'a\tb\tc'],
      [3, '1\ttwo lines\t3\n\tsecond']
    ])
  })

  it('of rows that are not as long as the others, it is told', async () => {
    const rows = Array.from({ length: 400 }, (_, index) => `${index},name of the place,${index * 7}`)
    const found = await readCsv(`${rows.join('\n')}\n7,short\n`)
    expect(found.format).toBe('csv')
    expect(found.warnings).toContainEqual({
      code: 'uneven-rows',
      message: '1 row has not the 3 fields that the others have.'
    })
  })

  it.each([
    'Talks on Syria, which began on Monday, ended.\nThe ministers, all of them, left.\n',
    'He came, saw, won.\nShe came, saw, lost.\nThey came, saw, left.\n',
    'Dear Ann,\n\nwe met, as you know.\n\nYours,\nBo\n',
    'One line, no more\n',
    'The war has left more than 300,000 people dead\nand 4.2 million people, half of them children, abroad\n'
  ])('prose is none: %j', async (text) => {
    expect((await readCsv(text)).format).toBe('txt')
  })

  it('any table that is written by the rules is read back cell by cell', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'Z', '7', ',', '"', '\n', ' ', 'ü'), maxLength: 8 })
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }), (rows) => {
        const written = rows.map((fields) => fields.map((field) => `"${field.replaceAll('"', '""')}"`).join(','))
        expect([...csvRecords(`${written.join('\n')}\n`, ',')]).toEqual(rows)
      })
    )
  })

  it('a text cut off in the middle of a row is judged by the rows before', () => {
    expect(csvDelimiter('a,b,c\n1,2,3\n4,5', false)).toBe(',')
    expect(csvDelimiter('a,b,c\n1,2,3\n4,5', true)).toBeNull()
  })
})

describe('an Excel workbook', () => {
  const strings = ['<t>Province</t>', '<r><t>Dea</t></r><r><t>ths</t></r><rPh><t>デス</t></rPh>', '<t>As of</t>']
  const head = sheetRow(2, ['B2 t="s"|<v>0</v>', 'C2 t="s"|<v>1</v>', 'D2 t="s"|<v>2</v>'])
  const aleppo = sheetRow(3, [
    'B3 t="inlineStr"|<is><t>Aleppo &amp; Idlib</t></is>',
    'C3|<v>12000.5</v>',
    'D3 s="1"|<v>42370</v>'
  ])

  it('gives each sheet with its name, its stored values, and where each cell stands', async () => {
    const found = await readBytes(
      makeXlsx(
        [
          { name: 'Deaths', rows: head + aleppo },
          { name: 'Notes', rows: sheetRow(1, ['A1 t="b"|<v>1</v>', 'B1 t="e"|<v>#DIV/0!</v>']) }
        ],
        { strings, formats: [0, 14] }
      )
    )
    expect(found.format).toBe('xlsx')
    expect(textsOf(found)).toEqual([
      'Deaths',
      'Province\tDeaths\tAs of\nAleppo & Idlib\t12000.5\t2016-01-01',
      'Notes',
      'TRUE\t#DIV/0!'
    ])
    expect(found.blocks.map(({ kind, sheet }) => [kind, sheet])).toEqual([
      ['heading', undefined],
      ['table', { name: 'Deaths', row: 2, column: 2 }],
      ['heading', undefined],
      ['table', { name: 'Notes', row: 1, column: 1 }]
    ])
  })

  it('says which cells are calculated, merged, hidden and commented; hidden sheets are set apart', async () => {
    const found = await readBytes(
      makeXlsx([
        {
          name: 'Sum',
          before: '<cols><col min="4" max="5" hidden="1"/></cols>',
          rows:
            sheetRow(1, ['A1|<v>1</v>', 'B1|<f>A1*2</f><v>2</v>', 'C1|<f>NOW()</f>']) +
            sheetRow(2, ['A2|<v>3</v>'], 'hidden="1"'),
          after: '<mergeCells><mergeCell ref="A1:A2"/></mergeCells>',
          comments: { B1: 'Who counted?' }
        },
        { name: 'Secret', state: 'veryHidden', rows: sheetRow(1, ['A1|<v>99</v>']) }
      ])
    )
    expect(found.text).toBe('Sum\n\n1\t2\n3')
    expect(found.removed.map(({ reason, text, message }) => [reason, text, message])).toEqual([
      ['margin-comment', 'Who counted?', 'Comment in the margin by Ann Lee, at Sum!B1'],
      ['hidden', '99', 'Hidden sheet “Secret”']
    ])
    const told = found.warnings.map(({ message }) => message).join(' ')
    for (const words of ['1 cell is calculated', 'Sum!B1', '1 formula has no stored result', 'merged', 'Secret'])
      expect(told).toContain(words)
    expect(told).toContain('3 rows and columns are hidden')
  })

  it('that is broken or no workbook is refused with a code; cells far out cost what they would fill', async () => {
    expect(await failureOf(readBytes(makeXlsx([])))).toBe('empty')
    const empty = makeZip([
      { name: '[Content_Types].xml', content: '<Types/>' },
      { name: 'xl/workbook.xml.bak', content: '' }
    ])
    expect(await failureOf(readBytes(empty))).toBe('damaged')
    const far = Array.from({ length: 6000 }, (_, row) =>
      sheetRow(row + 1, [`A${row + 1}|<v>1</v>`, `XFD${row + 1}|<v>1</v>`])
    ).join('')
    expect(await failureOf(readBytes(makeXlsx([{ name: 'Far', rows: far }])))).toBe('limit-expansion')
  })

  it.each([
    ['General', 'number'],
    ['0.0%', 'percent'],
    ['dd/mm/yyyy', 'date'],
    ['d&quot;th of&quot; mmm', 'date'],
    ['[$-409]h:mm AM/PM', 'time'],
    ['yyyy-mm-dd hh:mm', 'date-time'],
    ['[h]:mm:ss', 'duration'],
    ['#,##0 "days"', 'number'],
    ['[Red]0.00;-0.00', 'number']
  ] as const)('knows what the format %j means', (code, format) => {
    expect(formatOf(code.replaceAll('&quot;', '"'))).toBe(format)
  })

  it.each([
    ['0.1234', 'percent', '12.34%'],
    ['0.30000000000000004', 'number', '0.3'],
    ['1E-7', 'number', '1e-7'],
    ['1', 'date', '1900-01-01'],
    ['59', 'date', '1900-02-28'],
    ['61', 'date', '1900-03-01'],
    ['42370.75', 'date-time', '2016-01-01 18:00'],
    ['0.5', 'time', '12:00'],
    ['1.5', 'duration', '36:00:00'],
    ['-3', 'date', '-3'],
    ['no number', 'date', 'no number']
  ] as const)('shows %s as %s as %s', (stored, format, shown) => {
    expect(showNumber(stored, format, false)).toBe(shown)
  })

  it('of the kind that counts from 1904, days are days', () => {
    expect(showNumber('0', 'date', true)).toBe('1904-01-01')
  })
})

describe('cells as a citation names them', () => {
  const sheet = { name: 'Deaths', row: 4, column: 2 }
  const text = 'Aleppo\t12\nHoms\t\t7'
  const cite = (start: number, end: number) => locatorOf({ sheet }, { text, start, end }).other
  it('are one, a stretch of a row, or the rows between', () => {
    expect(locatorOf({ sheet }).other).toBe('Deaths!B4')
    expect(cite(0, 6)).toBe('Deaths!B4')
    expect(cite(0, 9)).toBe('Deaths!B4:C4')
    expect(cite(text.indexOf('7'), text.length)).toBe('Deaths!D5')
    expect(cite(3, text.length)).toBe('Deaths!B4:D5')
    expect(locatorOf({ sheet: { ...sheet, name: '' } }).other).toBe('B4')
  })
  it('have letters for their columns, whatever the column', () => {
    expect([1, 26, 27, 52, 703, 16384].map((column) => cellName({ row: 1, column }))).toEqual([
      'A1',
      'Z1',
      'AA1',
      'AZ1',
      'AAA1',
      'XFD1'
    ])
    expect(cellAt(sheet, text, text.length)).toEqual({ name: 'Deaths', row: 5, column: 4 })
  })
})

it('a workbook with more formulas than a call takes arguments is read, and all of them are counted', async () => {
  const cells = Array.from({ length: 16 }, (_, column) => cellName({ row: 1, column: column + 1 }).slice(0, -1))
  const rows = Array.from({ length: 9000 }, (_, row) =>
    sheetRow(
      row + 1,
      cells.map((name) => `${name}${row + 1}|<f>1</f><v>1</v>`)
    )
  )
  const read = await readBytes(makeXlsx([{ name: 'Deaths', rows: rows.join('') }]))
  expect(read.warnings.find(({ code }) => code === 'formulas')?.message).toContain('144000 cells are calculated')
}, 60_000)

it('a row without a number that can be is the one behind the row before it', async () => {
  const rows = `${sheetRow(3, ['A3|<v>1</v>'])}<row r="x"><c><v>2</v></c></row><row r="-7"><c><v>3</v></c></row>`
  const read = await readBytes(makeXlsx([{ name: 'Deaths', rows }]))
  expect(read.blocks.map(({ sheet }) => sheet?.row)).toEqual([undefined, 3])
  expect(read.text).toContain('1\n2\n3')
})

it('a sheet that is named and not there is told', async () => {
  const sheet = { name: 'Deaths', rows: sheetRow(1, ['A1|<v>1</v>']) }
  expect((await readBytes(makeXlsx([sheet]))).warnings).toEqual([])
  const read = await readBytes(makeXlsx([sheet], { workbook: '<sheets><sheet name="Lost" r:id="rId77"/></sheets>' }))
  expect(read.warnings.map(({ code }) => code)).toEqual(['unreadable-part'])
  expect(read.text).toContain('1')
})
