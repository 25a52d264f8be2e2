import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  answerSchema,
  contract,
  eventSchema,
  type Input,
  type MethodName
} from '../../src/shared/contract/index.ts'
import { articleText, nothingKnown, type Step, steps } from './every-method.ts'
import { type Client, connectTo, transports } from './transports.ts'

const methods = Object.keys(contract) as MethodName[]

it('the steps call every method of the contract', () => {
  expect([...new Set(steps.map(({ method }) => method))].sort()).toEqual([...methods].sort())
})

describe.each(transports)('the contract over $name', (transport) => {
  let client: Client
  let end: () => Promise<void>
  const known = nothingKnown()
  beforeAll(async () => {
    ;({ client, end } = await connectTo(transport))
  })
  afterAll(() => end())

  const send = async (method: string, input: unknown, more: object = {}): Promise<Answer> => {
    const project = known.project === '' ? {} : { project: known.project }
    const answer = await client.call({ method, input, client: 'contract', ...project, ...more })
    // Only JSON crosses, and only answers of the contract's own form.
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer)
    expect(answerSchema.safeParse(answer).error).toBeUndefined()
    return answer as Answer
  }

  it.each(methods)('%s answers an input of another form with invalid-input', async (method) => {
    for (const input of [null, [], { nonsense: true }, 'text']) {
      expect(await send(method, input, { project: 'none' })).toMatchObject({
        ok: false,
        error: { code: 'invalid-input' }
      })
    }
  })

  it.each(methods.filter((method) => contract[method].scope === 'project'))(
    '%s on a project that is not open is refused with a code',
    async (method) => {
      const valid = steps
        .find((step) => step.method === method)
        ?.input({ ...nothingKnown(), claims: Array(5).fill({ id: 'c', start: 0, end: 9 }) })
      const answer = await send(method, valid, { project: 'not-open' })
      expect(answer).toMatchObject({ ok: false, position: null })
      expect(answer.ok || ['not-found', 'invalid-input'].includes(answer.error.code)).toBe(true)
    }
  )

  it.each(['', 'nothing', 'toString', '__proto__', 'constructor', 'app.status '])(
    'knows no method %j',
    async (method) => {
      expect(await send(method, {})).toMatchObject({ ok: false, error: { code: 'unknown-method' } })
    }
  )

  it.each([
    [null],
    [[]],
    [{}],
    ['text'],
    [{ method: 'app.status' }],
    [{ method: 'app.status', input: {}, client: 'c', more: 1 }]
  ])('answers %j, which is no request, with invalid-input', async (request) => {
    const answer = await client.call(request)
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-input' }, position: null })
  })

  it.each(steps.map((step, index) => [index + 1, step.method, step] as const))(
    'step %i: %s gives what the contract promises',
    async (_number, method, step: Step) => {
      const refused = typeof step.refused === 'function' ? step.refused(transport.host.kind) : step.refused
      const input = step.input(known)
      expect(contract[method].input.safeParse(input).error).toBeUndefined()
      const answer = await send(method, input, contract[method].kind === 'job' ? { job: `job of ${method}` } : {})
      if (refused !== undefined) {
        expect(answer).toMatchObject({ ok: false, error: { code: refused } })
        return
      }
      if (!answer.ok) throw new Error(`${method}: ${answer.error.code}: ${answer.error.message}`)
      expect(contract[method].output.safeParse(answer.value).error).toBeUndefined()
      if (contract[method].kind === 'command') {
        expect(answer.position).toBeGreaterThanOrEqual(known.position)
        known.position = answer.position ?? 0
      }
      const { download = null } = answer.value as { download?: string | null }
      if (method === 'report.export')
        await expectFile(download, (text) => {
          if ((input as Input<'report.export'>).format === 'html') expect(text).toMatch(/^<!doctype html>/)
          else expect(JSON.parse(text)).toBeTypeOf('object')
        })
      if (method === 'original.save' || method === 'source.saveFile')
        await expectFile(download, (text) => expect(text).toBe(articleText))
      step.keep?.(answer.value as never, known)
      if (method === 'projects.close') known.project = ''
    },
    60_000
  )

  async function expectFile(download: string | null, holds: (text: string) => void): Promise<void> {
    expect(download === null).toBe(transport.host.native.saveDialog)
    if (download === null) return
    const first = await client.download(download)
    expect(first.status).toBe(200)
    holds(first.text)
    expect((await client.download(download)).status).toBe(404)
  }

  it('told every client what changed, in events of the contract', async () => {
    await expect.poll(() => client.events.map(({ type }) => type)).toContain('closed')
    for (const event of client.events) expect(eventSchema.safeParse(event).error).toBeUndefined()
    const types = new Set(client.events.map(({ type }) => type))
    expect(types).toEqual(new Set(['preferences', 'progress', 'changed', 'closed']))
    const positions = client.events.flatMap((event) => (event.type === 'changed' ? [event.position] : []))
    expect(positions.length).toBeGreaterThan(20)
  })
})
