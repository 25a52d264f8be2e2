import { parseHTML } from 'linkedom'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Action, type ActionRegistry, createActionRegistry } from '../../../src/renderer/features/shell/actions.ts'
import { carryOut } from '../../../src/renderer/features/shell/menu-commands.ts'

const { document, Element } = parseHTML('<!doctype html><html><body></body></html>')
let ran: string[]
let registry: ActionRegistry
let focused: Element | null
/** The page, with what its stand-in lacks: the focus, and the field's own undo. */
const page = Object.assign(document, { execCommand: (name: string) => ran.push(`field ${name}`) > 0 })

beforeAll(() => {
  vi.stubGlobal('Element', Element)
  Object.defineProperty(page, 'activeElement', { get: () => focused })
})
afterAll(() => vi.unstubAllGlobals())
beforeEach(() => {
  ran = []
  page.body.innerHTML = '<button>Go</button><textarea></textarea>'
  focused = page.querySelector('button')
  registry = createActionRegistry()
  const action = (id: string, part: Partial<Action> = {}): Action => ({
    id,
    label: id,
    group: 'project',
    keys: [],
    run: () => void ran.push(id),
    ...part
  })
  registry.register([
    action('edit.undo'),
    action('article.import', { when: () => false }),
    action('report.export', { inFields: true }),
    action('palette', { inDialogs: true })
  ])
})

describe('a command of the native menu', () => {
  it('does what its action does', () => {
    expect(carryOut('edit.undo', registry, page)).toBe(true)
    expect(ran).toEqual(['edit.undo'])
  })

  it('undoes the typing where the person types, never the step before it', () => {
    focused = page.querySelector('textarea')
    expect(carryOut('edit.undo', registry, page)).toBe(true)
    expect(carryOut('edit.redo', registry, page)).toBe(true)
    expect(carryOut('report.export', registry, page)).toBe(true)
    expect(ran).toEqual(['field undo', 'field redo', 'report.export'])
  })

  it('reaches nothing behind an open dialog', () => {
    page.body.innerHTML += '<div class="cb-overlay"></div>'
    expect(carryOut('edit.undo', registry, page)).toBe(false)
    expect(carryOut('palette', registry, page)).toBe(true)
    expect(ran).toEqual(['palette'])
  })

  it('says where it cannot be done: no such action here, or not now', () => {
    expect(carryOut('text.find', registry, page)).toBe(false)
    expect(carryOut('article.import', registry, page)).toBe(false)
    expect(ran).toEqual([])
  })
})
