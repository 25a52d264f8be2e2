import type { TFunction } from 'i18next'
import { GitMerge } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ClaimDetail, ConflictRow, ConflictView } from '../../../../shared/contract/index.ts'
import { useCommand, useProject } from '../../../api/index.ts'
import { Button } from '../../../components/index.ts'
import { useDesk } from '../desk-store.ts'

/** What two people decided differently: every side is shown whole, and a person decides. */
export function ConflictsSection({ claim }: { readonly claim: ClaimDetail }) {
  const { t } = useTranslation('desk')
  if (claim.conflicts.length === 0) return null
  return (
    <section className="conflicts" aria-label={t('conflict.title')}>
      <h3 className="conflicts-head">
        <GitMerge size={16} strokeWidth={1.75} aria-hidden />
        {t('conflict.title')}
      </h3>
      <ConflictItems conflicts={claim.conflicts.map((conflict) => ({ conflict, shown: null }))} />
    </section>
  )
}

type Shown = Pick<ConflictRow, 'conflict' | 'shown'>

/** The conflicts of one claim or of one other record, each with what a person can decide. */
export function ConflictItems({ conflicts }: { readonly conflicts: readonly Shown[] }) {
  const all = conflicts.map(({ conflict }) => conflict)
  const [first, ...furtherDismissed] = all.filter(({ kind }) => kind === 'edited-and-dismissed')
  return conflicts
    .filter(({ conflict }) => !furtherDismissed.includes(conflict))
    .map(({ conflict, shown }) => {
      const key = `${conflict.kind} ${conflict.entity} ${conflict.id} ${conflict.field}`
      if (conflict.kind === 'values') return <ValuesItem key={key} conflict={conflict} shown={shown} />
      // One decision is about all that was changed of a dismissed claim.
      return <EditedItem key={key} conflicts={conflict === first ? [first, ...furtherDismissed] : [conflict]} />
    })
}

const fieldName = (t: TFunction<'desk'>, { entity, field }: ConflictView): string =>
  t(`field.${entity}.${field}`, { defaultValue: `${entity} ${field}` })

/** Several values stand in a field: a person keeps one. */
function ValuesItem({ conflict, shown }: Shown) {
  const { t } = useTranslation('desk')
  const { readOnly } = useProject()
  const resolve = useCommand('conflict.resolve')
  const { entity, id, field, kind } = conflict
  return (
    <div className="conflict">
      <p>{t(`conflict.kind.${kind}`, { field: fieldName(t, conflict) })}</p>
      <ul className="conflict-candidates">
        {conflict.candidates.map((candidate, index) => (
          <li key={JSON.stringify(candidate)} className="conflict-candidate">
            <span className="grow" dir="auto">
              {shown?.[index] ?? candidateText(t, candidate)}
            </span>
            <Button
              size="small"
              isDisabled={readOnly || resolve.pending}
              onPress={() => void resolve.run({ entity, id, field, kind, value: candidate as never })}
            >
              {t('conflict.keep')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Somebody worked on what somebody else deleted or dismissed: a person carries that out, or not. */
function EditedItem({ conflicts }: { readonly conflicts: readonly ConflictView[] }) {
  const { t, i18n } = useTranslation('desk')
  const { readOnly } = useProject()
  const resolve = useCommand('conflict.resolve')
  const selectClaim = useDesk((state) => state.selectClaim)
  const [conflict] = conflicts
  if (!conflict) return null
  const { entity, id, field, kind } = conflict
  const fields = new Intl.ListFormat(i18n.language).format(conflicts.map((one) => fieldName(t, one)))
  const decide = async (value: boolean): Promise<void> => {
    const done = await resolve.run({ entity, id, field, kind, value })
    if (done && value && kind === 'edited-and-deleted' && entity === 'claim') selectClaim(null)
  }
  const record = t(`conflict.record.${entity}`, { defaultValue: t('conflict.record.other') })
  return (
    <div className="conflict">
      <p>{t(`conflict.kind.${kind}`, { field: fields, record })}</p>
      <ul className="conflict-candidates">
        {conflicts.flatMap((one) =>
          one.candidates.map((candidate) => (
            <li key={`${one.field} ${JSON.stringify(candidate)}`} className="conflict-candidate">
              <span className="grow" dir="auto">
                {candidateText(t, candidate)}
              </span>
            </li>
          ))
        )}
      </ul>
      <div className="conflict-choices">
        {([true, false] as const).map((value) => (
          <Button
            key={String(value)}
            size="small"
            isDisabled={readOnly || resolve.pending}
            onPress={() => void decide(value)}
          >
            {t(`conflict.${kind}.${value ? 'carryOut' : 'keep'}`)}
          </Button>
        ))}
      </div>
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
