import { useTranslation } from 'react-i18next'
import { useQueryMethod } from '../../api/index.ts'
import { Skeleton } from '../../components/index.ts'
import { locatorText } from '../desk/inspector/evidence-section.tsx'
import { useShell } from '../shell/shell-store.ts'

/** The claims that a source serves, each with what it says there; a click goes to the claim. */
export function SourceUses({ source }: { readonly source: string }) {
  const { t } = useTranslation('desk')
  const { data } = useQueryMethod('source.uses', { source, offset: 0, limit: 100 }, { keepPrevious: true })
  if (!data) return <Skeleton lines={2} />
  return (
    <ul className="source-uses">
      {data.rows.map(({ claim, evidence }) => (
        <li key={evidence.id}>
          <span className="soft">{t(`stance.${evidence.content.stance}`)}</span>
          <button
            type="button"
            className="link-button"
            dir="auto"
            onClick={() => useShell.getState().showPlace({ article: claim.article, claim: claim.id })}
          >
            {claim.statement || claim.text}
          </button>
          <span className="soft">{locatorText(t, evidence.content.locator)}</span>
        </li>
      ))}
    </ul>
  )
}
