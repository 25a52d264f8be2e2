import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQueryMethod } from '../../../api/index.ts'
import { Disclosure, Skeleton } from '../../../components/index.ts'
import { HistoryItem } from '../../history/history-item.tsx'

/** What happened to the claim, newest first; asked for only when it is unfolded. */
export function HistorySection({ claim }: { readonly claim: string }) {
  const { t } = useTranslation('desk')
  const [open, setOpen] = useState(false)
  const { data } = useQueryMethod('history.list', { claim, offset: 0, limit: 50 }, { enabled: open })
  return (
    <Disclosure title={t('history.claim')} isExpanded={open} onExpandedChange={setOpen}>
      {data ? (
        <ol className="history-list">
          {data.rows.map((row) => (
            <HistoryItem key={row.id} row={row} />
          ))}
        </ol>
      ) : (
        <Skeleton lines={3} />
      )}
      {data && data.total === 0 ? <p className="soft">{t('history.noneForClaim')}</p> : null}
    </Disclosure>
  )
}
