import type { UseQueryResult } from '@tanstack/react-query'
import { GitMerge } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConflictRow } from '../../../shared/contract/index.ts'
import { describeError, useQueryPages } from '../../api/index.ts'
import { Button, ErrorState } from '../../components/index.ts'
import { ConflictItems } from '../desk/inspector/conflicts-section.tsx'
import { shorten } from '../desk/labels.ts'
import { useShell } from '../shell/shell-store.ts'

const PAGE = 100

/** Everything in the project that two people decided differently, above the history that led there. Nothing where there is none. */
export function ConflictsPart() {
  const { t } = useTranslation('desk')
  const [pages, setPages] = useState(1)
  const answers = useQueryPages('conflict.list', {}, pages, PAGE)
  const total = answers[0]?.data?.total
  const rows = answers.flatMap(({ data }) => data?.rows ?? [])
  const failed = answers.find(({ error }) => error !== null)
  const asked = useShell((state) => state.conflictsAsked)
  const heading = useRef<HTMLHeadingElement>(null)
  const there = total !== undefined && total > 0
  useEffect(() => {
    if (!asked || !there) return
    heading.current?.focus()
    useShell.getState().conflictsShown()
  }, [asked, there])
  if (!there) return failed ? <Failed answer={failed} /> : null
  return (
    <section className="conflicts conflicts-part" aria-labelledby="conflicts-part">
      <h2 id="conflicts-part" className="conflicts-head" tabIndex={-1} ref={heading}>
        <GitMerge size={16} strokeWidth={1.75} aria-hidden />
        {t('conflict.title')} <span className="tabular">{total}</span>
      </h2>
      {byRecord(rows).map(({ key, rows, first }) => (
        <div key={key} className="conflict-record">
          <p className="conflict-name">
            <span className="soft">{t(`conflict.of.${first.claim ? 'claim' : first.conflict.entity}`)} </span>
            {first.claim ? <ClaimLink row={first} /> : <span dir="auto">{first.name}</span>}
          </p>
          <ConflictItems conflicts={rows} />
        </div>
      ))}
      {failed ? <Failed answer={failed} /> : null}
      {rows.length < total && !failed ? (
        <Button
          size="small"
          isDisabled={answers.some(({ data }) => data === undefined)}
          onPress={() => setPages(pages + 1)}
        >
          {t('list.more', { count: total - rows.length })}
        </Button>
      ) : null}
    </section>
  )
}

function Failed({ answer: { error, refetch } }: { readonly answer: Pick<UseQueryResult, 'error' | 'refetch'> }) {
  return <ErrorState compact error={describeError(error)} onRetry={() => void refetch()} />
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
