/** A predicate with the words that belong to it, and how it hangs on the clauses around it. */
import type { TokenRange } from './draft.ts'
import type { VerbGroup } from './verbs.ts'

export type ClauseLink = 'main' | 'coordinate' | 'predicate' | 'subordinate' | 'relative' | 'restrictive' | 'participle'

export type Clause = {
  link: ClauseLink
  group: VerbGroup
  /** The noun phrase that the predicate is about: its own, or the one it shares. Null where there is none. */
  subject: TokenRange | null
  /** Index of the clause whose subject and auxiliaries it shares, or on which it hangs. */
  host: number | null
  /** Own tokens, connectives included; several ranges where an aside interrupts. */
  ranges: TokenRange[]
  /** Where the own words start after conjunction, relative pronoun or comma. */
  bodyFrom: number
  /** The connecting word in lower case ("but", "which", "because"). */
  connective: string
}
