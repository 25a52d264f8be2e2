import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Extraction, ExtractOptions } from '../../../src/shared/extraction.ts'
import { makeDocx } from '../../fixtures/importing/docx.ts'
import { makeOdt } from '../../fixtures/importing/odt.ts'
import { readBytes } from './read.ts'

interface Part {
  readonly kind: 'plain' | 'insertion' | 'deletion'
  readonly text: string
  readonly author?: string
}
type Story = readonly (readonly Part[])[]

function wordFile(story: Story): Buffer {
  const run = (text: string, tag = 't') => `<w:r><w:${tag} xml:space="preserve">${text}</w:${tag}></w:r>`
  const part = ({ kind, text, author = 'Ann' }: Part) => {
    const who = `w:id="1" w:author="${author}" w:date="2016-09-05T10:00:00Z"`
    if (kind === 'plain') return run(text)
    return kind === 'insertion' ? `<w:ins ${who}>${run(text)}</w:ins>` : `<w:del ${who}>${run(text, 'delText')}</w:del>`
  }
  return makeDocx(story.map((parts) => `<w:p>${parts.map(part).join('')}</w:p>`).join(''))
}

function openFile(story: Story): Buffer {
  const regions: string[] = []
  const part = ({ kind, text, author = 'Ann' }: Part) => {
    if (kind === 'plain') return text
    const id = `c${regions.length}`
    const info = `<office:change-info><dc:creator>${author}</dc:creator><dc:date>2016-09-05T10:00:00</dc:date></office:change-info>`
    const words = kind === 'deletion' ? `<text:p>${text}</text:p>` : ''
    regions.push(
      `<text:changed-region text:id="${id}"><text:${kind}>${info}${words}</text:${kind}></text:changed-region>`
    )
    return kind === 'deletion'
      ? `<text:change text:change-id="${id}"/>`
      : `<text:change-start text:change-id="${id}"/>${text}<text:change-end text:change-id="${id}"/>`
  }
  const paragraphs = story.map((parts) => `<text:p>${parts.map(part).join('')}</text:p>`)
  return makeOdt(`<text:tracked-changes>${regions.join('')}</text:tracked-changes>${paragraphs.join('')}`)
}

function richFile(story: Story): Buffer {
  const date = 0 | (10 << 6) | (5 << 11) | (9 << 16) | (116 << 20)
  const part = ({ kind, text, author = 'Ann' }: Part) => {
    const by = author === 'Ann' ? 1 : 2
    if (kind === 'plain') return `{${text}}`
    return kind === 'insertion'
      ? `{\\revised\\revauth${by}\\revdttm${date} ${text}}`
      : `{\\deleted\\revauthdel${by}\\revdttmdel${date} ${text}}`
  }
  const paragraphs = story.map((parts) => `\\pard ${parts.map(part).join('')}\\par`)
  return Buffer.from(`{\\rtf1\\ansi{\\*\\revtbl{Unknown;}{Ann;}{Bob;}}${paragraphs.join('\n')}}`)
}

const formats = [
  ['Word', wordFile],
  ['OpenDocument', openFile],
  ['RTF', richFile]
] as const

const story: Story = [
  [
    { kind: 'plain', text: 'They counted ' },
    { kind: 'deletion', text: 'three hundred' },
    { kind: 'insertion', text: 'four hundred' },
    { kind: 'plain', text: ' homes in the town' },
    { kind: 'insertion', text: ' on Monday', author: 'Bob' },
    { kind: 'plain', text: ', officials said.' }
  ],
  [{ kind: 'plain', text: 'Nothing was changed in this paragraph, which stands between the two others.' }],
  [
    { kind: 'plain', text: 'The minister left ' },
    { kind: 'deletion', text: 'early ' },
    { kind: 'plain', text: 'after the vote in the old town.' }
  ]
]

const standing = ({ text, changes = [] }: Extraction) =>
  changes.map(({ place }) => (place === null ? null : text.slice(place.start, place.end).trim()))

test.each(formats)(
  '%s: changes are told with author, date, old and new words, and stand where they are in the text',
  async (_format, make) => {
    const read = await readBytes(make(story))
    expect(read.text).toContain('They counted four hundred homes in the town on Monday, officials said.')
    expect(read.changes).toMatchObject([
      { kind: 'replacement', author: 'Ann', old: 'three hundred', new: 'four hundred', decision: 'accept' },
      { kind: 'insertion', author: 'Bob', old: '', new: 'on Monday' },
      { kind: 'deletion', author: 'Ann', old: 'early', new: '' }
    ])
    for (const { date } of read.changes ?? []) expect(date).toMatch(/^2016-09-05T10:00/)
    expect(standing(read)).toEqual(['four hundred', 'on Monday', ''])
    expect(read.changes?.[0]).toMatchObject({ before: 'They counted ' })
    expect(read.changes?.[2]?.after).toMatch(/^after the vote/)
    const gone = read.text.slice(0, read.changes?.[2]?.place?.start)
    expect(gone.endsWith('The minister left ')).toBe(true)
  }
)

test.each(formats)('%s: rejected, the old words stand and the new ones are left out', async (_format, make) => {
  const read = await readBytes(make(story), { changes: 'reject' })
  expect(read.text).toContain('They counted three hundred homes in the town, officials said.')
  expect(read.text).toContain('The minister left early after the vote')
  expect(standing(read)).toEqual(['three hundred', '', 'early'])
  // One or two items: some formats part them.
  expect(read.removed.map(({ text }) => text).join(' ')).toBe('four hundred on Monday')
  expect(read.removed.map(({ reason }) => reason)).toEqual(read.removed.map(() => 'inserted-change'))
  expect(read.warnings.find(({ code }) => code === 'tracked-changes')?.message).toContain('all of them rejected')
})

test.each(formats)(
  '%s: single changes are decided one by one, whatever holds for the others',
  async (_format, make) => {
    const bytes = make(story)
    const ids = ((await readBytes(bytes)).changes ?? []).map(({ id }) => id)
    const options: ExtractOptions = { changes: 'reject', decided: { [ids[0] ?? '']: 'accept' } }
    const read = await readBytes(bytes, options)
    expect(read.text).toContain('They counted four hundred homes in the town, officials said.')
    expect(read.text).toContain('left early after')
    expect(read.changes?.map(({ id, decision }) => [id, decision])).toEqual([
      [ids[0], 'accept'],
      [ids[1], 'reject'],
      [ids[2], 'reject']
    ])
    const { message } = read.warnings.find(({ code }) => code === 'tracked-changes') ?? {}
    expect(message).toContain('accepted (1) and some rejected (2)')
  }
)

test('a move in Word is one change; rejected, the words stand where they were', async () => {
  const run = '<w:r><w:t>The moved sentence is a long one, they said.</w:t></w:r>'
  const body = `<w:p><w:moveFromRangeStart w:id="0" w:name="move1"/><w:moveFrom w:id="1" w:author="Ann">${run}</w:moveFrom><w:moveFromRangeEnd w:id="0"/></w:p><w:p><w:r><w:t>It stays where it is, all of it, they said.</w:t></w:r></w:p><w:p><w:moveToRangeStart w:id="2" w:name="move1"/><w:moveTo w:id="3" w:author="Ann">${run}</w:moveTo><w:moveToRangeEnd w:id="2"/></w:p>`
  const accepted = await readBytes(makeDocx(body))
  expect(accepted.changes).toMatchObject([{ kind: 'move', place: { start: 45 } }])
  const rejected = await readBytes(makeDocx(body), { changes: 'reject' })
  expect(rejected.text.startsWith('The moved sentence')).toBe(true)
  expect(rejected.changes).toMatchObject([{ kind: 'move', place: { start: 0 } }])
})

test('what was deleted in a table of a Word file stands apart, and comes back into its cell when that is rejected', async () => {
  const cell = (content: string) => `<w:tc><w:p>${content}</w:p></w:tc>`
  const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`
  const gone = '<w:del w:id="1"><w:r><w:delText>1,200</w:delText></w:r></w:del>'
  const row = `<w:tr>${cell(run('Aleppo'))}${cell(gone + run('1,300'))}</w:tr>`
  const bytes = makeDocx(`<w:tbl><w:tr>${cell(run('Place'))}${cell(run('Dead'))}</w:tr>${row}</w:tbl>`)
  const read = await readBytes(bytes)
  expect(read.text).toBe('Place\tDead\nAleppo\t1,300')
  expect(read.removed).toMatchObject([{ text: '1,200', reason: 'deleted-change' }])
  expect((await readBytes(bytes, { changes: 'reject' })).text).toBe('Place\tDead\nAleppo\t1,2001,300')
})

test('a paragraph that was split with tracked changes is one again when that is rejected', async () => {
  const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
  const split = `<w:p><w:pPr><w:rPr><w:ins w:id="1" w:author="Ann"/></w:rPr></w:pPr>${run('The ministers met on Monday, ')}</w:p><w:p>${run('but failed to reach an agreement.')}</w:p>`
  const accepted = await readBytes(makeDocx(split))
  expect(accepted.blocks).toHaveLength(2)
  expect(accepted.changes).toMatchObject([{ kind: 'insertion', new: '¶' }])
  const rejected = await readBytes(makeDocx(split), { changes: 'reject' })
  expect(rejected.text).toBe('The ministers met on Monday, but failed to reach an agreement.')
})

test('whatever is changed and decided, exactly the words that stand by it are the text, at the places that are told', async () => {
  let number = 0
  const part = fc.record({
    kind: fc.constantFrom('plain' as const, 'insertion' as const, 'deletion' as const),
    words: fc.integer({ min: 1, max: 3 }),
    author: fc.constantFrom('Ann', 'Bob')
  })
  const stories = fc.array(fc.array(part, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(stories, fc.infiniteStream(fc.boolean()), async (shapes, coins) => {
      const model: Story = shapes.map((parts) =>
        parts.map(({ kind, words, author }) => {
          const text = Array.from({ length: words }, () => {
            number += 1
            return `word${number} `
          }).join('')
          return { kind, text, author }
        })
      )
      for (const [, make] of formats) {
        const bytes = make(model)
        const found = await readBytes(bytes).catch(() => null)
        const ids = (found?.changes ?? []).map(({ id }) => id)
        const decided = Object.fromEntries(ids.map((id) => [id, coins.next().value ? 'accept' : 'reject'] as const))
        const read = await readBytes(bytes, { decided }).catch(() => null)
        const changes = read?.changes ?? []
        const decisionOf = (text: string) =>
          changes.find((change) => `${change.old} ${change.new} `.replaceAll('\n', ' ').includes(text))?.decision
        const expected = model.flatMap((parts) =>
          parts.filter(
            ({ kind, text }) => kind === 'plain' || (decisionOf(text) === 'accept') === (kind === 'insertion')
          )
        )
        const words = (text: string) => text.split(/\s+/).filter((word) => word !== '')
        expect(words(read?.text ?? '')).toEqual(words(expected.map(({ text }) => text).join(' ')))
        for (const { place, decision, old, new: fresh } of changes)
          if (place !== null && read !== null)
            expect(words(read.text.slice(place.start, place.end))).toEqual(words(decision === 'accept' ? fresh : old))
        expect(changes.filter(({ place }) => place === null)).toEqual([])
      }
    }),
    { numRuns: Number(process.env.FC_RUNS ?? 40) }
  )
})

test('a change whose name every object has is decided as the others are', async () => {
  const body =
    '<text:tracked-changes><text:changed-region text:id="constructor"><text:deletion><text:p>gone </text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>They are <text:change text:change-id="constructor"/>here.</text:p>'
  const read = await readBytes(makeOdt(body))
  expect(read.text).toBe('They are here.')
  expect(read.changes).toMatchObject([{ id: 'constructor', decision: 'accept' }])
})

test('characters that RTF writes in two halves are whole in a change and hide no place', async () => {
  const smile = '\\uc0\\u-10179\\u-8694 '
  const body = `{\\rtf1\\ansi{\\*\\revtbl{Unknown;}{Ann;}}\\pard They ${smile}are {\\revised\\revauth1 all ${smile}}here.\\par}`
  const read = await readBytes(Buffer.from(body, 'latin1'))
  expect(read.text).toBe('They 😊are all 😊here.')
  expect(read.changes).toMatchObject([{ new: 'all 😊', place: { start: 11, end: 17 } }])
})
