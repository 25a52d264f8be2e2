/** A slow program, on purpose: its answers to a call are held back on their way to the page. */
import { type BrowserContext, expect, type Page, type Route } from '@playwright/test'

export interface HeldAnswers {
  /** Waits until the program has given this many answers, which the page does not have. */
  given(count: number): Promise<void>
  /** Lets them all go, as they were given, and later ones through. */
  letGo(): Promise<void>
}

/** Holds the answers to one method, of one page or of all of a browser. */
export async function holdAnswers(of: Page | BrowserContext, method: string): Promise<HeldAnswers> {
  const sent: Promise<void>[] = []
  let given = 0
  let held = true
  let open = (): void => {}
  const gate = new Promise<void>((resolve) => {
    open = resolve
  })
  const hold = async (route: Route): Promise<void> => {
    const response = await route.fetch()
    given++
    await gate
    await route.fulfill({ response })
  }
  const handler = (route: Route): Promise<void> => {
    const asked = (route.request().postDataJSON() as { readonly method?: string }).method
    if (!held || asked !== method) return route.fallback()
    const answered = hold(route)
    sent.push(answered)
    return answered
  }
  await of.route('**/api/call', handler)
  return {
    given: (count) => expect.poll(() => given).toBeGreaterThanOrEqual(count),
    async letGo() {
      held = false
      open()
      await Promise.all(sent)
    }
  }
}
