import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { detectEncoding } from '../../../src/main/importing/encoding.ts'
import { failureOf, readBytes } from './read.ts'

const english = 'The minister said that “more than 300,000 people” had fled — and that’s not all.\n'.repeat(4)
const german = 'Über fünf Jahre dauerte der Prozeß, ehe die Behörden größere Änderungen für möglich hielten.\n'.repeat(
  4
)
const russian = 'Министр сообщил, что более трёхсот тысяч человек покинули страну.\n'.repeat(4)
const japanese = '外相は木曜日、三十万人以上が国を離れたと述べた。\n'.repeat(6)

test('a byte order mark settles the encoding and is no part of the text', async () => {
  for (const name of ['utf-8', 'utf-16le', 'utf-16be']) {
    const read = await readBytes(iconv.encode(english, name, { addBOM: true }))
    expect(read.encoding).toEqual({ name, confidence: 1 })
    expect(read.text.startsWith('The minister said')).toBe(true)
  }
})

test('UTF-16 without a mark is recognised in either byte order, in Latin and in Cyrillic letters', async () => {
  for (const text of [english, russian]) {
    for (const name of ['utf-16le', 'utf-16be']) {
      const read = await readBytes(iconv.encode(text, name, { addBOM: false }))
      expect(read.encoding?.name).toBe(name)
      expect(read.text).toContain(text.slice(0, 40))
    }
  }
})

test('the curly quotes and dashes of Windows-1252 come out as such', async () => {
  const read = await readBytes(iconv.encode(english, 'windows-1252'))
  expect(read.encoding?.name).toBe('windows-1252')
  expect(read.text).toContain('“more than 300,000 people” had fled — and that’s not all.')
})

test('German umlauts, Cyrillic and Japanese in their old encodings are recognised', async () => {
  for (const [text, name, accepted] of [
    [german, 'iso-8859-1', /windows-1252/],
    [russian, 'windows-1251', /windows-1251/],
    [russian, 'koi8-r', /koi8-r/],
    [japanese, 'shift_jis', /shift_jis/],
    [japanese, 'euc-jp', /euc-jp/]
  ] as const) {
    const read = await readBytes(iconv.encode(text, name))
    expect(read.encoding?.name).toMatch(accepted)
    expect(read.text).toContain(text.slice(0, 20))
  }
})

test('mostly valid UTF-8 stays UTF-8, and what is broken in it is told', async () => {
  const read = await readBytes(Buffer.concat([Buffer.from(german), Buffer.from([0xff]), Buffer.from(german)]))
  expect(read.encoding?.name).toBe('utf-8')
  expect(read.warnings.map((warning) => warning.code)).toContain('encoding-replacements')
})

test('a page’s own declaration is believed where the bytes do not contradict it', async () => {
  const page = `<html><head><meta charset="iso-8859-2"></head><body><p>${'Żółć i gęślą jaźń. '.repeat(20)}</p></body></html>`
  const declared = await readBytes(iconv.encode(page, 'iso-8859-2'))
  expect(declared.encoding?.name).toBe('iso-8859-2')
  expect(declared.text).toContain('Żółć i gęślą jaźń.')
  const lying = await readBytes(Buffer.from(page, 'utf-8'))
  expect(lying.encoding?.name).toBe('utf-8')
})

test('the person’s choice overrides the guess, and an unknown name is refused', async () => {
  const bytes = iconv.encode(german, 'windows-1252')
  const chosen = await readBytes(bytes, { encoding: 'iso-8859-5' })
  expect(chosen.encoding).toEqual({ name: 'iso-8859-5', confidence: 1 })
  expect(await failureOf(readBytes(bytes, { encoding: 'klingon' }))).toBe('encoding')
})

test('plain ASCII is certain', () => {
  expect(detectEncoding(Buffer.from('No deal.'))).toEqual({ name: 'utf-8', confidence: 1 })
})

test('a file that was written in UTF-8 twice is read back, and said so; one with as strange letters of its own is not', async () => {
  const twice = (text: string) => Buffer.from(Buffer.from(text).toString('latin1'))
  const read = await readBytes(twice(english))
  expect(read.text).toContain('“more than 300,000 people” had fled — and that’s not all.')
  expect(read.warnings.map((warning) => warning.code)).toContain('encoding-twice')
  const own = `Ã© Ã© Ã© — they wrote that in the letter, not knowing what it would be taken for.`
  expect((await readBytes(Buffer.from(own))).text).toContain('Ã© Ã© Ã©')
  expect((await readBytes(twice(english), { encoding: 'utf-8' })).text).not.toContain('“more')
})
