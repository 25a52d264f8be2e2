import { CircleMinus, ListChecks, Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { claimStates } from '../../../../shared/model/values.ts'
import { describeError, useProject, useQueryMethod } from '../../../api/index.ts'
import { Button, ErrorState, Skeleton, StateGlyph } from '../../../components/index.ts'
import { givenStates } from '../acts/several.ts'
import { useDeskCommands } from '../desk-context.tsx'
import { useDesk } from '../desk-store.ts'

/** What stands in place of the one claim while several are chosen: how far they have come, and what can be done with all. */
export function SeveralPanel({ claims }: { readonly claims: readonly string[] }) {
  const { t } = useTranslation('desk')
  const { readOnly } = useProject()
  const commands = useDeskCommands()
  const selectClaim = useDesk((state) => state.selectClaim)
  const claim = useDesk((state) => state.claim)
  const { data, error, refetch } = useQueryMethod('claim.tally', { claims: [...claims] }, { keepPrevious: true })
  const found = claimStates.filter((state) => (data?.states[state] ?? 0) > 0)
  const gone = found.length === 1 && found[0] === 'dismissed'
  return (
    <div className="inspector">
      <header className="inspector-top">
        <ListChecks size={16} strokeWidth={1.75} aria-hidden />
        <h3>{t('several.title', { count: claims.length })}</h3>
      </header>
      <div className="inspector-body">
        {error ? (
          <ErrorState compact error={describeError(error)} onRetry={() => void refetch()} />
        ) : !data ? (
          <Skeleton lines={3} />
        ) : (
          <ul className="several-states" aria-label={t('several.states')}>
            {found.map((state) => (
              <li key={state}>
                <StateGlyph state={state} approved={false} size={15} />
                <span aria-hidden>{t(`state.${state}`)}</span>
                <span className="grow" />
                <span className="tabular">{data.states[state]}</span>
              </li>
            ))}
          </ul>
        )}
        <div className="several-acts">
          <Button
            variant="primary"
            icon={gone ? Undo2 : CircleMinus}
            shortcut="d"
            isDisabled={readOnly || !data}
            onPress={() => void commands.dismissOrRestore()}
          >
            {t(gone ? 'several.restore' : 'several.dismiss')}
          </Button>
          {givenStates.map((state) => (
            <Button key={state} isDisabled={readOnly || !data} onPress={() => void commands.giveState(state)}>
              {t('inspector.setState', { state: t(`state.${state}`) })}
            </Button>
          ))}
          <Button variant="quiet" shortcut="Escape" onPress={() => selectClaim(claim)}>
            {t('several.leave')}
          </Button>
        </div>
        <p className="soft small">{t('several.help')}</p>
      </div>
    </div>
  )
}
