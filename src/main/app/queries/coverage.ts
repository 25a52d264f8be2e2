/** Coverage: how much of a text human decisions cover. A candidate covers nothing (DESIGN §5), nor does a claim that was cut or joined: those in its place do. */
import type { Coverage } from '../../../shared/contract/index.ts'
import { storedJson } from '../../../shared/model/storage.ts'
import type { Range } from '../../../shared/model/values.ts'
import { prepared } from '../../project/statements.ts'
import { keepNewest } from '../keep-newest.ts'
import type { ReadView } from '../read-view.ts'

export interface CoverageReading {
  readonly coverage: Coverage
  /** Merged and in order. */
  readonly covered: Range[]
}

/** Texts whose counts and readings a view keeps. */
const TEXTS_KEPT = 8

/** Counts of characters that are not white space before every offset of a text, for counting in any range at once. */
const inkCounts = new WeakMap<object, Map<string, Uint32Array>>()

function inkOf(view: ReadView, revision: string): Uint32Array {
  let byRevision = inkCounts.get(view)
  if (!byRevision) {
    byRevision = new Map()
    inkCounts.set(view, byRevision)
  }
  let ink = byRevision.get(revision)
  if (!ink) {
    const text = view.text(revision)
    ink = new Uint32Array(text.length + 1)
    for (let index = 0, seen = 0; index < text.length; index += 1) {
      if (!isSpace(text.charCodeAt(index))) seen += 1
      ink[index + 1] = seen
    }
    keepNewest(byRevision, revision, ink, TEXTS_KEPT)
  }
  return ink
}

const isSpace = (code: number): boolean =>
  code === 32 ||
  (code >= 9 && code <= 13) ||
  code === 0xa0 ||
  (code >= 0x2000 && code <= 0x200a) ||
  code === 0x2028 ||
  code === 0x2029 ||
  code === 0x202f ||
  code === 0x205f ||
  code === 0x3000

/** SQL: a claim of table `claim` was cut or joined, and others stand in its place. */
export const IS_REPLACED = `state = 'dismissed' AND json_extract(status, '$.replacedBy') IS NOT NULL`

/** What was read last for the texts of a view, good until the log moves on: opening an article asks for it three times over. */
const readings = new WeakMap<object, Map<string, { readonly at: string; readonly reading: CoverageReading }>>()

export function coverageOf(view: ReadView, revision: string): CoverageReading {
  const end = view.log.end()
  const at = end ? `${end.position} ${end.id}` : ''
  let ofView = readings.get(view)
  if (!ofView) {
    ofView = new Map()
    readings.set(view, ofView)
  }
  const known = ofView.get(revision)
  if (known?.at === at) return known.reading
  return keepNewest(ofView, revision, { at, reading: readCoverage(view, revision) }, TEXTS_KEPT).reading
}

function readCoverage(view: ReadView, revision: string): CoverageReading {
  const decided = prepared<[string, string], { anchor: string }>(
    view.database,
    `SELECT anchor FROM claim WHERE revision = ? AND visible = 1 AND NOT (${IS_REPLACED}) AND (
         state IN ('checked', 'dismissed') OR house IS NOT NULL
         OR EXISTS (SELECT 1 FROM verdict WHERE verdict.claim = claim.id AND verdict.visible = 1)
         OR EXISTS (SELECT 1 FROM correction WHERE correction.claim = claim.id AND correction.visible = 1))
       UNION ALL
       SELECT anchor FROM passage WHERE revision = ? AND visible = 1 AND kind = 'nothing-to-check'`
  ).all(revision, revision)
  const ranges = decided.flatMap((row) => (storedJson(row.anchor) as { ranges: Range[] }).ranges)
  ranges.sort((a, b) => a.start - b.start)
  const covered: Range[] = []
  for (const range of ranges) {
    const last = covered.at(-1)
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end)
    else covered.push({ ...range })
  }
  const ink = inkOf(view, revision)
  const count = (range: Range): number => (ink[range.end] ?? 0) - (ink[range.start] ?? 0)
  return {
    covered,
    coverage: { covered: covered.reduce((sum, range) => sum + count(range), 0), total: ink[ink.length - 1] ?? 0 }
  }
}
