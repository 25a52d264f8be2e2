/** Looks for claims in a passage: where a text was too long to be read whole, or somebody thinks that one was missed. */
import { LONGEST_PASSAGE } from '../../../shared/contract/index.ts'
import { CodedError } from '../../../shared/errors.ts'
import { storedJson } from '../../../shared/model/storage.ts'
import type { Range } from '../../../shared/model/values.ts'
import { prepared } from '../../project/statements.ts'
import { normaliseRanges, trimRange } from '../anchors.ts'
import type { CommandHandler } from '../command-context.ts'
import type { PassageReader } from '../engine.ts'
import { addDetectedClaims } from './detected-claims.ts'
import { rangesKey } from './replace-revision.ts'

export function findClaims(readPassage: PassageReader): CommandHandler<'claim.find'> {
  return (context, { article: id, range: chosen }) => {
    const { view } = context
    const { revision, meta } = view.require('article', id)
    const text = view.text(revision)
    normaliseRanges([chosen], text.length)
    const range = trimRange(text, chosen)
    // Nothing but white space.
    normaliseRanges([range], text.length)
    if (chosen.end - chosen.start > LONGEST_PASSAGE) {
      throw new CodedError('too-large', 'This passage is too long to look for claims in. Choose a shorter one.', {
        mostCharacters: LONGEST_PASSAGE
      })
    }
    const blocks = view.layout(revision).blocks.map(({ kind, start, end }) => ({ kind, start, end }))
    const { language, title, published } = meta
    const { engine, claims } = readPassage(text, range, { language, title, date: published, blocks })
    const standing = prepared<[string, number, number], { anchor: string }>(
      view.database,
      'SELECT anchor FROM claim WHERE revision = ? AND start >= ? AND start < ? AND visible = 1'
    ).all(revision, range.start, range.end)
    const taken = new Set(standing.map(({ anchor }) => rangesKey((storedJson(anchor) as { ranges: Range[] }).ranges)))
    const { made } = addDetectedClaims(context, {
      article: id,
      revision,
      text,
      engine,
      claims,
      standing: (ranges) => (taken.has(rangesKey(ranges)) ? null : undefined),
      groupPrefix: `${range.start}-${range.end} `
    })
    return { value: { claims: made.size }, params: { article: id, claims: made.size } }
  }
}
