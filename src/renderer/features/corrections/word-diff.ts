/** What a new wording changes in the old one, word by word. */
import { diffArrays } from 'diff'

/** A stretch that stays, goes or comes, in the order of reading. */
export interface WordChange {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** Below this share of kept characters the two are shown one after the other: a patchwork of both reads worse. */
const LEAST_KEPT = 0.3

/**
 * The stretches of both wordings: those that are not added make up `from`, those that are not removed make up `to`, character
 * for character. A word or number changes as a whole.
 */
export function wordChanges(from: string, to: string): readonly WordChange[] {
  if (from === to) return from === '' ? [] : [{ kind: 'same', text: from }]
  const words = new Intl.Segmenter(undefined, { granularity: 'word' })
  const partsOf = (text: string): string[] => Array.from(words.segment(text), ({ segment }) => segment)
  const changes = diffArrays(partsOf(from), partsOf(to)).map(
    ({ added, removed, value }): WordChange => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value.join('')
    })
  )
  const tidy = gathered(changes)
  const lengthOf = (kinds: readonly WordChange['kind'][]): number =>
    tidy.reduce((sum, { kind, text }) => (kinds.includes(kind) ? sum + text.length : sum), 0)
  const longer = Math.max(lengthOf(['same', 'removed']), lengthOf(['same', 'added']))
  return lengthOf(['same']) < longer * LEAST_KEPT ? whole(from, to) : tidy
}

function whole(from: string, to: string): readonly WordChange[] {
  const both: readonly WordChange[] = [
    { kind: 'removed', text: from },
    { kind: 'added', text: to }
  ]
  return both.filter(({ text }) => text !== '')
}

/** The white space that both texts end with. */
function sharedSpace(one: string, other: string): string {
  const [a, b] = [one, other].map((text) => /\s*$/u.exec(text)?.[0] ?? '') as [string, string]
  return a.endsWith(b) ? b : b.endsWith(a) ? a : ''
}

/** Words replaced one after the other become one change: what stands between two of them is a space or a mark only. */
function gathered(changes: readonly WordChange[]): readonly WordChange[] {
  const found: WordChange[] = []
  let removed = ''
  let added = ''
  const close = (): void => {
    // A space that both end with is not part of the change.
    const end = removed !== '' && added !== '' ? sharedSpace(removed, added) : ''
    found.push(...whole(removed.slice(0, removed.length - end.length), added.slice(0, added.length - end.length)))
    if (end !== '') found.push({ kind: 'same', text: end })
    removed = ''
    added = ''
  }
  changes.forEach(({ kind, text }, index) => {
    const between = kind === 'same' && !/[\p{L}\p{N}]/u.test(text)
    const replacing = removed !== '' && added !== ''
    if (kind === 'removed') removed += text
    else if (kind === 'added') added += text
    else if (between && replacing && index < changes.length - 1) {
      removed += text
      added += text
    } else {
      close()
      found.push({ kind, text })
    }
  })
  close()
  return found
}
