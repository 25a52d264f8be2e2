import { useVirtualizer } from '@tanstack/react-virtual'
import { Hourglass, MessageSquareWarning, Stamp, TriangleAlert } from 'lucide-react'
import { type KeyboardEvent, type MouseEvent, memo, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClaimFilter, ClaimRow, SignOff } from '../../../../shared/contract/index.ts'
import { useQueryMethod } from '../../../api/index.ts'
import { StateGlyph, VerdictGlyph } from '../../../components/index.ts'
import type { DeskCommands } from '../desk-commands.ts'
import { useDeskCommands } from '../desk-context.tsx'
import { useDesk } from '../desk-store.ts'
import { hasDraft } from '../drafts.ts'

export const PAGE = 100

/** One row of the filtered list, fetched a page at a time. */
export function useClaimRow(filter: ClaimFilter, index: number): ClaimRow | undefined {
  const offset = Math.floor(index / PAGE) * PAGE
  const { data } = useQueryMethod('claim.list', { filter, offset, limit: PAGE }, { keepPrevious: true })
  return data?.rows[index - offset]
}

/** Keeps the selected claim in sight in a list or table; its index there, null where it is not in it. */
export function useSelectedInSight(
  filter: ClaimFilter,
  virtualizer: { scrollToIndex(index: number, options: { align: 'auto' }): void }
): number | null {
  const selected = useDesk((state) => state.claim)
  const place = useQueryMethod(
    'claim.index',
    { filter, claim: selected ?? '' },
    { enabled: selected !== null, keepPrevious: true }
  )
  const at = selected === null ? null : (place.data?.index ?? null)
  useEffect(() => {
    if (selected !== null && at !== null) virtualizer.scrollToIndex(at, { align: 'auto' })
  }, [selected, at, virtualizer])
  return at
}

interface ClaimRowsProps {
  readonly filter: ClaimFilter
  readonly total: number
}

/** The claims in the order of the text. The list has one tab stop; the selected row is its active one. */
export function ClaimRows({ filter, total }: ClaimRowsProps) {
  const { t } = useTranslation('desk')
  const commands = useDeskCommands()
  const selected = useDesk((state) => state.claim)
  const scrollRef = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => 60,
    overscan: 8
  })
  const at = useSelectedInSight(filter, virtualizer)

  const onKeyDown = (event: KeyboardEvent): void => {
    const go = event.shiftKey ? commands.stretch : commands.step
    if (event.key === 'ArrowDown') void go('next')
    else if (event.key === 'ArrowUp') void go('previous')
    else return
    event.preventDefault()
  }
  return (
    <div className="claim-rows-frame">
      <div
        className="claim-rows"
        ref={scrollRef}
        role="listbox"
        aria-label={t('claims.list')}
        aria-multiselectable
        tabIndex={0}
        data-desk-keys
        data-focus-home
        onKeyDown={onKeyDown}
        aria-activedescendant={selected !== null && at !== null ? rowId(selected) : undefined}
      >
        <div className="claim-rows-sheet" role="presentation" style={{ blockSize: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => (
            <div
              key={item.key}
              role="presentation"
              className="claim-rows-item"
              ref={virtualizer.measureElement}
              data-index={item.index}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <Row filter={filter} index={item.index} total={total} />
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}

/** A click chooses one claim, with Shift all up to it, with Ctrl or Cmd this one too. */
export function clickRow(commands: DeskCommands, row: ClaimRow, index: number, event: MouseEvent): void {
  if (event.shiftKey) void commands.chooseTo(row, index)
  else if (event.ctrlKey || event.metaKey) commands.chooseAlso(row.id)
  else commands.select(row)
}

const rowId = (claim: string): string => `claim-row-${claim}`

interface RowProps {
  readonly filter: ClaimFilter
  readonly index: number
  readonly total: number
}

const Row = memo(function Row({ filter, index, total }: RowProps) {
  const { t } = useTranslation('desk')
  const commands = useDeskCommands()
  const row = useClaimRow(filter, index)
  const isSelected = useDesk(
    ({ claim, several }) => row !== undefined && (row.id === claim || several.includes(row.id))
  )
  const isActive = useDesk(({ claim }) => row !== undefined && row.id === claim)
  const isTaken = useDesk(({ mode }) => row !== undefined && mode.kind === 'merging' && mode.others.includes(row.id))
  const unsent = useDesk((state) => row !== undefined && hasDraft(state.drafts, row.id))
  if (!row) return <div className="claim-row claim-row-waiting" />
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox around it has the keys
    // biome-ignore lint/a11y/useFocusableInteractive: and the focus, which says by the active row where it is
    <div
      role="option"
      id={rowId(row.id)}
      aria-selected={isSelected}
      aria-posinset={index + 1}
      aria-setsize={total}
      className={`claim-row${isSelected ? ' claim-row-selected' : ''}${isActive ? ' claim-row-active' : ''}${isTaken ? ' claim-row-taken' : ''}${row.status === 'dismissed' ? ' claim-row-dismissed' : ''}`}
      onClick={(event) => clickRow(commands, row, index, event)}
    >
      <RowGlyph row={row} />
      <div className="claim-row-text">
        <p className="claim-row-words" dir="auto">
          {row.statement || row.text}
        </p>
        <p className="claim-row-meta">
          {[...(isTaken ? [t('claims.taken')] : []), ...(unsent ? [t('claims.unsent')] : []), ...metaOf(t, row)].join(
            ' · '
          )}
        </p>
      </div>
      <AlarmMark alarms={row.alarms} />
      <SignOffMark signOff={row.signOff} />
    </div>
  )
})

/** The verdict's glyph, else the state's, with the mark of the check-worthy. */
export function RowGlyph({ row }: { readonly row: ClaimRow }) {
  const { t } = useTranslation('desk')
  return (
    <span className="row-glyph">
      {row.rating ? (
        <VerdictGlyph tone={row.rating.tone} size={15} label={row.rating.label} />
      ) : (
        <StateGlyph state={row.status} approved={row.approved} size={15} />
      )}
      {row.worth ? <span className="gutter-worth" role="img" aria-label={t('article.worth')} /> : null}
    </span>
  )
}

/** That something in the claim does not fit; nothing where all does. */
export function AlarmMark({ alarms }: { readonly alarms: number }) {
  const { t } = useTranslation('desk')
  if (alarms === 0) return null
  const label = t('alarm.row', { count: alarms })
  return (
    <span className="row-alarm" role="img" aria-label={label} title={label}>
      <TriangleAlert size={14} strokeWidth={1.75} aria-hidden />
    </span>
  )
}

const signOffIcons = { awaiting: Hourglass, approved: Stamp, 'changes-requested': MessageSquareWarning } as const

/** Whether a second person has signed, told by shape and name; nothing where there is nothing to sign yet. */
export function SignOffMark({ signOff }: { readonly signOff: SignOff }) {
  const { t } = useTranslation('desk')
  if (signOff === 'none') return null
  const Icon = signOffIcons[signOff]
  return (
    <span className="row-sign-off" role="img" aria-label={t(`signOff.${signOff}`)} title={t(`signOff.${signOff}`)}>
      <Icon size={14} strokeWidth={1.75} aria-hidden />
    </span>
  )
}

const NO_BREAK = '\u00a0'

type Translate = ReturnType<typeof useTranslation>['t']

function metaOf(t: Translate, row: ClaimRow): string[] {
  const { open, total } = row.facets
  const counts = [
    row.evidence > 0 ? t('claims.evidence', { count: row.evidence }) : '',
    total > 0 && open < total ? t('claims.facets', { done: total - open, total }) : '',
    row.corrections > 0 ? t('claims.corrections', { count: row.corrections }) : '',
    row.status === 'candidate' || row.rating ? '' : t(`state.${row.status}`)
  ]
  // A line breaks between them, not between a figure and its word.
  const whole = counts.map((part) => part.replaceAll(' ', NO_BREAK))
  return [row.conflict ? t('claims.conflict') : '', row.speaker ?? '', ...whole].filter(Boolean)
}
