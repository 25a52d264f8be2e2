/** Where in its document a stretch of a text stands, as a citation needs it. */
import type { BlockView } from './contract/views.ts'
import type { Locator } from './model/values.ts'

/** What of a block says where it stands. */
export type BlockPlace = Pick<BlockView, 'page' | 'time' | 'paragraph'>

export const noLocator: Locator = { pageLabel: '', pageIndex: null, paragraph: '', timeCode: null, other: '' }

/**
 * The locator of a passage that begins in this block: its page, else its time in the recording, else the number of its
 * paragraph. A block that has none of them gives an empty one.
 */
export function locatorOf({ page, time, paragraph }: BlockPlace): Locator {
  if (page) return { ...noLocator, pageLabel: page.label, pageIndex: page.index - 1 }
  if (time) return { ...noLocator, timeCode: Math.floor(time.from) }
  return { ...noLocator, paragraph: paragraph === undefined ? '' : String(paragraph) }
}
