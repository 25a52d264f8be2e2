import type { TFunction } from 'i18next'
import type { ScaleDefinition } from '../../../shared/model/values.ts'

/** One line on a scale: what it is for, and its ratings from one end to the other. */
export function scaleSummary({ family, ratings }: ScaleDefinition, t: TFunction): string {
  const labels = ratings.filter(({ legacy, special }) => !legacy && !special).map(({ label }) => label)
  const shown = labels.length > 6 ? [...labels.slice(0, 5), '…'] : labels
  const purpose = t(`start:family.${family}`)
  return shown.length > 0 ? `${purpose}: ${shown.join(', ')}` : `${purpose}: ${t('start:noLadder')}`
}
