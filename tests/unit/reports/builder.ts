/** A project about the sample article, as the report's reader sees it: every kind of record once at least. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { loadScales } from '../../../src/main/app/scales.ts'
import type { ReportReader } from '../../../src/main/reports/gather.ts'
import type {
  ArticleView,
  ClaimDetail,
  EvidenceView,
  Overview,
  SourceRow,
  VerdictView
} from '../../../src/shared/contract/views.ts'
import { BLOCK_SEPARATOR, type Block } from '../../../src/shared/extraction.ts'
import type { ClaimState, Stance } from '../../../src/shared/model/values.ts'

export const resources = path.resolve(import.meta.dirname, '../../../resources')
export const scales = loadScales(resources)
export const people = { checker: 'person-ines', second: 'person-noor', editor: 'person-tom' } as const

/** Words that stand for what a profile must not show; each is put into exactly one kind of field. */
export const secrets = {
  note: 'SECRET-NOTE told by phone',
  rationale: 'SECRET-RATIONALE for the desk only',
  comment: 'SECRET-COMMENT of the review',
  correction: 'SECRET-CORRECTION wording',
  facet: 'SECRET-FACET remark',
  evidenceNote: 'SECRET-EVIDENCE remark',
  sourceNote: 'SECRET-SOURCE remark',
  unusedSource: 'SECRET-UNUSED source',
  reason: 'SECRET-REASON of the engine',
  person: 'SECRET-PERSON name',
  unrated: 'SECRET-UNRATED statement',
  dismissed: 'SECRET-DISMISSED statement',
  otherVerdict: 'SECRET-OTHER rationale',
  conflict: 'SECRET-CONFLICT value',
  noteConflict: 'SECRET-NOTE-CONFLICT value',
  fileName: 'SECRET-FILE.txt',
  flag: 'SECRET-FLAG',
  otherArticle: 'SECRET-ARTICLE without a published claim'
} as const

/** The sample as an importer gives it: broken lines joined, the blog's furniture gone. */
export function sampleArticle(): { text: string; blocks: Block[] } {
  const lines = readFileSync(path.join(resources, 'samples/syria-talks.txt'), 'utf8').split('\n').slice(0, -2)
  const paragraphs: string[] = []
  for (const line of lines) {
    const open = paragraphs.at(-1)
    if (open === undefined || /[.]$/.test(open)) paragraphs.push(line)
    else paragraphs[paragraphs.length - 1] = `${open} ${line}`
  }
  return layout(paragraphs.map((text, index) => ({ kind: index === 0 ? 'headline' : 'paragraph', text })))
}

/** Blocks joined as extraction joins them. */
export function layout(parts: readonly { kind: Block['kind']; text: string; level?: number }[]): {
  text: string
  blocks: Block[]
} {
  let at = 0
  const blocks = parts.map(({ kind, text, level }): Block => {
    const block = { kind, start: at, end: at + text.length, ...(level === undefined ? {} : { level }) }
    at = block.end + BLOCK_SEPARATOR.length
    return block
  })
  return { text: parts.map((part) => part.text).join(BLOCK_SEPARATOR), blocks }
}

export interface ClaimOptions {
  readonly id?: string
  readonly state?: ClaimState
  readonly statement?: string
  readonly rating?: string
  readonly scale?: string
  readonly rationale?: string
  readonly explanation?: string
  readonly change?: (detail: ClaimDetail) => void
}

export const sourceRow = (id: string, about: Partial<SourceRow['about']>): SourceRow => ({
  id,
  readable: false,
  about: {
    kind: 'page',
    title: '',
    author: '',
    publisher: '',
    url: '',
    published: null,
    accessed: null,
    note: '',
    ...about
  },
  fileName: null,
  evidence: 0
})

export const evidence = (
  id: string,
  claim: string,
  source: SourceRow,
  stance: Stance,
  quote: string,
  change: (content: EvidenceView['content']) => void = () => undefined
): EvidenceView => {
  const content: EvidenceView['content'] = {
    stance,
    quote: { original: quote, translation: '', translator: '' },
    locator: { pageLabel: '', pageIndex: null, paragraph: '', timeCode: null, other: '' },
    asOf: null,
    note: ''
  }
  change(content)
  return { id, claim, source, content, alarms: [], conflict: false }
}

export function verdict(
  claim: string,
  options: Pick<ClaimOptions, 'rating' | 'scale' | 'rationale' | 'explanation'>,
  person: string = people.checker,
  house = true
): VerdictView {
  const scale = options.scale ?? 'politifact'
  const rating = options.rating ?? 'true'
  const known = scales.find((item) => item.id === scale)?.definition.ratings.find((item) => item.id === rating)
  return {
    id: `verdict-${claim}-${house ? 'house' : 'other'}`,
    person,
    value: {
      scale,
      scaleVersion: 1,
      rating,
      rationale: options.rationale ?? '',
      explanation: options.explanation ?? '',
      asOf: '2016-09-06'
    },
    rating: { scale, rating, label: known?.label ?? rating, tone: known?.tone ?? 'other' },
    house,
    conflict: false
  }
}

/** A claim on `words` (one string a range) of the text; throws where they do not stand in it. */
export function claimOn(
  text: string,
  revision: string,
  words: readonly string[],
  options: ClaimOptions = {}
): ClaimDetail {
  let from = 0
  const ranges = words.map((exact) => {
    const start = text.indexOf(exact, from)
    if (start < 0) throw new Error(`"${exact}" is not in the text`)
    from = start + exact.length
    return { start, end: from }
  })
  const start = ranges[0]?.start ?? 0
  const end = ranges.at(-1)?.end ?? 0
  const id = options.id ?? `claim-${start}-${end}-${ranges.length}`
  const verdicts = options.rating === undefined ? [] : [verdict(id, options)]
  const statement = { text: options.statement ?? words.join(' '), flags: [] }
  const detail: ClaimDetail = {
    row: {
      id,
      article: 'article-1',
      revision,
      start,
      end,
      ranges,
      text: words.join(' … '),
      statement: statement.text,
      status: options.state ?? 'checked',
      rating: verdicts[0]?.rating ?? null,
      score: 0.5,
      worth: false,
      types: ['event'],
      role: 'body',
      speaker: null,
      facets: { open: 0, total: 0 },
      evidence: 0,
      corrections: 0,
      approved: false,
      signOff: 'none',
      conflict: false,
      alarms: 0,
      parent: null,
      group: null
    },
    anchor: {
      revision,
      ranges,
      exact: [...words],
      prefix: text.slice(Math.max(0, start - 32), start),
      suffix: text.slice(end, end + 32)
    },
    context: {
      before: text.slice(Math.max(0, start - 240), start),
      hull: text.slice(start, end),
      after: text.slice(end, end + 240)
    },
    statement,
    detection: {
      engine: 'claimbench 1',
      sentence: { start, end },
      role: 'body',
      score: 0.5,
      worth: false,
      reasons: [],
      attribution: [],
      quantities: [],
      dates: [],
      facets: []
    },
    origin: 'engine',
    attribution: [],
    attributionByPerson: false,
    facets: [],
    evidence: [],
    verdicts,
    corrections: [],
    reviews: [],
    mayApprove: 'no-verdict',
    notes: [],
    parent: null,
    children: [],
    repeats: [],
    conflicts: []
  }
  options.change?.(detail)
  return detail
}

export interface ReaderParts {
  readonly text: string
  readonly blocks: readonly Block[]
  readonly claims: readonly ClaimDetail[]
}

export interface ReaderOptions {
  readonly articles: readonly ReaderParts[]
  readonly sources?: readonly SourceRow[]
  readonly title?: string
  readonly language?: string
}

const meta = (title: string, language: string): ArticleView['meta'] => ({
  title,
  byline: 'Staff writer',
  publisher: 'World Affairs Blog',
  published: '2016-09-05',
  language,
  url: 'https://example.org/2016/09/syria-talks.html'
})

/** A reader over plain values. Articles and their revisions are named `article-1`, `revision-1` and so on. */
export function readerOf(options: ReaderOptions): ReportReader {
  const language = options.language ?? 'en'
  const at = (id: string): ReaderParts => options.articles[Number(id.split('-')[1]) - 1] as ReaderParts
  const titleOf = (parts: ReaderParts): string => parts.text.slice(0, parts.blocks[0]?.end ?? 80)
  const coverage = (parts: ReaderParts) => ({ covered: Math.floor(parts.text.length * 0.61), total: parts.text.length })
  const overview: Overview = {
    title: options.title ?? 'Syria talks',
    scale: 'politifact',
    fileName: 'syria.claimbench',
    folder: '',
    readOnly: false,
    readOnlyReason: null,
    holder: null,
    cloudFolder: null,
    articles: options.articles.map((parts, index) => ({
      id: `article-${index + 1}`,
      revision: `revision-${index + 1}`,
      title: titleOf(parts),
      format: 'txt',
      claims: { candidate: 0, open: 0, checking: 0, checked: 0, dismissed: 0 },
      coverage: coverage(parts)
    })),
    people: [
      { id: people.checker, name: `Ines Weber ${secrets.person}`, role: 'Checker', me: true },
      { id: people.second, name: 'Noor Haddad', role: 'Checker', me: false },
      { id: people.editor, name: 'Tom Reyes', role: 'Editor', me: false }
    ],
    scales,
    sources: options.sources?.length ?? 0,
    conflicts: options.articles.flatMap((parts) => parts.claims.flatMap((claim) => claim.conflicts)).length,
    undo: null,
    redo: null
  }
  return {
    overview: () => overview,
    articleView: (id) => {
      const parts = at(id)
      return {
        id,
        revision: id.replace('article', 'revision'),
        meta: meta(titleOf(parts), language),
        format: 'txt',
        encoding: null,
        fileName: secrets.fileName,
        bytes: parts.text.length,
        length: parts.text.length,
        blockStarts: parts.blocks.map((block) => block.start),
        headings: [],
        removed: [],
        warnings: [],
        coverage: coverage(parts)
      }
    },
    articleText: (revision) => at(revision).text,
    blocks: (revision) => at(revision).blocks,
    claimsOf: (article) =>
      at(article).claims.map(({ row, parent, children, repeats, ...detail }) => ({
        ...detail,
        id: row.id,
        types: row.types,
        status: row.status,
        approved: row.approved,
        parent: parent?.id ?? null,
        children: children.map(({ id }) => id),
        repeats: repeats.map(({ id }) => id)
      })),
    sources: () => options.sources ?? [],
    logHeads: () => ({ position: 412, heads: ['b'.repeat(64), 'a'.repeat(64)] })
  }
}
