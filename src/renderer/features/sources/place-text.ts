import type { TFunction } from 'i18next'
import { type BlockPlace, locatorOf } from '../../../shared/locator.ts'
import { locatorText } from '../desk/labels.ts'

/** The place of a block for the margin: its page where a new one begins, else its time; nothing where the block before says it. */
export function placeText(t: TFunction, block: BlockPlace, before: BlockPlace | undefined): string {
  if (block.page && block.page.index === before?.page?.index) return ''
  return locatorText(t, locatorOf(block))
}
