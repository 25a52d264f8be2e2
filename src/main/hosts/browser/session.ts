/**
 * Who may speak to one run of the browser host.
 *
 * Three secrets, all random and none kept on disk: an invitation in the address that the program prints or opens (good
 * for one exchange), the cookie that it is exchanged for, and the token that the page adds as a header to every call.
 * The cookie alone is not enough, because cookies ignore ports: another program on 127.0.0.1 is "same site".
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** The header in which the page sends `Session.pageToken`. */
export const tokenHeader = 'x-claimbench-token'

export interface Session {
  /** Unique to this run, so that two programs on two ports do not overwrite each other's cookie. */
  readonly cookieName: string
  /** The whole `Set-Cookie` value. A session cookie: it ends with the browser. */
  readonly setCookie: string
  /** Written into the page, sent back with every call. */
  readonly pageToken: string
  /** A fresh one-time token for an address. At most 20 unused ones are kept; the oldest is dropped. */
  invite(): string
  /** Whether `token` was an unused invitation; it is used up by this. */
  redeem(token: string): boolean
  /** Whether a request's `Cookie` header carries this run's cookie. */
  hasCookie(cookieHeader: string | undefined): boolean
  /** Whether a request's token header is this run's. */
  hasPageToken(header: string | readonly string[] | undefined): boolean
}

const secret = (): string => randomBytes(32).toString('base64url')
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
/** Compares in constant time, whatever the lengths. */
const same = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b))

/** Makes the secrets of one run. `firstInvitation` is for a caller that has to know the address beforehand. */
export function createSession(firstInvitation?: string): Session {
  const cookieName = `claimbench-${randomBytes(6).toString('hex')}`
  const cookieValue = secret()
  const pageToken = secret()
  let invitations: string[] = firstInvitation === undefined ? [] : [firstInvitation]
  return {
    cookieName,
    setCookie: `${cookieName}=${cookieValue}; Path=/; HttpOnly; SameSite=Strict`,
    pageToken,
    invite() {
      const token = secret()
      invitations = [...invitations.slice(-19), token]
      return token
    },
    redeem(token) {
      const found = invitations.find((invitation) => same(invitation, token))
      if (found === undefined) return false
      invitations = invitations.filter((invitation) => invitation !== found)
      return true
    },
    hasCookie(header) {
      const values = (header ?? '')
        .split(';')
        .map((pair) => pair.trim())
        .filter((pair) => pair.startsWith(`${cookieName}=`))
        .map((pair) => pair.slice(cookieName.length + 1))
      // A page on another port can plant a second cookie of that name for a narrower path; any doubt is a no.
      return values.length === 1 && same(values[0] ?? '', cookieValue)
    },
    hasPageToken: (header) => typeof header === 'string' && same(header, pageToken)
  }
}
