/** The JSON body of a call, with its size bounded while it arrives. */
import type { IncomingMessage } from 'node:http'

/** Room for the longest call of the contract: 20,000,000 pasted characters of up to three bytes, and some. */
export const maximumBody = 64 * 1024 * 1024

export type Body =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly status: 400 | 413 | 415; readonly message: string }

/**
 * Reads a request's body as JSON. Never throws for what was sent: too long (413), not JSON by its type (415), not
 * well-formed UTF-8 or not JSON (400). Stops reading at `limit` bytes. Rejects only when the connection breaks.
 */
export async function readJsonBody(request: IncomingMessage, limit: number = maximumBody): Promise<Body> {
  const type = (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase()
  if (type !== 'application/json') {
    return { ok: false, status: 415, message: 'A call has to be sent as application/json.' }
  }
  const tooLong = { ok: false, status: 413, message: `A call may be at most ${limit} bytes long.` } as const
  if (Number(request.headers['content-length'] ?? 0) > limit) return tooLong
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > limit) return tooLong
    chunks.push(chunk)
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
    return { ok: true, value: JSON.parse(text) as unknown }
  } catch {
    return { ok: false, status: 400, message: 'The call is not well-formed JSON.' }
  }
}
