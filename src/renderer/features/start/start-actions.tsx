import { useMemo } from 'react'
import { type Action, useActions } from '../shell/actions.ts'
import { useShell } from '../shell/shell-store.ts'

interface StartActionsProps {
  /** Whether the program has a menu of its own: a browser keeps Mod+N to itself. */
  readonly menu: boolean
  readonly open: () => void
  readonly sample: () => void
}

/** What can be done where no project is open. Give it functions that stay the same. */
export function StartActions({ menu, open, sample }: StartActionsProps) {
  useActions(
    useMemo<readonly Action[]>(
      () => [
        {
          id: 'project.new',
          label: 'shell:action.newProject',
          group: 'project',
          keys: [menu ? 'Mod+N' : 'Mod+Alt+N', 'n'],
          run: () => useShell.getState().showDialog('new-project')
        },
        { id: 'project.open', label: 'shell:action.openProject', group: 'project', keys: ['Mod+O'], run: open },
        { id: 'project.sample', label: 'shell:action.sample', group: 'project', keys: [], run: sample }
      ],
      [menu, open, sample]
    )
  )
  return null
}
