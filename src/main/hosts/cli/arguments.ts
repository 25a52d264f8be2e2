/** What the words after a command mean. */
import { InvalidArgumentError } from 'commander'
import { CodedError } from '../../../shared/errors.ts'
import { type ClaimState, claimStates, type EvidenceContent, type SourceAbout } from '../../../shared/model/values.ts'

export function stateOf(word: string): ClaimState {
  if ((claimStates as readonly string[]).includes(word)) return word as ClaimState
  throw new CodedError('invalid-input', `“${word}” is no status. There are: ${claimStates.join(', ')}.`)
}

export function sourceAbout(options: {
  title?: string
  url?: string
  kind?: string
  author?: string
  publisher?: string
  published?: string
  accessed?: string
  note?: string
}): SourceAbout {
  return {
    kind: (options.kind ?? (options.url ? 'page' : 'document')) as SourceAbout['kind'],
    title: options.title ?? options.url ?? '',
    author: options.author ?? '',
    publisher: options.publisher ?? '',
    url: options.url ?? '',
    published: options.published ?? null,
    accessed: options.accessed ?? null,
    note: options.note ?? ''
  }
}

export function evidenceContent(options: {
  stance: string
  quote?: string
  translation?: string
  translator?: string
  page?: string
  paragraph?: string
  time?: string
  locator?: string
  asOf?: string
  note?: string
}): EvidenceContent {
  return {
    stance: options.stance as EvidenceContent['stance'],
    quote: {
      original: options.quote ?? '',
      translation: options.translation ?? '',
      translator: options.translator ?? ''
    },
    locator: {
      pageLabel: options.page ?? '',
      pageIndex: null,
      paragraph: options.paragraph ?? '',
      timeCode: options.time === undefined ? null : secondsOf(options.time),
      other: options.locator ?? ''
    },
    asOf: options.asOf ?? null,
    note: options.note ?? ''
  }
}

/** Seconds of "83", "1:23" or "1:02:03". */
function secondsOf(time: string): number {
  const parts = time.split(':').map(Number)
  if (parts.length > 3 || parts.some((part) => !Number.isFinite(part) || part < 0)) {
    throw new CodedError('invalid-input', `“${time}” is no time code; write minutes:seconds.`)
  }
  return parts.reduce((sum, part) => sum * 60 + part, 0)
}

export function portOf(word: string): number {
  if (/^\d{1,5}$/.test(word) && Number(word) < 65536) return Number(word)
  throw new InvalidArgumentError('A port is a number from 0 to 65535.')
}

export function rangeOf(word: string): { start: number; end: number } {
  const match = /^(\d+)-(\d+)$/.exec(word)
  if (!match) throw new CodedError('invalid-input', `“${word}” is no range; write start-end, as 10-42.`)
  return { start: Number(match[1]), end: Number(match[2]) }
}
