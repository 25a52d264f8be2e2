import { describe, expect, test } from 'vitest'
import { createClient, PATIENCE_MS } from '../../../src/renderer/api/client.ts'
import { ConnectionLost } from '../../../src/renderer/api/transport.ts'
import type { Answer, AppEvent } from '../../../src/shared/contract/index.ts'
import { CodedError } from '../../../src/shared/errors.ts'
import { createScriptedTransport, done, lost } from './fake-transport.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

function setUp() {
  const transport = createScriptedTransport()
  let clock = 0
  const waits: number[] = []
  const client = createClient({
    transport,
    validate: true,
    now: () => clock,
    wait: async (ms) => {
      waits.push(ms)
      clock += ms
    }
  })
  return { transport, client, waits }
}

const dismiss = { claims: ['c1'] }
const inProject = { project: 'p' }

describe('commands', () => {
  test('carry a fresh uuidv7 each, the window that asks, and what the screen showed', async () => {
    const { transport, client } = setUp()
    transport.script.push(() => done({ ids: [] }, 7))
    await client.call('claim.split', { claim: 'c1', at: [3] }, inProject)
    await client.call('claim.dismiss', dismiss, inProject)
    const [first, second] = transport.requests
    expect(first?.changeSet).toMatch(uuid)
    expect(second?.changeSet).toMatch(uuid)
    expect(second?.changeSet).not.toBe(first?.changeSet)
    expect(first?.client).toBe(client.id)
    expect(first?.seen).toBeUndefined()
    expect(second?.seen).toBe(7)
  })

  test('of one project are sent one after the other, in the order they were asked', async () => {
    const { transport, client } = setUp()
    let underWay = 0
    let most = 0
    const slow = async (): Promise<Answer> => {
      underWay++
      most = Math.max(most, underWay)
      await new Promise((resolve) => setTimeout(resolve, 1))
      underWay--
      return done({}, 1)
    }
    transport.script.push(slow, slow, slow)
    const notes = ['a', 'b', 'c'].map((text) =>
      client.call('claim.restate', { claim: 'c', statement: text }, inProject)
    )
    await Promise.all(notes)
    expect(most).toBe(1)
    expect(transport.requests.map(({ input }) => (input as { statement: string }).statement)).toEqual(['a', 'b', 'c'])
  })

  test('of two projects do not wait for each other', async () => {
    const { transport, client } = setUp()
    let release = (): void => {}
    transport.script.push(
      () => new Promise<Answer>((resolve) => (release = () => resolve(done({}, 1)))),
      () => done({}, 1)
    )
    const held = client.call('claim.dismiss', dismiss, { project: 'held' })
    await client.call('claim.dismiss', dismiss, { project: 'free' })
    release()
    await held
    expect(transport.requests).toHaveLength(2)
  })

  test('are sent again with the same change-set id when no answer came', async () => {
    const { transport, client, waits } = setUp()
    transport.script.push(lost, lost, () => done({}, 4))
    await client.call('claim.dismiss', dismiss, inProject)
    expect(transport.requests).toHaveLength(3)
    expect(new Set(transport.requests.map(({ changeSet }) => changeSet)).size).toBe(1)
    expect(waits).toEqual([200, 400])
  })

  test('give up after a while, and the next one still gets through', async () => {
    const { transport, client, waits } = setUp()
    transport.script.push(...Array.from({ length: 40 }, () => lost))
    await expect(client.call('claim.dismiss', dismiss, inProject)).rejects.toThrow(ConnectionLost)
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThanOrEqual(PATIENCE_MS)
    transport.script.length = 0
    await expect(client.call('claim.dismiss', dismiss, inProject)).resolves.toEqual({})
  })

  test('that are refused do not hold up those behind them', async () => {
    const { transport, client } = setUp()
    const refused: Answer = { ok: false, error: { code: 'refused', message: 'No.' }, position: 3 }
    transport.script.push(() => refused)
    const first = client.call('claim.dismiss', dismiss, inProject)
    const second = client.call('claim.dismiss', dismiss, inProject)
    await expect(first).rejects.toMatchObject({ error: { code: 'refused', message: 'No.' } })
    await expect(second).resolves.toEqual({})
  })

  test('are not sent again where the program no longer knows the page', async () => {
    const { transport, client } = setUp()
    transport.script.push(() => {
      throw new ConnectionLost('expired')
    })
    await expect(client.call('claim.dismiss', dismiss, inProject)).rejects.toMatchObject({ state: 'expired' })
    expect(transport.requests).toHaveLength(1)
  })

  test('need an open project', async () => {
    const { client } = setUp()
    await expect(client.call('claim.dismiss', dismiss)).rejects.toBeInstanceOf(CodedError)
  })

  test('say what a form showed when it was opened, where the caller names it', async () => {
    const { transport, client } = setUp()
    transport.script.push(() => done({ rows: [], total: 0 }, 9))
    await client.call('history.list', { claim: null, offset: 0, limit: 1 }, inProject)
    await client.call('claim.dismiss', dismiss, { ...inProject, seen: 5 })
    expect(transport.requests[1]?.seen).toBe(5)
  })
})

describe('what the screen is said to show', () => {
  const changed = (position: number): AppEvent => ({
    type: 'changed',
    project: 'p',
    position,
    client: 'other',
    changeSet: 'x',
    records: [{ entity: 'claim', id: 'c' }],
    all: false
  })

  test('does not move by an event alone, only once the screen was asked again', async () => {
    const { transport, client } = setUp()
    await client.call('claim.dismiss', dismiss, inProject)
    transport.tell(changed(5))
    expect(client.seen('p')).toBe(1)
    expect(client.latest('p')).toBe(5)
    client.markShown('p', 5)
    expect(client.seen('p')).toBe(5)
    client.markShown('p', 3)
    expect(client.seen('p')).toBe(5)
  })

  test('after a reconnection everything is asked again if the log moved on meanwhile', async () => {
    const { transport, client } = setUp()
    await client.call('claim.dismiss', dismiss, inProject)
    const told: AppEvent[] = []
    client.onEvent((event) => told.push(event))
    transport.script.push(() => done({ rows: [], total: 0 }, 8))
    transport.listen()
    await new Promise((resolve) => setTimeout(resolve, 0))
    expect(told).toMatchObject([{ type: 'changed', project: 'p', position: 8, all: true }])
  })

  test('after a reconnection nothing is asked again where nothing happened', async () => {
    const { transport, client } = setUp()
    await client.call('claim.dismiss', dismiss, inProject)
    const told: AppEvent[] = []
    client.onEvent((event) => told.push(event))
    transport.script.push(() => done({ rows: [], total: 0 }, 1))
    transport.listen()
    await new Promise((resolve) => setTimeout(resolve, 0))
    expect(told).toEqual([])
  })

  test('an answer given after a change that was missed does not hide it', async () => {
    const { transport, client } = setUp()
    await client.call('claim.dismiss', dismiss, inProject)
    // Somebody writes in the gap, and the page asks something new in it.
    transport.position = 8
    await client.call('history.list', { claim: 'c', offset: 0, limit: 1 }, inProject).catch(() => {})
    const told: AppEvent[] = []
    client.onEvent((event) => told.push(event))
    transport.script.push(() => done({ rows: [], total: 0 }, 8))
    transport.listen()
    // One more, told before the answer comes.
    transport.tell(changed(9))
    client.markShown('p', 9)
    await new Promise((resolve) => setTimeout(resolve, 0))
    expect(told).toMatchObject([
      { position: 9, all: false },
      { position: 8, all: true }
    ])
  })

  test('of the answers before any event came the oldest counts', async () => {
    const { transport, client } = setUp()
    const list = () => client.call('history.list', { claim: null, offset: 0, limit: 1 }, inProject)
    transport.script.push(
      () => done({ rows: [], total: 0 }, 8),
      () => done({ rows: [], total: 0 }, 7)
    )
    await list()
    await list()
    const told: AppEvent[] = []
    client.onEvent((event) => told.push(event))
    transport.script.push(() => done({ rows: [], total: 0 }, 8))
    transport.listen()
    await new Promise((resolve) => setTimeout(resolve, 0))
    expect(told).toMatchObject([{ position: 8, all: true }])
    client.markShown('p', 8)
    transport.script.push(() => done({ rows: [], total: 0 }, 7))
    await list()
    expect(client.seen('p')).toBe(8)
  })

  test('a change whose event does not come has everything asked again; one whose event came has not', async () => {
    const { transport, client } = setUp()
    await client.call('claim.dismiss', dismiss, inProject)
    const told: AppEvent[] = []
    client.onEvent((event) => told.push(event))
    transport.tell(changed(2))
    client.missed('p', 2)
    expect(told).toHaveLength(1)
    client.missed('p', 3)
    expect(told[1]).toMatchObject({ position: 3, all: true })
    client.forget('p')
    client.missed('p', 4)
    expect(told).toHaveLength(2)
  })
})

describe('answers', () => {
  test('that break the contract are noticed', async () => {
    const { transport, client } = setUp()
    transport.script.push(() => done({ rows: 'none' }, 1))
    await expect(client.call('history.list', { claim: null, offset: 0, limit: 1 }, inProject)).rejects.toThrow()
  })

  test('to acts and jobs are not asked for twice: they might have happened', async () => {
    const { transport, client } = setUp()
    transport.script.push(lost)
    await expect(client.call('projects.sample', {})).rejects.toThrow(ConnectionLost)
    expect(transport.requests).toHaveLength(1)
  })

  test('are asked for with well-formed strings only', async () => {
    const { transport, client } = setUp()
    await client.call('claim.restate', { claim: 'c', statement: 'broken \ud800 half' }, inProject)
    expect(transport.requests[0]?.input).toMatchObject({ statement: 'broken \ufffd half' })
  })
})

test('an import carries a change-set id and is asked for again with it after a lost connection; reading is not', async () => {
  const { transport, client } = setUp()
  const meta = { title: '', byline: '', publisher: '', published: null, language: null, url: '' }
  const commit = () => client.call('import.commit', { project: 'p', draft: 'd', meta }, { job: 'j' })
  transport.script.push(lost, () => done({ article: 'a', revision: 'r', claims: 1 }, 1))
  await commit()
  const [first, again] = transport.requests
  expect(first?.changeSet).toMatch(uuid)
  expect(again).toEqual(first)
  transport.script.push(lost)
  await expect(client.call('import.readText', { project: 'p', text: 'x', options: {} })).rejects.toThrow(ConnectionLost)
  expect(transport.requests).toHaveLength(3)
  expect(transport.requests[2]?.changeSet).toBeUndefined()
})
