/**
 * Platt scaling: a line through the logits of held-out sentences, so that of sentences scored 0.7 about 70 in 100 are
 * check-worthy.
 */

export type Line = { readonly slope: number; readonly offset: number }

const probability = (logit: number): number => 1 / (1 + Math.exp(-logit))

/**
 * Least log loss, by Newton's method. Labels are the crowd's, given by few people a sentence; those that a model which
 * never saw the sentence contradicts by more than `doubt` are left out, because they would make the model say 0.7 where
 * experts agree to nine in ten (Northcutt, Jiang, Chuang 2021).
 */
export function fitLine(logits: readonly number[], positive: readonly boolean[], doubt = 0.8): Line {
  const used = logits
    .map((logit, at) => ({ logit, target: positive[at] ? 1 : 0 }))
    .filter(({ logit, target }) => Math.abs(target - probability(logit)) <= doubt)
  let slope = 1
  let offset = 0
  for (let step = 0; step < 50; step += 1) {
    let gs = 0
    let go = 0
    let ss = 1e-9
    let so = 0
    let oo = 1e-9
    for (const { logit, target } of used) {
      const p = probability(slope * logit + offset)
      const error = p - target
      const curve = p * (1 - p)
      gs += error * logit
      go += error
      ss += curve * logit * logit
      so += curve * logit
      oo += curve
    }
    const determinant = ss * oo - so * so
    const ds = (gs * oo - go * so) / determinant
    const shift = (go * ss - gs * so) / determinant
    slope -= ds
    offset -= shift
    if (Math.abs(ds) + Math.abs(shift) < 1e-10) break
  }
  return { slope, offset }
}
