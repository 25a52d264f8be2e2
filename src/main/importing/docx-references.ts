/** References of a Word file to its notes and comments. */

const tags = /<w:(footnote|endnote|comment)Reference\s[^<>]*>|<(\/?)mc:Choice(?:\s[^<>]*?)?(\/?)>/g
const id = /\sw:id\s*=\s*["']([^"'<>]*)["']/

/**
 * The text parts with one reference to each note and comment. Word writes no second one, and each would bring all the words of the
 * note again. Of what is drawn in two ways, only the second is read, so that references in the first are none.
 */
export function singleReferences(parts: readonly (readonly [name: string, xml: string])[]): [string, string][] {
  const seen = new Set<string>()
  return parts.map(([name, xml]) => {
    let choices = 0
    const single = xml.replace(tags, (whole, what?: string, slash?: string, empty?: string) => {
      if (what === undefined && empty !== '/') choices += slash === '/' ? -1 : 1
      if (what === undefined || choices > 0) return whole
      const key = `${what} ${id.exec(whole)?.[1] ?? ''}`
      if (seen.has(key)) return whole.endsWith('/>') ? '' : whole
      seen.add(key)
      return whole
    })
    return [name, single]
  })
}
