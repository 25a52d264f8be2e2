/** What undo and redo would act on, from the log alone: so both survive a restart. */
import type { ChangeSet } from './types.ts'

type Command = Pick<ChangeSet, 'id' | 'author' | 'command' | 'undoOf'>

export interface UndoRules {
  /** Fingerprint of this installation's key: what others made is never undone here. */
  readonly ownKey: string
  /** Commands that cannot be undone, such as the one that creates the project. They end redo like any other. */
  readonly undoable: (command: string) => boolean
}

/** Ids of change sets for `reverse`, and for `undoOf` of what it gives. */
export interface UndoTargets {
  readonly undo: string | null
  readonly redo: string | null
  /** The command that redo brings back: for its label. */
  readonly redoes: string | null
}

/**
 * The newest own command that is not undone, and the newest undo that is not redone and that no new command followed.
 * `changeSets` in the order in which this installation made them; those of others are passed over.
 */
export function undoTargets(changeSets: Iterable<Command>, rules: UndoRules): UndoTargets {
  const done: string[] = []
  let undone: { readonly command: string; readonly by: string }[] = []
  for (const { id, author, command, undoOf } of changeSets) {
    if (author.key !== rules.ownKey) continue
    if (undoOf === null) {
      undone = []
      if (rules.undoable(command)) done.push(id)
      continue
    }
    const at = done.lastIndexOf(undoOf)
    const back = undone.findLastIndex((item) => item.by === undoOf)
    if (at >= 0) {
      done.splice(at, 1)
      undone.push({ command: undoOf, by: id })
    } else if (back >= 0) {
      for (const item of undone.splice(back, 1)) done.push(item.command)
    }
  }
  return { undo: done.at(-1) ?? null, redo: undone.at(-1)?.by ?? null, redoes: undone.at(-1)?.command ?? null }
}
