/** Every word that the reports say by themselves. A translation is another object of this shape. */
import type { ReviewView } from '../../shared/contract/views.ts'
import type { FacetKind, RatingTone, Stance } from '../../shared/model/values.ts'
import type { ReportAlarm, ReportClaim, ReportCorrection, ReportProfile } from '../../shared/report.ts'

/** The glyph of a tone. The rating's label always stands beside it: neither hue nor glyph is alone. */
export const toneGlyphs: Readonly<Record<RatingTone, string>> = {
  true: '✓',
  'mostly-true': '✓',
  mixed: '◐',
  'mostly-false': '✕',
  false: '✕',
  unproven: '?',
  other: '◇'
}

export interface ReportStrings {
  /** BCP 47. */
  readonly language: string
  readonly title: string
  readonly profile: Readonly<Record<ReportProfile, string>>
  readonly skip: string
  readonly contents: string
  readonly madeBy: (version: string, at: string) => string
  readonly summary: string
  readonly verdicts: string
  readonly verdict: string
  readonly claims: string
  readonly numberHead: string
  readonly claimNumber: (number: number) => string
  readonly noVerdict: string
  readonly progress: string
  readonly state: Readonly<Record<ReportClaim['status'], string>>
  readonly approved: string
  readonly coverage: string
  readonly coverageOf: (percent: string) => string
  readonly openCorrections: string
  readonly ofTotal: (open: number, total: number) => string
  readonly conflicts: string
  readonly conflictNotice: (count: number) => string
  readonly projectConflictNotice: (count: number) => string
  readonly sources: string
  readonly text: string
  readonly key: string
  readonly keyPublic: string
  readonly fixSheet: string
  readonly nothingToFix: string
  readonly notProposed: string
  readonly from: string
  readonly words: string
  readonly proposal: string
  readonly why: string
  readonly whoWhen: string
  readonly answer: string
  readonly by: (date: string) => string
  readonly changeTo: string
  readonly query: string
  readonly correctionState: Readonly<Record<ReportCorrection['answer']['state'], string>>
  readonly claimsInOrder: string
  readonly backToText: string
  readonly notInText: string
  readonly speaker: string
  readonly anonymous: string
  readonly articleItself: string
  readonly types: string
  readonly typeOf: (type: string) => string
  readonly statementFlags: string
  readonly reason: string
  readonly explanation: string
  readonly asOf: (date: string) => string
  readonly asOfDate: string
  readonly otherVerdicts: string
  readonly person: string
  readonly house: string
  readonly alarms: string
  readonly alarm: (alarm: ReportAlarm) => string
  readonly evidence: string
  readonly stance: Readonly<Record<Stance, string>>
  readonly translation: (translator: string) => string
  readonly page: (label: string) => string
  readonly pageIndex: (index: number) => string
  readonly paragraph: (paragraph: string) => string
  readonly note: string
  readonly notes: string
  readonly corrections: string
  readonly facets: string
  readonly facet: Readonly<Record<FacetKind, string>>
  readonly facetState: Readonly<Record<'open' | 'ok' | 'wrong', string>>
  readonly part: string
  readonly mark: string
  readonly reviews: string
  readonly review: Readonly<Record<ReviewView['state'], string>>
  readonly contested: string
  readonly conflictKind: Readonly<Record<ReportClaim['conflicts'][number]['kind'], string>>
  readonly contestedField: (entity: string, field: string) => string
  readonly worthiness: string
  readonly partOf: string
  readonly contains: string
  readonly repeated: string
  readonly dismissed: string
  readonly untouched: (count: number) => string
  readonly untouchedCount: (count: number) => string
  readonly usedBy: string
  readonly unused: string
  readonly published: string
  readonly lastUpdated: string
  readonly accessed: string
  readonly sourceKind: (kind: string) => string
  readonly byline: string
  readonly untitled: string
  readonly none: string
  readonly verify: string
  readonly verifyWhat: string
  readonly verifyText: string
  readonly verifyLog: (position: number) => string
  readonly verifyLimit: string
  readonly footer: string
}

const plural = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`
const sentence = (code: string): string => {
  const spaced = code.replace(/[-_]/g, ' ')
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}

/** What does not fit, in one sentence. */
function alarmInWords({ code, here, there, expected, claim, evidence }: ReportAlarm): string {
  if (code === 'repeat-differs') return `Rated ${here} here, and ${there} where it is said again:`
  if (code === 'arithmetic') return `“${here}” does not fit “${there}”: by that it would be ${expected}.`
  if (here === null || there === null)
    return code === 'sources-differ' ? 'Another source says the opposite:' : 'Another claim says the opposite:'
  if (evidence !== null) return `The claim says “${here}”; the quote of its evidence says “${there}”.`
  const where = code === 'sources-differ' ? 'as another source has it' : 'in another claim about the same matter'
  return `“${here}” here, “${there}” ${where}${claim === null ? '.' : ':'}`
}

export const english: ReportStrings = {
  language: 'en',
  title: 'Verification report',
  profile: {
    internal: 'Internal: holds everything, notes included',
    editor: 'For the editor: without the checkers’ notes',
    public: 'For the public: published verdicts only'
  },
  skip: 'Skip to the claims',
  contents: 'Contents',
  madeBy: (version, at) => `Claimbench ${version}, ${at}`,
  summary: 'Summary',
  verdicts: 'Verdicts',
  verdict: 'Verdict',
  claims: 'Claims',
  numberHead: 'No.',
  claimNumber: (number) => `Claim ${number}`,
  noVerdict: 'No verdict yet',
  progress: 'Progress',
  state: {
    candidate: 'Not looked at',
    open: 'Open',
    checking: 'Being checked',
    checked: 'Checked',
    dismissed: 'Dismissed'
  },
  approved: 'Approved',
  coverage: 'Text decided on',
  coverageOf: (percent) => `${percent} % of the characters`,
  openCorrections: 'Open corrections',
  ofTotal: (open, total) => `${open} of ${total}`,
  conflicts: 'Contested',
  conflictNotice: (count) =>
    `${plural(count, 'point is', 'points are')} contested: two people wrote different things and nobody has decided. See the claims marked “Contested”.`,
  projectConflictNotice: (count) =>
    `The project holds ${plural(count, 'unresolved conflict', 'unresolved conflicts')} in all.`,
  sources: 'Sources',
  text: 'Text with its claims',
  key: 'Underlines: dotted, not looked at; dashed, open; solid, being checked or checked; double, approved. The number leads to the claim.',
  keyPublic: 'Checked claims are underlined; the number leads to what was found out.',
  fixSheet: 'Fix sheet',
  nothingToFix: 'Nothing to change and nothing to ask.',
  notProposed: 'Not in order, but nobody has written down yet what to change or ask:',
  from: 'from',
  words: 'Words',
  proposal: 'Change to, or query',
  why: 'Why',
  whoWhen: 'Who, by when',
  answer: 'Answer',
  by: (date) => `by ${date}`,
  changeTo: 'Change to',
  query: 'Query',
  correctionState: {
    open: 'Open',
    accepted: 'Accepted',
    rejected: 'Rejected',
    answered: 'Answered',
    closed: 'Closed'
  },
  claimsInOrder: 'Claims in the order of the text',
  backToText: 'Back to the text',
  notInText: 'Not found in this version of the text',
  speaker: 'Said by',
  anonymous: 'not named',
  articleItself: 'The article itself',
  types: 'Type',
  typeOf: sentence,
  statementFlags: 'Look again at',
  reason: 'Reason',
  explanation: 'Explanation',
  asOf: (date) => `as of ${date}`,
  asOfDate: 'As of',
  otherVerdicts: 'Every checker’s verdict',
  person: 'Person',
  house: 'House decision',
  alarms: 'What does not fit',
  alarm: alarmInWords,
  evidence: 'Evidence',
  stance: { supports: 'Supports', refutes: 'Refutes', mixed: 'Mixed', context: 'Context' },
  translation: (translator) => (translator === '' ? 'Translation' : `Translation (${translator})`),
  page: (label) => `page ${label}`,
  pageIndex: (index) => `page ${index + 1} of the file`,
  paragraph: (paragraph) => `paragraph ${paragraph}`,
  note: 'Note',
  notes: 'Notes',
  corrections: 'Corrections',
  facets: 'Parts ticked one by one',
  facet: {
    name: 'Name',
    title: 'Title',
    number: 'Number',
    date: 'Date',
    place: 'Place',
    quotation: 'Quotation',
    cause: 'Cause'
  },
  facetState: { open: 'Open', ok: 'Right', wrong: 'Wrong' },
  part: 'Part',
  mark: 'Mark',
  reviews: 'Sign-off',
  review: {
    approved: 'Approved',
    stale: 'Approved, but changed since',
    'own-verdict': 'Approved the own verdict, which does not count',
    'changes-requested': 'Changes requested'
  },
  contested: 'Contested',
  conflictKind: {
    values: 'Two people wrote different values',
    'edited-and-deleted': 'One person edited what another deleted',
    'edited-and-dismissed': 'One person edited what another dismissed'
  },
  contestedField: (entity, field) => `${sentence(entity)}, ${field}`,
  worthiness: 'Worth checking',
  partOf: 'Part of',
  contains: 'Contains',
  repeated: 'Made again as',
  dismissed: 'Dismissed: not claims, or not to be checked',
  untouched: (count) => `Not looked at: ${plural(count, 'claim', 'claims')}`,
  untouchedCount: (count) =>
    `${plural(count, 'more claim was', 'more claims were')} found in the text, but nobody has looked at ${count === 1 ? 'it' : 'them'}; dotted in the text.`,
  usedBy: 'Used by',
  unused: 'Not used by a claim',
  published: 'Published',
  lastUpdated: 'last updated',
  accessed: 'Accessed',
  sourceKind: sentence,
  byline: 'By',
  untitled: 'Untitled',
  none: 'None.',
  verify: 'How to verify this report',
  verifyWhat:
    'Fingerprints let you tell whether the text was the one that was checked, and whether the project’s history is still the one this report was made from.',
  verifyText: 'SHA-256 of the article’s text (UTF-8, line feeds)',
  verifyLog: (position) =>
    `SHA-256 of the newest entries of the project’s history, at ${plural(position, 'entry', 'entries')}`,
  verifyLimit:
    'Keep this report outside the project: “claimbench verify” proves that a history is whole, but only a witness like this one shows that its newest entries were not cut off.',
  footer: 'Made with Claimbench'
}
