import { beforeEach, expect, test } from 'vitest'
import { toastQueue } from '../../../../src/renderer/components/toasts.ts'
import { sayStep } from '../../../../src/renderer/features/desk/say-step.ts'
import type { AppEvent } from '../../../../src/shared/contract/index.ts'

const shown = () => toastQueue.visibleToasts.map(({ content }) => content.message)
const changed = (position: number, project = 'p'): AppEvent => ({
  type: 'changed',
  project,
  position,
  client: 'anybody',
  changeSet: 'c',
  records: [],
  all: false
})

let listeners: Set<(event: AppEvent) => void>
const tell = (event: AppEvent): void => {
  for (const listener of [...listeners]) listener(event)
}
const client = {
  latest: () => 7,
  onEvent: (listener: (event: AppEvent) => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
}
const say = (message: string): void => sayStep(client as never, 'p', message, { label: 'Redo', run: () => undefined })

beforeEach(() => {
  listeners = new Set()
  for (const { key } of [...toastQueue.visibleToasts]) toastQueue.close(key)
})

test('the way back stays while nothing else changes, also when the event of the undo itself comes late', () => {
  say('Undone: a tick')
  tell(changed(7))
  tell(changed(9, 'another project'))
  expect(shown()).toEqual(['Undone: a tick'])
})

test('any further change takes the message back, for its button would redo something else', () => {
  say('Undone: a tick')
  tell(changed(8))
  expect(shown()).toEqual([])
  expect(listeners.size).toBe(0)
})

test('a message that has gone, or that a new one replaced, watches nothing any more', () => {
  say('Undone: a tick')
  say('Undone: a verdict')
  expect(shown()).toEqual(['Undone: a verdict'])
  expect(listeners.size).toBe(1)
  for (const { key } of [...toastQueue.visibleToasts]) toastQueue.close(key)
  expect(listeners.size).toBe(0)
})

test('closing the project takes it back too', () => {
  say('Undone: a tick')
  tell({ type: 'closed', project: 'p', reason: 'asked' })
  expect(shown()).toEqual([])
})
