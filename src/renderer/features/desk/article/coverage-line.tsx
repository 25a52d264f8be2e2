import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useQueryMethod } from '../../../api/index.ts'
import { coverageBars, coveragePercent } from '../logic/coverage.ts'

interface CoverageLineProps {
  readonly article: string
  readonly length: number
  /** Offset of the selected claim, marked on the line. */
  readonly at: number | null
}

/** The article as one thin line down the left edge, filled where a person has decided. */
export function CoverageLine({ article, length, at }: CoverageLineProps) {
  const { t } = useTranslation('desk')
  const { data } = useQueryMethod('article.coverage', { article }, { keepPrevious: true })
  const bars = useMemo(() => (data ? coverageBars(data.covered, length) : []), [data, length])
  const percent = data ? coveragePercent(data.coverage) : 0
  const label = t('article.coverage', { percent })
  return (
    <div className="coverage-line" role="img" aria-label={label} title={label}>
      <svg width="3" height="100%" preserveAspectRatio="none" viewBox="0 0 3 1000" aria-hidden>
        {bars.map(({ from, to }) => (
          <rect key={from} x="0" y={from * 1000} width="3" height={(to - from) * 1000} />
        ))}
      </svg>
      {at === null || length === 0 ? null : (
        <span className="coverage-here" style={{ insetBlockStart: `${(at / length) * 100}%` }} />
      )}
    </div>
  )
}
