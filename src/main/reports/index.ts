/** The formats that a report can be written in. */
import type { Reporter } from '../../shared/report.ts'
import { htmlReporter } from './html.ts'
import { jsonReporter } from './json.ts'

export { type GatherOptions, gatherReport, type ReportedClaim, type ReportReader } from './gather.ts'

export const reporters: readonly Reporter[] = [htmlReporter, jsonReporter]

export const reporterOf = (format: string): Reporter | undefined =>
  reporters.find((reporter) => reporter.format === format)
