import { GitMerge, Lock } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useQueryMethod } from '../../../api/index.ts'
import { Button, Kbd, Meter } from '../../../components/index.ts'
import { useShell } from '../../shell/shell-store.ts'
import { useFoldsInspector } from '../../shell/use-media.ts'
import { useDeskCommands } from '../desk-context.tsx'
import { useDesk } from '../desk-store.ts'
import { labelText, shorten } from '../labels.ts'
import { claimFilter } from '../logic/navigation.ts'
import { StripKeys } from './strip-keys.tsx'

interface StripProps {
  /** Off the desk there is no place in the text and no keys of the claim. */
  readonly onDesk?: boolean
}

/** Along the bottom: where one is, how far, which keys work here, what undo would undo, who holds the file. */
export function Strip({ onDesk = true }: StripProps) {
  const { t } = useTranslation('desk')
  const folded = useFoldsInspector()
  const { data: overview } = useQueryMethod('project.overview', {})
  const article = useDesk((state) => (onDesk ? state.article : null))
  const claim = useDesk((state) => (onDesk ? state.claim : null))
  const filter = useDesk((state) => state.filter)
  const contractFilter = useMemo(() => claimFilter(article ?? '', filter), [article, filter])
  const { data: place, isPlaceholderData } = useQueryMethod(
    'claim.index',
    { filter: contractFilter, claim: claim ?? '' },
    { enabled: article !== null && claim !== null, keepPrevious: true }
  )
  const { data, isError: gone } = useQueryMethod('claim.detail', { claim: claim ?? '' }, { enabled: claim !== null })
  // Of a claim that was deleted meanwhile, what it was last is still in memory.
  const detail = gone ? undefined : data
  const commands = useDeskCommands()
  const said = useRef<string | null>(null)
  useEffect(() => {
    if (!detail || detail.row.id === said.current || !place || isPlaceholderData) return
    said.current = detail.row.id
    commands.announce(
      t('announce.claim', {
        at: (place.index ?? 0) + 1,
        total: place.total,
        state: detail.row.rating?.label ?? t(`state.${detail.row.status}`),
        text: detail.statement.text || detail.row.text
      })
    )
  }, [detail, place, isPlaceholderData, commands, t])
  const row = overview?.articles.find(({ id }) => id === article)
  const several = useDesk((state) => (onDesk ? state.several.length : 0))
  const position =
    several > 1
      ? t('several.title', { count: several })
      : claim !== null && isPlaceholderData && place
        ? t('strip.position', { at: '…', total: place.total })
        : claim !== null && place?.index != null
          ? t('strip.position', { at: place.index + 1, total: place.total })
          : claim !== null && place && !gone
            ? t('strip.hidden')
            : row
              ? t('strip.claims', {
                  count: row.claims.candidate + row.claims.open + row.claims.checking + row.claims.checked
                })
              : ''
  return (
    <div className="strip">
      {position ? <span className="strip-position tabular">{position}</span> : null}
      {row ? (
        <span className="strip-coverage">
          <Meter label={t('strip.coverage')} value={row.coverage.covered} total={row.coverage.total} showLabel />
        </span>
      ) : null}
      {detail && claim !== null && several < 2 ? (
        <span className="strip-state">
          {t(`state.${detail.row.approved ? 'approved' : detail.row.status}`)}
          {detail.row.facets.total > 0
            ? ` · ${t('claims.facets', { done: detail.row.facets.total - detail.row.facets.open, total: detail.row.facets.total })}`
            : ''}
        </span>
      ) : null}
      {onDesk ? <StripKeys /> : null}
      {folded && detail && claim !== null ? (
        <Button size="small" variant="quiet" shortcut="i" onPress={() => useShell.getState().setInspectorSheet(true)}>
          {t('strip.inspect')}
        </Button>
      ) : null}
      <span className="grow" />
      {overview && overview.conflicts > 0 ? (
        <Button size="small" variant="quiet" icon={GitMerge} onPress={() => useShell.getState().showConflicts()}>
          {t('strip.conflicts', { count: overview.conflicts })}
        </Button>
      ) : null}
      {overview?.undo && !overview.readOnly ? (
        <span className="strip-undo">
          <Kbd keys="z" /> {t('strip.undo', { what: shorten(labelText(t, overview.undo), 44) })}
        </span>
      ) : null}
      {overview?.readOnly ? (
        <span className="strip-lock">
          <Lock size={13} strokeWidth={1.75} aria-hidden />
          {overview.readOnlyReason === 'locked' && overview.holder
            ? t('strip.heldBy', { person: overview.holder.person, host: overview.holder.host })
            : t(`strip.readOnly.${overview.readOnlyReason ?? 'asked'}`)}
        </span>
      ) : null}
      {overview?.cloudFolder ? (
        <span className="strip-lock" title={t('strip.cloudHelp', { name: overview.cloudFolder })}>
          {t('strip.cloud', { name: overview.cloudFolder })}
        </span>
      ) : null}
    </div>
  )
}
