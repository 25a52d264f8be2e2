/**
 * Tracked changes as a person decides on them: what Word, OpenDocument and RTF each write in their own way, gathered into
 * changes with their old and new words, and found again in the text as it is read.
 */
import type { ExtractOptions, TrackedChange } from '../../shared/extraction.ts'
import { createNormaliser } from './normalise.ts'
import { type Passage, placeSegments, type RawChange, type Segment, standsWith } from './passages.ts'

export interface TrackedChanges {
  /** Whether what the change with this key did is taken. */
  accepts(key: string): boolean
  /** Number of changes as a person sees them, by what is decided. */
  readonly counts: { readonly accepted: number; readonly rejected: number }
  /** The changes in the order of the document, with their places in `text`, the text as it was read. */
  describe(text: string): TrackedChange[]
}

/** Changes that are listed: more than a person ever decides on one by one. */
const MOST = 5000
/** Characters of its words that a change shows. */
const WORDS = 1500
/** Characters around it. */
const AROUND = 60
/** Characters that those are taken from: several spaces count as one. */
const LOOKED_AT = 10 * AROUND

interface Group {
  readonly id: string
  readonly author: string | null
  readonly date: string | null
  readonly move: boolean
  readonly kinds: Set<RawChange['kind']>
  old: string
  new: string
  /** It takes or brings the end of a paragraph. */
  paragraphEnd: boolean
  place: { start: number; end: number } | null
  before: string
  after: string
}

/** Changes by the same person that nothing stands between are one, so that the words taken out and those put in stay together. */
function groupChanges(passages: readonly Passage[]): { groups: Group[]; of: Map<string, Group> } {
  const groups: Group[] = []
  const of = new Map<string, Group>()
  let last: Group | null = null
  for (const passage of passages) {
    let inPassage = false
    for (const { text, changes, paragraphEnd = false } of passage) {
      const raw = changes.at(-1)
      if (raw === undefined) {
        if (text !== '') last = null
        continue
      }
      const name: string = raw.move === null ? raw.key : `move ${raw.move}`
      const joins: boolean =
        last !== null &&
        last.author === raw.author &&
        !last.move &&
        raw.move === null &&
        (inPassage || goesOn(last, raw))
      const group: Group = of.get(raw.key) ?? of.get(name) ?? (joins && last !== null ? last : newGroup(raw))
      if (group.kinds.size === 0) groups.push(group)
      of.set(raw.key, group)
      of.set(name, group)
      group.kinds.add(raw.kind)
      const gap = !inPassage && text !== '' && group[raw.kind === 'deletion' ? 'old' : 'new'] !== '' ? '\n' : ''
      if (raw.kind === 'deletion') group.old += gap + text
      else group.new += gap + text
      group.paragraphEnd ||= paragraphEnd
      last = group
      inPassage = true
    }
  }
  return { groups, of }
}

/** Whether a change goes on in the next paragraph: it took or brought the end of the one before. */
const goesOn = (group: Group, { kind }: RawChange) =>
  group.paragraphEnd && group.kinds.size === 1 && group.kinds.has(kind)

const newGroup = ({ key, author, date, move }: RawChange): Group => ({
  id: key,
  author,
  date,
  move: move !== null,
  kinds: new Set(),
  old: '',
  new: '',
  paragraphEnd: false,
  place: null,
  before: '',
  after: ''
})

/** Puts each change to its place in the text, paragraph by paragraph; of those whose paragraph is set apart it stays null. */
function placeChanges(
  text: string,
  passages: readonly Passage[],
  of: ReadonlyMap<string, Group>,
  stands: (segment: Segment) => boolean
): void {
  for (const passage of passages) {
    if (!passage.some(({ changes }) => changes.length > 0)) continue
    tellAround(
      passage,
      passage.map((segment) => (stands(segment) ? segment.text : '')),
      of
    )
  }
  placeSegments(text, passages, stands, ({ changes }, { start, end }) => {
    const group = of.get(changes.at(-1)?.key ?? '')
    if (group !== undefined) widen(group, start, end)
  })
}

/** Words that stand now count before places where none do. */
function widen(group: Group, start: number, end: number): void {
  const { place } = group
  if (place === null || (place.start === place.end && end > start)) group.place = { start, end }
  else if (end > start) group.place = { start: Math.min(place.start, start), end: Math.max(place.end, end) }
}

function tellAround(passage: Passage, shown: readonly string[], of: ReadonlyMap<string, Group>): void {
  const seen = new Set<Group>()
  const plain = shown.join('')
  let start = 0
  for (const [index, { changes }] of passage.entries()) {
    const end = start + (shown[index] ?? '').length
    const group = of.get(changes.at(-1)?.key ?? '')
    if (group !== undefined) {
      if (!seen.has(group) && group.before === '' && group.after === '')
        group.before = collapse(plain.slice(Math.max(0, start - LOOKED_AT), start)).slice(-AROUND)
      seen.add(group)
      group.after = collapse(plain.slice(end, end + LOOKED_AT)).slice(0, AROUND)
    }
    start = end
  }
}

const collapse = (text: string) => text.replace(/\s+/g, ' ')

const cut = (text: string) => {
  const words = text.replace(/[^\S\n]+/g, ' ').trim()
  return words.length > WORDS ? `${words.slice(0, WORDS).toWellFormed()}…` : words
}

function kindOf({ move, kinds }: Group): TrackedChange['kind'] {
  if (move) return 'move'
  if (kinds.size > 1) return 'replacement'
  return kinds.has('deletion') ? 'deletion' : 'insertion'
}

/** `passages`: all paragraphs of the document in their order, those without changes as well. */
export function createTrackedChanges(
  passages: readonly Passage[],
  { changes: rule = 'accept', decided = {} }: Pick<ExtractOptions, 'changes' | 'decided'>
): TrackedChanges {
  const { read } = createNormaliser()
  const normal = passages.map((passage) => passage.map((segment) => ({ ...segment, text: read(segment.text) })))
  const { groups, of } = groupChanges(normal)
  const decisions = new Map(Object.entries(decided))
  const decisionOf = ({ id }: Group): 'accept' | 'reject' => decisions.get(id) ?? rule
  const accepts = (key: string): boolean => {
    const group = of.get(key)
    return (group === undefined ? rule : decisionOf(group)) === 'accept'
  }
  const stands = standsWith(accepts)
  const accepted = groups.filter((group) => decisionOf(group) === 'accept').length
  return {
    accepts,
    counts: { accepted, rejected: groups.length - accepted },
    describe: (text) => {
      placeChanges(text, normal, of, stands)
      return groups.slice(0, MOST).map((group): TrackedChange => {
        const end = group.paragraphEnd ? '¶' : ''
        return {
          id: group.id,
          kind: kindOf(group),
          author: group.author,
          date: group.date,
          old: cut(group.old) || (group.kinds.has('deletion') ? end : ''),
          new: cut(group.new) || (group.kinds.has('insertion') ? end : ''),
          decision: decisionOf(group),
          place: group.place,
          before: group.before.trimStart(),
          after: group.after.trimEnd()
        }
      })
    }
  }
}
