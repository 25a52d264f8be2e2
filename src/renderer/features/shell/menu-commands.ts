import { type ActionRegistry, isDialogOpen, isTyping } from './actions.ts'

/** In a field these are the field's: the menu takes their keys from the page on macOS, and the mouse goes there anywhere. */
const ofFields: Readonly<Record<string, string>> = { 'edit.undo': 'undo', 'edit.redo': 'redo' }

/**
 * Does what the native menu asks for, as the key of the same action would: nothing behind an open dialog, and in a field only
 * the field's own. False where it cannot be done now.
 */
export function carryOut(command: string, registry: ActionRegistry, page: Document = document): boolean {
  const ofField = ofFields[command]
  if (ofField !== undefined && isTyping(page.activeElement)) return page.execCommand(ofField)
  const reachable = !isDialogOpen(page) || registry.list().some(({ id, inDialogs }) => id === command && inDialogs)
  return reachable && registry.run(command)
}
