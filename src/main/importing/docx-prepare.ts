/**
 * The text parts of a Word file before anything reads them: what mammoth would drop without a word is written as it knows it. All
 * that reads the text afterwards (marks, changes, mammoth) reads the same XML.
 */
import { hex } from 'dingbat-to-unicode'
import type { RunMark } from './docx-marks.ts'
import { highlight } from './docx-marks.ts'

/** Elements around runs that mammoth does not know, as one that it reads through: fields, other directions, ruby and its base. */
const wrappers = /<(\/?)w:(?:fldSimple|dir|bdo|ruby|rubyBase)(?=[\s/>])[^<>]*?(\/?)>/g
/** A line break and a tab in words of their own. */
const breaks = /<w:cr(\s[^<>]*)?\/>/g
const tabs = /<w:ptab(\s[^<>]*)?\/>/g

const markedRun = (text: string, mark: RunMark) =>
  `<w:r><w:rPr>${highlight(mark)}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`

/** Texts of the elements of a name in a piece of XML, one behind the other, as they are written there. */
const textsIn = (xml: string, name: string): string =>
  [...xml.matchAll(new RegExp(`<${name}(?:\\s[^<>]*)?>([^<]*)`, 'g'))].map(([, text]) => text).join('')

/** Each stretch from `<open` to its end, replaced; what never ends stays as it is. */
function replaceElements(xml: string, name: string, replaced: (inside: string) => string): string {
  const end = `</${name}>`
  let text = ''
  let from = 0
  const start = new RegExp(`<${name}(?:\\s[^<>]*)?(?<!/)>`, 'g')
  for (let found = start.exec(xml); found !== null; found = start.exec(xml)) {
    const close = xml.indexOf(end, start.lastIndex)
    if (close < 0) break
    text += xml.slice(from, found.index) + replaced(xml.slice(start.lastIndex, close))
    from = close + end.length
    start.lastIndex = from
  }
  return text + xml.slice(from)
}

/** Characters of fonts of signs ("Symbol", "Wingdings") that stand in the text by their number, as the signs that they are. */
function withSigns(xml: string): string {
  if (!/[\uf020-\uf0ff]/.test(xml)) return xml
  let font: string | null = null
  return xml.replace(
    /<w:rFonts\s([^<>]*)>|<w:r(?:\s[^<>]*)?>|<w:t(?:\s[^<>]*)?>([^<]*)<\/w:t>/g,
    (whole, fonts?: string, words?: string) => {
      if (fonts !== undefined) font ??= /w:ascii\s*=\s*["']([^"']*)["']/.exec(fonts)?.[1] ?? null
      else if (words === undefined) font = null
      else if (font !== null)
        return whole.replace(
          /[\uf020-\uf0ff]/g,
          (sign) =>
            `</w:t><w:sym w:font="${font}" w:char="${sign.charCodeAt(0).toString(16).toUpperCase()}"/><w:t xml:space="preserve">`
        )
      return whole
    }
  )
}

const escapes = new Map(Object.entries({ '&': '&amp;', '<': '&lt;', '>': '&gt;' }))

/** Signs by font and number as words, by the table that mammoth reads them with; those that it does not know stay, unread. */
function withWordsForSigns(xml: string): string {
  return xml.replace(/<w:sym(\s[^<>]*?)(?:\/>|><\/w:sym>)/g, (whole, attributes: string) => {
    const [font, number] = ['font', 'char'].map(
      (name) => new RegExp(`\\sw:${name}\\s*=\\s*["']([^"'<>]*)["']`).exec(attributes)?.[1] ?? ''
    ) as [string, string]
    // Fonts of signs have theirs in a range that is nobody's, from F000 on.
    const sign = hex(font, number) ?? (/^f0..$/i.test(number) ? hex(font, number.slice(2)) : undefined)
    if (sign === undefined) return whole
    return `<w:t xml:space="preserve">${escapes.get(sign.string) ?? sign.string}</w:t>`
  })
}

/** Boxes to tick that stand before items of lists, as their first words. */
function withListBoxes(xml: string, boxes: ReadonlyMap<string, string>): string {
  if (boxes.size === 0) return xml
  let level = '0'
  let box: string | undefined
  return xml.replace(
    /<w:(p|ilvl|numId)(?:\s[^<>]*?(?:w:val\s*=\s*["']([^"']*)["'][^<>]*)?)?>|<\/w:pPr>/g,
    (whole, name?: string, value = '') => {
      if (name === 'p') {
        level = '0'
        box = undefined
      } else if (name === 'ilvl') level = value
      else if (name === 'numId') box ??= boxes.get(`${value} ${level}`)
      else if (box !== undefined) {
        const run = `<w:r><w:t xml:space="preserve">${box} </w:t></w:r>`
        box = undefined
        return whole + run
      }
      return whole
    }
  )
}

/** A text part as it is to be read; `boxes` by the number and the level of their list. */
export function prepareText(xml: string, boxes: ReadonlyMap<string, string>): string {
  const ruby = xml.includes('<w:ruby')
    ? replaceElements(
        replaceElements(xml, 'w:rubyPr', () => ''),
        'w:rt',
        (inside) => markedRun(textsIn(inside, 'w:t'), 'reading')
      )
    : xml
  const formulas = ruby.includes('<m:oMath')
    ? replaceElements(ruby.replace(/<\/?m:oMathPara(?:\s[^<>]*)?>/g, ''), 'm:oMath', (inside) =>
        markedRun(textsIn(inside, 'm:t'), 'formula')
      )
    : ruby
  const known = formulas
    .replace(wrappers, (_whole, slash: string, empty: string) => `<${slash}w:smartTag${empty}>`)
    .replace(breaks, '<w:br/>')
    .replace(tabs, '<w:tab/>')
  return withListBoxes(withWordsForSigns(withSigns(known)), boxes)
}
