import { useTranslation } from 'react-i18next'
import { useQueryMethod } from '../../api/index.ts'
import { Skeleton, StateGlyph, VerdictGlyph } from '../../components/index.ts'
import { useShell } from '../shell/shell-store.ts'

/** The claims that a source is evidence on; a click goes to the claim. */
export function SourceUses({ source }: { readonly source: string }) {
  const { t } = useTranslation('desk')
  const { data } = useQueryMethod('claim.list', { filter: { source }, offset: 0, limit: 200 }, { keepPrevious: true })
  if (!data) return <Skeleton lines={2} />
  return (
    <ul className="source-uses" aria-label={t('source.uses')}>
      {data.rows.map((row) => (
        <li key={row.id}>
          {row.rating ? (
            <VerdictGlyph tone={row.rating.tone} size={14} label={row.rating.label} />
          ) : (
            <StateGlyph state={row.status} approved={row.approved} size={14} />
          )}
          <button
            type="button"
            className="link-button"
            dir="auto"
            onClick={() => useShell.getState().showPlace({ article: row.article, claim: row.id })}
          >
            {row.statement || row.text}
          </button>
        </li>
      ))}
    </ul>
  )
}
