/** Claims of a passage: for a text in which they were not looked for when it came in. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { LONGEST_PASSAGE } from '../../../src/shared/contract/index.ts'
import { newProjectFile, openDesk, reading, talks, temporaryFolder } from '../../support/project.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

/** An article that came in without claims, as one that is too long for the parser's time does. */
async function unreadArticle(text = talks) {
  const request = await reading(text)
  const desk = openDesk(newProjectFile(folder.path))
  const { article } = desk.import({ ...request, detection: { ...request.detection, claims: [] } })
  const rows = () => desk.ask('claim.list', { filter: {}, offset: 0, limit: 500 }).rows
  const spans = () => rows().map(({ start, end, statement }) => ({ start, end, statement }))
  return { desk, article, rows, spans, text: request.extraction.text, detection: request.detection }
}

it('finds in the whole of a short text what the import would have found, and takes it back in one step', async () => {
  const { desk, article, rows, spans, text, detection } = await unreadArticle()
  expect(rows()).toEqual([])
  const { claims } = desk.run('claim.find', { article, range: { start: 0, end: text.length } })
  expect(claims).toBe(rows().length)
  expect(claims).toBeGreaterThan(1)
  const found = detection.claims.map(({ start, end, statement }) => ({ start, end, statement }))
  expect(spans()).toEqual(expect.arrayContaining(found))
  expect(rows().every((row) => row.status === 'candidate')).toBe(true)
  desk.run('history.undo', {})
  expect(rows()).toEqual([])
  desk.close()
})

it('gives claims of a later passage their places in the whole text', async () => {
  const { desk, article, rows, text } = await unreadArticle(
    `${talks}\n\n${'The river Elbe is 1,094 kilometres long. '}\n`
  )
  const start = text.indexOf('The river Elbe')
  desk.run('claim.find', { article, range: { start, end: text.length } })
  expect(rows().length).toBeGreaterThan(0)
  for (const row of rows()) {
    expect(row.start).toBeGreaterThanOrEqual(start)
    const detail = desk.ask('claim.detail', { claim: row.id })
    expect(detail.anchor.exact).toEqual(row.ranges.map((range) => text.slice(range.start, range.end)))
    for (const part of [...detail.detection.quantities, ...detail.detection.facets])
      expect(text.slice(part.start, part.end)).toBe(part.text)
  }
  desk.close()
})

it('adds nothing where it has looked before, and leaves alone what a person made or deleted', async () => {
  const { desk, article, rows, text } = await unreadArticle()
  const range = { start: 0, end: text.length }
  desk.run('claim.find', { article, range })
  const [first] = rows()
  if (!first) throw new Error('nothing was found')
  desk.run('claim.restate', { claim: first.id, statement: 'My own words.' })
  const second = rows().find((row) => row.id !== first.id)?.id ?? ''
  desk.run('claim.delete', { claim: second })
  const before = rows()
  expect(desk.run('claim.find', { article, range })).toEqual({ claims: 0 })
  expect(rows()).toEqual(before)
  desk.close()
})

it('writes nothing where it finds nothing new, also among claims that repeat each other', async () => {
  const twice = 'The river Elbe is 1,094 kilometres long.'
  const { desk, article, rows, text } = await unreadArticle(`${talks}\n\n${twice}\n\n${twice}\n`)
  const find = (start: number) => desk.run('claim.find', { article, range: { start, end: text.length } })
  find(0)
  expect(rows().filter(({ group }) => group !== null).length).toBeGreaterThan(1)
  const position = desk.position()
  // Another stretch, so that its repeats would be another group.
  expect(find(0)).toEqual({ claims: 0 })
  expect(find(text.indexOf(twice))).toEqual({ claims: 0 })
  expect(desk.position()).toBe(position)
  desk.close()
})

it('reads a passage whose ends cut a character with the whole of it, and refuses one without words', async () => {
  const { desk, article, rows, text } = await unreadArticle(
    `${talks}\n\nThe river 😀 Elbe is 1,094 kilometres long 😀😀`
  )
  const begin = text.indexOf('😀')
  desk.run('claim.find', { article, range: { start: begin + 1, end: text.lastIndexOf('😀') + 1 } })
  expect(rows().length).toBeGreaterThan(0)
  for (const { id } of rows()) {
    const { anchor, statement } = desk.ask('claim.detail', { claim: id })
    for (const words of anchor.exact) expect(text).toContain(words)
    // What is left of half a character once it is stored.
    expect(statement.text).not.toContain('\ufffd')
  }
  const gap = text.indexOf('The river')
  const blank = { start: gap - 2, end: gap }
  expect(text.slice(blank.start, blank.end).trim()).toBe('')
  expect(desk.refused(() => desk.run('claim.find', { article, range: blank })).code).toBe('invalid-input')
  desk.close()
})

it('says so where the passage is too long, or no part of the text', async () => {
  const long = `${'The bridge has 40 piers. '.repeat(LONGEST_PASSAGE / 20)}\n`
  const { desk, article, text } = await unreadArticle(long)
  const find = (start: number, end: number) => () => desk.run('claim.find', { article, range: { start, end } })
  expect(desk.refused(find(0, LONGEST_PASSAGE + 1)).code).toBe('too-large')
  expect(desk.refused(find(text.length - 5, text.length + 5)).code).toBe('invalid-input')
  desk.close()
})
