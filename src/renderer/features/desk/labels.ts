import type { TFunction } from 'i18next'
import type { Label } from '../../../shared/contract/index.ts'
import type { Locator } from '../../../shared/model/values.ts'
import { timeCodeText } from './logic/clipboard.ts'

/** A command in words, as history, undo hint and toasts say it. A command of a newer program shows its code. */
export function labelText(t: TFunction, label: Label): string {
  const params: Record<string, unknown> = Object.fromEntries(
    Object.entries(label.params).map(([name, value]) => [name, typeof value === 'string' ? shorten(value) : value])
  )
  // Acts on several claims at once say how many.
  const { claims } = label.params
  if (Array.isArray(claims)) params.count = claims.length
  const variants = [label.params.state, label.params.kind, label.params.rating].filter(
    (part) => typeof part === 'string'
  )
  const keys = [...variants.map((part) => `label/${label.command}_${String(part)}`), `label/${label.command}`]
  return t(keys, { ...params, ns: 'desk', keySeparator: '/', defaultValue: label.command })
}

/** Long words of a label are cut in the middle of nothing: at the end, with a sign that there is more. */
export function shorten(text: string, most = 60): string {
  const flat = text.replace(/\s+/gu, ' ').trim()
  const characters = [...flat]
  return characters.length <= most
    ? flat
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}

/** Where in the source, in words: "p. 12, ¶ 3, 1:02:03". */
export function locatorText(t: TFunction, locator: Locator): string {
  return [
    locator.pageLabel ? t('locator.page', { page: locator.pageLabel, ns: 'desk' }) : '',
    locator.paragraph ? t('locator.paragraph', { paragraph: locator.paragraph, ns: 'desk' }) : '',
    locator.timeCode === null ? '' : timeCodeText(locator.timeCode),
    locator.other
  ]
    .filter(Boolean)
    .join(', ')
}
