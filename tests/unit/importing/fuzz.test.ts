import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { toExtractionError } from '../../../src/main/importing/coded-error.ts'
import { extract } from '../../../src/main/importing/extract.ts'
import { extractionSchema } from '../../../src/shared/extraction.ts'
import { commentsPart, footnotesPart, makeDocx, wordParagraph } from '../../fixtures/importing/docx.ts'
import { makeZip } from '../../fixtures/importing/zip.ts'
import { mutate } from '../../fuzz/mutate.ts'
import { seededRandom } from '../../fuzz/random.ts'

const prose =
  'The two ministers met on Monday, but failed to reach an agreement, officials said. More than 300,000 people fled.'
const sample = readFileSync(new URL('../../../resources/samples/syria-talks.txt', import.meta.url))

const odt = makeZip([
  { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', stored: true },
  {
    name: 'content.xml',
    content: `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="b"><office:body><office:text><text:h text:outline-level="1">Talks</text:h><text:p>${prose}<text:note><text:note-body><text:p>A note.</text:p></text:note-body></text:note></text:p><table:table><table:table-row><table:table-cell><text:p>1</text:p></table:table-cell></table:table-row></table:table></office:text></office:body></office:document-content>`
  },
  { name: 'META-INF/manifest.xml', content: '<manifest:manifest xmlns:manifest="m"/>' }
])

const originals: Readonly<Record<string, Buffer>> = {
  txt: sample,
  docx: makeDocx(
    wordParagraph('Talks', 'Titel') +
      wordParagraph(prose) +
      `<w:tbl><w:tr><w:tc>${wordParagraph('1')}</w:tc></w:tr></w:tbl><w:p><w:ins w:id="1"><w:r><w:t>new</w:t></w:r></w:ins></w:p>`,
    [footnotesPart('A note.'), commentsPart('<w:comments/>')]
  ),
  odt,
  rtf: Buffer.from(
    `{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset238 Times;}}{\\stylesheet{\\s1 heading 1;}}\\s1 Talks\\par\\pard\\f0 ${prose}{\\footnote A note.}\\u8217 ?\\par\\intbl 1\\cell 2\\cell\\row}`
  ),
  html: Buffer.from(
    `<!DOCTYPE html><html lang="en"><head><title>Talks</title><meta property="og:title" content="Talks"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Talks"}</script></head><body><article><h1>Talks</h1><p>${prose}</p><ul><li>a</li></ul><table><tr><td>1</td></tr></table></article><div class="comments">${prose}</div></body></html>`
  ),
  eml: Buffer.from(
    `From: =?utf-8?B?w4Ru?= <a@example.org>\r\nSubject: Talks\r\nDate: Mon, 5 Sep 2016 14:00:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${prose}=\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>${prose}</p>\r\n--b--\r\n`
  ),
  md: Buffer.from(
    `# Talks\n\n${prose}\n\n> quoted\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[a link](https://example.org)\n`
  ),
  srt: Buffer.from(`1\n00:00:01,000 --> 00:00:04,000\n${prose}\n\n2\n00:00:05,000 --> 00:00:06,000\nMore.\n`),
  vtt: Buffer.from(`WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ann>${prose}\n`),
  pdf: Buffer.from(
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n4 0 obj<</Length 60>>stream\nBT /F1 12 Tf 50 700 Td (The ministers met on Monday.) Tj ET\nendstream endobj\ntrailer<</Root 1 0 R>>\n`
  )
}

const casesOfEach = 40

test.each(Object.keys(originals))(
  'a %s file made wrong in forty ways gives its text or a coded failure, and nothing else',
  async (format) => {
    const original = originals[format] as Buffer
    expect((await extract(original, `right.${format}`)).format).toBe(format)
    for (let number = 0; number < casesOfEach; number += 1) {
      const bytes = await mutate(original, seededRandom(number))
      const end = await extract(bytes, `case-${number}.${format}`).then(
        (read) => extractionSchema.safeParse(read).success,
        (thrown: unknown) => toExtractionError(thrown).message.length > 0
      )
      expect([number, end]).toEqual([number, true])
    }
  },
  120_000
)
