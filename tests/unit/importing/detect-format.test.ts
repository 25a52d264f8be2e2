import { expect, test } from 'vitest'
import { detectFormat } from '../../../src/main/importing/detect-format.ts'
import { makeDocx, wordParagraph } from '../../fixtures/importing/docx.ts'
import { makeZip } from '../../fixtures/importing/zip.ts'
import { failureOf, readBytes } from './read.ts'

test('a format is told by content, whatever the name says', () => {
  expect(detectFormat(makeDocx(wordParagraph('Text'))).format).toBe('docx')
  expect(detectFormat(Buffer.from('<!DOCTYPE html><html><body><p>Hi</p></body></html>')).format).toBe('html')
  expect(detectFormat(Buffer.from('<div><p>One</p><p>Two</p></div>')).format).toBe('html')
  expect(detectFormat(Buffer.from('A text that speaks of <b>tags</b> is a text.')).format).toBe('txt')
  expect(detectFormat(Buffer.from('x < y and y > z')).format).toBe('txt')
})

test('what cannot be read is named', () => {
  expect(detectFormat(Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10]))).toEqual({
    format: 'unsupported',
    what: 'PNG picture'
  })
  expect(detectFormat(makeZip([{ name: 'a.txt', content: 'a' }]))).toEqual({
    format: 'unsupported',
    what: 'zip archive'
  })
  expect(detectFormat(Buffer.from([...Array(600).keys()].map((n) => n % 7)))).toEqual({
    format: 'unsupported',
    what: null
  })
})

test('a text that begins with the fields of a mail is a mail only with what mails have', () => {
  expect(detectFormat(Buffer.from('From: a@b.c\nTo: d@e.f\nSubject: x\n\nBody')).format).toBe('eml')
  expect(detectFormat(Buffer.from('Subject: x\n\nWhat it is about.')).format).toBe('txt')
  expect(detectFormat(Buffer.from('Moderator: welcome.\nGuest: thank you.\n\nThey talked.')).format).toBe('txt')
})

test('an old Word file is told with what to do', async () => {
  const compound = Buffer.alloc(2048)
  compound.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  compound.write('WordDocument', 1024, 'utf16le')
  await expect(readBytes(compound)).rejects.toThrow(/save it as \.docx/)
})

test('a password-protected Office file is told as encrypted', async () => {
  const compound = Buffer.alloc(2048)
  compound.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  compound.write('EncryptedPackage', 1024, 'utf16le')
  expect(await failureOf(readBytes(compound))).toBe('encrypted')
})

test('nothing at all, or only white space, is empty', async () => {
  expect(await failureOf(readBytes(new Uint8Array(0)))).toBe('empty')
  expect(await failureOf(readBytes(Buffer.from(' \n\t\n ')))).toBe('empty')
})

test('comments without end, and a head of fields that is never closed, are told at once as what they are', () => {
  const format = (text: string) => detectFormat(Buffer.from(text)).format
  expect(format(`${'<!-- saved -->\n'.repeat(400)}Only words.`)).toBe('txt')
  expect(format(`${'<!-- saved -->\n'.repeat(400)}<html><body>Words</body></html>`)).toBe('html')
  expect(format(`---\ntags:\n${'    - one\n'.repeat(400)}Only words.`)).toBe('txt')
  expect(format(`---\n${'-a: b\n'.repeat(400)}Only words.`)).toBe('txt')
  expect(format(`---\ntitle: Talks\ntags:\n${'    - one\n'.repeat(400)}---\nWords.`)).toBe('md')
})
