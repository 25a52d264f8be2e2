import { expect, test } from 'vitest'
import { givenTitle } from '../../../src/main/importing/given-title.ts'

test('a title that a person gave is kept, in one line', () => {
  expect(givenTitle(' Talks end\nwithout a deal ')).toBe('Talks end without a deal')
  expect(givenTitle('Document of shame')).toBe('Document of shame')
})

test('what a program left is no title', () => {
  for (const title of [
    'Document1',
    'Dokument 2',
    'Mappe1',
    'Untitled',
    'Microsoft Word - talks.doc',
    'talks_final.docx',
    ' ',
    ''
  ]) {
    expect(givenTitle(title), title).toBeNull()
  }
  expect(givenTitle(null)).toBeNull()
})
