import { expect, test } from 'vitest'
import { makeDocx, wordParagraph } from '../../fixtures/importing/docx.ts'
import { makeOdt, odtParagraph } from '../../fixtures/importing/odt.ts'
import { readBytes } from './read.ts'

const sentence = 'The two ministers met on Monday, but failed to reach an agreement, officials said.'
const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

test.each([
  [
    'Word',
    makeDocx(wordParagraph(sentence), [
      { name: 'word/header1.xml', content: `<w:hdr ${w}>${wordParagraph('The Paper')}</w:hdr>` },
      { name: 'word/header2.xml', content: `<w:hdr ${w}>${wordParagraph('The Paper')}</w:hdr>` },
      { name: 'word/footer1.xml', content: `<w:ftr ${w}>${wordParagraph('Draft, not for print')}</w:ftr>` }
    ])
  ],
  [
    'OpenDocument',
    makeOdt(odtParagraph(sentence), [
      {
        name: 'styles.xml',
        content:
          '<office:document-styles xmlns:office="o" xmlns:style="s" xmlns:text="t"><style:master-page><style:header><text:p>The Paper</text:p></style:header><style:header-left><text:p>The Paper</text:p></style:header-left><style:footer><text:p>Draft, not for print</text:p></style:footer></style:master-page></office:document-styles>'
      }
    ])
  ],
  [
    'RTF',
    Buffer.from(`{\\rtf1\\ansi{\\header The Paper\\par}{\\footer Draft, not for print\\par}${sentence}\\par}`, 'latin1')
  ]
])('%s: headers and footers of the pages stand apart with their words, each wording once', async (_format, bytes) => {
  const read = await readBytes(bytes)
  expect(read.text).toBe(sentence)
  expect(read.removed.map(({ text, reason, message, at }) => [text, reason, message, at])).toEqual([
    ['The Paper', 'page-margin', 'Header of the page', 0],
    ['Draft, not for print', 'page-margin', 'Footer of the page', sentence.length]
  ])
  expect(read.warnings.map(({ code }) => code)).toEqual(['headers-footers'])
})
