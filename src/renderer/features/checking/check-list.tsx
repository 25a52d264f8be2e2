import { Check, Circle, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { CheckFinding, CheckReport } from '../../../shared/contract/index.ts'
import { Button } from '../../components/index.ts'
import { useShell } from '../shell/shell-store.ts'
import { checkParts, detailsOf, type FoundKind, type PartResult, partsOf } from './check-parts.ts'

/** Places that are shown of one kind of finding; the details have them all. */
const MOST_PLACES = 6

interface CheckListProps {
  /** Null before the check, and while it runs. */
  readonly report: CheckReport | null
  /** Closes the dialog, to go where something was found. */
  readonly leave: () => void
}

/** The parts that are looked at; with a report, what was found in each and what to do about it. */
export function CheckList({ report, leave }: CheckListProps) {
  const { t } = useTranslation('checking')
  const parts = report ? partsOf(report) : checkParts.map((part): PartResult => ({ part, count: null, kinds: [] }))
  return (
    <>
      <ul className="check-parts" aria-label={t('parts')}>
        {parts.map((result) => (
          <Part key={result.part} result={result} checked={report !== null} leave={leave} />
        ))}
      </ul>
      {report && !report.ok ? <Details report={report} /> : null}
    </>
  )
}

interface PartProps {
  readonly result: PartResult
  readonly checked: boolean
  readonly leave: () => void
}

function Part({ result: { part, count, kinds }, checked, leave }: PartProps) {
  const { t } = useTranslation('checking')
  const wrong = kinds.length > 0
  const Icon = !checked ? Circle : wrong ? TriangleAlert : Check
  const state = !checked ? 'open' : wrong ? 'wrong' : 'right'
  return (
    <li className={`check-part check-part-${state}`}>
      <Icon size={16} strokeWidth={1.75} aria-hidden />
      <div className="grow">
        <p className="strong">
          {t(`part.${part}.label`)}
          {checked ? <span className="visually-hidden"> {t(wrong ? 'wrong' : 'right')}</span> : null}
        </p>
        {wrong ? (
          <>
            {kinds.map((kind) => (
              <Kind key={kind.code} kind={kind} leave={leave} />
            ))}
            <p className="check-advice">{t(`part.${part}.advice`)}</p>
          </>
        ) : (
          <p className="soft">
            {checked && count !== null ? t(`part.${part}.right`, { count }) : t(`part.${part}.what`)}
          </p>
        )}
      </div>
    </li>
  )
}

function Kind({ kind: { code, findings }, leave }: { readonly kind: FoundKind; readonly leave: () => void }) {
  const { t } = useTranslation('checking')
  const told = findings.filter(({ place, entry }) => place !== null || entry !== null)
  const left = told.length - MOST_PLACES
  return (
    <>
      <p>{t(`code.${code}`, { count: findings.length })}</p>
      {told.length > 0 ? (
        <ul className="check-places">
          {told.slice(0, MOST_PLACES).map((finding, index) => (
            // One thing may be found twice.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <Where key={index} finding={finding} leave={leave} />
          ))}
          {left > 0 ? <li className="soft">{t('more', { count: left })}</li> : null}
        </ul>
      ) : null}
    </>
  )
}

function Where({ finding, leave }: { readonly finding: CheckFinding; readonly leave: () => void }) {
  const { t, i18n } = useTranslation()
  const { place, entry } = finding
  if (place) {
    const { entity, field, name, claim } = place
    const kind = t(`checking:entity.${entity}`, { defaultValue: entity })
    const what = field === null ? kind : t(`desk:field.${entity}.${field}`, { defaultValue: kind })
    return (
      <li>
        <span className="check-place">{name ? t('checking:place', { what, name }) : what}</span>
        {claim ? (
          <Button
            variant="quiet"
            size="small"
            onPress={() => {
              leave()
              useShell.getState().showPlace({ article: claim.article, claim: claim.id })
            }}
          >
            {t('desk:history.goTo')}
          </Button>
        ) : null}
      </li>
    )
  }
  const at = entry?.at
    ? new Date(entry.at).toLocaleString(i18n.language, { dateStyle: 'long', timeStyle: 'medium' })
    : ''
  return <li>{[entry?.person, at].filter(Boolean).join(', ') || t('checking:unknownEntry')}</li>
}

function Details({ report }: { readonly report: CheckReport }) {
  const { t } = useTranslation('checking')
  return (
    <details className="check-details">
      <summary>{t('details')}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it */}
      <section className="check-exact" aria-label={t('details')} tabIndex={0}>
        <pre>{detailsOf(report)}</pre>
      </section>
    </details>
  )
}
