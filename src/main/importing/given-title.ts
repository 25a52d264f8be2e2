import { normaliseText } from './normalise.ts'

const ofProgram =
  /^(?:untitled|microsoft (?:word|powerpoint|excel)|.*\.(?:docx?|pptx?|xlsx?|indd|qxd|tex|dvi|pdf|odt|rtf|html?|txt))\b/i
const placeholder = /^(?:(?:word )?document|dokument|titel|title|book|workbook|mappe)\s*\d*$/i

/**
 * The title among a file's properties, where a person gave it: not the one that a program left ("Document1", "Microsoft
 * Word - x.doc"), nor the name of the file that this one was made from.
 */
export function givenTitle(title: string | null): string | null {
  if (title === null || ofProgram.test(title) || placeholder.test(title)) return null
  return normaliseText(title).text.replace(/\s+/g, ' ').trim() || null
}
