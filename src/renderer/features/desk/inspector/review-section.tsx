import { MessageSquareWarning, Stamp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ClaimDetail } from '../../../../shared/contract/index.ts'
import { useCommand, useProject, useQueryMethod } from '../../../api/index.ts'
import { Badge, Button, TextArea } from '../../../components/index.ts'
import { useDesk } from '../desk-store.ts'
import { DeskForm, useDraft } from './form.tsx'
import { Section } from './section.tsx'

/** Sign-off by a second person. A sign-off goes stale when what it covered changes; it then counts no more. */
export function ReviewSection({ claim }: { readonly claim: ClaimDetail }) {
  const { t } = useTranslation('desk')
  const { readOnly } = useProject()
  const add = useCommand('review.add')
  const open = useDesk((state) => state.form === 'review')
  const openForm = useDesk((state) => state.openForm)
  const { data: overview } = useQueryMethod('project.overview', {})
  const nameOf = (id: string): string => overview?.people.find((person) => person.id === id)?.name ?? ''
  return (
    <Section title={t('review.title')}>
      <ul className="review-list">
        {claim.reviews.map((review) => (
          <li key={review.id} className="review-item">
            <Badge tone={review.state === 'approved' ? 'true' : review.state === 'stale' ? 'unproven' : 'mixed'}>
              {t(`review.state.${review.state}`)}
            </Badge>
            <span className="soft">{nameOf(review.person)}</span>
            {review.decision.comment ? <p dir="auto">{review.decision.comment}</p> : null}
            {review.state === 'stale' ? <p className="soft small">{t('review.staleHelp')}</p> : null}
          </li>
        ))}
      </ul>
      {open ? (
        <ChangesForm claim={claim.row.id} onDone={() => openForm(null)} />
      ) : readOnly ? null : (
        <div className="row">
          <Button
            size="small"
            icon={Stamp}
            isDisabled={add.pending || claim.conflicts.length > 0 || claim.verdicts.length === 0}
            onPress={() => void add.run({ claim: claim.row.id, kind: 'approve', comment: '' })}
          >
            {t('review.approve')}
          </Button>
          <Button size="small" variant="quiet" icon={MessageSquareWarning} onPress={() => openForm('review')}>
            {t('review.request')}
          </Button>
        </div>
      )}
      {claim.conflicts.length > 0 ? (
        <p className="soft small">{t('review.conflictFirst')}</p>
      ) : claim.verdicts.length === 0 && !readOnly ? (
        <p className="soft small">{t('review.verdictFirst')}</p>
      ) : null}
    </Section>
  )
}

function ChangesForm({ claim, onDone }: { readonly claim: string; readonly onDone: () => void }) {
  const { t } = useTranslation('desk')
  const add = useCommand('review.add')
  const { draft, edit, clear } = useDraft(`review ${claim}`, () => ({ comment: '' }))
  return (
    <DeskForm
      label={t('review.request')}
      submit={t('review.submit')}
      isDisabled={draft.comment.trim() === ''}
      pending={add.pending}
      onCancel={onDone}
      onSubmit={() =>
        void add.run({ claim, kind: 'request-changes', comment: draft.comment.trim() }).then((done) => {
          if (!done) return
          clear()
          onDone()
        })
      }
    >
      <TextArea
        label={t('review.comment')}
        value={draft.comment}
        onChange={(comment) => edit({ comment })}
        rows={3}
        autoFocus
      />
    </DeskForm>
  )
}
