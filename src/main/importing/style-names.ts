/** What the name of a paragraph style says; the built-in ones are English in the file whatever the program's language. */
import type { BlockKind } from '../../shared/extraction.ts'

/** Null for a name that says nothing of its own. */
export function kindOfStyle(name: string): { kind: BlockKind; level?: number } | null {
  const plain = name.trim().toLowerCase()
  if (plain === 'title') return { kind: 'heading', level: 1 }
  if (plain === 'subtitle') return { kind: 'heading', level: 2 }
  if (/^(?:intense )?quot(?:e|ations?)$/.test(plain)) return { kind: 'quote' }
  if (plain === 'caption') return { kind: 'caption' }
  const level = /^heading (\d)$/.exec(plain)?.[1]
  return level === undefined ? null : { kind: 'heading', level: Number(level) }
}
