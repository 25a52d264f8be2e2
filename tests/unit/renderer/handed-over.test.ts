import { beforeEach, describe, expect, it } from 'vitest'
import { type Client, createClient } from '../../../src/renderer/api/client.ts'
import { showHandedOver } from '../../../src/renderer/features/shell/handed-over.ts'
import { useShell } from '../../../src/renderer/features/shell/shell-store.ts'
import type { Opened } from '../../../src/shared/contract/index.ts'
import { createScriptedTransport, done, type ScriptedTransport } from './fake-transport.ts'

const project = (name: string): Opened => ({ project: name, projectId: name, readOnly: false, holder: null })

let transport: ScriptedTransport
let client: Client
beforeEach(() => {
  useShell.getState().leave()
  transport = createScriptedTransport()
  client = createClient({ transport })
})

const handOver = (opened: Opened): Promise<void> => {
  transport.script.push(() => done({ ...opened }, 1))
  return showHandedOver(client, 'handle')
}
const asked = () => transport.requests.map(({ method, input }) => [method, input])

describe('a project that the system handed over', () => {
  it('is shown where none was', async () => {
    await handOver(project('b'))
    expect(useShell.getState().opened).toEqual(project('b'))
    expect(asked()).toEqual([['projects.open', { handle: 'handle' }]])
  })

  it('takes the place of the one that was shown, which is closed: nothing stays locked unseen', async () => {
    useShell.getState().open(project('a'))
    await handOver(project('b'))
    expect(useShell.getState().opened).toEqual(project('b'))
    expect(asked()[1]).toEqual(['projects.close', { project: 'a' }])
  })

  it('leaves everything as it is where it is shown already: an import under review above all', async () => {
    useShell.getState().open(project('a'))
    useShell.getState().show('sources')
    useShell.getState().showDialog('import')
    await handOver(project('a'))
    expect(useShell.getState()).toMatchObject({ screen: 'sources', dialog: 'import' })
    expect(asked()).toHaveLength(1)
  })

  it('leaves the one that is shown where it cannot be opened, and says why', async () => {
    useShell.getState().open(project('a'))
    const error = { code: 'not-a-project', message: 'This is not a Claimbench project.' } as const
    transport.script.push(() => ({ ok: false, error, position: null }))
    await expect(showHandedOver(client, 'handle')).rejects.toMatchObject({ error: { code: 'not-a-project' } })
    expect(useShell.getState().opened).toEqual(project('a'))
    expect(asked()).toHaveLength(1)
  })
})
