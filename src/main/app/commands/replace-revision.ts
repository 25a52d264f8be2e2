/**
 * When an article gets another text (read again with other options), what people did on the old one goes along: a claim
 * whose words stand exactly once in the new text moves there; one that cannot be placed for certain stays on the old
 * text and is listed, never attached to a lookalike (DESIGN §5). Candidates that nobody touched are not carried over,
 * and what a person deleted the new text does not bring back.
 */
import type { Span } from '../../../shared/detection.ts'
import { deletionOf } from '../../../shared/history/deletion.ts'
import type { DetectedClaimData } from '../../../shared/model/derived.ts'
import type { Anchor, Range } from '../../../shared/model/values.ts'
import { anchorOf } from '../anchors.ts'
import type { CommandContext } from '../command-context.ts'
import type { ReadView } from '../read-view.ts'
import { deletedByPerson, hasWork, standingChildren } from './person-work.ts'

/** The place of an anchor's words in another text: every range in order, unambiguous; undefined otherwise. */
export function placeAgain(anchor: Anchor, text: string): Range[] | undefined {
  const [first] = anchor.exact
  if (first === undefined) return undefined
  const withContext = anchor.prefix + first
  const lead = onlyIndex(text, withContext)
  const begin = lead === undefined ? onlyIndex(text, first) : lead + anchor.prefix.length
  if (begin === undefined) return undefined
  let at = begin
  const ranges: Range[] = []
  for (const [index, words] of anchor.exact.entries()) {
    const start: number = index === 0 ? at : text.indexOf(words, at)
    if (start < 0) return undefined
    ranges.push({ start, end: start + words.length })
    at = start + words.length
  }
  // The pieces of one claim keep their distances; a piece found elsewhere is another sentence's.
  const shift = shiftOf(anchor, ranges)
  return ranges.every((range, index) => range.start - (anchor.ranges[index]?.start ?? 0) === shift) ? ranges : undefined
}

/** How far a claim moved: what the engine read in it moves by as much. */
const shiftOf = (anchor: Anchor, ranges: readonly Range[]): number =>
  (ranges[0]?.start ?? 0) - (anchor.ranges[0]?.start ?? 0)

/** What was read in a claim, at its place in the new text; a span whose words do not stand there is left out. */
export function shiftDetection(detection: DetectedClaimData, shift: number, text: string): DetectedClaimData {
  const move = <S extends Span>(span: S): S => ({ ...span, start: span.start + shift, end: span.end + shift })
  const stands = ({ start, end, text: words }: Span): boolean => start >= 0 && text.slice(start, end) === words
  const all = <S extends Span>(spans: readonly S[]): S[] => spans.map(move).filter(stands)
  const one = (span: Span | null): Span | null => all(span ? [span] : [])[0] ?? null
  const inside = (offset: number): number => Math.min(Math.max(0, offset + shift), text.length)
  return {
    ...detection,
    sentence: { start: inside(detection.sentence.start), end: inside(detection.sentence.end) },
    attribution: detection.attribution.map(({ source, cue, content }) => ({
      source: one(source),
      cue: one(cue),
      content: one(content)
    })),
    quantities: all(detection.quantities),
    dates: all(detection.dates),
    facets: all(detection.facets)
  }
}

/** The offset of words that stand exactly once, or undefined. */
function onlyIndex(text: string, words: string): number | undefined {
  const index = text.indexOf(words)
  return index >= 0 && text.indexOf(words, index + 1) < 0 ? index : undefined
}

export const rangesKey = (ranges: readonly Range[]): string =>
  ranges.map((range) => `${range.start}-${range.end}`).join(',')

/** Moves what the engine read in a claim, and the facets that people marked, along with it. */
function moveReading(context: CommandContext, claim: string, shift: number, revision: string, text: string): void {
  const { tables } = context.view
  const record = tables.get('claim', claim)?.record
  if (record) context.set('claim', claim, 'detection', shiftDetection(record.detection, shift, text))
  for (const { entity, entityId } of standingChildren(context.history(), 'claim', claim)) {
    const facet = entity === 'facet' ? tables.get(entity, entityId)?.record : undefined
    if (!facet) continue
    const ranges = facet.anchor.ranges.map(({ start, end }) => ({ start: start + shift, end: end + shift }))
    context.set('facet', entityId, 'anchor', anchorOf(revision, text, ranges))
  }
}

const isCandidate = (view: ReadView, claim: string): boolean =>
  view.tables.get('claim', claim)?.record.status.state === 'candidate'

/**
 * Carries claims and passages of an article over to another revision of it, also those of an article that just comes
 * back. Gives the ranges (as `rangesKey`) that the engine's own candidates are to leave free, each with the claim of a person
 * that stands there; null where it was deleted.
 */
export function moveToRevision(
  context: CommandContext,
  article: string,
  revision: string,
  text: string
): ReadonlyMap<string, string | null> {
  const { view } = context
  const reader = context.history()
  const taken = new Map<string, string | null>()
  const children = reader.children('article', article)
  reader.prepare(children)
  for (const key of children) {
    const { entity, entityId: id } = key
    if (entity !== 'claim' && entity !== 'passage') continue
    const record = view.tables.get(entity, id)?.record
    if (!record) continue
    const { anchor } = record
    const ranges = anchor.revision === revision ? anchor.ranges : undefined
    if (deletionOf(reader, key) === 'yes') {
      const again = deletedByPerson(view, reader, key) ? (ranges ?? placeAgain(anchor, text)) : undefined
      if (entity === 'claim' && again) taken.set(rangesKey(again), null)
    } else if (ranges) {
      if (entity === 'claim') taken.set(rangesKey(ranges), id)
    } else if (entity === 'claim' && isCandidate(view, id) && !hasWork(view, reader, id)) {
      context.remove(entity, id)
    } else {
      const place = placeAgain(anchor, text)
      if (!place) continue
      context.set(entity, id, 'anchor', anchorOf(revision, text, place))
      if (entity === 'claim') {
        moveReading(context, id, shiftOf(anchor, place), revision, text)
        taken.set(rangesKey(place), id)
      }
    }
  }
  return taken
}
