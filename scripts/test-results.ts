/** Adds up what the suites report. */

/** How many tests of a suite passed, failed and were skipped. */
export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

export const none: Counts = { passed: 0, failed: 0, skipped: 0 }

export const add = (a: Counts, b: Counts): Counts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped
})

/**
 * The counts of a suite that may have ended otherwise than its report says: without a report, or badly although no test
 * failed (an error outside of any test), it counts as one more failure, so that the sum never hides it.
 */
export function settle(counts: Counts | null, ok: boolean): Counts {
  if (counts === null) return { ...none, failed: 1 }
  return ok || counts.failed > 0 ? counts : { ...counts, failed: 1 }
}

/** Reads vitest's JSON report. */
export function vitestCounts(report: unknown): Counts | null {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = (report ?? {}) as Record<string, unknown>
  if (typeof numPassedTests !== 'number' || typeof numFailedTests !== 'number') return null
  return {
    passed: numPassedTests,
    failed: numFailedTests,
    skipped: Number(numPendingTests ?? 0) + Number(numTodoTests ?? 0)
  }
}

/** Reads Playwright's JSON report. A test that passed only at a second try counts as failed. */
export function playwrightCounts(report: unknown): Counts | null {
  const stats = (report as { stats?: Record<string, unknown> } | null)?.stats
  if (typeof stats?.expected !== 'number' || typeof stats.unexpected !== 'number') return null
  return {
    passed: stats.expected,
    failed: stats.unexpected + Number(stats.flaky ?? 0),
    skipped: Number(stats.skipped ?? 0)
  }
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[]
  readonly specs?: readonly {
    readonly tests: readonly {
      readonly annotations: readonly { readonly type: string; readonly description?: string }[]
    }[]
  }[]
}

/** Why tests of Playwright's JSON report were skipped, each reason once with its number of tests. */
export function skipReasons(report: unknown): ReadonlyMap<string, number> {
  const reasons = new Map<string, number>()
  const visit = ({ suites = [], specs = [] }: PlaywrightSuite): void => {
    for (const { annotations } of specs.flatMap((spec) => spec.tests)) {
      const skip = annotations.find(({ type }) => type === 'skip')
      const reason = skip?.description ?? 'no reason given'
      if (skip) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
    }
    for (const suite of suites) visit(suite)
  }
  visit((report ?? {}) as PlaywrightSuite)
  return reasons
}

/** `12 passed, 0 failed` or `12 passed, 0 failed, 1 skipped`. */
export function summary({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
