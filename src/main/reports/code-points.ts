/** Counts in Unicode code points what the program counts in UTF-16 units. */

/**
 * A function from UTF-16 offsets of `text` to code point offsets. An offset inside a surrogate pair counts as the
 * place behind it; one beyond the text as the text's end. Takes one pass and 4 bytes a unit, and nothing at all where
 * the text has no surrogate.
 */
export function codePointOffsets(text: string): (offset: number) => number {
  if (!/[\ud800-\udfff]/.test(text)) return (offset) => Math.min(Math.max(offset, 0), text.length)
  const points = new Uint32Array(text.length + 1)
  let seen = 0
  for (let index = 0; index < text.length; ) {
    const units = (text.codePointAt(index) as number) > 0xffff ? 2 : 1
    points[index] = seen
    seen += 1
    if (units === 2) points[index + 1] = seen
    index += units
  }
  points[text.length] = seen
  return (offset) => points[Math.min(Math.max(offset, 0), text.length)] as number
}
