import { useMemo } from 'react'
import { describeError, useClient } from '../../api/index.ts'
import { showError } from '../../components/index.ts'
import { type Action, actionRegistry, useActions } from './actions.ts'
import { showHandedOver } from './handed-over.ts'
import { useShell } from './shell-store.ts'

/**
 * The way from an open project to another one, where the program has a menu that offers it at any time. In a browser it leads
 * over the start screen. Whoever cancels the dialog keeps what is open.
 */
export function AnotherProject() {
  const client = useClient()
  useActions(
    useMemo<readonly Action[]>(() => {
      const show = async (choice: Promise<{ readonly handle: string | null }>): Promise<void> => {
        const { handle } = await choice
        if (handle !== null) await showHandedOver(client, handle)
      }
      const then = (choose: () => Promise<{ readonly handle: string | null }>) => () => {
        show(choose()).catch((error: unknown) => showError(describeError(error)))
      }
      return [
        {
          id: 'project.new',
          label: 'shell:action.newProject',
          group: 'project',
          keys: ['Mod+N'],
          run: () => {
            actionRegistry.run('project.close')
            useShell.getState().showDialog('new-project')
          }
        },
        {
          id: 'project.open',
          label: 'shell:action.openProject',
          group: 'project',
          keys: ['Mod+O'],
          run: then(() => client.call('projects.choose', {}))
        },
        {
          id: 'project.sample',
          label: 'shell:action.sample',
          group: 'project',
          keys: [],
          run: then(() => client.call('projects.sample', {}))
        }
      ]
    }, [client])
  )
  return null
}
