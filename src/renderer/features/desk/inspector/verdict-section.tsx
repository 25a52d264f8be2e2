import { PencilLine } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ClaimDetail, Overview, VerdictView } from '../../../../shared/contract/index.ts'
import { useCommand, useProject, useQueryMethod } from '../../../api/index.ts'
import { Badge, Button, Verdict } from '../../../components/index.ts'
import { dateText } from '../article/article-meta.tsx'
import { useDesk, useFormOpen } from '../desk-store.ts'
import { Section } from './section.tsx'
import { VerdictForm } from './verdict-form.tsx'

/** Every checker's verdict; one is the house decision. */
export function VerdictSection({ claim }: { readonly claim: ClaimDetail }) {
  const { t } = useTranslation('desk')
  const open = useFormOpen('verdict', claim.row.id)
  const rating = useDesk((state) => state.rating)
  const openForm = useDesk((state) => state.openForm)
  const { data: overview } = useQueryMethod('project.overview', {})
  const me = overview?.people.find((person) => person.me)?.id
  const mine = claim.verdicts.find((verdict) => verdict.person === me)
  const house = claim.verdicts.some((verdict) => verdict.house)
  const sorted = [...claim.verdicts].sort((a, b) => Number(b.house) - Number(a.house))
  return (
    <Section
      title={t('verdict.title')}
      act={{
        label: t(mine ? 'verdict.edit' : 'verdict.set'),
        keys: 'v',
        hidden: open,
        draftKey: `verdict ${claim.row.id}`,
        run: () => openForm('verdict'),
        ...(mine ? { icon: PencilLine } : {})
      }}
    >
      {claim.verdicts.length === 0 && !open ? <p className="soft">{t('verdict.none')}</p> : null}
      {open && overview ? (
        <VerdictForm
          key={`${claim.row.id} ${rating ?? ''}`}
          claim={claim.row.id}
          overview={overview}
          mine={mine}
          rating={rating}
          onDone={() => openForm(null)}
        />
      ) : null}
      <ul className="verdict-list">
        {sorted
          .filter((verdict) => !(open && verdict.id === mine?.id))
          .map((verdict) => (
            <VerdictItem
              key={verdict.id}
              claim={claim.row.id}
              verdict={verdict}
              overview={overview}
              several={claim.verdicts.length > 1}
              undecided={!house}
            />
          ))}
      </ul>
    </Section>
  )
}

interface VerdictItemProps {
  readonly claim: string
  readonly verdict: VerdictView
  readonly overview: Overview | undefined
  readonly several: boolean
  readonly undecided: boolean
}

function VerdictItem({ claim, verdict, overview, several, undecided }: VerdictItemProps) {
  const { t, i18n } = useTranslation('desk')
  const { readOnly } = useProject()
  const makeHouse = useCommand('verdict.makeHouse')
  const clear = useCommand('verdict.clear')
  const person = overview?.people.find(({ id }) => id === verdict.person)
  const scale = overview?.scales.find(({ id }) => id === verdict.value.scale)
  return (
    <li className={verdict.house ? 'verdict-item verdict-house' : 'verdict-item'}>
      <div className="row">
        <Verdict tone={verdict.rating.tone} label={verdict.rating.label} soft />
        {verdict.house && several ? <Badge>{t('verdict.house')}</Badge> : null}
      </div>
      {verdict.value.rationale ? (
        <p className="verdict-words" dir="auto">
          {verdict.value.rationale}
        </p>
      ) : null}
      {verdict.value.explanation ? (
        <p className="verdict-words" dir="auto">
          <span className="soft">{t('verdict.public')} </span>
          {verdict.value.explanation}
        </p>
      ) : null}
      <p className="soft small">
        {[
          person ? (person.me ? t('person.me', { name: person.name }) : person.name) : '',
          scale?.definition.name ?? '',
          verdict.value.asOf ? t('evidence.asOfDate', { date: dateText(verdict.value.asOf, i18n.language) }) : ''
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {readOnly ? null : (
        <div className="row verdict-acts">
          {several && (!verdict.house || undecided) ? (
            <Button variant="quiet" size="small" onPress={() => void makeHouse.run({ claim, verdict: verdict.id })}>
              {t('verdict.makeHouse')}
            </Button>
          ) : null}
          {person?.me ? (
            <Button variant="quiet" size="small" onPress={() => void clear.run({ claim })}>
              {t('verdict.clear')}
            </Button>
          ) : null}
        </div>
      )}
    </li>
  )
}
