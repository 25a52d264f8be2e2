import { ScrollText, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { describeError, useQueryMethod } from '../../api/index.ts'
import { Button, EmptyState, ErrorState, Skeleton } from '../../components/index.ts'
import { useShell } from '../shell/shell-store.ts'
import { byDay } from './by-day.ts'
import { ConflictsPart } from './conflicts-part.tsx'
import { HistoryItem } from './history-item.tsx'

const PAGE = 100

/** The audit trail of the whole project, newest first, day by day. */
export function HistoryScreen() {
  const { t } = useTranslation('desk')
  const [pages, setPages] = useState(1)
  const { data, error, refetch } = useQueryMethod(
    'history.list',
    { claim: null, offset: 0, limit: PAGE },
    { keepPrevious: true }
  )
  return (
    <div className="screen screen-narrow">
      <header className="screen-head">
        <h1>{t('history.screen')}</h1>
        <span className="soft tabular">{data ? t('history.count', { count: data.total }) : ''}</span>
        <span className="grow" />
        <Button icon={ShieldCheck} onPress={() => useShell.getState().showDialog('check')}>
          {t('shell:action.check')}
        </Button>
      </header>
      <ConflictsPart />
      {error ? (
        <ErrorState error={describeError(error)} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton lines={8} height={20} />
      ) : data.total === 0 ? (
        <EmptyState icon={ScrollText} title={t('history.none')} text={t('history.noneHelp')} />
      ) : (
        <>
          {Array.from({ length: pages }, (_, page) => (
            // Pages have no identity but their number.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <HistoryPage key={page} page={page} />
          ))}
          {pages * PAGE < data.total ? (
            <div className="screen-more">
              <Button onPress={() => setPages(pages + 1)}>
                {t('history.older', { count: data.total - pages * PAGE })}
              </Button>
            </div>
          ) : null}
        </>
      )}
    </div>
  )
}

function HistoryPage({ page }: { readonly page: number }) {
  const { i18n } = useTranslation('desk')
  const { data, error, refetch } = useQueryMethod(
    'history.list',
    { claim: null, offset: page * PAGE, limit: PAGE },
    { keepPrevious: true }
  )
  if (error) return <ErrorState compact error={describeError(error)} onRetry={() => void refetch()} />
  if (!data) return <Skeleton lines={4} />
  return byDay(data.rows, i18n.language).map(({ day, rows }) => (
    <section key={day} className="history-day" aria-label={day}>
      <h2>{day}</h2>
      <ol className="history-list">
        {rows.map((row) => (
          <HistoryItem key={row.id} row={row} linked />
        ))}
      </ol>
    </section>
  ))
}
