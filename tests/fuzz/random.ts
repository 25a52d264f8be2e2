/** Numbers that only look random: the same seed gives the same ones on every machine (mulberry32). */

export interface Random {
  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number
  /** One of the items. Throws on an empty list. */
  oneOf<T>(items: readonly T[]): T
}

export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const below = (most: number) => (most <= 1 ? 0 : next() % most)
  return {
    below,
    oneOf(items) {
      if (items.length === 0) throw new Error('nothing to choose from')
      return items[below(items.length)] as (typeof items)[number]
    }
  }
}
