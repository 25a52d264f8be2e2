import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components'
import type { ShownError } from '../api/errors.ts'

/** A message at the edge of the window: what happened, and one act that goes with it (usually Undo). */
export interface ToastContent {
  readonly kind: 'done' | 'error'
  readonly message: string
  /** Error code, shown small: people quote it when they ask for help. */
  readonly code?: string
  readonly action?: { readonly label: string; readonly run: () => void }
}

export const toastQueue = new ToastQueue<ToastContent>({ maxVisibleToasts: 3 })

const DONE_MS = 6000
/** A refusal is read and done with; other errors stay until they are closed. */
const REFUSED_MS = 9000

/**
 * Says that something was done. Goes by itself, later while it is hovered or focused. An earlier one makes room: they would
 * cover the text, and its button would now do something else than it says.
 */
export function showToast(message: string, action?: ToastContent['action']): void {
  makeRoom()
  toastQueue.add(action ? { kind: 'done', message, action } : { kind: 'done', message }, { timeout: DONE_MS })
}

/**
 * The same with an act that is right only as things stand. `watch` is given what takes the message back, and gives what ends
 * the watching; that is called when the message has gone, however it went.
 */
export function showPassingToast(
  message: string,
  action: NonNullable<ToastContent['action']>,
  watch: (close: () => void) => () => void
): void {
  makeRoom()
  let stop: (() => void) | undefined
  const key = toastQueue.add({ kind: 'done', message, action }, { timeout: DONE_MS, onClose: () => stop?.() })
  stop = watch(() => toastQueue.close(key))
}

function makeRoom(): void {
  for (const { key, content } of toastQueue.visibleToasts) if (content.kind === 'done') toastQueue.close(key)
}

/** Says that something failed. Stays until it is closed. The same error is not piled up. */
export function showError(error: ShownError): void {
  const same = toastQueue.visibleToasts.find(
    ({ content }) => content.kind === 'error' && content.code === error.code && content.message === error.message
  )
  if (same) toastQueue.close(same.key)
  // The words of a refusal say all; a code is for what has to be asked about.
  if (error.code === 'refused') toastQueue.add({ kind: 'error', message: error.message }, { timeout: REFUSED_MS })
  else toastQueue.add({ kind: 'error', message: error.message, code: error.code })
}
