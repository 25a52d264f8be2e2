/**
 * Verbs that report by their class rather than one by one: the classes of the grammars of English (judging, admiring,
 * perceiving, choosing, resolving, showing), with what follows a verb of the class and holds what is reported.
 */
/** What may follow the cue and hold what is reported. */
export type Frame =
  /** "that …", "how …", "whether …", or a clause without a conjunction. */
  | 'clause'
  /** "that …", "how …", "whether …": a clause that is marked as one. */
  | 'marked'
  /** "to go". */
  | 'infinitive'
  /** "voters to go". */
  | 'bidden'
  /** "the plan". */
  | 'object'
  /** "going". */
  | 'gerund'
  /** "him of lying", "her for the loss": a person and what is laid to him. */
  | 'charge'
  /** "the plan as a failure". */
  | 'rendering'
  /** "Clinton leading by ten points", "the plan unworkable". */
  | 'pictured'

export const verbClasses: readonly (readonly [readonly Frame[], string])[] = [
  // Knowing, weighing, looking into.
  [
    ['clause'],
    'accept allow appreciate ascertain comprehend envision envisage forecast foretell intimate leak perceive ponder prophesy ' +
      'reason recognize recognise resent sense signal telegraph gather grasp see rejoice recollect stipulate decree mandate'
  ],
  [
    ['marked'],
    'require resent acknowledge deny dispute love hate doubt accept contest specify ordain envision consider explore examine ' +
      'explain describe weigh investigate study judge assess care mind recognize recognise allow'
  ],
  [
    ['object'],
    'analyze analyse contemplate consider misread ponder reassess reconsider reexamine rethink visualize visualise fathom ' +
      'anticipate project forecast foretell expect know envisage conceive'
  ],
  // Wanting, meaning, trying to bring about.
  [
    ['bidden'],
    'lobby petition counsel caution warn instruct command tempt prod nudge plead pray coax goad intend mean prefer like need trust'
  ],
  [['charge'], 'warn credit scold congratulate sue hit knock rap fault absolve acquit condemn chastise lambaste rip'],
  [
    ['rendering'],
    'remember hail tout denounce praise dismiss decry accept embrace endorse sell deride mock pitch brand choose pick select ' +
      'nominate anoint tap crown'
  ],
  // Perceiving and finding.
  [['pictured'], 'find see show hear remember recall imagine envision picture want watch judge rate consider deem call']
]
