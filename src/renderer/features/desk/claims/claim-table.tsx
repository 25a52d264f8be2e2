import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClaimFilter } from '../../../../shared/contract/index.ts'
import { useQueryMethod } from '../../../api/index.ts'
import { Verdict } from '../../../components/index.ts'
import { useDeskCommands } from '../desk-context.tsx'
import { useDesk } from '../desk-store.ts'
import { claimFilter } from '../logic/navigation.ts'
import { AlarmMark, clickRow, PAGE, RowGlyph, SignOffMark, useClaimRow, useSelectedInSight } from './claim-rows.tsx'

const columns = ['claim', 'speaker', 'types', 'facets', 'evidence', 'verdict'] as const

/** Height of the head, px. */
const HEAD = 34

/** The filtered claims as a table, in place of the article. */
export function ClaimTable({ article }: { readonly article: string }) {
  const { t } = useTranslation('desk')
  const filter = useDesk((state) => state.filter)
  const contractFilter = useMemo(() => claimFilter(article, filter), [article, filter])
  const { data } = useQueryMethod(
    'claim.list',
    { filter: contractFilter, offset: 0, limit: PAGE },
    { keepPrevious: true }
  )
  const total = data?.total ?? 0
  const scrollRef = useRef<HTMLElement>(null)
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => 44,
    overscan: 10,
    // The head stands before the rows, stays in sight, and covers what lies under it.
    scrollMargin: HEAD,
    scrollPaddingStart: HEAD
  })
  useSelectedInSight(contractFilter, virtualizer)
  const items = virtualizer.getVirtualItems()
  const above = (items[0]?.start ?? HEAD) - HEAD
  const below = virtualizer.getTotalSize() - ((items.at(-1)?.end ?? HEAD) - HEAD)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to be reachable by keyboard
    <section className="table-scroll" ref={scrollRef} tabIndex={0} aria-label={t('claims.table')}>
      <table className="table" aria-rowcount={total + 1}>
        <thead>
          <tr>
            <th className="table-glyph">
              <span className="visually-hidden">{t('table.state')}</span>
            </th>
            {columns.map((name) => (
              <th key={name} scope="col" className={`table-${name}`}>
                {t(`table.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 ? <Spacer height={above} /> : null}
          {items.map((item) => (
            <TableRow key={item.key} filter={contractFilter} index={item.index} measure={virtualizer.measureElement} />
          ))}
          {below > 0 ? <Spacer height={below} /> : null}
        </tbody>
      </table>
    </section>
  )
}

/** One cell only: a wider one would make a column of its own where a narrow table hides some. */
function Spacer({ height }: { readonly height: number }) {
  return (
    <tr aria-hidden className="table-spacer">
      <td style={{ blockSize: height }} />
    </tr>
  )
}

interface TableRowProps {
  readonly filter: ClaimFilter
  readonly index: number
  readonly measure: (element: HTMLElement | null) => void
}

function TableRow({ filter, index, measure }: TableRowProps) {
  const { t } = useTranslation('desk')
  const commands = useDeskCommands()
  const row = useClaimRow(filter, index)
  const selected = useDesk(({ claim, several }) => row !== undefined && (row.id === claim || several.includes(row.id)))
  if (!row) return <Spacer height={44} />
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      className={selected ? 'table-selected' : undefined}
      onClick={(event) => clickRow(commands, row, index, event)}
    >
      <td className="table-glyph">
        <RowGlyph row={row} />
      </td>
      <td dir="auto">
        <button type="button" className="table-button" aria-pressed={selected}>
          {row.statement || row.text}
        </button>
      </td>
      <td dir="auto">{row.speaker ?? ''}</td>
      <td className="table-types">{row.types.map((type) => t(`type.${type}`, { defaultValue: type })).join(', ')}</td>
      <td className="table-number">
        {row.facets.total > 0 ? `${row.facets.total - row.facets.open}/${row.facets.total}` : ''}
      </td>
      <td className="table-number">{row.evidence || ''}</td>
      <td>
        <span className="table-decision">
          {row.rating ? <Verdict tone={row.rating.tone} label={row.rating.label} /> : t(`state.${row.status}`)}
          <AlarmMark alarms={row.alarms} />
          <SignOffMark signOff={row.signOff} />
        </span>
      </td>
    </tr>
  )
}
