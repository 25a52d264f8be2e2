/**
 * Where the quotes of evidence say otherwise than their claims. Worked out from what stands in the project, kept in memory
 * only, and worked out anew for claims that were touched since (docs/adr/evidence-is-read-when-asked.md).
 */
import type { EvidenceAlarm } from '../../shared/detection.ts'
import { prepared } from '../project/statements.ts'
import { rowToRecord } from '../project/tables.ts'
import type { ClaimEngine } from './engine.ts'
import type { ReadView } from './read-view.ts'

/** Characters of a quote that are read: some 30 ms of work. */
const MOST_READ = 20_000

/** The alarms of one claim by the evidence that raises them. */
export type AlarmsOfClaim = ReadonlyMap<string, readonly EvidenceAlarm[]>

export interface EvidenceAlarms {
  /** None of a claim that could not be read yet because the engine is not loaded. */
  of(claim: string): AlarmsOfClaim
  /** All claims with an alarm. Reads first what is not read yet, for which the engine has to be there. */
  claims(): readonly string[]
  /** Reads the quotes of one more claim, for which the engine has to be there; false where all are read. */
  step(): boolean
}

const none: AlarmsOfClaim = new Map()

/** `engineReady`: whether the engine is loaded, so that it can be asked. */
export function createEvidenceAlarms(
  view: ReadView,
  { readQuote, engineReady }: Pick<ClaimEngine, 'readQuote'> & { readonly engineReady: () => boolean }
): EvidenceAlarms {
  const { database } = view
  const found = new Map<string, AlarmsOfClaim>()
  const unread = new Set<string>()
  let upTo: number | null = null
  const all = prepared<[], { claim: string }>(database, 'SELECT DISTINCT claim FROM evidence')
  const touched = prepared<[{ since: number }], { claim: string }>(
    database,
    `SELECT DISTINCT claim FROM (
       SELECT entity_id AS claim FROM change WHERE position > @since AND entity = 'claim'
       UNION SELECT evidence.claim FROM change JOIN evidence ON evidence.id = entity_id WHERE position > @since AND entity = 'evidence'
       UNION SELECT evidence.claim FROM change JOIN evidence ON evidence.source = entity_id WHERE position > @since AND entity = 'source'
       UNION SELECT claim.id FROM change JOIN claim ON claim.article = entity_id WHERE position > @since AND entity = 'article'
     ) AS changed WHERE EXISTS (SELECT 1 FROM evidence WHERE evidence.claim = changed.claim)`
  )
  const quotes = prepared<[string], Record<string, unknown>>(
    database,
    'SELECT * FROM evidence WHERE claim = +? AND visible = 1 ORDER BY id'
  )

  const follow = (): void => {
    const now = view.log.end()?.position ?? 0
    if (now === upTo) return
    for (const { claim } of upTo === null ? all.all() : touched.all({ since: upTo })) {
      found.delete(claim)
      unread.add(claim)
    }
    upTo = now
  }

  const read = (id: string): AlarmsOfClaim => {
    unread.delete(id)
    const alarms = new Map<string, readonly EvidenceAlarm[]>()
    const claim = view.find('claim', id)
    if (claim) {
      const { meta } = view.require('article', claim.article)
      const said = { text: claim.statement.text, language: meta.language, date: meta.published }
      for (const raw of quotes.all(id)) {
        const { content, source } = rowToRecord('evidence', raw)
        const text = content.quote.translation.trim() || content.quote.original
        if (text.trim() === '') continue
        const date = view.find('source', source)?.about.published ?? null
        const apart = readQuote(said, { text: text.slice(0, MOST_READ).toWellFormed(), language: meta.language, date })
        if (apart.length > 0) alarms.set(String(raw.id), apart)
      }
    }
    if (alarms.size > 0) found.set(id, alarms)
    return alarms
  }

  const step = (): boolean => {
    follow()
    const [next] = unread
    if (next !== undefined) read(next)
    return unread.size > 0
  }

  return {
    of: (claim) => {
      follow()
      return unread.has(claim) && engineReady() ? read(claim) : (found.get(claim) ?? none)
    },
    claims: () => {
      while (step());
      return [...found.keys()]
    },
    step
  }
}
