/** What a Word file may ask of mammoth, which compares each new thing that it does not know with all others, level by level. */
import { extractionFailure } from './coded-error.ts'
import { xmlDepth } from './zip-package.ts'

/** Comparisons that the names in a part may cost: a thousand times what a document of a program costs. */
const mostComparisons = 200_000_000

/** Refuses a part that names more kinds of elements and styles than any program writes; `limit-expansion`. */
export function checkVariety(xml: string): void {
  const names = new Set<string>()
  for (const [, name = ''] of xml.matchAll(/<([^\s/<>!?]+)/g)) names.add(name)
  for (const [, style = ''] of xml.matchAll(/Style\s+w:val\s*=\s*["']([^"'<>]*)/g)) names.add(style)
  if (names.size ** 2 * xmlDepth(xml) > mostComparisons)
    throw extractionFailure('limit-expansion', 'The Word file uses more kinds of elements and styles than can be read.')
}
