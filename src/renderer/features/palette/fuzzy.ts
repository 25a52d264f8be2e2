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

/** The letters in their order, not together: "exr" answers to "Export report". Beginnings of words count double. */
function scattered(word: string, text: string): number | null {
  let from = 0
  let score = 0
  for (const letter of word) {
    const at = text.indexOf(letter, from)
    if (at < 0) return null
    score += at === 0 || /[^\p{L}\p{N}]/u.test(text[at - 1] ?? ' ') ? 2 : at === from ? 1 : 0
    from = at + 1
  }
  // Letters found far apart in the middle of words are chance.
  return score >= word.length ? score : null
}
