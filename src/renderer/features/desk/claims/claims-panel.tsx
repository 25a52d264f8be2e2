import { ListFilter, SearchX, Table2 } from 'lucide-react'
import { type FocusEvent, type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { describeError, useQueryMethod } from '../../../api/index.ts'
import { Button, EmptyState, ErrorState, IconToggle, SearchField, Select, Skeleton } from '../../../components/index.ts'
import { useDesk } from '../desk-store.ts'
import { claimFilter, type ListFilter as Filter, type FilterName, filterNames, wholeList } from '../logic/navigation.ts'
import { ClaimRows, PAGE } from './claim-rows.tsx'

/** The article's claims: what to show, and the list. */
export function ClaimsPanel({ article }: { readonly article: string }) {
  const { t } = useTranslation('desk')
  const filter = useDesk((state) => state.filter)
  const setFilter = useDesk((state) => state.setFilter)
  const list = useDesk((state) => state.list)
  const setList = useDesk((state) => state.setList)
  const contractFilter = useMemo(() => claimFilter(article, filter), [article, filter])
  const { data, error, refetch } = useQueryMethod(
    'claim.list',
    { filter: contractFilter, offset: 0, limit: PAGE },
    { keepPrevious: true }
  )
  const filtered = filter.name !== 'all' || filter.speaker !== null || filter.type !== null || filter.words !== ''
  const [more, setMore] = useState(false)
  const panel = useRef<HTMLElement>(null)
  /** Enter, the arrow down and Escape go on to what was found. */
  const onSearchKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const rows = panel.current?.querySelector<HTMLElement>('[role=listbox]')
    if (event.key === 'Escape') setFilter({ words: '' })
    else if (event.key !== 'Enter' && event.key !== 'ArrowDown') return
    event.preventDefault()
    event.stopPropagation()
    if (rows) rows.focus()
    else if (event.key === 'Escape') document.getElementById('main')?.focus()
  }
  return (
    <section className="claims-panel" ref={panel} aria-label={t('claims.title')}>
      <div className="panel-head">
        <h2>{t('claims.title')}</h2>
        <span className="soft tabular">{data?.total ?? ''}</span>
        <span className="grow" />
        <IconToggle
          icon={ListFilter}
          label={t('claims.moreFilters')}
          isSelected={more || filter.speaker !== null || filter.type !== null}
          onChange={setMore}
        />
        <IconToggle
          icon={Table2}
          label={t('claims.table')}
          isSelected={list === 'table'}
          onChange={(on) => setList(on ? 'table' : 'rows')}
        />
      </div>
      <div className="claims-filter">
        <SearchField
          label={t('claims.search')}
          value={filter.words}
          onChange={(words) => setFilter({ words })}
          onKeyDown={onSearchKey}
        />
        <FilterSelect article={article} filter={filter} onChange={(name) => setFilter({ name })} />
        {more || filter.speaker !== null || filter.type !== null ? (
          <MoreFilters article={article} filter={filter} onChange={setFilter} />
        ) : null}
      </div>
      {error ? (
        <ErrorState compact error={describeError(error)} onRetry={() => void refetch()} />
      ) : !data ? (
        <div className="panel-pad">
          <Skeleton lines={6} />
        </div>
      ) : data.total === 0 ? (
        <EmptyState
          icon={SearchX}
          title={t(filtered ? 'claims.noneFiltered' : 'claims.none')}
          text={t(filtered ? 'claims.noneFilteredHelp' : 'claims.noneHelp')}
          action={filtered ? <Button onPress={() => setFilter(wholeList)}>{t('claims.showAll')}</Button> : undefined}
        />
      ) : (
        <ClaimRows filter={contractFilter} total={data.total} />
      )}
    </section>
  )
}

interface FilterProps<C> {
  readonly article: string
  readonly filter: Filter
  readonly onChange: (change: C) => void
}

/** The named filters with how many claims each lets through; counted when a person turns to them. */
function FilterSelect({ article, filter, onChange }: FilterProps<FilterName>) {
  const { t } = useTranslation('desk')
  const [wanted, setWanted] = useState(false)
  const counts: Record<FilterName, number | undefined> = {
    all: useCount(article, 'all', wanted),
    worth: useCount(article, 'worth', wanted),
    open: useCount(article, 'open', wanted),
    numbers: useCount(article, 'numbers', wanted),
    facets: useCount(article, 'facets', wanted),
    alarms: useCount(article, 'alarms', wanted),
    conflicts: useCount(article, 'conflicts', wanted),
    corrections: useCount(article, 'corrections', wanted),
    awaiting: useCount(article, 'awaiting', wanted),
    'changes-requested': useCount(article, 'changes-requested', wanted),
    approved: useCount(article, 'approved', wanted),
    dismissed: useCount(article, 'dismissed', wanted)
  }
  /** Not while its list is open, which lies over the page and has the focus. */
  const turnedAway = ({ currentTarget, relatedTarget }: PointerEvent | FocusEvent): void => {
    const stays = relatedTarget instanceof Node && currentTarget.contains(relatedTarget)
    if (!stays && currentTarget.querySelector('[aria-expanded=true]') === null) setWanted(false)
  }
  const nameOf = (id: FilterName): string => {
    const count = counts[id]
    return count === undefined ? t(`filter.${id}`) : t('claims.filterCount', { name: t(`filter.${id}`), count })
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only watches for the select inside to be turned to
    <div
      onPointerEnter={() => setWanted(true)}
      onFocus={() => setWanted(true)}
      onPointerLeave={turnedAway}
      onBlur={turnedAway}
    >
      <Select
        label={t('claims.filter')}
        hideLabel
        options={filterNames.map((id) => ({ id, label: nameOf(id) }))}
        value={filter.name}
        onChange={onChange}
      />
    </div>
  )
}

function useCount(article: string, name: FilterName, enabled: boolean): number | undefined {
  const filter = claimFilter(article, { ...wholeList, name })
  const { data } = useQueryMethod('claim.list', { filter, offset: 0, limit: 1 }, { keepPrevious: true, enabled })
  return enabled ? data?.total : undefined
}

function MoreFilters({ article, filter, onChange }: FilterProps<Partial<Filter>>) {
  const { t } = useTranslation('desk')
  const { data } = useQueryMethod('claim.speakers', { article }, { keepPrevious: true })
  const any = { id: '', label: t('filter.anySpeaker') }
  const anyType = { id: '', label: t('filter.anyType') }
  return (
    <>
      <Select
        label={t('claims.speaker')}
        hideLabel
        options={[
          any,
          ...(data?.speakers ?? []).map(({ speaker, claims }) => ({
            id: speaker,
            label: t('claims.filterCount', { name: speaker, count: claims })
          }))
        ]}
        value={filter.speaker ?? ''}
        onChange={(speaker) => onChange({ speaker: speaker === '' ? null : speaker })}
      />
      <Select
        label={t('claims.type')}
        hideLabel
        options={[
          anyType,
          ...(data?.types ?? []).map(({ type, claims }) => ({
            id: type,
            label: t('claims.filterCount', { name: t(`type.${type}`, { defaultValue: type }), count: claims })
          }))
        ]}
        value={filter.type ?? ''}
        onChange={(type) => onChange({ type: type === '' ? null : type })}
      />
    </>
  )
}
