/** References of a Word file to its notes and comments. */

const reference = /<w:(footnote|endnote|comment)Reference\s[^<>]*>/g
const id = /\sw:id\s*=\s*["']([^"'<>]*)["']/

/**
 * The text parts with one reference to each note and comment. Word writes no second one, and each would bring all the words of the
 * note again.
 */
export function singleReferences(parts: readonly (readonly [name: string, xml: string])[]): [string, string][] {
  const seen = new Set<string>()
  return parts.map(([name, xml]) => [
    name,
    xml.replace(reference, (whole, what: string) => {
      const key = `${what} ${id.exec(whole)?.[1] ?? ''}`
      if (seen.has(key)) return whole.endsWith('/>') ? '' : whole
      seen.add(key)
      return whole
    })
  ])
}
