/**
 * What mammoth drops or does not tell apart, marked in the XML before it reads it: runs that were inserted, deleted or moved
 * with tracked changes, and hidden ones. The mark is a highlight of a colour that no program writes, which mammoth's style map
 * turns into an element of its own.
 */

export type RunMark = 'deleted' | 'inserted' | 'hidden'

const colour = (mark: RunMark) => `claimbench-${mark}`

/** Lines of a style map that turn the marks into `span.claimbench-deleted` and so on. */
export const markStyles: readonly string[] = (['deleted', 'inserted', 'hidden'] as const).map(
  (mark) => `highlight[color='${colour(mark)}'] => span.${colour(mark)}`
)

/** The class of a marked run in what mammoth writes. */
export const markClass = colour

const tags = /<(\/?)w:(del|ins|moveFrom|moveTo|r|rPr|delText)(\s[^>]*?)?(\/?)>/g
const isHidden = /<w:vanish(?:\s+w:val="(?:1|true|on)")?\s*\/>/

/** The document part with its runs marked; all that was deleted is readable to mammoth again. */
export function markRuns(xml: string): string {
  if (!/<w:(?:del|ins|moveFrom|moveTo|vanish)[\s/>]/.test(xml)) return xml
  const around: ('deleted' | 'inserted')[] = []
  let opensRun = false
  return xml.replace(tags, (whole, slash: string, name: string, _attributes, empty: string, offset: number) => {
    const closes = slash === '/'
    const afterRun = opensRun
    opensRun = false
    if (name === 'delText') return whole.replace('delText', 't')
    if (name === 'r') {
      if (closes || empty === '/') return whole
      opensRun = true
      const mark = markOf(around)
      const next = xml.slice(offset + whole.length, offset + whole.length + 200)
      return mark === null || /^\s*<w:rPr[\s/>]/.test(next) ? whole : `${whole}<w:rPr>${highlight(mark)}</w:rPr>`
    }
    if (name === 'rPr') {
      if (closes || !afterRun) return whole
      const end = xml.indexOf('</w:rPr>', offset)
      const hidden = empty !== '/' && end >= 0 && isHidden.test(xml.slice(offset, end))
      const mark = markOf(around) ?? (hidden ? 'hidden' : null)
      if (mark === null) return whole
      return empty === '/' ? `<w:rPr>${highlight(mark)}</w:rPr>` : `${whole}${highlight(mark)}`
    }
    // An empty one marks the end of a paragraph, which mammoth heeds by itself.
    if (empty === '/') return whole
    if (closes) {
      around.pop()
      return '</w:ins>'
    }
    around.push(name === 'del' || name === 'moveFrom' ? 'deleted' : 'inserted')
    return '<w:ins>'
  })
}

function markOf(around: readonly ('deleted' | 'inserted')[]): RunMark | null {
  if (around.includes('deleted')) return 'deleted'
  return around.length > 0 ? 'inserted' : null
}

const highlight = (mark: RunMark) => `<w:highlight w:val="${colour(mark)}"/>`
