import i18next, { type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'

/** One file an area: `en/start.json` is the namespace `start`, so a key reads `start:motto`. */
const files = import.meta.glob<Record<string, unknown>>('./en/*.json', { eager: true, import: 'default' })

/** Namespace by namespace, all the strings. */
export const english: Readonly<Record<string, Record<string, unknown>>> = Object.fromEntries(
  Object.entries(files).map(([path, strings]) => [path.slice('./en/'.length, -'.json'.length), strings])
)

/** The kind of English that the person reads: it decides how dates and times are written. */
export function englishOf(languages: readonly string[]): string {
  return languages.find((language) => /^en(-|$)/i.test(language)) ?? 'en'
}

/** Ready when it returns: the strings are part of the bundle, nothing is loaded. */
export function createI18n(): i18n {
  const instance = i18next.createInstance()
  void instance.use(initReactI18next).init({
    lng: englishOf(globalThis.navigator?.languages ?? []),
    fallbackLng: 'en',
    resources: { en: english },
    ns: Object.keys(english),
    defaultNS: 'common',
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false
  })
  return instance
}
