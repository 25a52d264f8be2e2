import type { TFunction } from 'i18next'
import { Redo2, Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { HistoryRow } from '../../../shared/contract/index.ts'
import { Badge } from '../../components/index.ts'
import { labelText, shorten } from '../desk/labels.ts'
import { useShell } from '../shell/shell-store.ts'

interface HistoryItemProps {
  readonly row: HistoryRow
  /** Offers to go to the claim; not where the list stands beside the claim itself. */
  readonly linked?: boolean
}

/** What a change set did, in words; undo and redo name what they took back or brought back. */
export function historyText(t: TFunction, row: HistoryRow): string {
  const { command, params } = row.label
  if (command !== 'history.undo' && command !== 'history.redo') return labelText(t, row.label)
  const known = row.undoOf?.command === params.command ? row.undoOf : null
  const what = labelText(t, known ?? { command: String(params.command ?? ''), params: {} })
  return t(command === 'history.undo' ? 'history.undid' : 'history.redid', { what, ns: 'desk' })
}

/** One change set: what, who, when. */
export function HistoryItem({ row, linked = false }: HistoryItemProps) {
  const { t, i18n } = useTranslation('desk')
  const when = new Date(row.at)
  const Icon = row.label.command === 'history.undo' ? Undo2 : row.label.command === 'history.redo' ? Redo2 : null
  return (
    <li className={row.undone ? 'history-item history-undone' : 'history-item'}>
      <time dateTime={row.at} className="soft tabular" title={when.toLocaleString(i18n.language)}>
        {when.toLocaleTimeString(i18n.language, { hour: '2-digit', minute: '2-digit' })}
      </time>
      <span className="history-what">
        {Icon ? <Icon size={14} strokeWidth={1.75} aria-hidden /> : null}
        <span>{historyText(t, row)}</span>
        {row.what && !(linked && row.what === row.claim?.text) ? (
          <span className="history-about" dir="auto">
            {shorten(row.what, 120)}
          </span>
        ) : null}
        {row.undone ? <Badge>{t('history.undone')}</Badge> : null}
        {linked && row.claim ? <ClaimWords claim={row.claim} /> : null}
      </span>
      <span className="soft history-who">{row.mine ? t('person.you') : row.person}</span>
    </li>
  )
}

/** The claim's words as they are now, leading to it. */
function ClaimWords({ claim }: { readonly claim: NonNullable<HistoryRow['claim']> }) {
  return (
    <button
      type="button"
      className="link-button history-claim"
      dir="auto"
      onClick={() => useShell.getState().showPlace({ article: claim.article, claim: claim.id })}
    >
      {shorten(claim.text, 90)}
    </button>
  )
}
