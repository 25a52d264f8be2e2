/**
 * The article with its claims marked: a sweep over the text that cuts it where a claim begins or ends. Every piece
 * carries its own underlines, so overlapping claims never cross tags; the time taken grows with text and claims only.
 */
import type { Range } from '../../shared/model/values.ts'
import type { ReportArticle, ReportClaim } from '../../shared/report.ts'

/** How many underlines are drawn below each other; of more claims in one place, the innermost are drawn. */
export const drawnLanes = 6

/** A claim as it is drawn. Lane 0 runs next to the text. */
export interface PlacedClaim {
  readonly claim: ReportClaim
  /** In text order, disjoint, not empty. */
  readonly ranges: readonly Range[]
  readonly lane: number
}

/** A piece of text that is drawn alike, and the claims that end where it ends: their numbers stand there. */
export interface Piece {
  readonly text: string
  /** From the lane next to the text outwards; at most `drawnLanes`. */
  readonly claims: readonly PlacedClaim[]
  readonly endOf: readonly ReportClaim[]
}

export interface AnnotatedBlock {
  readonly kind: ReportArticle['blocks'][number]['kind']
  readonly level: number
  readonly pieces: readonly Piece[]
  /** How many underlines stand below each other at most. */
  readonly depth: number
}

export interface AnnotatedArticle {
  readonly blocks: readonly AnnotatedBlock[]
  /** Claims that have their number in the text; the others are of another revision, dismissed, or nowhere in it. */
  readonly placed: ReadonlySet<string>
}

/** Blocks of an article, cut into pieces. Text that no block holds is shown as a paragraph: nothing is lost. */
export function annotate(article: ReportArticle): AnnotatedArticle {
  const claims = placeClaims(article)
  const blocks = wholeBlocks(article)
  const pieces = cut(article.text, blocks, claims)
  const placed = new Set<string>()
  for (const list of pieces) for (const piece of list) for (const claim of piece.endOf) placed.add(claim.id)
  return {
    placed,
    blocks: blocks.map((block, index) => {
      const own = pieces[index] as Piece[]
      const depth = own.reduce((most, piece) => Math.max(most, ...piece.claims.map((claim) => claim.lane + 1)), 0)
      return { kind: block.kind, level: block.level ?? 1, pieces: own, depth }
    })
  }
}

/** Ranges in order, clipped to the text, widened where they would cut a surrogate pair, merged where they meet. */
export function tidyRanges(ranges: readonly Range[], text: string): Range[] {
  const tidy: { start: number; end: number }[] = []
  const inPair = (offset: number): boolean => offset > 0 && (text.codePointAt(offset - 1) ?? 0) > 0xffff
  const clipped = ranges
    .filter(({ start, end }) => start < Math.min(end, text.length))
    .map(({ start, end }) => ({
      start: inPair(start) ? start - 1 : Math.max(0, start),
      end: inPair(end) ? end + 1 : Math.min(text.length, end)
    }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start || a.end - b.end)
  for (const range of clipped) {
    const last = tidy.at(-1)
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end)
    else tidy.push(range)
  }
  return tidy
}

function placeClaims(article: ReportArticle): PlacedClaim[] {
  const hulls = article.claims
    .filter((claim) => claim.revision === article.revision.id && claim.status !== 'dismissed')
    .map((claim) => ({ claim, ranges: tidyRanges(claim.ranges, article.text) }))
    .filter(({ ranges }) => ranges.length > 0)
    .map((item) => ({ ...item, start: (item.ranges[0] as Range).start, end: (item.ranges.at(-1) as Range).end }))
    .sort((a, b) => a.start - b.start || b.end - a.end || a.claim.number - b.claim.number)
  const placed: PlacedClaim[] = []
  let cluster: typeof hulls = []
  let reach = -1
  for (const hull of hulls) {
    if (hull.start >= reach) {
      placed.push(...laneCluster(cluster))
      cluster = []
    }
    cluster.push(hull)
    reach = Math.max(reach, hull.end)
  }
  placed.push(...laneCluster(cluster))
  return placed
}

type Hull = { claim: ReportClaim; ranges: readonly Range[]; start: number; end: number }

/** Gives claims whose hulls chain together lanes of their own; what begins later, the inner one, runs nearer the text. */
function laneCluster(cluster: readonly Hull[]): PlacedClaim[] {
  const taken = new Lanes()
  const lanes = cluster.map((hull) => taken.take(hull.start, hull.end))
  const most = lanes.reduce((max, lane) => Math.max(max, lane), 0)
  return cluster.map(({ claim, ranges }, index) => ({ claim, ranges, lane: most - (lanes[index] as number) }))
}

/** Hands out the lowest lane that is free from a place on; places come in rising order. */
class Lanes {
  private readonly busy: { end: number; lane: number }[] = []
  private readonly free: number[] = []
  private count = 0

  take(start: number, end: number): number {
    for (let first = this.busy[0]; first && first.end <= start; first = this.busy[0]) {
      heapPop(this.busy, (a, b) => a.end - b.end)
      heapPush(this.free, first.lane, (a, b) => a - b)
    }
    let lane = heapPop(this.free, (a, b) => a - b)
    if (lane === undefined) {
      lane = this.count
      this.count += 1
    }
    heapPush(this.busy, { end, lane }, (a, b) => a.end - b.end)
    return lane
  }
}

function heapPush<T>(heap: T[], item: T, order: (a: T, b: T) => number): void {
  let at = heap.length
  heap.push(item)
  while (at > 0) {
    const up = (at - 1) >> 1
    if (order(heap[up] as T, item) <= 0) break
    heap[at] = heap[up] as T
    at = up
  }
  heap[at] = item
}

function heapPop<T>(heap: T[], order: (a: T, b: T) => number): T | undefined {
  const top = heap[0]
  const last = heap.pop()
  if (heap.length === 0 || last === undefined) return top
  let at = 0
  for (;;) {
    let next = 2 * at + 1
    if (next >= heap.length) break
    if (next + 1 < heap.length && order(heap[next + 1] as T, heap[next] as T) < 0) next += 1
    if (order(last, heap[next] as T) <= 0) break
    heap[at] = heap[next] as T
    at = next
  }
  heap[at] = last
  return top
}

type ShownBlock = Pick<ReportArticle['blocks'][number], 'kind' | 'start' | 'end' | 'level'>

/** The blocks in order, and a paragraph for every stretch of text between them that is more than white space. */
function wholeBlocks(article: ReportArticle): ShownBlock[] {
  const shown: ShownBlock[] = []
  let at = 0
  const gap = (end: number): void => {
    if (article.text.slice(at, end).trim() !== '') shown.push({ kind: 'paragraph', start: at, end })
  }
  for (const block of [...article.blocks].sort((a, b) => a.start - b.start)) {
    const start = Math.max(at, block.start)
    const end = Math.min(article.text.length, block.end)
    if (start >= end) continue
    gap(start)
    shown.push({ ...block, start, end })
    at = end
  }
  gap(article.text.length)
  return shown
}

interface Edge {
  readonly at: number
  readonly claim: PlacedClaim
  readonly kind: 'begin' | 'end' | 'last'
}

function cut(text: string, blocks: readonly ShownBlock[], claims: readonly PlacedClaim[]): Piece[][] {
  const edges = claims
    .flatMap((claim) =>
      claim.ranges.flatMap((range, index): Edge[] => [
        { at: range.start, claim, kind: 'begin' },
        { at: range.end, claim, kind: index === claim.ranges.length - 1 ? 'last' : 'end' }
      ])
    )
    .sort((a, b) => a.at - b.at || Number(a.kind === 'begin') - Number(b.kind === 'begin'))
  const active = new Map<number, PlacedClaim>()
  let edge = 0
  /** Applies what happens up to `until` (included); gives the claims that end there. */
  const pass = (until: number): ReportClaim[] => {
    const ended: ReportClaim[] = []
    for (let next = edges[edge]; next && next.at <= until; next = edges[edge]) {
      edge += 1
      const { lane, claim } = next.claim
      if (next.kind === 'begin') active.set(lane, next.claim)
      else if (active.get(lane) === next.claim) active.delete(lane)
      if (next.kind === 'last') ended.push(claim)
    }
    return ended.sort((a, b) => a.number - b.number)
  }
  const lists: Piece[][] = []
  const number = (list: Piece[], endOf: ReportClaim[]): void => {
    if (endOf.length > 0) list.push({ text: '', claims: [], endOf })
  }
  for (const block of blocks) {
    const pieces: Piece[] = []
    // What ends between two blocks has its number at the end of the first.
    number(lists.at(-1) ?? pieces, pass(block.start))
    for (let at = block.start; at < block.end; ) {
      const end = Math.min(edges[edge]?.at ?? block.end, block.end)
      const over = activeLanes(active)
      pieces.push({ text: text.slice(at, end), claims: over, endOf: pass(end) })
      at = end
    }
    lists.push(pieces)
  }
  const last = lists.at(-1)
  if (last) number(last, pass(text.length))
  return lists
}

function activeLanes(active: ReadonlyMap<number, PlacedClaim>): PlacedClaim[] {
  const drawn: PlacedClaim[] = []
  for (let lane = 0; lane < drawnLanes; lane += 1) {
    const claim = active.get(lane)
    if (claim) drawn.push(claim)
  }
  return drawn
}
