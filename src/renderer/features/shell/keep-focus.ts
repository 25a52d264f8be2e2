/**
 * Takes the keys back when what had them leaves the page: a row that was deleted, a screen that was left. Without it the
 * focus falls to the page itself, and who works without a mouse begins at its top again.
 *
 * @param home  where the keys go when nothing near it is left; the element with `data-focus-home` that held it comes first
 */
export function keepFocus(home: () => HTMLElement | null, target: Document = document): () => void {
  let last: Element | null = null
  let around: readonly Element[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const onFocus = (event: FocusEvent): void => {
    last = event.target instanceof Element ? event.target : null
    around = last ? ancestors(last) : []
  }
  const isLost = (): boolean => last !== null && !last.isConnected && target.activeElement === target.body
  const recover = (): void => {
    if (!isLost()) return
    const near = around
      .filter((element) => element.isConnected)
      .map((element) => element.querySelector<HTMLElement>('[data-focus-home]'))
    const place = near.find((element) => element !== null) ?? home()
    place?.focus({ preventScroll: true })
  }
  const observer = new MutationObserver(() => {
    if (!isLost()) return
    clearTimeout(timer)
    // Dialogs and menus give the focus back by themselves, a moment after they have closed.
    timer = setTimeout(recover, GRACE_MS)
  })
  target.addEventListener('focusin', onFocus, { capture: true })
  observer.observe(target.body, { childList: true, subtree: true })
  return () => {
    clearTimeout(timer)
    observer.disconnect()
    target.removeEventListener('focusin', onFocus, { capture: true })
  }
}

const GRACE_MS = 80

/** The parts of the screen that hold an element, the closest first. */
function ancestors(element: Element): readonly Element[] {
  const found: Element[] = []
  for (let at = element.parentElement; at; at = at.parentElement) if (at.matches('section, main')) found.push(at)
  return found
}
