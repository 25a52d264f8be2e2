/** Fields of a mail's head as its standard has them (RFC 5322), older forms and comments included: sender and date. */
import { type Address, addressParser, decodeWords } from 'postal-mime'
import { isoDateSchema } from '../../shared/extraction.ts'
import { normaliseText } from './normalise.ts'

/** A field without its comments, which stand in one another's parentheses (§3.2.2), and the outer ones' words. */
function partComments(field: string): { rest: string; comments: string[] } {
  let depth = 0
  let quoted = false
  let rest = ''
  let comment = ''
  const comments: string[] = []
  for (let at = 0; at < field.length; at += 1) {
    const character = field[at] as string
    const escaped = character === '\\' && at + 1 < field.length
    const piece = escaped ? (field[at + 1] as string) : character
    if (escaped) at += 1
    if (depth === 0) {
      if (!escaped && character === '"') quoted = !quoted
      if (!escaped && !quoted && character === '(') {
        depth = 1
        comment = ''
        rest += ' '
      } else rest += escaped ? `\\${piece}` : character
    } else if (!escaped && character === '(') depth += 1
    else if (!escaped && character === ')') {
      depth -= 1
      if (depth === 0) comments.push(comment)
    } else comment += piece
  }
  // What is opened and never closed is no comment.
  return depth === 0 ? { rest, comments } : { rest: field, comments: [] }
}

const namedZones: Readonly<Record<string, string>> = {
  ut: 'Z',
  gmt: 'Z',
  utc: 'Z',
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00'
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const written =
  /(\d{1,2})\s+([a-z]{3})[a-z]*\.?,?\s+(\d{2,4})\s+(\d{1,2})\s*:\s*(\d{2})(?:\s*:\s*(\d{2}))?\s*([+-]\d{4}|[a-z]{2,3}\b)?/i

/** Zone of a date; names that the standard does not know say nothing (§4.3), and neither does none. */
function zoneOf(zone: string | undefined): string {
  if (zone === undefined) return 'Z'
  if (/^[a-z]/i.test(zone)) return namedZones[zone.toLowerCase()] ?? 'Z'
  const offset = `${zone.slice(0, 3)}:${zone.slice(3)}`
  return offset === '+00:00' || offset === '-00:00' ? 'Z' : offset
}

/** The date of a message in its own zone (§3.3, §4.3); null for one that cannot be read. */
export function mailDate(raw: string): string | null {
  const found = written.exec(partComments(raw).rest)
  if (found === null) return null
  const [, day = '', name = '', year = '', hour = '', minute = '', second = '00', zone] = found
  const month = months.indexOf(name.toLowerCase()) + 1
  if (month === 0) return null
  const full = year.length === 4 ? Number(year) : Number(year) + (Number(year) < 50 ? 2000 : 1900)
  const two = (value: string | number) => String(value).padStart(2, '0')
  const iso = `${full}-${two(month)}-${two(day)}T${two(hour)}:${minute}:${second}${zoneOf(zone)}`
  return isoDateSchema.safeParse(iso).success ? iso : null
}

function shown(name: string | undefined): string | null {
  const clean = normaliseText(name ?? '').text.trim()
  return clean === '' ? null : clean
}

/**
 * Who sent it: the name before the address, else the one in a comment behind it (as older programs write it), else the
 * address. `parsed` is what the parser made of the field, which does not know comments in one another.
 */
export function senderName(raw: string, parsed: Address | undefined): string | null {
  const { rest, comments } = partComments(raw)
  if (comments.length > 0) {
    return shown(addressParser(decodeWords(rest))[0]?.name) ?? shown(decodeWords(comments[0] ?? ''))
  }
  return shown(parsed?.name) ?? shown(parsed?.address)
}
