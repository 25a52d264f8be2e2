import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TrackedChange } from '../../../shared/extraction.ts'
import { invisibleIn } from '../../../shared/invisible.ts'

/** A change that has a place in the text. */
export type PlacedChange = TrackedChange & { readonly place: NonNullable<TrackedChange['place']> }

/** The changes of a draft by their places, as a text is gone through. */
export function placedChanges(changes: readonly TrackedChange[]): PlacedChange[] {
  const isPlaced = (change: TrackedChange): change is PlacedChange => change.place !== null
  return changes.filter(isPlaced).sort((a, b) => a.place.start - b.place.start)
}

/** Words as they are, with signs for what nobody would see in them: a direction that is turned here turns nothing. */
export function VisibleText({ text }: { readonly text: string }) {
  const nodes: ReactNode[] = []
  let at = 0
  for (const { at: found, length, name, sign, code } of invisibleIn(text)) {
    nodes.push(text.slice(at, found))
    nodes.push(
      <span key={found} className="import-invisible" title={`${name} (${code})`}>
        {sign}
      </span>
    )
    at = found + length
  }
  nodes.push(text.slice(at))
  return nodes
}

interface MarkedTextProps {
  readonly text: string
  /** Where it begins in the whole text. */
  readonly from: number
  /** Those that touch it, by their places. */
  readonly changes: readonly PlacedChange[]
  /** Id of the change that the person looks at. */
  readonly selected: string | null
}

/** Words of a block with its tracked changes: what stands because of one, and struck through what does not. */
export function MarkedText({ text, from, changes, selected }: MarkedTextProps) {
  const { t } = useTranslation()
  if (changes.length === 0) return <VisibleText text={text} />
  const nodes: ReactNode[] = []
  const to = from + text.length
  let at = from
  const words = (end: number): string => {
    const part = text.slice(at - from, Math.max(at, end) - from)
    at = Math.max(at, end)
    return part
  }
  for (const change of changes) {
    const { id, place, kind, decision } = change
    const name = change.author === null ? '' : `${change.author}: `
    const mark = {
      'data-change': id,
      title: `${name}${t(`importing:change.${kind}`)}`,
      'data-selected': id === selected || undefined
    }
    const before = words(Math.min(place.start, to))
    const out = kind === 'move' ? '' : decision === 'accept' ? change.old : change.new
    const outHere = place.start >= from && out !== ''
    const stands = words(Math.min(place.end, to))
    nodes.push(
      <Fragment key={id}>
        <VisibleText text={before} />
        {outHere ? (
          <del className="import-out" {...mark}>
            <VisibleText text={out} />
          </del>
        ) : null}
        {stands === '' ? null : decision === 'accept' ? (
          <ins className="import-in" {...mark}>
            <VisibleText text={stands} />
          </ins>
        ) : (
          <span className="import-stays" {...mark}>
            <VisibleText text={stands} />
          </span>
        )}
      </Fragment>
    )
  }
  nodes.push(<VisibleText key="rest" text={words(to)} />)
  return nodes
}
