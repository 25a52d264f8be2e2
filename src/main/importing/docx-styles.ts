/** What a Word file's own parts say beside its text: which styles hide their words, and what stands before the items of its lists. */
import type { WordPackage } from './docx-package.ts'
import { type DomElement, isElement } from './html-blocks.ts'
import { childrenOf, elementsNamed, parseXml } from './xml.ts'

/** A style on a style on a style: more than any document has, and an end to one that goes in a circle. */
const longestChain = 20

const inside = (element: DomElement, name: string): DomElement[] =>
  childrenOf(element)
    .filter(isElement)
    .filter((child) => child.localName === name)

const valueIn = (element: DomElement, name: string): string | null =>
  inside(element, name)[0]?.getAttribute('w:val') ?? null

/** Whether an element that switches something on does so: it does without a value. */
export const isOn = (value: string | null): boolean => value === null || !/^(?:0|false|off|none)$/.test(value)

/** Ids of the styles whose words are hidden, by themselves or by the style that they stand on. */
export function hiddenStylesOf(word: WordPackage): ReadonlySet<string> {
  const xml = word.part('word/styles.xml') ?? ''
  const root = xml.includes('w:vanish') ? parseXml(xml) : null
  if (root === null) return new Set()
  const styles = new Map<string, { base: string | null; hides: boolean | null }>()
  for (const style of inside(root, 'w:style')) {
    const vanish = inside(style, 'w:rPr').flatMap((properties) => inside(properties, 'w:vanish'))[0]
    styles.set(style.getAttribute('w:styleId') ?? '', {
      base: valueIn(style, 'w:basedOn'),
      hides: vanish === undefined ? null : isOn(vanish.getAttribute('w:val'))
    })
  }
  const hides = (id: string): boolean => {
    let style = styles.get(id)
    for (let steps = 0; style !== undefined && style.hides === null && steps < longestChain; steps += 1)
      style = styles.get(style.base ?? '')
    return style?.hides === true
  }
  return new Set([...styles.keys()].filter(hides))
}

/** Boxes to tick that stand before the items of lists, by the number and the level of the list ("3 0"). */
export function listBoxesOf(word: WordPackage): ReadonlyMap<string, string> {
  const xml = word.part('word/numbering.xml') ?? ''
  const boxes = new Map<string, string>()
  const root = /[☐☑☒]/u.test(xml) ? parseXml(xml) : null
  if (root === null) return boxes
  const kinds = new Map(
    inside(root, 'w:abstractNum').map((kind) => [kind.getAttribute('w:abstractNumId'), inside(kind, 'w:lvl')])
  )
  for (const list of inside(root, 'w:num')) {
    const own = elementsNamed(list, 'w:lvl')
    for (const level of [...(kinds.get(valueIn(list, 'w:abstractNumId')) ?? []), ...own]) {
      const key = `${list.getAttribute('w:numId')} ${level.getAttribute('w:ilvl')}`
      const mark = valueIn(level, 'w:lvlText')?.trim() ?? ''
      if (/^[☐☑☒]$/u.test(mark)) boxes.set(key, mark)
      else boxes.delete(key)
    }
  }
  return boxes
}
