import type { Option } from '../../components/select.tsx'

const LANGUAGES =
  'en de fr es it pt nl sv da nb fi pl cs sk hu ro bg el uk ru sr hr tr ar he fa ur hi bn id sw zh ja ko vi th'.split(
    ' '
  )

/** Languages by their names in the interface's language; the one found stands first. */
export function languageOptions(found: string | null, inLanguage: string): Option[] {
  const names = new Intl.DisplayNames(inLanguage, { type: 'language', fallback: 'code' })
  const option = (id: string): Option => ({ id, label: names.of(id) ?? id })
  const rest = LANGUAGES.filter((id) => id !== found)
    .map(option)
    .sort((a, b) => a.label.localeCompare(b.label, inLanguage))
  return found ? [option(found), ...rest] : rest
}

const ENCODINGS = [
  'utf-8',
  'windows-1252',
  'iso-8859-1',
  'iso-8859-15',
  'windows-1250',
  'iso-8859-2',
  'windows-1251',
  'koi8-r',
  'koi8-u',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'macintosh',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr'
]

/** Encodings to choose from; the one found stands first. */
export function encodingOptions(found: string): Option[] {
  const first = found.toLowerCase()
  return [first, ...ENCODINGS.filter((name) => name !== first)].map((id) => ({ id, label: id.toUpperCase() }))
}
