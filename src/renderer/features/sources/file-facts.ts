import type { TFunction } from 'i18next'
import type { AttachmentView } from '../../../shared/contract/index.ts'

/** What a file is, in a line: its kind, its size, its pages. */
export function fileFacts(t: TFunction, file: AttachmentView, language: string): string {
  const pages = file.places.filter(({ kind }) => kind === 'page').length
  return [
    file.format?.toUpperCase() ?? '',
    sizeText(file.bytes, language),
    pages > 0 ? t('file.pageCount', { count: pages, ns: 'desk' }) : '',
    file.blocks === 0 ? t('file.noText', { ns: 'desk' }) : ''
  ]
    .filter(Boolean)
    .join(' · ')
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** A size as people say it. */
export function sizeText(bytes: number, language: string): string {
  const step = bytes === 0 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step < 2 ? 0 : 1
  }).format(bytes / 1000 ** step)
}
