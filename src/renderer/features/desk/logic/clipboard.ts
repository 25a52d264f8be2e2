/** What a paste into the evidence form means. */

export interface PastedEvidence {
  readonly quote: string
  readonly url: string
}

const URL_PATTERN = /^(?:https?:\/\/|www\.)\S+$/iu

/**
 * Reads a paste as a quote, an address, or both: an address that stands first or last, on a line of its own or not, is the
 * address, the rest is the quote without the quotation marks around it. Null where there is no address to set apart.
 */
export function readPaste(text: string): PastedEvidence | null {
  const words = text.trim()
  const [first = ''] = /^\S+/u.exec(words) ?? []
  const [last = ''] = /\S+$/u.exec(words) ?? []
  if (URL_PATTERN.test(last)) return { quote: unquote(words.slice(0, -last.length)), url: complete(last) }
  if (URL_PATTERN.test(first)) return { quote: unquote(words.slice(first.length)), url: complete(first) }
  return null
}

const complete = (url: string): string => (/^www\./iu.test(url) ? `https://${url}` : url)

function unquote(text: string): string {
  const trimmed = text.trim()
  const pair = /^[“"«„](.*)[”"»“]$/su.exec(trimmed)
  return pair?.[1] ?? trimmed
}

/** A name for a source of which only the address is known: its host, without "www." */
export function titleFromUrl(url: string): string {
  try {
    return new URL(url).hostname.replace(/^www\./u, '')
  } catch {
    return url
  }
}

/** Whether an address may become a link: a page or a letter, nothing that runs. */
export function isLinkable(url: string): boolean {
  return /^(https?:\/\/|mailto:)/iu.test(url.trim())
}

/** "1:02:03" or "62:03" or "75" as seconds; null where it is no time. */
export function parseTimeCode(text: string): number | null {
  const parts = text.trim().split(':')
  if (parts.length > 3 || parts.some((part) => !/^\d+(\.\d+)?$/u.test(part))) return null
  return parts.reduce((sum, part) => sum * 60 + Number(part), 0)
}

/** Seconds as people write a time code: 1:02:03. */
export function timeCodeText(seconds: number): string {
  const whole = Math.floor(seconds)
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor((whole % 3600) / 60)
  const rest = String(whole % 60).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`
}
