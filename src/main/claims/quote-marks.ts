/** Which stretches of a paragraph stand between quotation marks. */
import type { Offsets } from '../../shared/detection.ts'

const marks = /''|[“”"„«»]/gu

/** Stretches between quotation marks, marks included; `open`: the last one is not closed at the paragraph's end. */
export function quotesOf(text: string, { start, end }: Offsets): { quotes: Offsets[]; open: boolean } {
  const quotes: Offsets[] = []
  let from: number | null = null
  let straight = false
  let nested = 0
  const close = (to: number): void => {
    if (from !== null && to > from + 2) quotes.push({ start: from, end: to })
    from = null
    nested = 0
  }
  const found = [...text.slice(start, end).matchAll(marks)]
  for (const [index, match] of found.entries()) {
    const at = start + match.index
    const mark = match[0]
    const isStraight = mark === '"' || mark === "''"
    const opens = isStraight
      ? couldOpen(text, at, start, mark.length)
      : from !== null && mark === '“' && closesTurned(text, at, end)
        ? false
        : /[“„«]/.test(mark) || (from === null && isTurned(text, at, start, mark))
    if (from === null) {
      if (!opens) continue
      from = at
      straight = isStraight
    } else if (straight && !isStraight) {
      // Marks of another kind inside: a quotation in the quotation.
      if (opens) nested += 1
      else if (nested > 0) nested -= 1
      else close(at + mark.length)
    } else if (mark === '“' && found[index + 1]?.[0] === '”' && found[index + 2]?.[0] === '”') nested += 1
    else if (nested > 0 && mark === '”') nested -= 1
    else if (opens && (!isStraight || !couldClose(text, at))) {
      // Opened again without a close: a quotation that went on over a lost mark.
      close(at)
      from = at
      straight = isStraight
    } else close(at + mark.length)
  }
  if (from !== null && end - from > 12) {
    quotes.push({ start: from, end })
    return { quotes, open: true }
  }
  return { quotes, open: false }
}

/** A closing mark at the start of a paragraph opens it: “smart” marks are set wrong there now and then. */
function isTurned(text: string, at: number, floor: number, mark: string): boolean {
  return mark === '”' && at === floor && /\p{L}/u.test(text[at + 1] ?? '')
}

/** "It is unusual,“ he said: after a mark of punctuation and before a space no mark opens, whichever way it is turned. */
function closesTurned(text: string, at: number, end: number): boolean {
  return /[,.?!…]/.test(text[at - 1] ?? '') && at + 1 < end && /\s/u.test(text[at + 1] ?? '')
}

/** A straight mark opens what follows it at once; after a letter or figure ("6'3\" tall") it does not. */
function couldOpen(text: string, at: number, floor: number, length: number): boolean {
  return (at === floor || !/[\p{L}\p{N}.,!?%]/u.test(text[at - 1] ?? '')) && /\S/u.test(text[at + length] ?? '')
}

function couldClose(text: string, at: number): boolean {
  return /\S/u.test(text[at - 1] ?? '')
}
