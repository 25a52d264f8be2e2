import { MousePointerClick, Star, Trash2 } from 'lucide-react'
import { useDeferredValue, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClaimDetail } from '../../../../shared/contract/index.ts'
import { describeError, hasCode, useQueryMethod } from '../../../api/index.ts'
import { Button, EmptyState, ErrorState, Skeleton, StateGlyph, Verdict } from '../../../components/index.ts'
import { useShell } from '../../shell/shell-store.ts'
import { useDeskCommands } from '../desk-context.tsx'
import { useDesk } from '../desk-store.ts'
import { AlarmsSection } from './alarms-section.tsx'
import { ClaimActs } from './claim-acts.tsx'
import { ConflictsSection } from './conflicts-section.tsx'
import { CorrectionsSection } from './corrections-section.tsx'
import { EvidenceSection } from './evidence-section.tsx'
import { FacetsSection } from './facets-section.tsx'
import { HistorySection } from './history-section.tsx'
import { LinksSection } from './links-section.tsx'
import { NotesSection } from './notes-section.tsx'
import { ReadingSection } from './reading-section.tsx'
import { ReviewSection } from './review-section.tsx'
import { SeveralPanel } from './several-panel.tsx'
import { StatementSection } from './statement-section.tsx'
import { VerdictSection } from './verdict-section.tsx'

/** The one claim: what it says, what is known of it, what was decided. */
export function Inspector() {
  const { t } = useTranslation('desk')
  const selected = useDesk((state) => state.claim)
  const several = useDesk((state) => state.several)
  // Going through claims answers in the list and the text first; the inspector follows. A form is wanted at once.
  const following = useDeferredValue(selected)
  const claim = useDesk((state) => state.form !== null) ? selected : following
  const { data, error, refetch } = useQueryMethod(
    'claim.detail',
    { claim: claim ?? '' },
    { enabled: claim !== null, keepPrevious: true }
  )
  if (several.length > 1) return <SeveralPanel claims={several} />
  if (claim === null) {
    return (
      <div className="inspector">
        <EmptyState icon={MousePointerClick} title={t('inspector.none')} text={t('inspector.noneHelp')} />
      </div>
    )
  }
  if (error && hasCode(error, 'not-found')) return <GoneClaim />
  if (error) return <ErrorState error={describeError(error)} onRetry={() => void refetch()} />
  if (!data) {
    return (
      <div className="inspector inspector-body">
        <Skeleton lines={6} />
      </div>
    )
  }
  return <ClaimInspector claim={data} />
}

/** The claim was deleted, here or in another window, while it was chosen. */
function GoneClaim() {
  const { t } = useTranslation('desk')
  const commands = useDeskCommands()
  return (
    <div className="inspector">
      <EmptyState
        icon={Trash2}
        title={t('inspector.gone')}
        text={t('inspector.goneHelp')}
        action={
          <div className="row">
            <Button variant="primary" shortcut="j" onPress={() => void commands.step('next')}>
              {t('action.claim_next')}
            </Button>
            <Button onPress={() => useShell.getState().show('history')}>{t('history.screen')}</Button>
          </div>
        }
      />
    </div>
  )
}

function ClaimInspector({ claim }: { readonly claim: ClaimDetail }) {
  const { t } = useTranslation('desk')
  const body = useRef<HTMLDivElement>(null)
  const id = claim.row.id
  /** Another claim is chosen, and not here yet: what is clicked now would not be what was meant. */
  const behind = useDesk((state) => state.claim !== id)
  // Before a form that opens with the claim brings itself into sight.
  useLayoutEffect(() => {
    if (id) body.current?.scrollTo({ top: 0 })
  }, [id])
  return (
    <div className="inspector" aria-busy={behind}>
      <header className="inspector-top">
        {claim.row.rating ? (
          <Verdict tone={claim.row.rating.tone} label={claim.row.rating.label} />
        ) : (
          <span className="claim-state">
            <StateGlyph state={claim.row.status} approved={claim.row.approved} size={15} />
            <span aria-hidden>{t(`state.${claim.row.approved ? 'approved' : claim.row.status}`)}</span>
          </span>
        )}
        {claim.row.worth ? (
          <span className="claim-worth">
            <Star size={13} strokeWidth={2} aria-hidden />
            {t('article.worth')}
          </span>
        ) : null}
        <span className="grow" />
        <ClaimActs claim={claim} />
      </header>
      <div className="inspector-body" ref={body}>
        <ConflictsSection claim={claim} />
        <StatementSection key={id} claim={claim} />
        <AlarmsSection claim={claim} />
        <LinksSection claim={claim} />
        <ReadingSection claim={claim} />
        <FacetsSection claim={claim} />
        <EvidenceSection claim={claim} />
        <VerdictSection claim={claim} />
        <CorrectionsSection claim={claim} />
        <NotesSection claim={claim} />
        <ReviewSection claim={claim} />
        <HistorySection key={`history ${id}`} claim={id} />
      </div>
    </div>
  )
}
