/** Where the keys go when a form closes: back to where they came from. */

export interface Opener {
  readonly element: Element | null
  /** The row or section that the form opened in. */
  readonly around: Element | null
  /** A click opened it: the hand is on the mouse, and the keys belong to the claim. */
  readonly byPointer: boolean
}

/** What has the focus now; to be asked before the form takes it. */
export function currentOpener(): Opener {
  const element = document.activeElement
  return {
    element,
    around: element?.closest('li') ?? element?.closest('section') ?? null,
    byPointer: element?.hasAttribute('data-pointed') === true
  }
}

/**
 * Gives the focus back after a form has gone. The button that opened it has often been drawn anew: the one of the same name
 * stands in for it. Whoever pressed a key of the claim, or clicked, goes on at the list of claims.
 */
export function returnFocus(opener: Opener): void {
  const list = document.querySelector('.claim-rows') ?? document.getElementById('main')
  const target = placeOf(opener) ?? list
  if (target instanceof HTMLElement) target.focus({ preventScroll: true })
}

function placeOf({ element, around, byPointer }: Opener): Element | null {
  if (!element || element === document.body) return null
  if (!element.matches('button')) return element.isConnected ? element : null
  if (byPointer) return null
  if (element.isConnected) return element
  const near = around?.isConnected ? [...around.querySelectorAll('button')] : []
  const all = [...document.querySelectorAll('#main button')]
  // Its words may say something else now: "Change" where they said "Set".
  return named(near, nameOf(element)) ?? near.at(0) ?? named(all, nameOf(element)) ?? null
}

const nameOf = (button: Element): string => button.getAttribute('aria-label') ?? button.textContent ?? ''
const named = (buttons: readonly Element[], name: string): Element | undefined =>
  buttons.find((button) => nameOf(button) === name)
