import { describe, expect, test } from 'vitest'
import { type Action, createActionRegistry } from '../../../src/renderer/features/shell/actions.ts'

const action = (id: string, run: () => void, part: Partial<Action> = {}): Action => ({
  id,
  label: `test:${id}`,
  group: 'claim',
  keys: [],
  run,
  ...part
})

describe('the registry of actions', () => {
  test('runs an action by its name, and says when there is none', () => {
    const registry = createActionRegistry()
    let ran = 0
    const remove = registry.register([action('undo', () => ran++)])
    expect(registry.run('undo')).toBe(true)
    expect(registry.run('redo')).toBe(false)
    remove()
    expect(registry.run('undo')).toBe(false)
    expect(ran).toBe(1)
  })

  test('the newest action of a name that makes sense now is the one that runs', () => {
    const registry = createActionRegistry()
    const ran: string[] = []
    let mode = true
    registry.register([action('back', () => ran.push('desk'))])
    registry.register([action('back', () => ran.push('mode'), { when: () => mode })])
    registry.run('back')
    mode = false
    registry.run('back')
    expect(ran).toEqual(['mode', 'desk'])
  })

  test('the same list registered twice is taken away once each', () => {
    const registry = createActionRegistry()
    const actions = [action('find', () => {})]
    const first = registry.register(actions)
    registry.register(actions)
    first()
    expect(registry.list().map(({ id }) => id)).toEqual(['find'])
  })

  test('tells listeners, and gives them the same list until something changes', () => {
    const registry = createActionRegistry()
    let told = 0
    const stop = registry.subscribe(() => told++)
    const remove = registry.register([action('find', () => {})])
    expect(registry.list()).toBe(registry.list())
    stop()
    remove()
    expect(told).toBe(1)
  })
})
