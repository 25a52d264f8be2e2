import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ClaimDetail } from '../../../../shared/contract/index.ts'
import { useDeskCommands } from '../desk-context.tsx'
import { shorten } from '../labels.ts'
import { disagreeing } from '../logic/repeats.ts'

/** What in the claim does not fit with another of the same article, or with its evidence: told beside it, never decided by the program. */
export function AlarmsSection({ claim }: { readonly claim: ClaimDetail }) {
  const { t } = useTranslation('desk')
  const commands = useDeskCommands()
  const alarms = claim.detection.alarms ?? []
  const otherwise = disagreeing(claim)
  const rated = claim.row.rating?.label ?? ''
  const quotes = claim.evidence.filter((evidence) => evidence.alarms.length > 0)
  if (alarms.length === 0 && otherwise.length === 0 && quotes.length === 0) return null
  return (
    <ul className="alarms" aria-label={t('alarm.title')}>
      {alarms.map(({ code, here, there, other, expected }) => (
        <li key={`${code} ${other ?? ''} ${here?.start ?? ''}`} className="alarm">
          <TriangleAlert size={15} aria-hidden />
          <span className="grow" dir="auto">
            {t(`alarm.${here && there ? code : `${code}-whole`}`, {
              expected: expected ?? '',
              here: here?.text ?? '',
              there: there?.text ?? '',
              defaultValue: t(`alarm.${code}`, { here: here?.text ?? '', there: there?.text ?? '' })
            })}
          </span>
          {other ? (
            <button type="button" className="link-button" onClick={() => void commands.showClaim(other)}>
              {t('alarm.show')}
            </button>
          ) : null}
        </li>
      ))}
      {quotes.flatMap(({ id, source, alarms: inQuote }) =>
        inQuote.map(({ here, there }) => (
          <li key={`${id} ${here}`} className="alarm">
            <TriangleAlert size={15} aria-hidden />
            <span className="grow" dir="auto">
              {t('alarm.quote', { here, there, source: shorten(source.about.title || source.about.url, 60) })}
            </span>
          </li>
        ))
      )}
      {otherwise.map(({ id, text, rating }) => (
        <li key={id} className="alarm">
          <TriangleAlert size={15} aria-hidden />
          <span className="grow" dir="auto">
            {t('alarm.repeat-differs', { here: rated, there: rating?.label ?? '', text: shorten(text, 60) })}
          </span>
          <button type="button" className="link-button" onClick={() => void commands.showClaim(id)}>
            {t('alarm.show')}
          </button>
        </li>
      ))}
    </ul>
  )
}
