/** Figures of ranked and classified lists, as the field defines them. */

/** One scored item: what the model says (any monotone number) and whether it is a positive. */
export type Scored = { readonly score: number; readonly positive: boolean }

/** Greatest score first; equal scores keep the order they came in, so ties are no luck of the sort. */
function ranked(items: readonly Scored[]): Scored[] {
  return items
    .map((item, index) => ({ item, index }))
    .sort((a, b) => b.item.score - a.item.score || a.index - b.index)
    .map(({ item }) => item)
}

/** Average precision: the mean, over the positives, of the precision at each one's rank. NaN without positives. */
export function averagePrecision(items: readonly Scored[]): number {
  let hits = 0
  let sum = 0
  ranked(items).forEach((item, index) => {
    if (!item.positive) return
    hits += 1
    sum += hits / (index + 1)
  })
  return sum / hits
}

/** F1 of the positives where a score of at least `threshold` says "positive". */
export function f1(items: readonly Scored[], threshold: number): number {
  const picked = items.filter((item) => item.score >= threshold)
  const hits = picked.filter((item) => item.positive).length
  const positives = items.filter((item) => item.positive).length
  return (2 * hits) / (picked.length + positives)
}

/**
 * Expected calibration error (Guo et al. 2017): scores in `bins` bins of equal width; the mean distance between the mean
 * score and the share of positives of a bin, weighted by its size.
 */
export function calibrationError(items: readonly Scored[], bins = 10): number {
  const sums = Array.from({ length: bins }, () => ({ score: 0, positives: 0, count: 0 }))
  for (const { score, positive } of items) {
    const bin = sums[Math.min(bins - 1, Math.floor(score * bins))]
    if (!bin) continue
    bin.score += score
    bin.positives += positive ? 1 : 0
    bin.count += 1
  }
  return sums.reduce((error, bin) => error + Math.abs(bin.score - bin.positives), 0) / items.length
}
