import { Check, RotateCcw, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ClaimDetail, FacetView } from '../../../../shared/contract/index.ts'
import { facetKinds } from '../../../../shared/model/values.ts'
import { useProject } from '../../../api/index.ts'
import { IconButton, Kbd, Menu } from '../../../components/index.ts'
import { useDeskCommands } from '../desk-context.tsx'
import { useDesk } from '../desk-store.ts'
import { nextOpenFacet } from '../logic/navigation.ts'
import { Section } from './section.tsx'

/** The parts of the claim that are ticked one by one, in the order of the text. */
export function FacetsSection({ claim }: { readonly claim: ClaimDetail }) {
  const { t } = useTranslation('desk')
  const { readOnly } = useProject()
  const commands = useDeskCommands()
  const selection = useDesk((state) => state.selection)
  const facets = [...claim.facets].sort((a, b) => a.start - b.start)
  const next = nextOpenFacet(facets)
  const ticked = facets.filter((facet) => facet.state !== 'open').length
  return (
    <Section
      title={t('facets.title')}
      aside={facets.length > 0 ? t('facets.progress', { done: ticked, total: facets.length }) : null}
    >
      {facets.length === 0 ? <p className="soft">{t('facets.none')}</p> : null}
      <ul className="facets">
        {facets.map((facet) => (
          <FacetItem
            key={facet.id}
            claim={claim.row.id}
            facet={facet}
            isNext={facet.id === next?.id}
            readOnly={readOnly}
          />
        ))}
      </ul>
      {selection && !readOnly ? (
        <Menu
          label={t('facets.add')}
          entries={facetKinds.map((kind) => ({
            id: kind,
            label: t(`facetKind.${kind}`),
            run: () => void commands.addFacet(claim.row.id, kind, selection)
          }))}
        />
      ) : null}
    </Section>
  )
}

interface FacetItemProps {
  readonly claim: string
  readonly facet: FacetView
  readonly isNext: boolean
  readonly readOnly: boolean
}

function FacetItem({ claim, facet, isNext, readOnly }: FacetItemProps) {
  const { t } = useTranslation('desk')
  const commands = useDeskCommands()
  const mark = (state: 'open' | 'ok' | 'wrong' | 'removed') => () => void commands.markFacet(claim, facet, state)
  const kind = t(`facetKind.${facet.kind}`)
  return (
    <li className={`facet-item facet-item-${facet.state}`}>
      <button
        type="button"
        className="facet-tick"
        aria-pressed={facet.state === 'ok'}
        disabled={readOnly}
        onClick={mark(facet.state === 'ok' ? 'open' : 'ok')}
      >
        <span className="facet-box" aria-hidden>
          {facet.state === 'ok' ? <Check size={14} strokeWidth={2.5} /> : null}
          {facet.state === 'wrong' ? <X size={14} strokeWidth={2.5} /> : null}
        </span>
        <span className="facet-words" dir="auto">
          {facet.text}
        </span>
        <span className="soft small">{kind}</span>
        {facet.state === 'wrong' ? <span className="visually-hidden">{t('facetState.wrong')}</span> : null}
      </button>
      {isNext && !readOnly ? <Kbd keys="Space" /> : null}
      <span className="facet-acts">
        {facet.state === 'wrong' ? (
          <IconButton
            icon={RotateCcw}
            size="small"
            label={t('facets.reopen')}
            isDisabled={readOnly}
            onPress={mark('open')}
          />
        ) : (
          <IconButton icon={X} size="small" label={t('facets.wrong')} isDisabled={readOnly} onPress={mark('wrong')} />
        )}
        <Menu
          label={t('facets.more', { text: facet.text })}
          entries={[
            {
              id: 'open',
              label: t('facets.reopen'),
              isDisabled: readOnly || facet.state === 'open',
              run: mark('open')
            },
            { id: 'removed', label: t('facets.remove'), isDisabled: readOnly, run: mark('removed') }
          ]}
        />
      </span>
    </li>
  )
}
