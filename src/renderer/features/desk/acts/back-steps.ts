/** Undo and redo, and the messages that offer them. */
import { labelText } from '../labels.ts'
import { sayStep } from '../say-step.ts'
import type { DeskCore } from './desk-core.ts'

export type BackSteps = ReturnType<typeof createBackSteps>

export function createBackSteps({ client, project, store, t, run, inTurn, showClaim }: DeskCore) {
  const steps = {
    undo: () => inTurn(() => stepBack('history.undo')),
    redo: () => inTurn(() => stepBack('history.redo')),
    sayWithUndo
  }

  /** Undoes or redoes, says what, and goes to where it shows. */
  async function stepBack(method: 'history.undo' | 'history.redo'): Promise<void> {
    const { claim } = store.getState()
    const done = await run(method, {})
    if (!done) return
    const undone = method === 'history.undo'
    const what = labelText(t, done.label)
    sayStep(client, project, t(undone ? 'toast.undid' : 'toast.redid', { what }), {
      label: t(undone ? 'common:redo' : 'common:undo'),
      run: () => void (undone ? steps.redo() : steps.undo())
    })
    store.getState().setMode({ kind: 'reading' })
    // Who has gone to another claim meanwhile stays there.
    if (done.claim === null || store.getState().claim !== claim) return
    // The claim may be what was undone: then there is nothing to go to.
    await showClaim(done.claim, true).catch(() => store.getState().selectClaim(null))
  }

  /** Says what was done, with the way back as long as nothing else happens. */
  function sayWithUndo(message: string): void {
    sayStep(client, project, message, { label: t('common:undo'), run: () => void steps.undo() })
  }

  return steps
}
