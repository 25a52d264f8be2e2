/** The tracked changes of a part of a Word file, read from its XML: paragraph by paragraph, with who changed what and when. */
import { isOn } from './docx-styles.ts'
import { OpenComments } from './note-anchors.ts'
import { checkOpenChanges, type Passage, type RawChange, type Segment, sameItems } from './passages.ts'

/** Whether a part holds tracked changes at all. */
export const hasChanges = (xml: string): boolean => /<w:(?:del|ins|moveFrom|moveTo)[\s/>]/.test(xml)

/** Name of the change that the `index`th of these elements of a part begins; `docx-marks.ts` counts them alike. */
export const changeKey = (part: string, index: number): string =>
  `${part.replace(/^.*\//, '').replace(/\.xml$/i, '')}-${index}`

const tags =
  /<(\/?)(w:(?:p|r|vanish|rStyle|pStyle|highlight|pPr|del|ins|moveFrom|moveTo|t|delText|tab|br|cr|noBreakHyphen|moveFromRangeStart|moveToRangeStart|rPrChange|commentRangeStart|commentRangeEnd|(?:comment|footnote|endnote)Reference)|mc:Choice)(\s[^<>]*?)?(\/?)>/g

const entities = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }))

/** Text of an XML part with its entities read; one that is not known stays as it is written. */
export function decodeXml(xml: string): string {
  return xml.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return entities.get(name) ?? whole
    const point = hex === undefined ? Number.parseInt(decimal ?? '', 10) : Number.parseInt(hex, 16)
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd'
  })
}

function attribute(attributes: string, name: string): string | null {
  const value = new RegExp(`\\sw:${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  const text = decodeXml(value?.[1] ?? value?.[2] ?? '').trim()
  return text === '' ? null : text
}

/** The value of an element (`w:val`) by its attributes as they are written; null where it has none. */
export const statedValue = (attributes: string): string | null => attribute(attributes, 'val')

const none: readonly string[] = []

/** What a note is called, as mammoth calls it. */
const noteKey = (kind: 'footnote' | 'endnote', id: string): string => `${kind}-${id}`

/** Marks of runs that are set apart whatever is decided. */
const setApart = /claimbench-(?:reading|formula)/

/**
 * Paragraphs of a part in their order, with the changes, comments and notes in them; what stands in a box comes behind its
 * paragraph, as in the text. `hiding`: ids of the styles that hide their words.
 */
export function wordPassages(xml: string, part: string, hiding: ReadonlySet<string>): Passage[] {
  /** In the order in which they begin. */
  const passages: Segment[][] = []
  const open: Segment[][] = []
  const around: RawChange[] = []
  const ends = new Map<Segment[], RawChange[]>()
  let index = 0
  let inProperties = false
  /** Of a drawing that is written in two ways, only the second is read. */
  let choices = 0
  let moveFrom: string | null = null
  let moveTo: string | null = null
  /** The run is hidden: its words are set apart anyhow. */
  let hidden = false
  /** So are all of its paragraph. */
  let inHiding = false
  let styled = false
  /** The run is no words of the text. */
  let isApart = false
  /** What follows is how the run looked before. */
  let before = false
  const comments = new OpenComments()
  const put = (text: string) => {
    if (choices > 0 || isApart || (hidden && around.length === 0)) return
    const paragraph = open.at(-1)
    const last = paragraph?.at(-1)
    if (last !== undefined && sameItems(last.changes, around) && (last.anchors ?? none) === aboutNow())
      paragraph?.splice(-1, 1, { ...last, text: last.text + text })
    else paragraph?.push({ text, changes: [...around], ...(aboutNow() === none ? {} : { anchors: aboutNow() }) })
  }
  const aboutNow = () => (comments.now.length === 0 ? none : comments.now)
  const anchor = (name: string, id: string | null) => {
    if (id === null || choices > 0) return
    if (name === 'commentRangeStart') comments.open(id)
    else if (name === 'commentRangeEnd') comments.close(id)
    else if (name !== 'commentReference' || !comments.hasRange(id)) {
      const key = name === 'commentReference' ? id : noteKey(name.startsWith('foot') ? 'footnote' : 'endnote', id)
      open.at(-1)?.push({ text: '', changes: [...around], anchors: [key] })
    }
  }
  for (const { 1: slash, 2: name = '', 3: attributes = '', 4: empty, 0: whole, index: at } of xml.matchAll(tags)) {
    const closes = slash === '/'
    const bare = name.slice(name.indexOf(':') + 1)
    if (bare === 'Choice') choices += empty === '/' ? 0 : closes ? -1 : 1
    else if (bare === 'p') {
      if (empty === '/') continue
      inHiding = false
      styled = false
      if (!closes) {
        const paragraph: Segment[] = []
        open.push(paragraph)
        if (choices === 0) passages.push(paragraph)
      } else {
        const paragraph = open.pop()
        if (paragraph === undefined) continue
        const marks = ends.get(paragraph)
        if (marks !== undefined) paragraph.push({ text: '', changes: marks, paragraphEnd: true })
      }
    } else if (bare === 'r') {
      hidden = inHiding
      isApart = false
    } else if (bare === 'pStyle') {
      if (!styled) inHiding = hiding.has(statedValue(attributes) ?? '')
      styled = true
    } else if (bare === 'rStyle') hidden ||= !before && !inProperties && hiding.has(statedValue(attributes) ?? '')
    else if (bare === 'highlight') isApart ||= setApart.test(attributes)
    else if (bare === 'rPrChange') before = !closes && empty !== '/'
    else if (bare === 'vanish') hidden = before || inProperties ? hidden : isOn(statedValue(attributes))
    else if (bare === 'pPr') inProperties = !closes && empty !== '/'
    else if (bare.startsWith('commentRange') || bare.endsWith('Reference'))
      anchor(bare, closes ? null : attribute(attributes, 'id'))
    else if (bare === 'moveFromRangeStart') moveFrom = attribute(attributes, 'name')
    else if (bare === 'moveToRangeStart') moveTo = attribute(attributes, 'name')
    else if (bare === 'del' || bare === 'ins' || bare === 'moveFrom' || bare === 'moveTo') {
      if (closes) {
        around.pop()
        continue
      }
      const deleted = bare === 'del' || bare === 'moveFrom'
      const raw: RawChange = {
        key: changeKey(part, index),
        kind: deleted ? 'deletion' : 'insertion',
        author: attribute(attributes, 'author'),
        date: attribute(attributes, 'date'),
        move: bare === 'moveFrom' ? moveFrom : bare === 'moveTo' ? moveTo : null
      }
      index += 1
      if (empty !== '/') checkOpenChanges(around.push(raw))
      else if (inProperties && open.length > 0) {
        const paragraph = open.at(-1) as Segment[]
        const marks = ends.get(paragraph)
        if (marks === undefined) ends.set(paragraph, [raw])
        else marks.push(raw)
      }
    } else if (!closes && (bare === 't' || bare === 'delText')) {
      if (empty === '/') continue
      const from = at + whole.length
      const to = xml.indexOf('<', from)
      put(decodeXml(xml.slice(from, to < 0 ? xml.length : to)))
    } else if (!closes && bare === 'noBreakHyphen') put('\u2011')
    else if (!closes && !inProperties) put(' ')
  }
  return passages.filter((passage) => passage.length > 0)
}
