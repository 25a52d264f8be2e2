/** Imports whose answer got lost: the client asks again with the same change-set id. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Answer } from '../../src/shared/contract/index.ts'
import { newChangeSet } from '../support/project.ts'
import { articleText } from './every-method.ts'
import { type Client, connectTo, transports } from './transports.ts'

const meta = { title: 'Talks', byline: '', publisher: '', published: null, language: 'en', url: '' }

describe.each(transports)('an import that is asked for again over $name', (transport) => {
  let connection: Awaited<ReturnType<typeof connectTo>>
  let client: Client
  let handle: string
  let project: string
  const call = async (method: string, input: unknown, more: object = {}): Promise<Answer> =>
    (await client.call({ method, input, client: 'window', ...more })) as Answer
  const value = async <T>(answer: Promise<Answer>): Promise<T> => {
    const given = await answer
    if (!given.ok) throw new Error(`${given.error.code}: ${given.error.message}`)
    return given.value as T
  }
  const read = async (): Promise<string> =>
    (await value<{ draft: string }>(call('import.readText', { project, text: articleText, options: {} }))).draft
  const commands = async (): Promise<string[]> => {
    const input = { claim: null, offset: 0, limit: 50 }
    const { rows } = await value<{ rows: { label: { command: string } }[] }>(call('history.list', input, { project }))
    return rows.map(({ label }) => label.command)
  }

  beforeAll(async () => {
    connection = await connectTo(transport)
    client = connection.client
  })
  afterAll(() => connection.end())
  beforeEach(async () => {
    ;({ handle } = await value<{ handle: string }>(call('projects.create', { title: 'P', scale: 'house-check' })))
    ;({ project } = await value<{ project: string }>(call('projects.open', { handle })))
  })

  it('took effect once, and both answers say the same, at the same time or afterwards', async () => {
    const changeSet = newChangeSet()
    const draft = await read()
    const commit = () => call('import.commit', { project, draft, meta }, { changeSet, job: 'storing' })
    const [first, second] = await Promise.all([commit(), commit()])
    expect(first).toMatchObject({ ok: true, value: { claims: expect.any(Number) } })
    expect(second).toEqual(first)
    expect(await commit()).toEqual(first)
    expect(await commands()).toEqual(['article.import', 'project.create'])
    const changes = () => client.events.filter((event) => event.type === 'changed' && event.project === project)
    await expect.poll(changes).toHaveLength(1)
  }, 60_000)

  it('answers from the history once its project was closed and opened', async () => {
    const changeSet = newChangeSet()
    const draft = await read()
    const first = await call('import.commit', { project, draft, meta }, { changeSet })
    await value(call('projects.close', { project }))
    ;({ project } = await value<{ project: string }>(call('projects.open', { handle })))
    expect(await call('import.commit', { project, draft, meta }, { changeSet })).toEqual(first)
    expect(await commands()).toEqual(['article.import', 'project.create'])
  }, 60_000)

  it('answers the same where everything was in the project already', async () => {
    await value(call('import.commit', { project, draft: await read(), meta }, { changeSet: newChangeSet() }))
    const changeSet = newChangeSet()
    const draft = await read()
    const first = await call('import.commit', { project, draft, meta }, { changeSet })
    expect(first.ok).toBe(true)
    expect(await call('import.commit', { project, draft, meta }, { changeSet })).toEqual(first)
    expect(await commands()).toEqual(['article.import', 'project.create'])
  }, 60_000)

  it('is another import with another id, whose document is gone', async () => {
    const draft = await read()
    await value(call('import.commit', { project, draft, meta }, { changeSet: newChangeSet() }))
    expect(await call('import.commit', { project, draft, meta }, { changeSet: newChangeSet() })).toMatchObject({
      ok: false,
      error: { code: 'not-found' }
    })
  }, 60_000)
})
