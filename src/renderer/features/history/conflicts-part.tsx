import { GitMerge } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConflictRow } from '../../../shared/contract/index.ts'
import { describeError, useQueryMethod } from '../../api/index.ts'
import { Button, ErrorState } from '../../components/index.ts'
import { ConflictItems } from '../desk/inspector/conflicts-section.tsx'
import { shorten } from '../desk/labels.ts'
import { useShell } from '../shell/shell-store.ts'

const PAGE = 100

/** Everything in the project that two people decided differently, above the history that led there. Nothing where there is none. */
export function ConflictsPart() {
  const { t } = useTranslation('desk')
  const [limit, setLimit] = useState(PAGE)
  const { data, error, refetch } = useQueryMethod(
    'conflict.list',
    { offset: 0, limit: Math.min(200, limit) },
    { keepPrevious: true }
  )
  const asked = useShell((state) => state.conflictsAsked)
  const heading = useRef<HTMLHeadingElement>(null)
  const there = data !== undefined && data.total > 0
  useEffect(() => {
    if (!asked || !there) return
    heading.current?.focus()
    useShell.getState().conflictsShown()
  }, [asked, there])
  if (error) return <ErrorState compact error={describeError(error)} onRetry={() => void refetch()} />
  if (!there) return null
  return (
    <section className="conflicts conflicts-part" aria-labelledby="conflicts-part">
      <h2 id="conflicts-part" className="conflicts-head" tabIndex={-1} ref={heading}>
        <GitMerge size={16} strokeWidth={1.75} aria-hidden />
        {t('conflict.title')} <span className="tabular">{data.total}</span>
      </h2>
      {byRecord(data.rows).map(({ key, rows, first }) => (
        <div key={key} className="conflict-record">
          <p className="conflict-name">
            <span className="soft">{t(`conflict.of.${first.claim ? 'claim' : first.conflict.entity}`)} </span>
            {first.claim ? <ClaimLink row={first} /> : <span dir="auto">{first.name}</span>}
          </p>
          <ConflictItems conflicts={rows} />
        </div>
      ))}
      {data.rows.length < data.total && limit < 200 ? (
        <Button size="small" onPress={() => setLimit(200)}>
          {t('list.more', { count: data.total - data.rows.length })}
        </Button>
      ) : null}
    </section>
  )
}

function ClaimLink({ row }: { readonly row: ConflictRow }) {
  const { claim, name } = row
  return (
    <button
      type="button"
      className="link-button"
      dir="auto"
      onClick={() => claim && useShell.getState().showPlace({ article: claim.article, claim: claim.id })}
    >
      {shorten(name, 110)}
    </button>
  )
}

interface OfRecord {
  readonly key: string
  readonly first: ConflictRow
  readonly rows: readonly ConflictRow[]
}

/** The conflicts of one claim together, whatever hangs on it, and those of one other record; in their order. */
function byRecord(rows: readonly ConflictRow[]): readonly OfRecord[] {
  const found = new Map<string, [ConflictRow, ...ConflictRow[]]>()
  for (const row of rows) {
    const key = row.claim ? `claim ${row.claim.id}` : `${row.conflict.entity} ${row.conflict.id}`
    const known = found.get(key)
    if (known) known.push(row)
    else found.set(key, [row])
  }
  return [...found].map(([key, list]) => ({ key, first: list[0], rows: list }))
}
