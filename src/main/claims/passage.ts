/** The claims of one passage of a text: for a text that was too long to be read whole. */
import type { DetectedClaim, DetectOptions } from '../../shared/detection.ts'
import { detect, engine } from './detect.ts'
import type { RangeInput } from './selection.ts'

export interface PassageClaims {
  readonly engine: { readonly name: string; readonly version: string }
  /** Their offsets are those of the whole text. */
  readonly claims: readonly DetectedClaim[]
}

/** What `detect` finds in a stretch of the text, as if nothing stood around it. */
export function detectPassage(text: string, { start, end }: RangeInput, options: DetectOptions = {}): PassageClaims {
  const within = (offset: number): number => Math.min(Math.max(offset, start), end) - start
  const blocks = options.blocks
    ?.filter((block) => block.start < end && block.end > start)
    .map((block) => ({ ...block, start: within(block.start), end: within(block.end) }))
  const { claims } = detect(text.slice(start, end), { ...options, ...(blocks ? { blocks } : {}) })
  return { engine, claims: moved(claims, start) }
}

/** A copy in which every span stands further on by so much. */
function moved<T>(value: T, by: number): T {
  if (Array.isArray(value)) return value.map((item) => moved(item, by)) as T
  if (value === null || typeof value !== 'object') return value
  const copy = Object.fromEntries(Object.entries(value).map(([name, item]) => [name, moved(item, by)]))
  const { start, end } = copy
  return (
    typeof start === 'number' && typeof end === 'number' ? { ...copy, start: start + by, end: end + by } : copy
  ) as T
}
