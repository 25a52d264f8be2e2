/**
 * What mammoth drops or does not tell apart, marked in the XML before it reads it: runs that were inserted, deleted or moved
 * with tracked changes, and hidden ones. The mark is a highlight of a colour that no program writes, which mammoth's style map
 * turns into an element of its own.
 */

import { hasChanges, statedValue } from './docx-changes.ts'
import { isOn } from './docx-styles.ts'

/** Why a run is set apart; `reading` is how words are said, printed above them (ruby). */
export const runMarks = ['deleted', 'inserted', 'hidden', 'reading', 'formula'] as const
export type RunMark = (typeof runMarks)[number]

const colour = (mark: RunMark) => `claimbench-${mark}`

/** Lines of a style map that turn the marks into `span.claimbench-deleted` and so on. */
export const markStyles: readonly string[] = runMarks.map(
  (mark) => `highlight[color='${colour(mark)}'] => span.${colour(mark)}`
)

/** The class of a marked run in what mammoth writes. */
export const markClass = colour

const tags = /<(\/?)w:(del|ins|moveFrom|moveTo|p|pStyle|r|rPr|trPr|delText)(\s[^<>]*?)?(\/?)>/g

/**
 * The document part with the runs marked that do not stand as the changes are decided, and the hidden ones; all that was deleted is
 * readable to mammoth again. `accepts` is asked for each element of a change by its number in the part, from 0; `hiding` are the ids
 * of the styles that hide their words.
 */
export function markRuns(xml: string, accepts: (index: number) => boolean, hiding: ReadonlySet<string>): string {
  if (!hasChanges(xml) && hiding.size === 0 && !/<w:vanish[\s/>]/.test(xml)) return xml
  let inHiding = false
  let styled = false
  const around: (RunMark | null)[] = []
  let opensRun = false
  let inRow = false
  let index = 0
  return xml.replace(
    tags,
    (whole, slash: string, name: string, attributes: string | undefined, empty: string, offset: number) => {
      const closes = slash === '/'
      const afterRun = opensRun
      opensRun = false
      if (name === 'p' || name === 'pStyle') {
        // Its style before a tracked change of that stands behind it.
        if (name === 'p' || !styled) inHiding = name === 'pStyle' && hiding.has(statedValue(attributes ?? '') ?? '')
        styled = name === 'pStyle'
        return whole
      }
      if (name === 'delText') return whole.replace('delText', 't')
      if (name === 'trPr') {
        inRow = !closes && empty !== '/'
        return whole
      }
      if (name === 'r') {
        if (closes || empty === '/') return whole
        opensRun = true
        const mark = markOf(around) ?? (inHiding ? 'hidden' : null)
        const next = xml.slice(offset + whole.length, offset + whole.length + 200)
        return mark === null || /^\s*<w:rPr[\s/>]/.test(next) ? whole : `${whole}<w:rPr>${highlight(mark)}</w:rPr>`
      }
      if (name === 'rPr') {
        if (closes || !afterRun) return whole
        const hidden = isHidden(empty === '/' ? '' : ownProperties(xml, offset), hiding, inHiding)
        const mark = markOf(around) ?? (hidden ? 'hidden' : null)
        if (mark === null) return whole
        return empty === '/' ? `<w:rPr>${highlight(mark)}</w:rPr>` : `${whole}${highlight(mark)}`
      }
      if (closes) {
        around.pop()
        return '</w:ins>'
      }
      const deletes = name === 'del' || name === 'moveFrom'
      const accepted = accepts(index)
      index += 1
      if (empty !== '/') {
        around.push(deletes === accepted ? (deletes ? 'deleted' : 'inserted') : null)
        return '<w:ins>'
      }
      // The words of a row that goes are set apart run by run; mammoth would drop them with the row.
      if (inRow) return ''
      // A paragraph's end: mammoth joins two paragraphs where it is deleted.
      if (name === 'del') return accepted ? whole : ''
      return name === 'ins' && !accepted ? '<w:del/>' : whole
    }
  )
}

/** Whether a run is hidden: by itself, by its style, or by that of its paragraph. */
function isHidden(properties: string, hiding: ReadonlySet<string>, inHiding: boolean): boolean {
  const own = /<w:vanish(\s[^<>]*)?\/?>/.exec(properties)
  if (own !== null) return isOn(statedValue(own[1] ?? ''))
  const style = /<w:rStyle(\s[^<>]*)>/.exec(properties)?.[1]
  return inHiding || (style !== undefined && hiding.has(statedValue(style) ?? ''))
}

/** Characters in which the properties of a run end: many times what Word writes. */
const longestProperties = 20_000

/** What a run looks like now: how it looked before a tracked change stands behind that. */
function ownProperties(xml: string, from: number): string {
  const piece = xml.slice(from, from + longestProperties)
  const properties = piece.slice(0, Math.max(0, piece.indexOf('</w:rPr>')))
  const before = properties.indexOf('<w:rPrChange')
  return before < 0 ? properties : properties.slice(0, before)
}

function markOf(around: readonly (RunMark | null)[]): RunMark | null {
  if (around.includes('deleted')) return 'deleted'
  return around.includes('inserted') ? 'inserted' : null
}

/** The property of a run that marks it. */
export const highlight = (mark: RunMark) => `<w:highlight w:val="${colour(mark)}"/>`
