/** What the full check looks at, as people think of a project: five parts, each with what was found in it. */
import type { CheckFinding, CheckReport, VerifyCode } from '../../../shared/contract/index.ts'

export const checkParts = ['file', 'history', 'signatures', 'records', 'documents'] as const
export type CheckPart = (typeof checkParts)[number]

/** Findings of one code, in the order in which they were found. */
export interface FoundKind {
  readonly code: VerifyCode
  readonly findings: readonly CheckFinding[]
}

export interface PartResult {
  readonly part: CheckPart
  /** How many things of this part there are; null where they are not counted. */
  readonly count: number | null
  readonly kinds: readonly FoundKind[]
}

const partOf: Partial<Record<VerifyCode, CheckPart>> = {
  file: 'file',
  signature: 'signatures',
  replay: 'records',
  attachment: 'documents'
}

/** The five parts in their order; every finding stands in exactly one. */
export function partsOf(report: CheckReport): readonly PartResult[] {
  const counts: Record<CheckPart, number | null> = {
    file: null,
    history: report.changeSets,
    signatures: report.changeSets,
    records: report.records,
    documents: report.blobs
  }
  const kinds = Map.groupBy(report.findings, ({ code }) => code)
  return checkParts.map((part) => ({
    part,
    count: counts[part],
    kinds: [...kinds]
      .filter(([code]) => (partOf[code] ?? 'history') === part)
      .map(([code, findings]) => ({ code, findings }))
  }))
}

/** Everything exactly, for whoever helps: one finding a line, and what no check can see. */
export function detailsOf({ findings, found, limits }: CheckReport): string {
  const lines = findings.map(({ code, message, entry }) => `${code}: ${message}${entry ? ` [${entry.id}]` : ''}`)
  if (found > findings.length) lines.push(`(${found - findings.length} more)`)
  return [...lines, limits].join('\n')
}
