import { MessageSquareWarning, Stamp } from 'lucide-react'
import { useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClaimDetail } from '../../../../shared/contract/index.ts'
import { useCommand, useProject, useQueryMethod } from '../../../api/index.ts'
import { Badge, Button, TextArea, WithTooltip } from '../../../components/index.ts'
import { useDeskCommands } from '../desk-context.tsx'
import { useDesk } from '../desk-store.ts'
import { approvalHindrance } from '../logic/approval.ts'
import { DeskForm, useDraft } from './form.tsx'
import { Section } from './section.tsx'

/** Sign-off by a second person. A sign-off goes stale when what it covered changes; it then counts no more. */
export function ReviewSection({ claim }: { readonly claim: ClaimDetail }) {
  const { t } = useTranslation('desk')
  const { readOnly } = useProject()
  const open = useDesk((state) => state.form === 'review')
  const openForm = useDesk((state) => state.openForm)
  const { data: overview } = useQueryMethod('project.overview', {})
  const hindrance = approvalHindrance(claim)
  const reason = useId()
  const nameOf = (id: string): string => overview?.people.find((person) => person.id === id)?.name ?? ''
  return (
    <Section title={t('review.title')}>
      <ul className="review-list">
        {claim.reviews.map((review) => (
          <li key={review.id} className="review-item">
            <Badge tone={tones[review.state]}>{t(`review.state.${review.state}`)}</Badge>
            <span className="soft">{nameOf(review.person)}</span>
            {review.decision.comment ? <p dir="auto">{review.decision.comment}</p> : null}
            {review.state === 'stale' || review.state === 'own-verdict' ? (
              <p className="soft small">{t(`review.help.${review.state}`)}</p>
            ) : null}
          </li>
        ))}
      </ul>
      {open ? (
        <ChangesForm claim={claim.row.id} onDone={() => openForm(null)} />
      ) : readOnly ? null : (
        <div className="row">
          <ApproveButton claim={claim.row.id} hindrance={hindrance && t(`review.${hindrance}`)} reason={reason} />
          <Button size="small" variant="quiet" icon={MessageSquareWarning} onPress={() => openForm('review')}>
            {t('review.request')}
          </Button>
        </div>
      )}
      {hindrance && (hindrance === 'conflictFirst' || !readOnly) ? (
        <p id={reason} className="soft small">
          {t(`review.${hindrance}`)}
        </p>
      ) : null}
    </Section>
  )
}

const tones = { approved: 'true', stale: 'unproven', 'own-verdict': 'unproven', 'changes-requested': 'mixed' } as const

interface ApproveButtonProps {
  readonly claim: string
  /** Why the claim cannot be approved, in words. */
  readonly hindrance: string | null
  /** The id of the element that says so. */
  readonly reason: string
}

/** Takes focus also where it does nothing, so that everybody can learn why; pressed, it says so. */
function ApproveButton({ claim, hindrance, reason }: ApproveButtonProps) {
  const { t } = useTranslation('desk')
  const commands = useDeskCommands()
  const pending = useRef(false)
  const approve = async (): Promise<void> => {
    // A second press while the first is under way would be a second approval.
    if (pending.current) return
    pending.current = true
    await commands.approve(claim)
    pending.current = false
  }
  const button = (
    <Button
      size="small"
      icon={Stamp}
      onPress={() => void approve()}
      {...(hindrance ? { 'aria-disabled': true, 'aria-describedby': reason } : {})}
    >
      {t('review.approve')}
    </Button>
  )
  return hindrance ? <WithTooltip text={hindrance}>{button}</WithTooltip> : button
}

function ChangesForm({ claim, onDone }: { readonly claim: string; readonly onDone: () => void }) {
  const { t } = useTranslation('desk')
  const add = useCommand('review.add')
  const draftKey = `review ${claim}`
  const { draft, edit, sent } = useDraft(draftKey, () => ({ comment: '' }))
  return (
    <DeskForm
      label={t('review.request')}
      submit={t('review.submit')}
      isDisabled={draft.comment.trim() === ''}
      pending={add.pending}
      onCancel={onDone}
      draftKey={draftKey}
      onSubmit={() =>
        void add.run({ claim, kind: 'request-changes', comment: draft.comment.trim() }).then((done) => {
          if (!done) return
          sent('review.add')
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
