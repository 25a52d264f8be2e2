import { describe, expect, test } from 'vitest'
import { makeDocx, wordParagraph } from '../../fixtures/importing/docx.ts'
import { readBytes, readText } from './read.ts'

const sentence =
  'The members of the committee met in the town hall and agreed on a budget of 1,204 pounds for the year. '

const readers = {
  text: (lines: readonly string[]) =>
    readText(['Talks end without a deal', 'By Ann Lee', ...lines, '', sentence.repeat(2), '', sentence].join('\n')),
  Word: (lines: readonly string[]) =>
    readBytes(
      makeDocx(
        [
          wordParagraph('Talks end without a deal', 'Titel'),
          ...['By Ann Lee', ...lines, sentence.repeat(2), sentence].map((line) => wordParagraph(line))
        ].join('')
      )
    )
}

describe.each(Object.entries(readers))('of %s', (_name, read) => {
  test('the day of an update is called so where no day of publication stands beside it', async () => {
    const { published, publishedAs, warnings } = await read(['Updated 5 May 2020'])
    expect([published, publishedAs]).toEqual(['2020-05-05', 'update'])
    expect(warnings.map(({ code }) => code)).toContain('date-of-update')
  })

  test('a day of publication that can be read in two ways is not replaced by that of an update', async () => {
    const { published, publishedAs, warnings } = await read(['Published: 03/04/2020', 'Updated: 5 May 2020'])
    expect([published, publishedAs]).toEqual([null, undefined])
    expect(warnings.map(({ code }) => code).filter((code) => code.startsWith('date'))).toEqual(['date-ambiguous'])
  })

  test('the day of publication counts, whichever stands first', async () => {
    const { published, publishedAs, warnings } = await read(['Last updated: 5 May 2020', 'Published 2 May 2020'])
    expect([published, publishedAs]).toEqual(['2020-05-02', undefined])
    expect(warnings.map(({ code }) => code)).not.toContain('date-of-update')
  })
})
