import { expect, test } from 'vitest'
import { countInvisible, invisibleIn } from '../../../src/shared/invisible.ts'
import { readBytes, readText } from './read.ts'

const codesOf = (text: string) => invisibleIn(text).map(({ code }) => code)
const told = (warnings: readonly { code: string; message: string }[], code: string) =>
  warnings.find((warning) => warning.code === code)?.message

test('direction controls are found with their place and name', () => {
  expect(invisibleIn('pay \u202e001\u202c now')).toEqual([
    { at: 4, length: 1, name: 'right-to-left override', sign: 'RLO', code: 'U+202E' },
    { at: 8, length: 1, name: 'end of a direction', sign: 'POP', code: 'U+202C' }
  ])
})

test('a joiner is told in Latin text, where nothing needs it, and not where a script or an emoji is written with it', () => {
  expect(codesOf('mini\u200dster')).toEqual(['U+200D'])
  expect(codesOf('می\u200cخواهم')).toEqual([])
  expect(codesOf('क्\u200dष')).toEqual([])
  expect(codesOf('👩\u200d👧')).toEqual([])
  expect(codesOf('❤\ufe0f\u200d🔥')).toEqual([])
})

test('words hidden in tag characters are found, those of a flag are not', () => {
  expect(codesOf('a\u{e0061}')).toEqual(['U+E0061'])
  expect(codesOf('🏴\u{e0067}\u{e0062}\u{e007f}')).toEqual([])
})

test('kinds are counted, most first', () => {
  expect(countInvisible(['\u2060', '\u202e', '\u2060'])).toBe(
    '2 × word joiner (U+2060), 1 × right-to-left override (U+202E)'
  )
})

test('what stays in the text and what was taken out are told apart', async () => {
  const read = await readText('They paid \u202e100\u202c dol\u00adlars, the mini\u200bstry said on Monday.')
  expect(read.text).toBe('They paid \u202e100\u202c dollars, the ministry said on Monday.')
  expect(told(read.warnings, 'invisible-characters')).toContain('1 × right-to-left override (U+202E)')
  expect(told(read.warnings, 'invisible-characters-removed')).toContain(
    '1 × soft hyphen (U+00AD), 1 × zero-width space (U+200B)'
  )
})

test('invisible characters that a page writes as entities are told as well', async () => {
  const page = `<html><body><article><p>${'They paid &#x202e;100&#x202c; dol&shy;lars on Monday, she said. '.repeat(6)}</p></article></body></html>`
  const { warnings } = await readBytes(Buffer.from(page))
  expect(told(warnings, 'invisible-characters')).toContain('6 × right-to-left override')
  expect(told(warnings, 'invisible-characters-removed')).toContain('6 × soft hyphen')
})

test('a byte order mark and line ends of several kinds are told, with how many of each', async () => {
  const { warnings, text } = await readBytes(Buffer.from('\ufeffOne line here.\r\nAnother one.\n\nA third.\r\n'))
  expect(told(warnings, 'byte-order-mark')).toContain('UTF-8')
  expect(told(warnings, 'mixed-line-ends')).toContain('2 × CR LF (Windows), 2 × LF (Unix)')
  expect(text.startsWith('One line')).toBe(true)
  const plain = await readBytes(Buffer.from('One line here.\r\nAnother one.\r\n'))
  expect(plain.warnings.map(({ code }) => code)).not.toContain('mixed-line-ends')
})
