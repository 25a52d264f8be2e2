import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ProgressBar } from '../../components/index.ts'
import { DraftSide } from './draft-side.tsx'
import { DraftText } from './draft-text.tsx'
import { FailedDocument } from './failed-document.tsx'
import type { ImportItem, ImportStore } from './import-session.ts'
import type { Pasted } from './pasted.ts'

interface DraftViewProps {
  readonly session: ImportStore
  readonly item: ImportItem
  readonly pasted: Pasted
}

/** One document of the batch: being read, failed, or read and ready to be mended. */
export function DraftView({ session, item, pasted }: DraftViewProps) {
  const { t } = useTranslation()
  const { cancel } = session.getState()
  const [change, setChange] = useState<string | null>(null)
  const working = item.stage === 'waiting' || item.stage === 'reading' || item.stage === 'importing'
  const bar = working ? (
    <div className="import-working" role="status">
      <ProgressBar label={t(`importing:working.${item.stage}`, { name: item.name })} value={item.done} />
      {item.stage === 'waiting' ? null : <Button onPress={cancel}>{t('common:cancel')}</Button>}
    </div>
  ) : null
  const failed =
    item.stage === 'failed' && item.error ? (
      <FailedDocument session={session} item={item} error={item.error} pasted={pasted} />
    ) : null
  if (!item.draft) return <div className="import-draft import-blank">{bar ?? failed}</div>
  return (
    <div className="import-draft">
      <div className="import-paper">
        {bar ?? failed}
        <DraftText session={session} item={item} draft={item.draft} change={change} onChange={setChange} />
      </div>
      <DraftSide session={session} item={item} draft={item.draft} change={change} onChange={setChange} />
    </div>
  )
}
