/**
 * Lists: the number or letter before an item ("1.", "a)", "• 3.") ends no sentence, and where items run on in one line
 * ("1. The first item 2. The second item") each begins one.
 */
import type { Offsets } from '../../../shared/detection.ts'

const bullet = '[•●▪◦‣⁃∙·*–—-]'
const enumerator = '(?:\\(?(?:\\d{1,3}|\\p{L}|[ivxIVX]{1,5})(?:\\.\\)|[.)]))'
const itemStart = new RegExp(
  `^\\s*(?:[•●▪◦‣⁃∙]\\s*(?:${enumerator})?|[*–—-]\\s+(?:${enumerator})?|${enumerator})\\s*(?=\\S)`,
  'u'
)
const lineItem = /^(?:[•●▪◦‣⁃∙]|[*–-]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})(?:\.\)|[.)])\s)/iu

/** Whether a line begins like an item of a list. */
export function pieceIsListItem(line: string): boolean {
  return lineItem.test(line)
}

/** Where the item's own text begins if a sentence that starts at `start` begins with a list marker; else `start`. */
export function afterMarker(text: string, start: number, end: number): number {
  const match = itemStart.exec(text.slice(start, Math.min(end, start + 24)))
  return match ? start + match[0].length : start
}

/** What every marker holds, and hardly a text without one does. */
const signOfMarker = /(?:^|[\s(•●▪◦‣⁃∙·*–—-])(?:\d{1,3}|[a-z])[.)]/

type Marker = { start: number; end: number; style: string; value: number }

const marker = new RegExp(`(?<=^|[\\s])(?:(${bullet})\\s?)?(\\(?)(\\d{1,3}|[a-z])(\\.\\)|[.)])(?=\\s+\\S)`, 'gu')

/**
 * Markers of lists that run on in one line: at least two of one style whose values follow each other, the first at the
 * start of the piece or after a finished sentence or a colon.
 */
export function inlineMarkers(text: string, piece: Offsets): Offsets[] {
  const slice = text.slice(piece.start, piece.end)
  if (!signOfMarker.test(slice)) return []
  const markers: Marker[] = []
  for (const match of slice.matchAll(marker)) {
    const value = match[3] as string
    markers.push({
      start: match.index,
      end: match.index + match[0].length,
      style: `${match[1] ? 'bullet' : ''}${match[2]}${/\d/.test(value) ? 'number' : 'letter'}${match[4]}`,
      value: /\d/.test(value) ? Number(value) : value.charCodeAt(0)
    })
  }
  const chosen: Offsets[] = []
  let index = 0
  while (index < markers.length) {
    const run = runFrom(markers, index)
    if (run.length >= 2 && startsList(slice, (run[0] as Marker).start)) {
      for (const item of run) chosen.push({ start: piece.start + item.start, end: piece.start + item.end })
      index = markers.indexOf(run.at(-1) as Marker) + 1
    } else index += 1
  }
  return chosen
}

/** How far apart two items of a list may begin, in characters. */
const longestItem = 1500

function runFrom(markers: readonly Marker[], index: number): Marker[] {
  const first = markers[index] as Marker
  const run = [first]
  for (let at = index + 1; at < markers.length; at += 1) {
    const last = run.at(-1) as Marker
    const next = markers[at] as Marker
    if (next.start - last.start > longestItem) break
    if (next.style === first.style && next.value === last.value + 1 && next.start > last.end) run.push(next)
  }
  return run
}

function startsList(slice: string, at: number): boolean {
  const before = slice.slice(Math.max(0, at - 6), at).trimEnd()
  return before === '' ? slice.slice(0, at).trim() === '' : /[.!?:;)”"’]$/u.test(before)
}
