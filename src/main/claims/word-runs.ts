/** Words of a text as runs of letters and figures, read character by character: no match object for each of a book's words. */

/** What a UTF-16 unit is: unknown as yet, part of a word, none. */
const partOfWord = new Uint8Array(0x1_0000)
const isPart = 1
const isNone = 2
/** Half a character beyond the first 65,536: what it is only both halves tell. */
const isHalf = 3

function kindOf(code: number): number {
  const known = partOfWord[code] as number
  if (known !== 0) return known
  const kind =
    code >= 0xd800 && code < 0xe000 ? isHalf : /[\p{L}\p{N}]/u.test(String.fromCharCode(code)) ? isPart : isNone
  partOfWord[code] = kind
  return kind
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57

const plainRuns = /[\p{L}\p{N}]+/gu
const runsWithDecimals = /[\p{L}\p{N}]+(?:[.,]\d+)*/gu

/** Runs of letters and figures in order. `decimals`: "3.5" and "1,200" are one run each. */
export function wordRuns(text: string, decimals: boolean): string[] {
  const out: string[] = []
  const { length } = text
  for (let at = 0; at < length; ) {
    const kind = kindOf(text.charCodeAt(at))
    if (kind === isHalf) return text.match(decimals ? runsWithDecimals : plainRuns) ?? []
    if (kind === isNone) {
      at += 1
      continue
    }
    const from = at
    while (at < length && kindOf(text.charCodeAt(at)) === isPart) at += 1
    if (decimals) at = decimalsEnd(text, at)
    out.push(text.slice(from, at))
  }
  return out
}

/** Where ".5" and ",200" after a run end. */
function decimalsEnd(text: string, from: number): number {
  let end = from
  for (;;) {
    const mark = text.charCodeAt(end)
    if ((mark !== 46 && mark !== 44) || !isDigit(text.charCodeAt(end + 1))) return end
    end += 2
    while (isDigit(text.charCodeAt(end))) end += 1
  }
}
