import { Unplug } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useConnection } from '../../api/index.ts'

/** Says that the program cannot be reached, as long as that lasts. */
export function ConnectionBanner() {
  const { t } = useTranslation()
  const state = useConnection()
  return (
    <div role="status">
      {state === 'connected' ? null : (
        <p className="banner">
          <Unplug size={16} strokeWidth={1.75} aria-hidden />
          {t(`shell:connection.${state}`)}
        </p>
      )}
    </div>
  )
}
