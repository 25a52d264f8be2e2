import type { TFunction } from 'i18next'
import { GitMerge } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ClaimDetail, ConflictView } from '../../../../shared/contract/index.ts'
import { useCommand, useProject } from '../../../api/index.ts'
import { Button } from '../../../components/index.ts'

/** Fields of which several values stand: every candidate is shown whole, and a person keeps one. */
export function ConflictsSection({ claim }: { readonly claim: ClaimDetail }) {
  const { t } = useTranslation('desk')
  if (claim.conflicts.length === 0) return null
  return (
    <section className="conflicts" aria-label={t('conflict.title')}>
      <h3 className="conflicts-head">
        <GitMerge size={16} strokeWidth={1.75} aria-hidden />
        {t('conflict.title')}
      </h3>
      {claim.conflicts.map((conflict) => (
        <ConflictItem key={`${conflict.entity} ${conflict.id} ${conflict.field}`} conflict={conflict} />
      ))}
    </section>
  )
}

function ConflictItem({ conflict }: { readonly conflict: ConflictView }) {
  const { t } = useTranslation('desk')
  const { readOnly } = useProject()
  const resolve = useCommand('conflict.resolve')
  const field = t(`field.${conflict.entity}.${conflict.field}`, {
    defaultValue: `${conflict.entity} ${conflict.field}`
  })
  return (
    <div className="conflict">
      <p>{t(`conflict.kind.${conflict.kind}`, { field })}</p>
      <ul className="conflict-candidates">
        {conflict.candidates.map((candidate) => (
          <li key={JSON.stringify(candidate)} className="conflict-candidate">
            <span className="grow" dir="auto">
              {candidateText(t, candidate)}
            </span>
            <Button
              size="small"
              isDisabled={readOnly || resolve.pending}
              onPress={() =>
                void resolve.run({
                  entity: conflict.entity,
                  id: conflict.id,
                  field: conflict.field,
                  value: candidate as never
                })
              }
            >
              {t('conflict.keep')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A value of any field as people read it: its words; lists and objects as their parts, empty ones left out. */
export function candidateText(t: TFunction, value: unknown): string {
  if (value === null || value === '') return t('conflict.nothing', { ns: 'desk' })
  if (value === false) return t('conflict.kept', { ns: 'desk' })
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return value.map((item) => candidateText(t, item)).join(', ')
  const parts = Object.entries(value as Record<string, unknown>).filter(
    ([name, item]) => item !== null && item !== '' && !(Array.isArray(item) && item.length === 0) && !hidden.has(name)
  )
  if (parts.length === 1) return candidateText(t, parts[0]?.[1])
  return parts
    .map(([name, item]) => `${t(`part.${name}`, { ns: 'desk', defaultValue: name })}: ${candidateText(t, item)}`)
    .join(' · ')
}

/** Parts that say nothing to a person. */
const hidden = new Set(['saw', 'revision', 'scaleVersion', 'prefix', 'suffix', 'children', 'ranges'])
