/** How what a document holds beside its text is set apart and told, the same for every written format. */
import type { ExtractionWarning } from '../../shared/extraction.ts'
import type { HtmlRun } from './html-blocks.ts'
import type { Removal } from './importer.ts'

const note: Removal = { reason: 'footnote', message: 'Footnote or endnote' }

/** A note at the foot of the page or the end of the document. `key`: see `Removal.anchor`. */
export const footnote = (key?: string): Removal => (key === undefined ? note : { ...note, anchor: key })
export const deletion: Removal = { reason: 'deleted-change', message: 'Deleted with tracked changes' }
export const insertion: Removal = { reason: 'inserted-change', message: 'Inserted with tracked changes' }
export const hiddenWords: Removal = { reason: 'hidden', message: 'Hidden in the document' }

export const formula: Removal = { reason: 'formula', message: 'Formula' }
export const readingAid: Removal = { reason: 'reading-aid', message: 'How words are said, printed above them' }

/** What stands above or below the text of every page: each wording once, however many pages and sections have it. */
export function pageMargins(texts: readonly string[], where: 'header' | 'footer'): HtmlRun[] {
  const removal: Removal = {
    reason: 'page-margin',
    message: where === 'header' ? 'Header of the page' : 'Footer of the page'
  }
  const said = new Set(texts.map((text) => text.replace(/[^\S\n]+/g, ' ').trim()))
  return [...said].flatMap((text) => (text === '' ? [] : [{ kind: 'paragraph', text, removal }]))
}

/** A comment in the margin; who wrote it is null where the document does not say. `key`: see `Removal.anchor`. */
export function commentBy(author: string | null, key?: string): Removal {
  const message = author === null ? 'Comment in the margin' : `Comment in the margin by ${author}`
  return { reason: 'margin-comment', message, ...(key === undefined ? {} : { anchor: key }) }
}

export function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}

export interface Losses {
  insertions?: number
  deletions?: number
  comments?: number
  notes?: number
  margins?: boolean
  boxes?: number
  images?: number
  unreadable?: number
  /** Formulas and what else is embedded. */
  formulas?: number
  /** How many tracked changes were accepted and how many rejected; all accepted unless said. */
  changes?: { readonly accepted: number; readonly rejected: number } | null
}

/** A warning for each kind of thing that is not in the text, or not as it stands in the document. */
export function tellLosses(losses: Losses): ExtractionWarning[] {
  const { insertions = 0, deletions = 0, comments = 0, notes = 0 } = losses
  const { boxes = 0, images = 0, formulas = 0, unreadable = 0 } = losses
  const warnings: ExtractionWarning[] = []
  if (insertions + deletions > 0) {
    const what = `${plural(insertions, 'insertion', 'insertions')} and ${plural(deletions, 'deletion', 'deletions')}`
    const { accepted = 1, rejected = 0 } = losses.changes ?? {}
    const read =
      rejected === 0
        ? 'all of them accepted'
        : accepted === 0
          ? 'all of them rejected'
          : `some of them accepted (${accepted}) and some rejected (${rejected})`
    warnings.push({ code: 'tracked-changes', message: `Tracked changes: ${what}. The text is read with ${read}.` })
  }
  if (comments > 0) {
    warnings.push({
      code: 'word-comments',
      message: `${plural(comments, 'comment is', 'comments are')} not part of the text.`
    })
  }
  if (notes > 0) {
    const marks = notes === 1 ? 'its mark' : 'their marks'
    const message = `${plural(notes, 'note was', 'notes were')} set apart from the text, and ${marks} taken out of it.`
    warnings.push({ code: 'footnotes', message })
  }
  if (losses.margins === true) {
    warnings.push({ code: 'headers-footers', message: 'The page’s headers and footers are not part of the text.' })
  }
  if (boxes > 0) warnings.push({ code: 'text-boxes', message: 'The text of boxes stands where they are anchored.' })
  if (images > 0) {
    warnings.push({ code: 'images-skipped', message: `${plural(images, 'picture was', 'pictures were')} left out.` })
  }
  if (formulas > 0) {
    const message = `${plural(formulas, 'formula is', 'formulas are')} not part of the text.`
    warnings.push({ code: 'formulas', message })
  }
  if (unreadable > 0) {
    warnings.push({
      code: 'unreadable-part',
      message: `${plural(unreadable, 'part', 'parts')} of the file could not be read.`
    })
  }
  return warnings
}
