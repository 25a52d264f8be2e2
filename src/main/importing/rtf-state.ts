/** What an RTF reader knows at a place of its file. */
import type { Revision } from './rtf-changes.ts'

/** Where the text of a group goes. */
export type Target =
  | 'body'
  | 'skip'
  | 'fonts'
  | 'styles'
  | 'info'
  | 'title'
  | 'note'
  | 'comment'
  | 'commenter'
  | 'comment-number'
  | 'margin'
  | 'authors'

/** All that braces keep and give back. */
export interface State {
  target: Target
  /** Where the text of words goes that are written twice, until the second writing. */
  instead: Target | null
  /** How many notes, comments and margins are open, one in the other. */
  depth: number
  /** How many text boxes. */
  boxes: number
  charset: string
  /** Characters that stand behind a `\u` for readers without Unicode. */
  fallback: number
  hidden: boolean
  deleted: boolean
  inserted: boolean
  /** Who did that to them, also where it is not known yet that anything was done. */
  deletion: Revision
  insertion: Revision
}
