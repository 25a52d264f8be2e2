/** The addresses of the desktop program's own pages, and what may happen with all others. */

/** The program's own scheme; nothing else is ever shown in its window. */
export const scheme = 'app'
export const ownHost = 'claimbench'
export const startAddress = `${scheme}://${ownHost}/index.html`

/** Whether an address is one of the program's own pages. */
export function isOwnAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host, username, password, port } = new URL(address)
  return protocol === `${scheme}:` && host === ownHost && username === '' && password === '' && port === ''
}

/** Navigation of any frame: only the program's own pages, and those only in the main frame. */
export function mayNavigate(target: { readonly url: string; readonly isMainFrame: boolean }): boolean {
  return target.isMainFrame && isOwnAddress(target.url)
}

/**
 * The address as it is handed to the system's browser or mail program, or null where it must not be: only http, https
 * and mailto, since other schemes start programs. A user name in an address imitates another site, so it is refused.
 */
export function externalAddress(address: string): string | null {
  if (address.length > 4000 || !URL.canParse(address)) return null
  const url = new URL(address)
  if (!['http:', 'https:', 'mailto:'].includes(url.protocol)) return null
  if (url.username !== '' || url.password !== '') return null
  return url.href
}

/** What `window.open` and links to a new window do: never a new window; at most the system's browser. */
export function windowOpenDecision(address: string): { readonly action: 'deny'; readonly external: string | null } {
  return { action: 'deny', external: externalAddress(address) }
}

/** No page is granted any permission of the browser engine but putting text on the clipboard after a click. */
export function mayUse(permission: string, requestingAddress: string): boolean {
  return permission === 'clipboard-sanitized-write' && isOwnAddress(requestingAddress)
}

/**
 * The raw path of a request to the program's scheme, or null for another host, method or form of address. A query is
 * dropped; the path is handed on undecoded (`rendererPath` refuses escapes).
 */
export function protocolPath(address: string, method: string): string | null {
  if (method !== 'GET' || !isOwnAddress(address)) return null
  return new URL(address).pathname
}

/** Whether the window may load an address at all; the shell blocks every other request before it leaves. */
export function mayRequest(address: string): boolean {
  if (isOwnAddress(address) || address.startsWith('data:') || address.startsWith('devtools:')) return true
  return address.startsWith('blob:') && isOwnAddress(address.slice('blob:'.length))
}

/** The parts of a frame that an IPC message came from. */
export interface SenderFrame {
  readonly url: string
  readonly parent: unknown
}

/** Whether a message came from the program's own page in a main frame of one of its windows. */
export function isOwnSender(frame: SenderFrame | null | undefined): boolean {
  if (frame === null || frame === undefined) return false
  return frame.parent === null && isOwnAddress(frame.url)
}
