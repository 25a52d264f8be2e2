/** How well a text answers to what was typed: greater is better, null where it does not. */
export function fuzzyScore(query: string, text: string): number | null {
  const words = fold(query).split(/\s+/).filter(Boolean)
  const folded = fold(text)
  let total = 0
  for (const word of words) {
    const score = wordScore(word, folded)
    if (score === null) return null
    total += score
  }
  // Of two equal answers the shorter is meant.
  return total - text.length / 1000
}

/** The items that answer to the query, best first; all of them, in their own order, where nothing was typed. */
export function fuzzyFilter<T>(query: string, items: readonly T[], textOf: (item: T) => string): T[] {
  if (query.trim() === '') return [...items]
  return items
    .flatMap((item, index) => {
      const score = fuzzyScore(query, textOf(item))
      return score === null ? [] : [{ item, index, score }]
    })
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .map(({ item }) => item)
}

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLocaleLowerCase()

const STARTS = 100
const BEGINS_WORD = 60
const INSIDE = 30

function wordScore(word: string, text: string): number | null {
  const at = text.indexOf(word)
  if (at === 0) return STARTS + word.length
  if (at > 0) {
    const begins = [...text.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)].some(({ index }) =>
      text.startsWith(word, index)
    )
    return (begins ? BEGINS_WORD : INSIDE) + word.length
  }
  return scattered(word, text)
}

/**
 * The letters in their order, not together: "exrep" answers to "Export report". A letter that begins a word counts two,
 * one that follows the letter before counts one; of all ways to find the letters the best counts.
 */
function scattered(word: string, text: string): number | null {
  // best[at]: the best score of the letters so far with the last of them found at `at`.
  let best = new Map<number, number>([[-1, 0]])
  for (const letter of word) {
    const next = new Map<number, number>()
    let reached = Number.NEGATIVE_INFINITY
    for (let at = 0; at < text.length; at++) {
      // A gap: the letter before was found anywhere before the place right in front.
      reached = Math.max(reached, best.get(at - 2) ?? Number.NEGATIVE_INFINITY)
      if (!text.startsWith(letter, at)) continue
      const adjacent = best.get(at - 1)
      const begins = at === 0 || /[^\p{L}\p{N}]/u.test(text[at - 1] ?? ' ')
      const value = Math.max(reached + (begins ? 2 : 0), (adjacent ?? Number.NEGATIVE_INFINITY) + (begins ? 2 : 1))
      if (Number.isFinite(value)) next.set(at + letter.length - 1, value)
    }
    best = next
  }
  const score = Math.max(Number.NEGATIVE_INFINITY, ...best.values())
  // Letters found far apart in the middle of words are chance.
  return score >= word.length ? score : null
}
