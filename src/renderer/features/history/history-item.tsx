import { Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { HistoryRow } from '../../../shared/contract/index.ts'
import { Badge } from '../../components/index.ts'
import { labelText } from '../desk/labels.ts'

interface HistoryItemProps {
  readonly row: HistoryRow
  /** It was undone by a later change. */
  readonly undone?: boolean
}

/** One change set: what, who, when. */
export function HistoryItem({ row, undone = false }: HistoryItemProps) {
  const { t, i18n } = useTranslation('desk')
  const when = new Date(row.at)
  const what = row.undoOf ? t('history.undid', { what: labelText(t, row.undoOf) }) : labelText(t, row.label)
  return (
    <li className={undone ? 'history-item history-undone' : 'history-item'}>
      <time dateTime={row.at} className="soft tabular" title={when.toLocaleString(i18n.language)}>
        {when.toLocaleTimeString(i18n.language, { hour: '2-digit', minute: '2-digit' })}
      </time>
      <span className="grow history-what">
        {row.undoOf ? <Undo2 size={13} strokeWidth={1.75} aria-hidden /> : null}
        <span dir="auto">{what}</span>
        {undone ? <Badge>{t('history.undone')}</Badge> : null}
      </span>
      <span className="soft">{row.mine ? t('person.you') : row.person}</span>
    </li>
  )
}
