/** Comments keep the words that they are about, in every format that says which those are. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { Extraction, ExtractOptions } from '../../../src/shared/extraction.ts'
import { commentsPart, footnotesPart, makeDocx, wordParagraph } from '../../fixtures/importing/docx.ts'
import { makeOdt } from '../../fixtures/importing/odt.ts'
import { readBytes } from './read.ts'

/** A paragraph as pieces: words, `[1` where the first comment's words begin, `1]` where they end, `+1` `-1` for changed words. */
type Paragraph = readonly string[]

const said = 'Where is this from?'
const change = 'w:id="900" w:author="Bo" w:date="2016-01-02T00:00:00Z"'

function word(paragraphs: readonly Paragraph[], ranged = true): Buffer {
  const run = (text: string, tag = 't') => `<w:r><w:${tag} xml:space="preserve">${text}</w:${tag}></w:r>`
  const piece = (text: string): string => {
    const id = /\d/.exec(text)?.[0] ?? ''
    if (text.startsWith('[')) return ranged ? `<w:commentRangeStart w:id="${id}"/>` : ''
    const reference = `<w:r><w:commentReference w:id="${id}"/></w:r>`
    if (text.endsWith(']')) return `${ranged ? `<w:commentRangeEnd w:id="${id}"/>` : ''}${reference}`
    if (text.startsWith('+')) return `<w:ins ${change}>${run(text.slice(1))}</w:ins>`
    if (text.startsWith('-')) return `<w:del ${change}>${run(text.slice(1), 'delText')}</w:del>`
    if (text.startsWith('<')) return text
    return run(text)
  }
  const body = paragraphs.map((pieces) => `<w:p>${pieces.map(piece).join('')}</w:p>`).join('')
  const comments = [1, 2, 3].map(
    (id) => `<w:comment w:id="${id}" w:author="Ann Lee">${wordParagraph(`${said} ${id}`)}</w:comment>`
  )
  const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  return makeDocx(body, [commentsPart(`<w:comments ${namespace}>${comments.join('')}</w:comments>`)])
}

function open(paragraphs: readonly Paragraph[], ranged = true): Buffer {
  const regions: string[] = []
  const region = (kind: string, inside: string): string => {
    const id = `c${regions.length}`
    const info =
      '<office:change-info><dc:creator>Bo</dc:creator><dc:date>2016-01-02T00:00:00</dc:date></office:change-info>'
    regions.push(
      `<text:changed-region text:id="${id}"><text:${kind}>${info}${inside}</text:${kind}></text:changed-region>`
    )
    return `text:change-id="${id}"`
  }
  const piece = (text: string): string => {
    const id = /\d/.exec(text)?.[0] ?? ''
    const name = ranged ? `office:name="a${id}"` : ''
    const comment = `<office:annotation ${name}><dc:creator>Ann Lee</dc:creator><text:p>${said} ${id}</text:p></office:annotation>`
    if (text.startsWith('[')) return ranged ? comment : ''
    if (text.endsWith(']')) return ranged ? `<office:annotation-end ${name}/>` : comment
    if (text.startsWith('+')) {
      const change = region('insertion', '')
      return `<text:change-start ${change}/>${text.slice(1)}<text:change-end ${change}/>`
    }
    if (text.startsWith('-')) return `<text:change ${region('deletion', `<text:p>${text.slice(1)}</text:p>`)}/>`
    return text
  }
  const body = paragraphs.map((pieces) => `<text:p>${pieces.map(piece).join('')}</text:p>`).join('')
  return makeOdt(`<text:tracked-changes>${regions.join('')}</text:tracked-changes>${body}`)
}

function rich(paragraphs: readonly Paragraph[], ranged = true): Buffer {
  const piece = (text: string): string => {
    const id = /\d/.exec(text)?.[0] ?? ''
    if (text.startsWith('[')) return ranged ? `{\\*\\atrfstart ${id}}` : ''
    const by = `{\\*\\atnid AL}{\\*\\atnauthor Ann Lee}\\chatn `
    const comment = `{\\*\\annotation ${ranged ? `{\\*\\atnref ${id}}` : ''}\\pard ${said} ${id}}`
    if (text.endsWith(']')) return `${ranged ? `{\\*\\atrfend ${id}}` : ''}${by}${comment}`
    if (text.startsWith('+')) return `{\\revised\\revauth1 ${text.slice(1)}}`
    if (text.startsWith('-')) return `{\\deleted\\revauthdel1 ${text.slice(1)}}`
    return text
  }
  const body = paragraphs.map((pieces) => `${pieces.map(piece).join('')}\\par\n`).join('')
  return Buffer.from(`{\\rtf1\\ansi{\\*\\revtbl{Nobody;}{Bo;}}\n${body}}`)
}

/** The words that each comment is about, by the number at its end; undefined where it is about none. */
function about({ text, removed }: Extraction): Record<string, string | undefined> {
  const comments = removed.filter(({ reason }) => reason === 'margin-comment')
  return Object.fromEntries(
    comments.map((piece) => [piece.text.at(-1), piece.about && text.slice(piece.about.start, piece.about.end)])
  )
}

const first: Paragraph = ['The war has left ', '[1', 'more than 300,000 people', '1]', ' dead since 2011, it is said.']
const second: Paragraph = ['Half of ', '[2', 'the country fled ', '[3', 'by 2016', '3]', ', the agency says.']
const third: Paragraph = ['Nobody counted', '2]', ' them in the last year.']

describe.each([
  ['Word', word],
  ['OpenDocument', open],
  ['RTF', rich]
])('in a document of %s', (_name, make) => {
  const readAll = (options: ExtractOptions = {}) => readBytes(make([first, second, third]), options)

  it('a comment is about words of a paragraph, within those of another one, or over several', async () => {
    const read = await readAll()
    expect(about(read)).toEqual({
      1: 'more than 300,000 people',
      2: 'the country fled by 2016, the agency says.\n\nNobody counted',
      3: 'by 2016'
    })
    expect(read.removed[0]?.message).toBe('Comment in the margin by Ann Lee')
  })

  it('a comment without words of its own stands at its place', async () => {
    const read = await readBytes(make([first, second, third], false))
    const places = read.removed.map(({ about: place }) => place)
    expect(places.map((place) => read.text.slice(0, place?.start).split(' ').at(-1))).toEqual([
      'people',
      '2016',
      'agency says.\n\nNobody counted'.split(' ').at(-1)
    ])
    for (const place of places) expect(place?.start).toBe(place?.end)
  })

  it('what is put back or left out around it moves its words, and words that are left out have no comment', async () => {
    const read = await readAll()
    const kept = await readAll({ keep: [read.removed[0]?.id ?? ''] })
    expect(kept.text).toContain(`${said} 1`)
    expect(about(kept)).toEqual({ 2: about(read)['2'], 3: 'by 2016' })
    const without = await readAll({ leaveOut: [read.blockIds?.[1] ?? ''] })
    expect(about(without)).toEqual({ 1: 'more than 300,000 people', 2: 'Nobody counted', 3: undefined })
  })

  it('its words are those that stand as the tracked changes are decided', async () => {
    const bytes = make([
      ['It left ', '[1', 'some ', '-200,000 ', '+300,000 ', 'people', '1]', ' dead since 2011.'],
      third
    ])
    expect(about(await readBytes(bytes))['1']).toBe('some 300,000 people')
    expect(about(await readBytes(bytes, { changes: 'reject' }))['1']).toBe('some 200,000 people')
  })
})

test.each([
  [
    'Word',
    makeDocx(
      `<w:p><w:r><w:t xml:space="preserve">Dead are 300,000.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t xml:space="preserve"> Half fled.</w:t></w:r></w:p>`,
      [footnotesPart('Report, page 4.')]
    )
  ],
  [
    'OpenDocument',
    makeOdt(
      '<text:p>Dead are 300,000.<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Report, page 4.</text:p></text:note-body></text:note> Half fled.</text:p>'
    )
  ],
  [
    'RTF',
    Buffer.from('{\\rtf1\\ansi Dead are 300,000.{\\super\\chftn{\\footnote\\pard Report, page 4.}} Half fled.\\par}')
  ]
])('a note of %s stands behind the words that it is written at', async (_name, bytes) => {
  const read = await readBytes(bytes)
  expect(read.text).toBe('Dead are 300,000. Half fled.')
  expect(read.removed.map(({ text, about: place }) => [text, place])).toEqual([
    ['Report, page 4.', { start: 17, end: 17 }]
  ])
})

test('whatever words of whatever paragraphs a comment is about, it keeps just them', async () => {
  const letters = fc.array(fc.constantFrom('ant', 'bee', 'cat', 'dog', 'elk'), { minLength: 3, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(fc.array(letters, { minLength: 1, maxLength: 4 }), fc.nat(), fc.nat(), async (all, a, b) => {
      const paragraphs = all.map((words, index) => words.map((each, at) => `${each}${index}x${at}`))
      const flat = paragraphs.flat()
      const [from, to] = [a % flat.length, b % flat.length].sort((x, y) => x - y) as [number, number]
      const pieces = paragraphs.map((words) =>
        words.flatMap((each, at) => {
          const index = flat.indexOf(each)
          const space = at > 0 ? [' '] : []
          return [...space, ...(index === from ? ['[1'] : []), each, ...(index === to ? ['1]'] : [])]
        })
      )
      for (const make of [word, open, rich]) {
        const words = about(await readBytes(make(pieces)))['1']
        expect(words?.split(/\s+/)).toEqual(flat.slice(from, to + 1))
      }
    }),
    { numRuns: 25 }
  )
})

test('comments that open and never close cost no more than their number', async () => {
  const opened = Array.from({ length: 20_000 }, (_, id) => `<w:commentRangeStart w:id="${id}"/>`).join('')
  const words = Array.from({ length: 2000 }, (_, at) => `<w:r><w:t>w${at} </w:t></w:r>`).join('')
  const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  const comments = `<w:comments ${namespace}><w:comment w:id="0">${wordParagraph('Why?')}</w:comment></w:comments>`
  const read = await readBytes(makeDocx(`<w:p>${opened}${words}</w:p>`, [commentsPart(comments)]))
  expect(read.removed.find(({ text }) => text === 'Why?')?.about).toEqual({ start: 0, end: read.text.length })
})

/** A text box as Word writes it: twice, for programs that know how it is drawn and for all others. */
const twice = (inside: string): string =>
  `<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${inside}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${inside}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`

test('a note and a comment in a text box of Word, which stands twice in the file, are read once at their words', async () => {
  const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  const comments = `<w:comments ${namespace}><w:comment w:id="1" w:author="Ann Lee">${wordParagraph(said)}</w:comment></w:comments>`
  const box = `<w:p><w:r><w:t xml:space="preserve">Dead are </w:t></w:r><w:commentRangeStart w:id="1"/><w:r><w:t>300,000</w:t></w:r><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r><w:r><w:t>.</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>`
  const read = await readBytes(
    makeDocx(`<w:p>${twice(box)}</w:p>${wordParagraph('Half fled.')}`, [
      footnotesPart('Report, page 4.'),
      commentsPart(comments)
    ])
  )
  expect(read.text).toBe('Dead are 300,000.\n\nHalf fled.')
  expect(
    read.removed.map(({ text, about: place }) => [text, place && read.text.slice(place.start, place.end), place?.end])
  ).toEqual([
    ['Report, page 4.', '', 17],
    [said, '300,000', 16]
  ])
})

test.each([
  ['Word', word, twice(wordParagraph('In the box.'))],
  ['OpenDocument', open, '<draw:frame><draw:text-box><text:p>In the box.</text:p></draw:text-box></draw:frame>']
])('a comment in a paragraph of %s that anchors a text box is about its words', async (_name, make, box) => {
  const bytes = make([['It left ', '[1', 'some people', '1]', ' dead', box, ' in ', '[2', '2016', '2]', '.']])
  const read = await readBytes(bytes)
  expect(read.text).toBe('It left some people dead in 2016.\n\nIn the box.')
  expect(about(read)).toEqual({ 1: 'some people', 2: '2016' })
})

test('a comment in a paragraph of Word with signs of a sign font is about its words and signs', async () => {
  const sign = (number: string) => `<w:r><w:sym w:font="Symbol" w:char="${number}"/></w:r>`
  const read = await readBytes(
    word([['The share ', '[1', 'of ', sign('F061'), ' rays', '1]', ' is ', sign('F03C'), ' ', '[2', '3 %', '2]', '.']])
  )
  expect(read.text).toBe('The share of α rays is < 3 %.')
  expect(about(read)).toEqual({ 1: 'of α rays', 2: '3 %' })
})
