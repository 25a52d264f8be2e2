/**
 * Words that a line end has cut. A wrong join changes what the article says, so the hyphen goes only where the text
 * itself shows that it belongs to the line break.
 */
export interface Hyphenation {
  /** The two lines as one. `before` ends in a hyphen after a letter. */
  join(before: string, after: string): string
}

/** "Wirtschafts- und Finanzpolitik": the hyphen stands for a word that comes later. */
const suspending = /^(?:und|oder|bzw|sowie|bis|and|or|to|et|ou|y|o|e|en|of)\b/u
const cutWord = /([\p{L}\p{M}]+)-$/u
const firstPart = /^([\p{L}\p{M}]+)/u

export function endsWithHyphen(line: string): boolean {
  return /[\p{L}\p{M}][-\u00ad\u2010]$/u.test(line.slice(-4))
}

/** Learns from the whole text: which words it writes with and without hyphen, and whether its lines cut words at all. */
export function learnHyphenation(lines: readonly string[]): Hyphenation {
  const words = new Set<string>()
  let cuts = 0
  let broken = 0
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    for (const word of line.matchAll(/[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/gu)) words.add(word[0].toLowerCase())
    const next = lines[index + 1] ?? ''
    if (line === '' || next === '') continue
    broken += 1
    if (endsWithHyphen(line) && /^\p{Ll}/u.test(next) && !suspending.test(next)) cuts += 1
  }
  const cutsWords = cuts >= 3 && cuts / Math.max(1, broken) >= 0.05
  return {
    join(before, after) {
      if (before.endsWith('\u00ad')) return before.slice(0, -1) + after
      const plain = before.endsWith('\u2010') ? `${before.slice(0, -1)}-` : before
      if (suspending.test(after)) return `${plain} ${after}`
      if (!/^\p{Ll}/u.test(after)) return plain + after
      const left = cutWord.exec(plain.slice(-60))?.[1] ?? ''
      const right = firstPart.exec(after.slice(0, 60))?.[1] ?? ''
      if (words.has(`${left}-${right}`.toLowerCase())) return plain + after
      if (words.has((left + right).toLowerCase()) || cutsWords) return plain.slice(0, -1) + after
      return plain + after
    }
  }
}
