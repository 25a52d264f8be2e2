import { useEffect, useSyncExternalStore } from 'react'
import type { Keys } from '../../components/keys.ts'
import { isApple } from '../../components/keys.ts'
import { chooseAction, type KeyBound, type KeyPlace } from './keys.ts'
import { watchPointedFocus } from './pointed-focus.ts'

export const actionGroups = ['claim', 'evidence', 'text', 'move', 'view', 'project', 'help'] as const
export type ActionGroup = (typeof actionGroups)[number]

/**
 * Something a person can do: by key, in the palette, from a menu. The cheat sheet and the palette are made from these,
 * so an action exists once. `id` is also the command name of the native menu, where it has an entry.
 */
export interface Action extends KeyBound {
  readonly id: string
  /** i18n key, for instance 'desk:action.dismiss'. */
  readonly label: string
  /** What the label leaves open, as it is: the rating behind a number. */
  readonly detail?: string
  readonly group: ActionGroup
  /** Combinations, the first is shown: 'j', 'Space', 'Mod+K', 'Shift+Enter'. None: palette and menu only. */
  readonly keys: readonly Keys[]
  /** Whether it makes sense now. Absent: always while it is registered. */
  readonly when?: () => boolean
  readonly run: () => void
  /** Also while typing in a field. */
  readonly inFields?: boolean
  /** Also while a dialog is open. */
  readonly inDialogs?: boolean
  /** On the cheat sheet, not in the palette: moving about, ticking. */
  readonly keysOnly?: boolean
}

export interface ActionRegistry {
  /** Adds actions; the function returned takes them away again. */
  register(actions: readonly Action[]): () => void
  /** All actions, oldest first. The same array until something changes. */
  list(): readonly Action[]
  subscribe(listener: () => void): () => void
  /** Runs an action by its id; false where there is none that makes sense now. */
  run(id: string): boolean
}

export function createActionRegistry(): ActionRegistry {
  const sets = new Set<readonly Action[]>()
  const listeners = new Set<() => void>()
  let all: readonly Action[] = []
  const changed = () => {
    all = [...sets].flat()
    for (const listener of [...listeners]) listener()
  }
  return {
    register(actions) {
      // A copy, so that the same array registered twice is taken away once each.
      const set = [...actions]
      sets.add(set)
      changed()
      return () => {
        sets.delete(set)
        changed()
      }
    },
    list: () => all,
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    run(id) {
      const action = all.findLast((each) => each.id === id && (each.when === undefined || each.when()))
      action?.run()
      return action !== undefined
    }
  }
}

/** The window's actions. */
export const actionRegistry = createActionRegistry()

/** Registers while the component is there. Give it a memoised array. */
export function useActions(actions: readonly Action[]): void {
  useEffect(() => actionRegistry.register(actions), [actions])
}

/** All actions, as they come and go. */
export function useActionList(): readonly Action[] {
  return useSyncExternalStore(actionRegistry.subscribe, actionRegistry.list)
}

/** Carries key presses of the whole window to actions. Gives the function that stops. */
export function listenToKeys(registry: ActionRegistry, target: Document = document): () => void {
  const apple = isApple()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return
    const action = chooseAction(registry.list(), event, placeOf(event.target, target), apple)
    if (!action) return
    event.preventDefault()
    action.run()
  }
  const focus = watchPointedFocus(target)
  let spaceTaken = false
  // Before the button that was clicked last sees it.
  const onSpaceDown = (event: KeyboardEvent) => {
    spaceTaken = false
    if (event.key !== ' ' || !focus.leavesSpace(event.target)) return
    const place = { ...placeOf(event.target, target), widget: false }
    const action = chooseAction(registry.list(), event, place, apple)
    if (!action) return
    spaceTaken = true
    event.preventDefault()
    event.stopPropagation()
    action.run()
  }
  // Some browsers press a button when Space is let go.
  const onSpaceUp = (event: KeyboardEvent) => {
    if (event.key !== ' ' || !spaceTaken) return
    spaceTaken = false
    event.preventDefault()
    event.stopPropagation()
  }
  target.addEventListener('keydown', onSpaceDown, { capture: true })
  target.addEventListener('keyup', onSpaceUp, { capture: true })
  target.addEventListener('keydown', onKeyDown)
  return () => {
    focus.stop()
    target.removeEventListener('keydown', onSpaceDown, { capture: true })
    target.removeEventListener('keyup', onSpaceUp, { capture: true })
    target.removeEventListener('keydown', onKeyDown)
  }
}

const TYPING =
  'input:not([type=checkbox], [type=radio], [type=button], [type=range], [type=file]), textarea, select, [contenteditable=""], [contenteditable=true], [role=textbox], [role=combobox]'
/** Whether keys write where the focus is. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest(TYPING) !== null

const WIDGET =
  'button, a[href], input, summary, [role=button], [role=link], [role=checkbox], [role=radio], [role=switch], [role=tab], [role=separator], [role=slider], [role=gridcell], [role=option], [role=menuitem]'
const LIST = '[role=menu], [role=listbox], [role=grid], [role=tree]'

/**
 * Whether a dialog takes the screen for itself. Messages at the edge have a dialog's role too but cover nothing, and a
 * sheet is a part of the screen that a narrow window has no room for: keys go on working beside it.
 */
export function isDialogOpen(document: Document): boolean {
  return document.querySelector('.cb-overlay:not(.cb-overlay-sheet)') !== null
}

/** An element marked `data-desk-keys` leaves all keys to the actions, though its role would claim some. */
function placeOf(target: EventTarget | null, document: Document): KeyPlace {
  const modal = isDialogOpen(document)
  if (!(target instanceof Element)) return { typing: false, widget: false, list: false, modal }
  const free = target.closest('[data-desk-keys]') !== null
  return {
    typing: isTyping(target),
    widget: !free && target.closest(WIDGET) !== null,
    list: !free && target.closest(LIST) !== null,
    modal
  }
}
