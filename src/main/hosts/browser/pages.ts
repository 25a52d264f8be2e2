/** What the host writes into pages, and the one page it makes itself. */
import { escapeHtml, explanationPage } from '../explanation-page.ts'

const placeholder = /<meta\s+name="claimbench-token"\s+content=""\s*\/?>/

/**
 * The index page with the token that its script sends along with every call. Throws when the built page has no place
 * for it: the program would start and then answer nothing.
 */
export function withPageToken(index: string, token: string): string {
  if (!placeholder.test(index)) throw new Error('The built index.html has no claimbench-token element; build it again.')
  return index.replace(placeholder, () => `<meta name="claimbench-token" content="${escapeHtml(token)}">`)
}

/** Shown to a browser without the cookie of this run. */
export const notSignedIn = explanationPage('Claimbench is running, but not for this browser window', [
  'The address that Claimbench prints works once, in one browser. It was used already, or this window was opened without it.',
  'Go back to the window where Claimbench was started: press Enter there for a fresh address, or start it again.'
])
