/** What the full check found, with what people know it by: the claim and its words, the person and the time of an entry. */
import type { CheckFinding, CheckReport } from '../../shared/contract/index.ts'
import { hlcMillis, isHlc } from '../../shared/history/clock.ts'
import type { Finding, VerifyReport } from '../project/verify.ts'
import { placeOf } from './queries/conflicts.ts'
import type { ReadView } from './read-view.ts'

export function describeFindings(view: ReadView, report: VerifyReport): CheckReport {
  return { ...report, findings: report.findings.map((finding) => inWords(view, finding)) }
}

function inWords(view: ReadView, { code, message, changeSet, about }: Finding): CheckFinding {
  return {
    code,
    message: message.toWellFormed(),
    entry: changeSet === undefined ? null : entryOf(view, changeSet),
    place: about === undefined ? null : placeIn(view, about)
  }
}

function entryOf(view: ReadView, id: string): CheckFinding['entry'] {
  const written = known(() => view.log.read(id))
  if (!written) return { id, at: null, person: '' }
  const at = isHlc(written.hlc) ? new Date(hlcMillis(written.hlc)).toISOString() : null
  const person = known(() => view.tables.get('person', written.author.person)?.record.name)
  return { id, at, person: person ?? '' }
}

function placeIn(view: ReadView, { entity, id, field }: NonNullable<Finding['about']>): CheckFinding['place'] {
  const { name, claim } = known(() => placeOf(view, { entity, id })) ?? { name: '', claim: null }
  return { entity, id, field: field ?? null, name, claim }
}

/** What is wrong with a file may be just what is asked for here. */
function known<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
