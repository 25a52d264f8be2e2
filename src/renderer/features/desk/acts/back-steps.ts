/** Undo and redo, and the messages that offer them. */
import { labelText } from '../labels.ts'
import type { Choice } from '../logic/choice.ts'
import { sayStep } from '../say-step.ts'
import type { DeskCore } from './desk-core.ts'
import type { GoingOn } from './going-on.ts'

export type BackSteps = ReturnType<typeof createBackSteps>

export function createBackSteps({ client, project, store, t, run, stepping, showClaim }: DeskCore, goOnAfter: GoingOn) {
  const steps = {
    undo: () => stepping(() => stepBack('history.undo')),
    redo: () => stepping(() => stepBack('history.redo')),
    sayWithUndo,
    /** Undoing what was done just now, and nothing else, chooses these claims again. */
    chooseOnUndo: (several: Choice, claim: string | null): void => {
      left = { at: client.latest(project), several, claim }
    }
  }
  let left: { readonly at: number | undefined; readonly several: Choice; readonly claim: string | null } | null = null

  /** Undoes or redoes, says what, and goes to where it shows. */
  async function stepBack(method: 'history.undo' | 'history.redo'): Promise<void> {
    const { claim } = store.getState()
    const undone = method === 'history.undo'
    const again = undone && left?.at === client.latest(project) ? left : null
    let done: Awaited<ReturnType<typeof run<typeof method>>>
    const wentOn = await goOnAfter(async () => {
      done = await run(method, {})
      return done !== undefined
    })
    if (!done) return
    left = null
    const what = labelText(t, done.label)
    sayStep(client, project, t(undone ? 'toast.undid' : 'toast.redid', { what }), {
      label: t(undone ? 'common:redo' : 'common:undo'),
      run: () => void (undone ? steps.redo() : steps.undo())
    })
    store.getState().setMode({ kind: 'reading' })
    // Who has gone to another claim meanwhile stays there.
    if (done.claim === null || (store.getState().claim !== claim && !wentOn)) return
    if (again) {
      store.getState().choose(again.several, again.claim)
      return
    }
    if (wentOn && done.claim === claim) return
    // The claim may be what was undone: then there is nothing to go to.
    await showClaim(done.claim, true).catch(() => store.getState().selectClaim(null))
  }

  /** Says what was done, with the way back as long as nothing else happens. */
  function sayWithUndo(message: string): void {
    sayStep(client, project, message, { label: t('common:undo'), run: () => void steps.undo() })
  }

  return steps
}
