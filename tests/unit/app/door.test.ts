import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { ImportRequest } from '../../../src/main/app/project-session.ts'
import { analyseSelection } from '../../../src/main/claims/index.ts'
import { takeIn } from '../../support/colleague.ts'
import {
  deskWithArticle,
  makeSigner,
  newChangeSet,
  newProjectFile,
  openDesk,
  ourSigner,
  reading,
  refused,
  talks,
  temporaryFolder
} from '../../support/project.ts'
import { shownIn } from '../../support/shown.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())
let place: string
let count = 0
beforeEach(() => {
  count += 1
  place = join(folder.path, String(count))
  mkdirSync(place)
})

describe('a command that is sent twice', () => {
  it('is done once, and answered alike, also after reopening', async () => {
    const { desk, article, claims } = await deskWithArticle(place)
    const [claim = ''] = claims
    const ranges = [{ start: 0, end: 14 }]
    const add = newChangeSet()
    const dismiss = newChangeSet()
    const undo = newChangeSet()
    const made = desk.run('claim.add', { article, ranges }, { changeSet: add })
    const dismissed = desk.run('claim.dismiss', { claims: [claim] }, { changeSet: dismiss })
    const undone = desk.run('history.undo', {}, { changeSet: undo })
    const position = desk.position()
    const again = (to: typeof desk): void => {
      expect(to.run('claim.add', { article, ranges }, { changeSet: add })).toEqual(made)
      expect(to.run('claim.dismiss', { claims: [claim] }, { changeSet: dismiss })).toEqual(dismissed)
      expect(to.run('history.undo', {}, { changeSet: undo })).toEqual(undone)
      expect(to.position()).toBe(position)
    }
    again(desk)
    desk.close()
    const later = openDesk(desk.path)
    again(later)
    later.close()
  })

  it('also where it is an import', async () => {
    const desk = openDesk(newProjectFile(place))
    const request = await reading(talks)
    const changeSet = newChangeSet()
    const first = desk.import(request, { changeSet })
    expect(desk.import(request, { changeSet })).toEqual(first)
    expect(desk.session.holdersOfBytes(first.article)).toEqual([])
    expect(desk.position()).toBe(2)
    desk.close()
  })

  it('writes nothing where nothing would change', async () => {
    const { desk, claims } = await deskWithArticle(place)
    const before = readFileSync(desk.path)
    desk.run('project.rename', { title: 'Project' })
    const answer = desk.session.answer({ method: 'project.rename', input: { title: 'Project' }, client: 'window' })
    expect(answer.event).toBeUndefined()
    expect(claims.length).toBeGreaterThan(3)
    expect(readFileSync(desk.path).equals(before)).toBe(true)
    desk.close()
  })
})

describe('two windows on one project', () => {
  it('refuses to write over what the other wrote meanwhile, but never over one’s own', async () => {
    const { desk, claims } = await deskWithArticle(place)
    const [claim = ''] = claims
    const seen = desk.position()
    desk.run('claim.restate', { claim, statement: 'By the left window.' }, { client: 'left', seen })
    desk.run('claim.restate', { claim, statement: 'By the left window again.' }, { client: 'left', seen })
    const late = () => desk.run('claim.restate', { claim, statement: 'Right.' }, { client: 'right', seen })
    expect(refused(late)).toMatchObject({ code: 'stale', details: { entity: 'claim', id: claim, field: 'statement' } })
    desk.run('claim.setTypes', { claim, types: ['event'] }, { client: 'right', seen })
    desk.run('claim.restate', { claim, statement: 'Right.' }, { client: 'right', seen: desk.position() })
    expect(desk.ask('claim.detail', { claim }).statement.text).toBe('Right.')
    desk.close()
  })

  it('refuses to leave a claim dismissed of whose dismissal by the other the screen says nothing', async () => {
    const { desk, claims } = await deskWithArticle(place)
    const [claim = ''] = claims
    const value = { scale: 'house-check', rating: 'ok', rationale: '', explanation: '', asOf: null } as const
    const { id: verdict } = desk.run('verdict.set', { claim, ...value, house: false }, { client: 'left' })
    const seen = desk.position()
    desk.run('claim.dismiss', { claims: [claim] }, { client: 'left', seen })
    const decide = (at: number) => () =>
      desk.run('verdict.makeHouse', { claim, verdict }, { client: 'right', seen: at })
    expect(refused(decide(seen))).toMatchObject({ code: 'stale', details: { entity: 'claim', id: claim } })
    decide(desk.position())()
    expect(desk.ask('claim.detail', { claim })).toMatchObject({ row: { status: 'dismissed' }, conflicts: [] })
    desk.close()
  })

  it('refuses to write over what the other made meanwhile, though nobody edited it since', async () => {
    const { desk, claims } = await deskWithArticle(place)
    const [claim = ''] = claims
    const seen = desk.position()
    const rate = (rationale: string) =>
      ({ claim, scale: 'house-check', rating: 'ok', rationale, explanation: '', asOf: null }) as const
    const speaker = (source: string) => ({ claim, chain: [{ source, cue: '', anonymous: false }] })
    desk.run('verdict.set', rate('The UN figure'), { client: 'left', seen })
    desk.run('claim.setSpeaker', speaker('The UN'), { client: 'left', seen })
    const late = [
      () => desk.run('verdict.set', rate('Because'), { client: 'right', seen }),
      () => desk.run('claim.setSpeaker', speaker('The envoy'), { client: 'right', seen })
    ]
    for (const run of late) expect(refused(run).code).toBe('stale')
    desk.run('verdict.set', rate('The UN figure of May'), { client: 'left', seen })
    desk.run('verdict.set', rate('Because'), { client: 'right', seen: desk.position() })
    expect(desk.ask('claim.detail', { claim }).verdicts.map(({ value }) => value.rationale)).toEqual(['Because'])
    desk.close()
  })

  it('refuses a step back or forth from what the screen does not show', async () => {
    const { desk, claims } = await deskWithArticle(place)
    const [claim = ''] = claims
    const seen = desk.position()
    const right = (method: 'history.undo' | 'history.redo', at: number) => () =>
      desk.run(method, {}, { client: 'right', seen: at })
    const acts = [
      () => desk.run('note.add', { claim, text: 'Ask the UN' }, { client: 'left' }),
      () => desk.run('claim.setTypes', { claim, types: ['event'] }, { client: 'left' }),
      () => desk.run('claim.delete', { claim }, { client: 'left' })
    ]
    for (const act of acts) {
      act()
      expect(refused(right('history.undo', seen)).code).toBe('stale')
    }
    const shown = desk.position()
    desk.run('history.undo', {}, { client: 'left' })
    expect(refused(right('history.redo', shown)).code).toBe('stale')
    right('history.redo', desk.position())()
    right('history.undo', desk.position())()
    expect(desk.ask('claim.detail', { claim }).notes).toHaveLength(1)
    desk.close()
  })

  it('hears of every change by the records it wrote', async () => {
    const { desk, claims } = await deskWithArticle(place)
    const [claim = ''] = claims
    const changeSet = newChangeSet()
    const { event, position } = desk.session.answer({
      method: 'note.add',
      input: { claim, text: 'x' },
      client: 'left',
      changeSet
    })
    expect(event).toMatchObject({ type: 'changed', client: 'left', changeSet, position, all: false })
    expect(event?.records.map((record) => record.entity)).toEqual(['note', 'claim'])
    desk.close()
  })
})

describe('undo and redo', () => {
  it('survive reopening, and say what they would do', async () => {
    const { desk, claims } = await deskWithArticle(place)
    const [claim = ''] = claims
    const initial = shownIn(desk.path)
    desk.run('claim.restate', { claim, statement: 'One.' })
    desk.run('note.add', { claim, text: 'Two' })
    const final = shownIn(desk.path)
    desk.close()
    const second = openDesk(desk.path)
    expect(second.ask('project.overview', {}).undo?.command).toBe('note.add')
    expect(second.run('history.undo', {})).toMatchObject({ label: { command: 'note.add' }, claim })
    expect(second.run('history.undo', {})).toMatchObject({ label: { command: 'claim.restate' }, claim })
    expect(shownIn(desk.path)).toEqual(initial)
    second.close()
    const third = openDesk(desk.path)
    expect(third.ask('project.overview', {}).redo?.command).toBe('claim.restate')
    expect(third.run('history.redo', {}).label.command).toBe('claim.restate')
    expect(third.run('history.redo', {}).label.command).toBe('note.add')
    expect(refused(() => third.run('history.redo', {})).code).toBe('nothing-to-redo')
    expect(shownIn(desk.path)).toEqual(final)
    third.close()
  })

  it('take an import back, and bring it back with the same ids', async () => {
    const { desk, article, claims } = await deskWithArticle(place)
    desk.run('history.undo', {})
    expect(desk.ask('project.overview', {}).articles).toEqual([])
    expect(refused(() => desk.run('history.undo', {})).code).toBe('nothing-to-undo')
    desk.run('history.redo', {})
    expect(desk.ask('project.overview', {}).articles.map(({ id }) => id)).toEqual([article])
    desk.run('history.undo', {})
    expect(desk.import(await reading(talks)).article).toBe(article)
    expect(desk.ask('claim.list', { filter: {}, offset: 0, limit: 500 }).rows.map(({ id }) => id)).toEqual(claims)
    expect(desk.session.verify().findings).toEqual([])
    desk.close()
  })

  it('a new command ends redo', async () => {
    const { desk, claims } = await deskWithArticle(place)
    const [claim = ''] = claims
    desk.run('note.add', { claim, text: 'One' })
    desk.run('history.undo', {})
    desk.run('note.add', { claim, text: 'Two' })
    expect(refused(() => desk.run('history.redo', {})).code).toBe('nothing-to-redo')
    desk.close()
  })

  it('say that a colleague built on it, and change nothing', async () => {
    const { desk, claims } = await deskWithArticle(place)
    const [claim = ''] = claims
    const changeSet = newChangeSet()
    desk.run('claim.restate', { claim, statement: 'Mine.' }, { changeSet })
    desk.close()
    const write = { entity: 'claim', entityId: claim, field: 'statement', value: { text: 'Theirs.', flags: [] } }
    takeIn(desk.path, { ...write, bases: [] }, makeSigner())
    const later = openDesk(desk.path)
    const before = readFileSync(desk.path)
    expect(refused(() => later.run('history.undo', {}))).toMatchObject({
      code: 'changed-since',
      details: { entityId: claim }
    })
    expect(readFileSync(desk.path).equals(before)).toBe(true)
    later.close()
  })

  it('never take back what another installation did, and keep its people known', async () => {
    const { desk, claims } = await deskWithArticle(place)
    desk.close()
    const other = openDesk(desk.path, { signer: makeSigner(), person: { name: 'Grace', role: 'editor' } })
    expect(refused(() => other.run('history.undo', {})).code).toBe('nothing-to-undo')
    const names = () => other.ask('project.overview', {}).people.map(({ name }) => name)
    other.run('note.add', { claim: claims[0] ?? '', text: 'Hello' })
    expect(names()).toEqual(['Ada', 'Grace'])
    other.run('history.undo', {})
    expect(names()).toEqual(['Ada', 'Grace'])
    other.run('history.redo', {})
    expect(other.session.verify().findings).toEqual([])
    other.close()
  })
})

describe('a conflict with a colleague', () => {
  it('shows both values until a person decides; undo of the decision brings it back', async () => {
    const { desk, claims } = await deskWithArticle(place)
    const [claim = ''] = claims
    desk.run('claim.restate', { claim, statement: 'Mine.' })
    desk.close()
    const theirs = { text: 'Theirs.', flags: [] }
    takeIn(desk.path, { entity: 'claim', entityId: claim, field: 'statement', value: theirs, bases: [] }, makeSigner())
    const later = openDesk(desk.path)
    const conflicts = () => later.ask('claim.detail', { claim }).conflicts
    expect(conflicts()).toMatchObject([{ field: 'statement', kind: 'values' }])
    expect(conflicts()[0]?.candidates).toEqual(expect.arrayContaining([{ text: 'Mine.', flags: [] }, theirs]))
    expect(later.ask('project.overview', {}).conflicts).toBe(1)
    const decide = { entity: 'claim', id: claim, field: 'statement', value: theirs }
    expect(refused(() => later.run('conflict.resolve', { ...decide, value: 7 })).code).toBe('invalid-input')
    expect(refused(() => later.run('conflict.resolve', { ...decide, field: 'types' })).code).toBe('invalid-input')
    later.run('conflict.resolve', decide)
    expect(conflicts()).toEqual([])
    expect(later.ask('claim.detail', { claim }).statement.text).toBe('Theirs.')
    later.run('history.undo', {})
    expect(conflicts()).toHaveLength(1)
    later.run('history.redo', {})
    expect(conflicts()).toEqual([])
    expect(later.session.verify().findings).toEqual([])
    later.close()
  })
})

describe('the file stays as it was', () => {
  it('when a command fails, wherever that happens, and the next one works', async () => {
    let fail: string | null = null
    const failing = (where: string): void => {
      if (fail === where) throw new Error(`${where} fails`)
    }
    const { desk, article, claims } = await deskWithArticle(place, {
      signer: {
        ...ourSigner,
        sign: (hash) => {
          failing('signing')
          return ourSigner.sign(hash)
        }
      },
      readSelection: (...given) => {
        failing('reading the selection')
        return analyseSelection(...given)
      },
      now: () => {
        failing('the clock')
        return Date.now()
      }
    })
    const before = readFileSync(desk.path)
    const { start } = desk.ask('claim.detail', { claim: claims[0] ?? '' }).anchor.ranges[0] ?? { start: 0 }
    const work = () =>
      desk.run('claim.split', { claim: claims[0] ?? '', at: [start + 6] }, { changeSet: newChangeSet() })
    for (const where of ['signing', 'reading the selection', 'the clock']) {
      fail = where
      expect(refused(work).message).toContain(where)
      fail = null
      expect(readFileSync(desk.path).equals(before)).toBe(true)
    }
    const missing = [claims[0] ?? '', 'none']
    expect(refused(() => desk.run('claim.dismiss', { claims: missing })).code).toBe('not-found')
    expect(refused(() => desk.run('claim.add', { article, ranges: [{ start: 9, end: 9 }] })).code).toBe('invalid-input')
    expect(readFileSync(desk.path).equals(before)).toBe(true)
    desk.run('claim.dismiss', { claims: claims.slice(0, 1) })
    expect(desk.session.verify().findings).toEqual([])
    desk.close()
  })

  it('when another program wrote to it meanwhile: the command is refused until the project is opened again', async () => {
    const { desk, claims } = await deskWithArticle(place)
    const [claim = ''] = claims
    takeIn(
      desk.path,
      { entity: 'claim', entityId: claim, field: 'statement', value: { text: 'Elsewhere.', flags: [] }, bases: [] },
      makeSigner()
    )
    const before = readFileSync(desk.path)
    expect(refused(() => desk.run('note.add', { claim, text: 'x' })).code).toBe('log-moved')
    expect(refused(() => desk.run('history.undo', {})).code).toBe('log-moved')
    expect(readFileSync(desk.path).equals(before)).toBe(true)
    desk.close()
    const later = openDesk(desk.path)
    later.run('note.add', { claim, text: 'x' })
    expect(later.ask('claim.detail', { claim }).statement.text).toBe('Elsewhere.')
    expect(later.session.verify().findings).toEqual([])
    later.close()
  })

  it('when an import fails after its documents were staged, but for the documents', async () => {
    let fail = false
    const desk = openDesk(newProjectFile(place), {
      signer: {
        ...ourSigner,
        sign: (hash) => {
          if (fail) throw new Error('signing fails')
          return ourSigner.sign(hash)
        }
      }
    })
    const request: ImportRequest = await reading(talks)
    const before = shownIn(desk.path)
    fail = true
    expect(refused(() => desk.import(request)).message).toContain('signing fails')
    expect(shownIn(desk.path)).toEqual(before)
    expect(desk.session.verify().findings).toEqual([])
    fail = false
    desk.import(request)
    expect(desk.session.verify()).toMatchObject({ ok: true, blobs: 3 })
    desk.close()
  })
})

describe('opening', () => {
  it('gives each opening for writing a number of its own, from its first command on', async () => {
    const { desk, claims } = await deskWithArticle(place)
    desk.close()
    for (let index = 0; index < 2; index += 1) {
      const again = openDesk(desk.path)
      expect(again.session.verify().replicas).toBe(2 + index)
      again.run('note.add', { claim: claims[0] ?? '', text: `${index}` })
      again.run('note.add', { claim: claims[0] ?? '', text: `${index}` })
      again.close()
    }
    const last = openDesk(desk.path)
    expect(last.session.verify()).toMatchObject({ ok: true, replicas: 4 })
    last.close()
  })
})
