import type { ExtractionWarning } from '../../shared/extraction.ts'
import { countInvisible, invisibleIn } from '../../shared/invisible.ts'

export interface Normalised {
  text: string
  warnings: ExtractionWarning[]
}

/** Windows-1252 characters at 0x80–0x9F, which old programs leave in Unicode text as control characters. */
const windows1252High = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Brings texts of one document into the normal form and keeps account of what that changed. */
export interface Normaliser {
  readonly read: (raw: string) => string
  /** What was changed in all that was read so far. */
  readonly warnings: () => ExtractionWarning[]
}

/**
 * The one normal form of extracted text: LF line ends, well-formed Unicode, no control characters save tab and LF, NFC.
 * A form feed and the Unicode line and paragraph separators are line ends too. Invisible characters that only steer line
 * breaking are dropped and told (byte order mark, zero-width space, soft hyphen inside a line); direction marks and joiners
 * stay, because they are part of how some scripts are written. Every no-break or typographic space stays as it is.
 */
export function createNormaliser(): Normaliser {
  let surrogates = false
  let controls = 0
  const invisible: string[] = []
  const read = (raw: string): string => {
    let text = raw
    if (!text.isWellFormed()) {
      text = text.toWellFormed()
      surrogates = true
    }
    text = text.replace(/\r\n?|[\f\v\u0085\u2028\u2029]/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    text = text.replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufeff\u200b]|\u00ad(?!\s*\n)/g, (character) => {
      const code = character.charCodeAt(0)
      if (code === 0xfeff || code === 0x200b || code === 0xad) {
        invisible.push(character)
        return ''
      }
      const repaired = code >= 0x80 && code <= 0x9f ? (windows1252High[code - 0x80] ?? character) : character
      if (repaired !== character) return repaired
      controls += 1
      return ''
    })
    return text.normalize('NFC')
  }
  const warnings = (): ExtractionWarning[] => [
    ...(surrogates
      ? [
          {
            code: 'lone-surrogates-replaced' as const,
            message: 'Broken characters (halves of a surrogate pair) were replaced by U+FFFD.'
          }
        ]
      : []),
    ...(controls > 0
      ? [
          {
            code: 'control-characters-removed' as const,
            message: `${controls} control character${controls === 1 ? ' was' : 's were'} removed.`
          }
        ]
      : []),
    ...(invisible.length > 0
      ? [
          {
            code: 'invisible-characters-removed' as const,
            message: `Invisible characters that only steer where lines break were removed: ${countInvisible(invisible)}.`
          }
        ]
      : [])
  ]
  return { read, warnings }
}

/** One text by itself in the normal form; see `createNormaliser`. */
export function normaliseText(raw: string): Normalised {
  const { read, warnings } = createNormaliser()
  return { text: read(raw), warnings: warnings() }
}

/** Tells where a text ends its lines in several ways: its parts came from several programs, and breaks may stand in wrong places. */
export function tellLineEnds(raw: string): ExtractionWarning[] {
  const ends = [
    ['CR LF (Windows)', raw.match(/\r\n/g)?.length ?? 0],
    ['LF (Unix)', raw.match(/(?<!\r)\n/g)?.length ?? 0],
    ['CR (old Macintosh)', raw.match(/\r(?!\n)/g)?.length ?? 0]
  ] as const
  const used = ends.filter(([, count]) => count > 0)
  if (used.length < 2) return []
  const counted = used.map(([name, count]) => `${count} × ${name}`).join(', ')
  return [{ code: 'mixed-line-ends', message: `Lines end in different ways: ${counted}. All were read as line ends.` }]
}

/** Tells of invisible characters that stay in a text, since somebody may have put them there to deceive. */
export function tellInvisible(text: string): ExtractionWarning[] {
  const found = invisibleIn(text)
  if (found.length === 0) return []
  const counted = countInvisible(found.map(({ at, length }) => text.slice(at, at + length)))
  return [{ code: 'invisible-characters', message: `Invisible characters stand in the text: ${counted}.` }]
}

/** One line of running text: every run of white space is one space, save no-break spaces, which stay. */
export function collapseSpaces(text: string): string {
  return text.replace(/[ \t\n]+/g, ' ').trim()
}
