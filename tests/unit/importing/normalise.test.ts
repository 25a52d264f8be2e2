import { expect, test } from 'vitest'
import { normaliseText } from '../../../src/main/importing/normalise.ts'
import { readText } from './read.ts'

test('every kind of line end is LF', () => {
  expect(normaliseText('a\r\nb\rc\u2028d\u0085e\ff').text).toBe('a\nb\nc\nd\ne\nf')
})

test('text is composed (NFC)', () => {
  expect(normaliseText('Cafe\u0301').text).toBe('Café')
})

test('a lone surrogate becomes U+FFFD and is told', () => {
  const { text, warnings } = normaliseText('a\ud800b😀')
  expect(text).toBe('a\ufffdb😀')
  expect(warnings.map((warning) => warning.code)).toEqual(['lone-surrogates-replaced'])
})

test('NULs and other control characters go and are counted; tab stays', () => {
  const { text, warnings } = normaliseText('a\u0000b\u0007\tc')
  expect(text).toBe('ab\tc')
  expect(warnings[0]?.message).toContain('2 control characters')
})

test('Windows quotes that were left as control characters are quotes again', () => {
  expect(normaliseText('\u0093No deal\u0094, it\u0092s over').text).toBe('“No deal”, it’s over')
})

test('a no-break space and a direction mark are part of the text', () => {
  expect(normaliseText('300\u00a0000 \u200fשלום').text).toBe('300\u00a0000 \u200fשלום')
})

test('a text with NULs is read with a warning', async () => {
  const read = await readText('The talks\u0000 ended without agreement, officials said.')
  expect(read.text).toBe('The talks ended without agreement, officials said.')
  expect(read.warnings.map((warning) => warning.code)).toContain('control-characters-removed')
})
