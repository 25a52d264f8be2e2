import type { ExtractionWarning } from '../../shared/extraction.ts'

export interface Normalised {
  text: string
  warnings: ExtractionWarning[]
}

/** Windows-1252 characters at 0x80–0x9F, which old programs leave in Unicode text as control characters. */
const windows1252High = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/**
 * The one normal form of extracted text: LF line ends, well-formed Unicode, no control characters save tab and LF, NFC.
 * A form feed and the Unicode line and paragraph separators are line ends too. Invisible characters that only steer line
 * breaking are dropped (byte order mark, zero-width space, soft hyphen inside a line); direction marks and joiners stay,
 * because they are part of how some scripts are written. Every no-break or typographic space stays as it is.
 */
export function normaliseText(raw: string): Normalised {
  const warnings: ExtractionWarning[] = []
  let text = raw
  if (!text.isWellFormed()) {
    text = text.toWellFormed()
    warnings.push({
      code: 'lone-surrogates-replaced',
      message: 'Broken characters (halves of a surrogate pair) were replaced by U+FFFD.'
    })
  }
  text = text.replace(/\r\n?|[\f\v\u0085\u2028\u2029]/g, '\n')
  let dropped = 0
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  text = text.replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufeff\u200b]/g, (character) => {
    const code = character.charCodeAt(0)
    if (code === 0xfeff || code === 0x200b) return ''
    const repaired = code >= 0x80 && code <= 0x9f ? (windows1252High[code - 0x80] ?? character) : character
    if (repaired !== character) return repaired
    dropped += 1
    return ''
  })
  text = text.replace(/\u00ad(?!\s*\n)/g, '')
  if (dropped > 0) {
    warnings.push({
      code: 'control-characters-removed',
      message: `${dropped} control character${dropped === 1 ? ' was' : 's were'} removed.`
    })
  }
  return { text: text.normalize('NFC'), warnings }
}

/** One line of running text: every run of white space is one space, save no-break spaces, which stay. */
export function collapseSpaces(text: string): string {
  return text.replace(/[ \t\n]+/g, ' ').trim()
}
