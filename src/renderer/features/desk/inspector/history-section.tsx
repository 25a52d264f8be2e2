import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { describeError, useQueryMethod } from '../../../api/index.ts'
import { Button, Disclosure, ErrorState, Skeleton } from '../../../components/index.ts'
import { byDay } from '../../history/by-day.ts'
import { HistoryItem } from '../../history/history-item.tsx'

const PAGE = 50

/** What happened to the claim, newest first; asked for only when it is unfolded. */
export function HistorySection({ claim }: { readonly claim: string }) {
  const { t } = useTranslation('desk')
  const [open, setOpen] = useState(false)
  const [pages, setPages] = useState(1)
  const { data, error, refetch } = useQueryMethod('history.list', { claim, offset: 0, limit: PAGE }, { enabled: open })
  return (
    <Disclosure title={t('history.claim')} isExpanded={open} onExpandedChange={setOpen}>
      {error ? (
        <ErrorState compact error={describeError(error)} onRetry={() => void refetch()} />
      ) : data?.total === 0 ? (
        <p className="soft">{t('history.noneForClaim')}</p>
      ) : open ? (
        <>
          {Array.from({ length: pages }, (_, page) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: pages have no identity but their number
            <HistoryPage key={page} claim={claim} page={page} />
          ))}
          {data && pages * PAGE < data.total ? (
            <Button size="small" onPress={() => setPages(pages + 1)}>
              {t('history.older', { count: data.total - pages * PAGE })}
            </Button>
          ) : null}
        </>
      ) : null}
    </Disclosure>
  )
}

function HistoryPage({ claim, page }: { readonly claim: string; readonly page: number }) {
  const { i18n } = useTranslation('desk')
  const { data } = useQueryMethod(
    'history.list',
    { claim, offset: page * PAGE, limit: PAGE },
    { keepPrevious: page === 0 }
  )
  if (!data) return <Skeleton lines={3} />
  return byDay(data.rows, i18n.language).map(({ day, rows }) => (
    <section key={day} className="history-day-small" aria-label={day}>
      <h4 className="soft small">{day}</h4>
      <ol className="history-list">
        {rows.map((row) => (
          <HistoryItem key={row.id} row={row} />
        ))}
      </ol>
    </section>
  ))
}
