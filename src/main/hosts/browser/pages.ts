/** What the host writes into pages, and the one page it makes itself. */

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;'
}
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? character)

const placeholder = /<meta\s+name="claimbench-token"\s+content=""\s*\/?>/

/**
 * The index page with the token that its script sends along with every call. Throws when the built page has no place
 * for it: the program would start and then answer nothing.
 */
export function withPageToken(index: string, token: string): string {
  if (!placeholder.test(index)) throw new Error('The built index.html has no claimbench-token element; build it again.')
  return index.replace(placeholder, () => `<meta name="claimbench-token" content="${escapeHtml(token)}">`)
}

/** A plain page in place of the program, for a person whose browser has no right to it (any more). */
export function explanationPage(title: string, paragraphs: readonly string[]): string {
  const body = paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n')
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escapeHtml(title)}</title></head>
<body>
<h1>${escapeHtml(title)}</h1>
${body}
</body>
</html>
`
}

/** Shown to a browser without the cookie of this run. */
export const notSignedIn = explanationPage('Claimbench is running, but not for this browser window', [
  'The address that Claimbench prints works once, in one browser. It was used already, or this window was opened without it.',
  'Go back to the window where Claimbench was started: press Enter there for a fresh address, or start it again.'
])
