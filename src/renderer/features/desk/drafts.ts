/** What forms hold that was not sent. It outlives the form, a look at another claim, a reload, and closing the project. */
import { z } from 'zod'

export interface KeptDraft {
  /** What the form's fields hold. */
  readonly draft: object
  /** The log position that the screen showed when the draft was begun. */
  readonly seen?: number
  /** The claim whose form it is, so that the claim can show a sign of it. */
  readonly claim: string
}

/** By the form and what it is about, as in `note 0198…`. */
export type Drafts = ReadonlyMap<string, KeptDraft>

export const noDrafts: Drafts = new Map()

/** The drafts after one was written on, or with null sent or thrown away; the same map where nothing changes. */
export function withDraft(drafts: Drafts, key: string, kept: KeptDraft | null): Drafts {
  if (kept === null && !drafts.has(key)) return drafts
  const after = new Map(drafts)
  if (kept) after.set(key, kept)
  else after.delete(key)
  return after
}

/** Whether any form of the claim holds something unsent. */
export function hasDraft(drafts: Drafts, claim: string): boolean {
  for (const kept of drafts.values()) if (kept.claim === claim) return true
  return false
}

export interface DraftKeeper {
  load(): Drafts
  save(drafts: Drafts): void
}

const storedSchema = z.array(
  z.tuple([z.string(), z.object({ draft: z.looseObject({}), seen: z.number().optional(), claim: z.string() })])
)

/** Keeps a project's drafts in the browser. What cannot be read or written there is as if there were none. */
export function createDraftKeeper(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  project: string
): DraftKeeper {
  const name = `claimbench drafts 1 ${project}`
  return {
    load() {
      try {
        const stored = storedSchema.parse(JSON.parse(storage.getItem(name) ?? '[]'))
        return new Map(
          stored.map(([key, { draft, claim, seen }]) => [
            key,
            { draft, claim, ...(seen === undefined ? {} : { seen }) }
          ])
        )
      } catch {
        return noDrafts
      }
    },
    save(drafts) {
      try {
        if (drafts.size === 0) storage.removeItem(name)
        else storage.setItem(name, JSON.stringify([...drafts]))
      } catch {
        // A browser without room for it: the drafts last as long as the page.
      }
    }
  }
}
