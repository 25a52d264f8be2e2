/** What a merge answers: the new claim, and how many of each thing stayed with the claims it is made of. */
export interface MergeAnswer {
  readonly id: string
  readonly left?: { readonly [thing: string]: number }
}

/** What stayed behind, in words, as in "1 verdict, 2 sign-offs"; empty where everything went along. */
export function leftBehindText({ left = {} }: MergeAnswer, words: (thing: string, count: number) => string): string {
  return Object.entries(left)
    .filter(([, count]) => count > 0)
    .map(([thing, count]) => words(thing, count))
    .join(', ')
}
