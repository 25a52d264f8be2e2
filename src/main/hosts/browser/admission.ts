/** Checks on a request that need none of its content: was it meant for this host, and did this host's page send it? */
import type { IncomingHttpHeaders } from 'node:http'

/** Why a request is turned away before anything of it is read. */
export type Refusal = 'wrong-host' | 'wrong-origin' | 'cross-site'

/**
 * - `Host` has to be this server's literal address: a name that an attacker's DNS points at 127.0.0.1 is refused.
 * - `Origin`, where a browser sends it, has to be this server's own; calls that do something need one.
 * - `Sec-Fetch-Site`, where a browser sends it, has to name this origin, except for opening the page itself, which a
 *   person may do from anywhere (without the cookie that shows an explanation and nothing else).
 */
export function refusal(
  headers: IncomingHttpHeaders,
  own: { readonly host: string; readonly origin: string },
  kind: 'page' | 'asset' | 'call'
): Refusal | null {
  if (headers.host !== own.host) return 'wrong-host'
  if (headers.origin === undefined ? kind === 'call' : headers.origin !== own.origin) return 'wrong-origin'
  const site = headers['sec-fetch-site']
  if (kind !== 'page' && site !== undefined && site !== 'same-origin' && !(kind === 'asset' && site === 'none')) {
    return 'cross-site'
  }
  return null
}
