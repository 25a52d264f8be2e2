/**
 * Whether the focus stands where a mouse, pen or finger put it. A button that was clicked keeps the focus, but the hand that
 * clicked did not mean the keys to be its own: Space goes on acting on the claim. Whoever walks to a button with Tab does.
 */
export interface PointedFocus {
  /** True where the focus came by a pointer and the key is not the element's by nature. */
  leavesSpace(target: EventTarget | null): boolean
  stop(): void
}

const BUTTONS = 'button, a[href], [role=button], [role=link]'
/** Where Space belongs to the control whatever put the focus there: what is filled in, and lists that are open. */
const KEEPING = 'form, [role=menu], [role=listbox], [role=grid], .mode-bar, .cb-popover, .cb-toasts'

/** On an element that has the focus because it was pointed at. */
const POINTED = 'data-pointed'

/** Watches by what the focus moves. Listens before everything else, so that it knows at the moment of a key press. */
export function watchPointedFocus(target: Document = document): PointedFocus {
  let pointer = false
  const onPointer = (event: Event): void => {
    pointer = true
    // Pressing what has the focus already moves no focus.
    const at = target.activeElement
    if (at && event.target instanceof Node && at !== target.body && at.contains(event.target))
      at.setAttribute(POINTED, '')
  }
  const onKey = (): void => {
    pointer = false
  }
  const onFocus = (event: Event): void => {
    if (event.target instanceof Element) event.target.toggleAttribute(POINTED, pointer)
  }
  target.addEventListener('pointerdown', onPointer, { capture: true })
  target.addEventListener('keydown', onKey, { capture: true })
  target.addEventListener('focusin', onFocus, { capture: true })
  return {
    leavesSpace: (element) =>
      element instanceof Element &&
      element.hasAttribute(POINTED) &&
      element.closest(BUTTONS) !== null &&
      element.closest(KEEPING) === null,
    stop: () => {
      target.removeEventListener('pointerdown', onPointer, { capture: true })
      target.removeEventListener('keydown', onKey, { capture: true })
      target.removeEventListener('focusin', onFocus, { capture: true })
    }
  }
}
