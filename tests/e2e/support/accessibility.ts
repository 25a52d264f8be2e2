/** Checks a screen as it stands against the rules of WCAG 2.2, levels A and AA, and axe's own best practices. */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/**
 * Fails with a line for every violation: the rule and where it is broken.
 *
 * @param region  the name of the one region to look at, where the rest was looked at before; axe takes seconds on a whole desk
 */
export async function expectAccessible(page: Page, region?: string): Promise<void> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  // Our pages have no frames of other origins, so axe need not open a page of its own for every look.
  const axe = new AxeBuilder({ page }).withTags(tags).setLegacyMode(true)
  if (region !== undefined) axe.include(`section[aria-label="${region}"]`)
  const { violations, passes } = await axe.analyze()
  const lines = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`)
  )
  expect(lines).toEqual([])
  expect(passes.length, 'axe had something to look at').toBeGreaterThan(0)
}
