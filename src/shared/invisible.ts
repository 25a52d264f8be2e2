/** Characters that nobody sees: what they are called, and which of them deserve to be shown to a person who checks a text. */

/** Name of each, by its code point, and the short sign by which it is shown. */
const named: ReadonlyMap<number, readonly [name: string, sign: string]> = new Map([
  [0x00ad, ['soft hyphen', 'SHY']],
  [0x034f, ['grapheme joiner', 'CGJ']],
  [0x061c, ['Arabic letter mark', 'ALM']],
  [0x115f, ['Hangul filler', 'HF']],
  [0x1160, ['Hangul filler', 'HF']],
  [0x180e, ['Mongolian vowel separator', 'MVS']],
  [0x200b, ['zero-width space', 'ZWSP']],
  [0x200c, ['zero-width non-joiner', 'ZWNJ']],
  [0x200d, ['zero-width joiner', 'ZWJ']],
  [0x200e, ['left-to-right mark', 'LRM']],
  [0x200f, ['right-to-left mark', 'RLM']],
  [0x202a, ['left-to-right embedding', 'LRE']],
  [0x202b, ['right-to-left embedding', 'RLE']],
  [0x202c, ['end of a direction', 'POP']],
  [0x202d, ['left-to-right override', 'LRO']],
  [0x202e, ['right-to-left override', 'RLO']],
  [0x2060, ['word joiner', 'WJ']],
  [0x2061, ['function application', 'FA']],
  [0x2062, ['invisible times', 'IT']],
  [0x2063, ['invisible separator', 'IS']],
  [0x2064, ['invisible plus', 'IP']],
  [0x2066, ['left-to-right isolate', 'LRI']],
  [0x2067, ['right-to-left isolate', 'RLI']],
  [0x2068, ['first strong isolate', 'FSI']],
  [0x2069, ['end of an isolate', 'PDI']],
  [0x3164, ['Hangul filler', 'HF']],
  [0xfeff, ['byte order mark', 'BOM']],
  [0xffa0, ['Hangul filler', 'HF']],
  [0xfff9, ['annotation anchor', 'IAA']],
  [0xfffa, ['annotation separator', 'IAS']],
  [0xfffb, ['annotation end', 'IAT']]
])

const candidates =
  /[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|\u034f|[\u{e0000}-\u{e007f}]/gu

/** One invisible character of a text, at its UTF-16 offset. */
export interface Invisible {
  readonly at: number
  /** UTF-16 units that it takes. */
  readonly length: number
  /** What it is called, as “right-to-left override”. */
  readonly name: string
  /** Its abbreviation, as “RLO”. */
  readonly sign: string
  /** “U+202E”. */
  readonly code: string
}

function nameOf(character: string): Omit<Invisible, 'at' | 'length'> {
  const point = character.codePointAt(0) ?? 0
  const code = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`
  const [name, sign] = named.get(point) ?? [point >= 0xe0000 ? 'tag character' : 'format character', code]
  return { name, sign, code }
}

/** Letters of scripts that are written with joiners, and the parts of emoji. */
const joined =
  /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{P}\p{S}\p{N}\p{Z}\p{C}]|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f/u

/** Joiners within a word of a script that needs them, tags in a flag: part of how it is written, nothing to look at. */
function isOrdinary(text: string, at: number, point: number): boolean {
  if (point >= 0xe0000) return /\u{1f3f4}[\u{e0000}-\u{e007f}]*$/u.test(text.slice(Math.max(0, at - 20), at))
  if (point !== 0x200c && point !== 0x200d) return false
  const before = [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? ''
  const after = text.codePointAt(at + 1)
  return joined.test(before) && (point === 0x200c || (after !== undefined && joined.test(String.fromCodePoint(after))))
}

/** The invisible characters of a text in their order, save those without which its words could not be written. */
export function invisibleIn(text: string): Invisible[] {
  const found: Invisible[] = []
  for (const { 0: character, index } of text.matchAll(candidates)) {
    if (isOrdinary(text, index, character.codePointAt(0) ?? 0)) continue
    found.push({ at: index, length: character.length, ...nameOf(character) })
  }
  return found
}

/** “2 × right-to-left override (U+202E), 1 × word joiner (U+2060)”: each kind with its number, most first. */
export function countInvisible(characters: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const character of characters) counts.set(character, (counts.get(character) ?? 0) + 1)
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([character, count]) => {
      const { name, code } = nameOf(character)
      return `${count} × ${name} (${code})`
    })
    .join(', ')
}
