/**
 * Several claims chosen: their ids from the one where it began to the one that was taken in last. One claim alone is no
 * choice of several, so a list of one or none stands for none.
 */
export type Choice = readonly string[]

const atLeastTwo = (ids: Choice): Choice => (ids.length < 2 ? [] : ids)

/** The choice stretched from claim `from` to its neighbour `to`; going back the way it came takes `from` out again. */
export function stretchChoice(several: Choice, from: string, to: string): Choice {
  const path = several.length === 0 ? [from] : several
  if (path.at(-1) === from && path.at(-2) === to) return atLeastTwo(path.slice(0, -1))
  return atLeastTwo([...path.filter((id) => id !== to), to])
}

/**
 * The choice with one claim taken in, or out where it is in, and the claim that is selected then; begins with the claim that is
 * selected. What is left alone is selected.
 */
export function toggleChoice(
  several: Choice,
  selected: string | null,
  id: string
): { readonly several: Choice; readonly claim: string } {
  const now = several.length > 0 ? several : selected === null ? [] : [selected]
  if (!now.includes(id)) return { several: atLeastTwo([...now, id]), claim: id }
  const left = now.filter((each) => each !== id)
  return { several: atLeastTwo(left), claim: left.at(-1) ?? id }
}
