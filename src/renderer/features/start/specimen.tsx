import { useTranslation } from 'react-i18next'
import { VerdictGlyph } from '../../components/index.ts'

/** A sentence as it looks on the desk: shows what the program does before a word of it is read. */
export function Specimen() {
  const { t } = useTranslation()
  return (
    <figure className="specimen">
      <div className="specimen-gutter" aria-hidden>
        <VerdictGlyph tone="true" size={14} />
        <VerdictGlyph tone="mostly-false" size={14} />
      </div>
      <p className="reading specimen-text">
        {t('start:specimen.one')} <span className="specimen-mark cb-tone-true">{t('start:specimen.true')}</span>
        {t('start:specimen.two')}{' '}
        <span className="specimen-mark cb-tone-mostly-false">{t('start:specimen.false')}</span>
        {t('start:specimen.three')} <span className="specimen-mark specimen-candidate">{t('start:specimen.open')}</span>
        .
      </p>
    </figure>
  )
}
