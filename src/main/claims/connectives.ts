/** Words that a clause opens with. */
import type { Token } from './tokens.ts'

export const subordinators: ReadonlySet<string> = new Set(
  'because although though while whereas after before since when whenever if unless until whether once as where lest'.split(
    ' '
  )
)

export const relatives: ReadonlySet<string> = new Set('which who whom whose that'.split(' '))

const measuresBefore =
  /^(?:just|only|even|shortly|soon|long|almost|immediately|right|ever|barely|hardly|not|less|more|than|about|nearly|some|a|an|few|several|seconds?|minutes?|moments?|hours?|days?|weeks?|months?|years?|decades?)$/

/** The place of the first word after words that say how long before or after: 2 in "just minutes before the law took effect". */
export function leadConjunction(tokens: readonly Token[]): number {
  let at = 0
  while (at < 6 && (measuresBefore.test(tokens[at]?.lower ?? '') || tokens[at]?.pos === 'NUM')) at += 1
  const isSoonAs = tokens[at]?.lower === 'as' && tokens[at + 1]?.lower === 'soon' && tokens[at + 2]?.lower === 'as'
  const found = isSoonAs ? at + 2 : at
  return subordinators.has(tokens[found]?.lower ?? '') ? found : 0
}
