/** How near a read page comes to what a set says of it. */

function bagOf(text: string): Map<string, number> {
  const bag = new Map<string, number>()
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{M}\p{N}_]+/gu)) bag.set(word, (bag.get(word) ?? 0) + 1)
  return bag
}

/** F1 over the words of two texts, each as often as it stands there, in lower case; two empty texts are alike. */
export function wordF1(text: string, expected: string): number {
  const [own, wanted] = [bagOf(text), bagOf(expected)]
  const size = (bag: ReadonlyMap<string, number>) => [...bag.values()].reduce((sum, count) => sum + count, 0)
  const all = size(own) + size(wanted)
  if (all === 0) return 1
  let shared = 0
  for (const [word, count] of wanted) shared += Math.min(count, own.get(word) ?? 0)
  return (2 * shared) / all
}

const spaced = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()

/** How many of the snippets stand in the text, white space of any kind being one space. */
export function snippetsIn(text: string, snippets: readonly string[]): number {
  const whole = spaced(text)
  return snippets.filter((snippet) => whole.includes(spaced(snippet))).length
}

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

export const sameTitle = (own: string, truth: string): boolean => plain(own) === plain(truth)

/** The same names in any order, "and" and commas alike. */
export function sameAuthor(own: string, truth: string): boolean {
  const names = (text: string) =>
    text
      .split(/\s*[,;&|]\s*(?:(?:and|und|et|y)\s+)?|\s+(?:and|und|et|y)\s+/i)
      .map(plain)
      .filter((name) => name !== '')
      .sort()
      .join(' ')
  return names(own) === names(truth)
}

/** The same calendar day as either is written. */
export const sameDay = (own: string, truth: string): boolean => own.slice(0, 10) === truth.slice(0, 10)
