/** Quotes that say otherwise: told on the claim, on the evidence, on the row, by the filter and in the report. */
import { afterAll, describe, expect, it } from 'vitest'
import { createSessionServer } from '../../../src/main/app/serve-session.ts'
import { analyseSelection, detectPassage, readQuote } from '../../../src/main/claims/index.ts'
import type { ReportData } from '../../../src/shared/report.ts'
import {
  about,
  content,
  type Desk,
  newProjectFile,
  openDesk,
  ourSigner,
  reading,
  scales,
  talks,
  temporaryFolder
} from '../../support/project.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

let count = 0
async function newDesk(): Promise<Desk & { claim: string }> {
  count += 1
  const desk = openDesk(newProjectFile(folder.path, undefined, `${count}.claimbench`))
  desk.import(await reading(talks))
  const { rows } = desk.ask('claim.list', { filter: { words: '300,000' }, offset: 0, limit: 10 })
  const claim = rows.find((row) => row.statement.includes('killed in the war'))?.id
  if (!claim) throw new Error('the claim is not in the article')
  return { ...desk, claim }
}

const quoting = (original: string, translation = '') => ({
  ...content,
  quote: { original, translation, translator: '' }
})
const low = quoting('250,000 people were killed in the war.')

const alarmsOf = (desk: Desk & { claim: string }) =>
  desk.ask('claim.detail', { claim: desk.claim }).evidence.map(({ alarms }) => alarms)
const alarmed = (desk: Desk): string[] => desk.ask('claim.ids', { filter: { alarms: true }, offset: 0, limit: 50 }).ids
const rowOf = (desk: Desk & { claim: string }) => desk.ask('claim.detail', { claim: desk.claim }).row

describe('a quote that says otherwise than its claim', () => {
  it('raises an alarm on the claim and on the evidence, and takes it back with the quote', async () => {
    const desk = await newDesk()
    const { id } = desk.run('evidence.add', { claim: desk.claim, about, content: low })
    expect(alarmsOf(desk)).toEqual([
      [{ code: 'figures-differ', here: 'More than 300,000 people', there: '250,000 people' }]
    ])
    expect(rowOf(desk).alarms).toBe(1)
    expect(alarmed(desk)).toEqual([desk.claim])
    desk.run('evidence.edit', { evidence: id, content: quoting('301,781 people were killed in the war.') })
    expect(alarmsOf(desk)).toEqual([[]])
    expect(alarmed(desk)).toEqual([])
    desk.close()
  })

  it('follows the claim: a restated one fits, and an undo brings the alarm back', async () => {
    const desk = await newDesk()
    desk.run('evidence.add', { claim: desk.claim, about, content: low })
    desk.run('claim.restate', { claim: desk.claim, statement: 'More than 200,000 people were killed in the war.' })
    expect(alarmed(desk)).toEqual([])
    desk.run('history.undo', {})
    expect(alarmed(desk)).toEqual([desk.claim])
    desk.close()
  })

  it('reads the translation where there is one', async () => {
    const desk = await newDesk()
    const words = quoting('Im Krieg starben 250.000 Menschen.', '250,000 people were killed in the war.')
    desk.run('evidence.add', { claim: desk.claim, about, content: words })
    expect(alarmed(desk)).toEqual([desk.claim])
    desk.close()
  })

  it('is found in a project that was made before, also one that is open for reading only', async () => {
    const desk = await newDesk()
    desk.run('evidence.add', { claim: desk.claim, about, content: low })
    desk.close()
    for (const readOnly of [false, true]) {
      const again = openDesk(desk.path, { readOnly })
      expect(alarmed(again)).toEqual([desk.claim])
      again.close()
    }
  })

  it('writes nothing: the log stands where it stood', async () => {
    const desk = await newDesk()
    desk.run('evidence.add', { claim: desk.claim, about, content: low })
    const before = desk.position()
    alarmed(desk)
    alarmsOf(desk)
    expect(desk.position()).toBe(before)
    expect(desk.session.verify().ok).toBe(true)
    desk.close()
  })

  it('stands in the report of the desk, and not in the one for the public', async () => {
    const desk = await newDesk()
    const { id } = desk.run('evidence.add', { claim: desk.claim, about, content: low })
    desk.run('verdict.set', {
      claim: desk.claim,
      scale: scales[0]?.id ?? '',
      rating: scales[0]?.definition.ratings[0]?.id ?? '',
      rationale: '',
      explanation: '',
      asOf: null
    })
    const alarmsIn = (profile: 'internal' | 'public') =>
      (JSON.parse(desk.session.export({ format: 'json', profile })) as ReportData).articles
        .flatMap(({ claims }) => claims)
        .filter((claim) => claim.id === desk.claim)
        .map(({ alarms }) => alarms)
    expect(alarmsIn('internal')).toEqual([
      [
        {
          code: 'figures-differ',
          here: 'More than 300,000 people',
          there: '250,000 people',
          expected: null,
          claim: null,
          evidence: id
        }
      ]
    ])
    expect(alarmsIn('public')).toEqual([[]])
    expect(desk.session.export({ format: 'html', profile: 'editor' })).toContain(
      'The claim says “More than 300,000 people”; the quote of its evidence says “250,000 people”.'
    )
    desk.close()
  })
})

describe('while the claim engine is not loaded', () => {
  it('claims are shown without what their quotes say, and with it once it is', async () => {
    const desk = await newDesk()
    desk.run('evidence.add', { claim: desk.claim, about, content: low })
    desk.close()
    let ready = false
    const again = { ...openDesk(desk.path, { engineReady: () => ready }), claim: desk.claim }
    expect(alarmsOf(again)).toEqual([[]])
    ready = true
    expect(alarmsOf(again)).toHaveLength(1)
    expect(rowOf(again).alarms).toBe(1)
    again.close()
  })

  it('a project’s quotes are read between other calls, and the claims with alarms named', async () => {
    const desk = await newDesk()
    desk.run('evidence.add', { claim: desk.claim, about, content: low })
    const position = desk.position()
    desk.close()
    const serve = createSessionServer({
      signer: ourSigner,
      scales,
      readSelection: analyseSelection,
      readPassage: detectPassage,
      readQuote,
      programVersion: '0.0.0',
      now: Date.now
    })
    await serve('open', { path: desk.path, readOnly: true, fullCheck: false, person: { name: 'Ada', role: '' } })
    expect(await serve('readQuotes', null)).toEqual({ claims: [desk.claim], position })
    const asked = { method: 'claim.ids', input: { filter: { alarms: true }, offset: 0, limit: 9 }, client: 'w' }
    expect(await serve('request', asked)).toMatchObject({ value: { ids: [desk.claim], total: 1 } })
    await serve('close', null)
  })
})

describe('the filter of claims with alarms', () => {
  it('also has repeats that are rated otherwise, and what does not fit within the text', async () => {
    count += 1
    const desk = openDesk(newProjectFile(folder.path, undefined, `${count}.claimbench`))
    desk.import(
      await reading(
        'The flood in the northern valley killed 23 people on Sunday.\n\nThe flood in the northern valley killed 32 people.\n\n' +
          'More than 300,000 people have been killed, the envoy said.\n\nMore than 300,000 people have been killed.\n',
        'flood.txt'
      )
    )
    const inText = alarmed(desk)
    expect(inText).toHaveLength(2)
    const { rows } = desk.ask('claim.list', { filter: { words: '300,000' }, offset: 0, limit: 10 })
    const repeats = rows.filter(({ group }) => group !== null)
    expect(repeats).toHaveLength(2)
    const { id: scale, definition } = scales[0] as (typeof scales)[number]
    repeats.forEach((repeat, index) => {
      const rating = definition.ratings[index]?.id ?? ''
      desk.run('verdict.set', { claim: repeat.id, scale, rating, rationale: '', explanation: '', asOf: null })
    })
    expect(alarmed(desk)).toEqual([...inText, ...repeats.map(({ id }) => id)])
    desk.run('claim.dismiss', { claims: [repeats[1]?.id ?? ''] })
    expect(alarmed(desk)).toEqual(inText)
    desk.close()
  })
})
