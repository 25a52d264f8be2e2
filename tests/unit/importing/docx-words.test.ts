import { expect, test } from 'vitest'
import { makeDocx, wordParagraph } from '../../fixtures/importing/docx.ts'
import type { ZipEntry } from '../../fixtures/importing/zip.ts'
import { readBytes, textsOf } from './read.ts'

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
const words = (text: string, properties = '') =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
const part = (name: string, xml: string): ZipEntry => ({
  name: `word/${name}.xml`,
  content: `<?xml version="1.0"?><w:${name} ${namespaces}>${xml}</w:${name}>`
})
const body = (xml: string) => xml.replaceAll('<w:p>', `<w:p ${namespaces}>`)

test('words are hidden by their style, by that of their paragraph, and by the style that these stand on', async () => {
  const style = (kind: string, id: string, inside: string) =>
    `<w:style w:type="${kind}" w:styleId="${id}"><w:name w:val="${id}"/>${inside}</w:style>`
  const styles = part(
    'styles',
    style('character', 'Secret', "<w:rPr><w:vanish w:val='1'/></w:rPr>") +
      style('character', 'Heir', '<w:basedOn w:val="Secret"/>') +
      style('character', 'Open', '<w:basedOn w:val="Secret"/><w:rPr><w:vanish w:val="0"/></w:rPr>') +
      style('paragraph', 'Aside', '<w:rPr><w:vanish/></w:rPr>')
  )
  const text = `<w:p>${words('Seen. ')}${words('Secret. ', '<w:rStyle w:val="Secret"/>')}${words('Heir. ', "<w:rStyle w:val='Heir'/>")}${words('Open. ', '<w:rStyle w:val="Open"/>')}${words('Shown. ', '<w:rStyle w:val="Secret"/><w:vanish w:val="false"/>')}${words('By itself. ', "<w:vanish w:val='true'/>")}<w:ins w:id="1">${words('Last.')}</w:ins></w:p>`
  const aside = `<w:p><w:pPr><w:pStyle w:val="Aside"/><w:pPrChange w:id="2"><w:pPr><w:pStyle w:val="Titel"/></w:pPr></w:pPrChange></w:pPr>${words('An aside.')}</w:p>`
  const read = await readBytes(makeDocx(body(text + aside), [styles]))
  expect(read.text).toBe('Seen. Open. Shown. Last.')
  expect(read.removed.map((item) => [item.text, item.reason])).toEqual([
    ['Secret. Heir.', 'hidden'],
    ['By itself.', 'hidden'],
    ['An aside.', 'hidden']
  ])
  expect(read.changes?.[0]?.place).toEqual({ start: 19, end: 24 })
})

test('words of fields, of text in another direction and behind a break of their own kind stay', async () => {
  const field = `<w:fldSimple w:instr=" SEQ Figure ">${words('7')}</w:fldSimple>`
  const turned = `<w:dir w:val="rtl">${words('one ')}</w:dir><w:bdo w:val="ltr">${words('two')}</w:bdo>`
  const breaks = '<w:r><w:t>three</w:t><w:cr/><w:t>four</w:t><w:ptab w:alignment="right"/><w:t>five</w:t></w:r>'
  const read = await readBytes(makeDocx(body(`<w:p>${words('Figure ')}${field}: ${turned}</w:p><w:p>${breaks}</w:p>`)))
  expect(textsOf(read).join('\n')).toMatch(/^Figure 7.*one two\nthree\s+four\s+five$/s)
})

test('how words are said stands apart from them, and so do formulas; both are told', async () => {
  const ruby = `<w:r><w:ruby><w:rubyPr><w:hps w:val="1"/></w:rubyPr><w:rt>${words('とうきょう')}</w:rt><w:rubyBase>${words('東京')}</w:rubyBase></w:ruby></w:r>`
  const formula = '<m:oMathPara><m:oMath><m:r><m:t>E=</m:t></m:r><m:r><m:t>mc</m:t></m:r></m:oMath></m:oMathPara>'
  const read = await readBytes(
    makeDocx(
      body(`<w:p>${words('In ')}${ruby}${words(' it is ')}${formula}<w:ins w:id="1">${words('so.')}</w:ins></w:p>`)
    )
  )
  expect(read.text).toBe('In 東京 it is so.')
  expect(read.removed.map(({ text, reason }) => [text, reason])).toEqual([
    ['とうきょう', 'reading-aid'],
    ['E=mc', 'formula']
  ])
  expect(read.warnings).toContainEqual({ code: 'formulas', message: '1 formula is not part of the text.' })
  expect(read.changes?.[0]?.place).toEqual({ start: 12, end: 15 })
})

test('signs of a sign font are the signs that they show, and boxes before the items of a list are ticked or not', async () => {
  const sign = words('A \uf061 b', '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>')
  const item = (list: number, text: string) =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr></w:pPr>${words(text)}</w:p>`
  const level = (mark: string) => `<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="${mark}"/></w:lvl>`
  const kinds = ['☐', '☒', '•'].map(
    (mark, at) => `<w:abstractNum w:abstractNumId="${at}">${level(mark)}</w:abstractNum>`
  )
  const lists = [0, 1, 2].map((at) => `<w:num w:numId="${at + 1}"><w:abstractNumId w:val="${at}"/></w:num>`)
  const numbering = part('numbering', [...kinds, ...lists].join(''))
  const read = await readBytes(
    makeDocx(body(`<w:p>${sign}</w:p>${item(1, 'Asked')}${item(2, 'Checked')}${item(3, 'Plain')}`), [numbering])
  )
  expect(textsOf(read)).toEqual(['A α b', '☐ Asked', '☒ Checked', 'Plain'])
})

test('a document that Word would put in from another file is told as a part that could not be read', async () => {
  const read = await readBytes(makeDocx(`${wordParagraph('Here.')}<w:altChunk r:id="rId9" xmlns:r="r"/>`))
  expect(read.text).toBe('Here.')
  expect(read.warnings.map(({ code }) => code)).toContain('unreadable-part')
})
