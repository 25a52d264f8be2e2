import { expect, it } from 'vitest'
import { createAnswering } from '../../../src/main/app/answer-questions.ts'
import type { ThreadQuestion } from '../../../src/main/app/thread-protocol.ts'
import { CodedError } from '../../../src/shared/errors.ts'

const question = (id: number, call: ThreadQuestion['call']): ThreadQuestion => ({ id, call, input: null })

function answering(loadEngine: () => Promise<void>) {
  const served: string[] = []
  const { answer } = createAnswering({
    serve: (call) => {
      served.push(call)
      return call
    },
    mayAskEngine: ({ call }) => call === 'request',
    loadEngine,
    tell: () => undefined,
    now: () => 0
  })
  return { answer, served }
}

it('what is asked while the claim engine is being loaded for a change is answered after that change', async () => {
  const { answer, served } = answering(() => new Promise((resolve) => setTimeout(resolve, 20)))
  const replies = [answer(question(1, 'request')), answer(question(2, 'title')), answer(question(3, 'close'))]
  expect((await Promise.all(replies)).map(({ id, ok }) => [id, ok])).toEqual([
    [1, true],
    [2, true],
    [3, true]
  ])
  expect(served).toEqual(['request', 'title', 'close'])
})

it('a claim engine that cannot be loaded fails the calls that may ask it and no other', async () => {
  const { answer, served } = answering(() => Promise.reject(new CodedError('missing', 'The model is not there.')))
  expect(await answer(question(1, 'request'))).toMatchObject({ id: 1, ok: false, error: { code: 'missing' } })
  expect(await answer(question(2, 'title'))).toEqual({ id: 2, ok: true, value: 'title' })
  expect(served).toEqual(['title'])
})
