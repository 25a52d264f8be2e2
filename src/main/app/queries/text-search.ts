/**
 * Looks for words in the texts of articles and of sources' files, block by block, so that what is found can be cited. Case and
 * accents do not matter, and white space is white space. What was folded for it is kept, as far as there is room.
 */
import { shownTitle } from '../../../shared/article-title.ts'
import type { TextHit } from '../../../shared/contract/index.ts'
import { cellAt } from '../../../shared/locator.ts'
import { getBlob } from '../../project/blobs.ts'
import { type ReadView, readLayout, type StoredReading } from '../read-view.ts'
import { fold } from './claim-filter.ts'
import { type Piece, pieces } from './pieces.ts'

/** Characters of folded text that are kept: of about fifty books. */
const MOST_KEPT = 32_000_000
/** Characters that one step of preparing folds, a few milliseconds. */
const STEP = 100_000
/** Characters before and after the words in an excerpt. */
const AROUND = 60

export interface TextSearch {
  /** Folds a little more of what is not folded yet; false where everything is, or nothing more can be kept. */
  prepare(): boolean
  search(input: TextSearchInput): { hits: TextHit[]; total: number }
}

export interface TextSearchInput {
  readonly words: string
  readonly scope: 'all' | 'files'
  readonly source?: string | undefined
  readonly limit: number
}

/** A text that can be searched. */
interface Searched {
  readonly kind: TextHit['kind']
  readonly id: string
  readonly title: string
  readonly fileName: string
  readonly reading: StoredReading
}

interface Folded {
  readonly text: string
  readonly pieces: readonly Piece[]
  /** One for each piece, as far as it has come. */
  readonly words: string[]
}

export function createTextSearch(view: ReadView): TextSearch {
  const kept = new Map<string, Folded>()
  let room = MOST_KEPT

  const begin = ({ reading }: Searched): Folded => {
    // Not through the view, whose few texts are those that people read now.
    const text = getBlob(view.database, reading.text).toString('utf8')
    const layout = readLayout(getBlob(view.database, reading.layout), text)
    return { text, pieces: pieces(layout, text), words: [] }
  }
  /** Folds on, up to so many characters; true when all is folded. */
  const foldOn = ({ text, pieces: all, words }: Folded, most: number): boolean => {
    for (let done = 0; words.length < all.length && done < most; ) {
      const piece = all[words.length] as Piece
      words.push(foldWords(text.slice(piece.start, piece.end)))
      done += piece.end - piece.start
    }
    return words.length === all.length
  }
  const nameOf = ({ reading }: Searched): string => `${reading.text} ${reading.layout}`

  const keep = (searched: Searched): Folded | undefined => {
    const name = nameOf(searched)
    const known = kept.get(name)
    if (known) return known
    if (room <= 0) return undefined
    const folded = begin(searched)
    room -= folded.text.length
    kept.set(name, folded)
    return folded
  }
  const foldedOf = (searched: Searched): Folded => {
    const folded = keep(searched) ?? begin(searched)
    foldOn(folded, Number.POSITIVE_INFINITY)
    return folded
  }

  return {
    prepare: () => {
      for (const searched of textsIn(view, 'all')) {
        const folded = keep(searched)
        if (!folded) return false
        if (folded.words.length === folded.pieces.length) continue
        foldOn(folded, STEP)
        return true
      }
      return false
    },
    search: ({ words, scope, source, limit }) => {
      const wanted = foldWords(words).trim()
      const hits: TextHit[] = []
      let total = 0
      if (wanted === '') return { hits, total }
      for (const searched of textsIn(view, source === undefined ? scope : 'files', source)) {
        const { text, pieces: all, words: folded } = foldedOf(searched)
        for (const [block, piece] of all.entries()) {
          const at = folded[block]?.indexOf(wanted) ?? -1
          if (at < 0) continue
          total += 1
          if (hits.length < limit) hits.push(hitIn(searched, text, piece, block, at, wanted.length))
        }
      }
      return { hits, total }
    }
  }
}

function hitIn(
  { kind, id, title, fileName }: Searched,
  text: string,
  { start, end, page, time, sheet, paragraph }: Piece,
  block: number,
  at: number,
  length: number
): TextHit {
  const words = text.slice(start, end)
  const [from, to] = unfolded(words, at, at + length)
  return {
    kind,
    id,
    title,
    fileName,
    block,
    start: start + from,
    end: start + to,
    before: (from > AROUND
      ? `…${words.slice(from - AROUND, from).replace(/^\S*\s/u, '')}`
      : words.slice(0, from)
    ).toWellFormed(),
    match: words.slice(from, to).toWellFormed(),
    after: (to + AROUND < words.length
      ? `${words.slice(to, to + AROUND).replace(/\s\S*$/u, '')}…`
      : words.slice(to)
    ).toWellFormed(),
    ...(page ? { page } : {}),
    ...(time ? { time } : {}),
    ...(sheet ? { sheet: cellAt(sheet, words, from) } : {}),
    ...(paragraph === undefined ? {} : { paragraph })
  }
}

/** Files first, the newest first of all; then the articles in their order. */
function textsIn(view: ReadView, scope: 'all' | 'files', source?: string): Searched[] {
  const ids = (sql: string, ...values: string[]): string[] =>
    view.database
      .prepare<string[], { id: string }>(sql)
      .all(...values)
      .map(({ id }) => id)
  const files = ids(
    `SELECT id FROM source WHERE visible = 1 AND file IS NOT NULL ${source === undefined ? '' : 'AND id = ?'}
     ORDER BY "order" DESC, id`,
    ...(source === undefined ? [] : [source])
  ).flatMap((id): Searched[] => {
    const record = view.find('source', id)
    if (!record?.file?.reading) return []
    const { name: fileName, reading } = record.file
    return [{ kind: 'source', id, title: record.about.title || fileName, fileName, reading }]
  })
  if (scope === 'files') return files
  const articles = ids('SELECT id FROM article WHERE visible = 1 ORDER BY "order", id').flatMap((id): Searched[] => {
    const record = view.find('article', id)
    const reading = record && view.tables.get('revision', record.revision)?.record
    if (!record || !reading) return []
    const { name: fileName } = record.original
    return [{ kind: 'article', id, title: shownTitle(record.meta.title, fileName), fileName, reading }]
  })
  return [...files, ...articles]
}

/** As words are compared. */
const foldWords = (text: string): string => fold(text).replace(/\s+/gu, ' ')

/** The offsets in a text of a stretch of the same text folded. */
function unfolded(text: string, start: number, end: number): [number, number] {
  let at = 0
  let offset = 0
  let from = -1
  let wasSpace = false
  for (const char of text) {
    const space = /\s/u.test(char)
    const length = space ? (wasSpace ? 0 : 1) : fold(char).length
    if (from < 0 && at + length > start) from = offset
    at += length
    offset += char.length
    wasSpace = space
    if (at >= end && from >= 0) break
  }
  return [Math.max(0, from), offset]
}
