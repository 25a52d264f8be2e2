import { useMemo } from 'react'
import { useProject } from '../../api/index.ts'
import { type Action, useActions } from '../shell/actions.ts'
import { useDeskCommands } from './desk-context.tsx'

/** Undo and redo, and what two people decided differently, on every screen of the project. */
export function HistoryActions() {
  const commands = useDeskCommands()
  const { readOnly } = useProject()
  useActions(
    useMemo<readonly Action[]>(
      () => [
        {
          id: 'edit.undo',
          label: 'desk:action.undo',
          group: 'project',
          keys: ['z', 'Mod+Z'],
          run: () => void (readOnly ? commands.sayReadOnly() : commands.undo())
        },
        {
          id: 'edit.redo',
          label: 'desk:action.redo',
          group: 'project',
          keys: ['Shift+Z', 'Mod+Shift+Z', 'Mod+Y'],
          run: () => void (readOnly ? commands.sayReadOnly() : commands.redo())
        },
        {
          id: 'conflicts.show',
          label: 'desk:action.conflicts',
          group: 'project',
          keys: ['Shift+C'],
          run: () => commands.showConflicts()
        }
      ],
      [commands, readOnly]
    )
  )
  return null
}
