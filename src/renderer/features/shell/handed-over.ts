import type { Client } from '../../api/client.ts'
import { useShell } from './shell-store.ts'

/**
 * Shows a project that the system handed over, in place of the one that is shown now; that one is closed, so that others may
 * write to it. One that is shown already stays as it is, with what is being done in it. Rejects where it cannot be opened.
 */
export async function showHandedOver(client: Pick<Client, 'call' | 'forget'>, handle: string): Promise<void> {
  const opened = await client.call('projects.open', { handle })
  const { opened: before, open } = useShell.getState()
  if (before?.project === opened.project) return
  open(opened)
  if (!before) return
  client.forget(before.project)
  await client.call('projects.close', { project: before.project })
}
