/** One valid call of every method of the contract, in an order in which each finds what it needs. */
import type { Input, MethodName, Output } from '../../src/shared/contract/index.ts'

export const articleText = `Talks on Syria end without a deal

GENEVA — More than 300,000 people have been killed in the war, the United Nations said on Tuesday.

Foreign ministers of 17 countries met in Vienna on 14 November 2015 but agreed on nothing. "There is no deal," the envoy said.

The conflict has forced 4.2 million people to flee the country. Nine out of ten refugees live in neighbouring states.
`

/** What earlier calls gave, for later ones. */
export interface Known {
  handle: string
  project: string
  upload: string
  draft: string
  article: string
  revision: string
  claims: readonly { readonly id: string; readonly start: number; readonly end: number }[]
  source: string
  evidence: string
  verdict: string
  correction: string
  note: string
  passage: string
  facet: string
  position: number
}

export interface Step<M extends MethodName = MethodName> {
  readonly method: M
  readonly input: (known: Known) => Input<M>
  /** Keeps what later steps need. */
  readonly keep?: (value: Output<M>, known: Known) => void
  /** The code with which this call is refused on every host or, with a function, on some. */
  readonly refused?: string | ((host: string) => string | undefined)
}

const step = <M extends MethodName>(
  method: M,
  input: (known: Known) => Input<M>,
  more: Pick<Step<M>, 'keep' | 'refused'> = {}
): Step => ({ method, input, ...more }) as unknown as Step

/** The nth claim in the order of the text. */
const claim = (known: Known, index: number): Known['claims'][number] => {
  const found = known.claims[index]
  if (found === undefined) throw new Error(`The article has only ${known.claims.length} claims.`)
  return found
}

const meta = { title: 'Talks', byline: 'Jo', publisher: 'Desk', published: '2015-11-14', language: 'en', url: '' }
const about = {
  kind: 'page',
  title: 'UN figures',
  author: '',
  publisher: 'UN',
  url: 'https://example.org/',
  published: null,
  accessed: '2015-11-20',
  note: ''
} as const
const content = {
  stance: 'supports',
  quote: { original: 'over 300,000', translation: '', translator: '' },
  locator: { pageLabel: 'iv', pageIndex: 3, paragraph: '', timeCode: null, other: '' },
  asOf: null,
  note: ''
} as const
const proposal = {
  kind: 'query',
  wording: 'Killed since when?',
  reason: 'unclear',
  addressee: 'desk',
  deadline: null
} as const
const all = { filter: {}, offset: 0, limit: 100 }

export const steps: readonly Step[] = [
  step('app.status', () => ({})),
  step('app.setPreferences', () => ({
    preferences: { theme: 'dark', person: { name: 'Jo Řeháková 🖋', role: 'checker' } }
  })),
  step('projects.choose', () => ({}), { refused: (host) => (host === 'browser' ? 'not-supported' : undefined) }),
  step('projects.sample', () => ({})),
  step('projects.create', () => ({ title: 'Contract', scale: 'house-check' }), {
    keep: (value, known) => {
      known.handle = value.handle ?? ''
    }
  }),
  step('projects.open', ({ handle }) => ({ handle }), {
    keep: (value, known) => {
      known.project = value.project
    }
  }),
  step('project.overview', () => ({})),
  step('project.rename', () => ({ title: 'Contract, renamed' })),
  step('project.setScale', () => ({ scale: 'politifact' })),
  step('person.rename', () => ({ name: 'Jo', role: 'checker' })),

  step('import.prepare', () => ({})),
  step('upload.begin', () => ({ name: 'talks.txt', bytes: Buffer.byteLength(articleText) }), {
    keep: (value, known) => {
      known.upload = value.upload
    }
  }),
  step('upload.append', ({ upload }) => ({ upload, base64: Buffer.from(articleText).toString('base64') })),
  step('import.read', ({ project, upload }) => ({ project, upload, options: {} }), {
    keep: (value, known) => {
      known.draft = value.draft
    }
  }),
  step('import.discard', ({ draft }) => ({ draft })),
  step('upload.discard', ({ upload }) => ({ upload })),
  step('import.readText', ({ project }) => ({ project, text: articleText, options: {} }), {
    keep: (value, known) => {
      known.draft = value.draft
    }
  }),
  step('import.reread', ({ draft }) => ({ draft, options: { language: 'en' } }), {
    keep: (value, known) => {
      known.draft = value.draft
    }
  }),
  step('import.commit', ({ project, draft }) => ({ project, draft, meta }), {
    keep: (value, known) => {
      known.article = value.article
      known.revision = value.revision
    }
  }),
  step('import.again', ({ project, article }) => ({ project, article })),
  step('job.cancel', () => ({ job: 'a job that has ended' })),

  step('article.view', ({ article }) => ({ article })),
  step('article.blocks', ({ revision }) => ({ revision, offset: 0, limit: 50 })),
  step('article.marks', ({ revision }) => ({ revision, start: 0, end: 1000 })),
  step('article.coverage', ({ article }) => ({ article })),
  step('article.setMeta', ({ article }) => ({ article, ...meta, title: 'Talks end' })),
  step('claim.list', () => all, {
    keep: (value, known) => {
      known.claims = value.rows
    }
  }),
  step('claim.step', () => ({ filter: {}, from: null, direction: 'next' })),
  step('claim.index', (known) => ({ filter: {}, claim: claim(known, 1).id })),
  step('claim.ids', () => ({ filter: {}, offset: 0, limit: 1000 })),
  step('claim.tally', (known) => ({ claims: [claim(known, 0).id, claim(known, 1).id] })),
  step('claim.speakers', ({ article }) => ({ article })),
  step('claim.detail', (known) => ({ claim: claim(known, 1).id })),

  step('claim.restate', (known) => ({ claim: claim(known, 1).id, statement: 'More than 300,000 people were killed.' })),
  step('claim.setStatus', (known) => ({ claim: claim(known, 1).id, state: 'checking' })),
  step('claim.setStatusOfSeveral', (known) => ({ claims: [claim(known, 0).id, claim(known, 1).id], state: 'open' })),
  step('claim.setTypes', (known) => ({ claim: claim(known, 1).id, types: ['quantity'] })),
  step('claim.setSpeaker', (known) => ({
    claim: claim(known, 1).id,
    chain: [{ source: 'the United Nations', cue: 'said', anonymous: false }]
  })),
  step('claim.set', (known) => ({
    claim: claim(known, 1).id,
    statement: 'More than 300,000 people have been killed.',
    types: ['statistical'],
    state: 'open'
  })),
  step('claim.setRanges', (known) => ({
    claim: claim(known, 1).id,
    ranges: [{ start: claim(known, 1).start, end: claim(known, 1).end - 1 }]
  })),
  step('claim.dismiss', (known) => ({ claims: [claim(known, 0).id] })),
  step('claim.restore', (known) => ({ claims: [claim(known, 0).id] })),
  step(
    'facet.add',
    (known) => ({
      claim: claim(known, 1).id,
      kind: 'number',
      range: { start: claim(known, 1).start, end: claim(known, 1).start + 4 }
    }),
    {
      keep: (value, known) => {
        known.facet = value.id
      }
    }
  ),
  step('facet.mark', (known) => ({ claim: claim(known, 1).id, facet: known.facet, state: 'ok', note: 'seen' })),
  step('source.add', () => ({ about }), {
    keep: (value, known) => {
      known.source = value.id
    }
  }),
  step('source.edit', ({ source }) => ({ source, about: { ...about, title: 'UN figures, 2015' } })),
  step('upload.begin', () => ({ name: 'un.txt', bytes: Buffer.byteLength(articleText), purpose: 'source' }), {
    keep: (value, known) => {
      known.upload = value.upload
    }
  }),
  step('upload.append', ({ upload }) => ({ upload, base64: Buffer.from(articleText).toString('base64') })),
  step('source.attach', ({ project, upload, source }) => ({ project, upload, source, options: { language: 'en' } })),
  step('source.view', ({ source }) => ({ source })),
  step('source.blocks', ({ source }) => ({ source, offset: 0, limit: 50 })),
  step('text.search', ({ source }) => ({ words: 'geneva', scope: 'all', source, limit: 20 })),
  step('source.saveFile', ({ project, source }) => ({ project, source })),
  step('source.detach', ({ source }) => ({ source })),
  step('source.list', () => ({ words: '', offset: 0, limit: 50 })),
  step('evidence.add', (known) => ({ claim: claim(known, 1).id, source: known.source, content }), {
    keep: (value, known) => {
      known.evidence = value.id
    }
  }),
  step('evidence.edit', ({ evidence }) => ({ evidence, content: { ...content, note: 'again' } })),
  step(
    'verdict.set',
    (known) => ({
      claim: claim(known, 1).id,
      scale: 'house-check',
      rating: 'ok',
      rationale: 'The UN says so.',
      explanation: '',
      asOf: '2015-11-20'
    }),
    {
      keep: (value, known) => {
        known.verdict = value.id
      }
    }
  ),
  // The article says it nowhere else.
  step('verdict.applyToRepeats', (known) => ({ claim: claim(known, 1).id }), { refused: 'refused' }),
  step('verdict.makeHouse', (known) => ({ claim: claim(known, 1).id, verdict: known.verdict })),
  step('review.add', (known) => ({ claim: claim(known, 1).id, kind: 'request-changes', comment: 'Since when?' })),
  step('verdict.clear', (known) => ({ claim: claim(known, 1).id })),
  step('correction.add', (known) => ({ claim: claim(known, 1).id, proposal }), {
    keep: (value, known) => {
      known.correction = value.id
    }
  }),
  step('correction.edit', ({ correction }) => ({ correction, proposal: { ...proposal, reason: 'vague' } })),
  step('correction.answer', ({ correction }) => ({ correction, answer: { state: 'answered', text: 'Since 2011.' } })),
  step('correction.list', () => ({ article: null, offset: 0, limit: 50 })),
  step('correction.delete', ({ correction }) => ({ correction })),
  step('note.add', (known) => ({ claim: claim(known, 1).id, text: 'Ask the UN.' }), {
    keep: (value, known) => {
      known.note = value.id
    }
  }),
  step('note.edit', ({ note }) => ({ note, text: 'Asked the UN.' })),
  step('note.delete', ({ note }) => ({ note })),
  step('evidence.delete', ({ evidence }) => ({ evidence })),
  step('source.delete', ({ source }) => ({ source })),
  step('passage.mark', ({ article }) => ({ article, range: { start: 0, end: 5 }, kind: 'nothing-to-check' }), {
    keep: (value, known) => {
      known.passage = value.id
    }
  }),
  step('passage.unmark', ({ passage }) => ({ passage })),
  step('claim.add', (known) => ({
    article: known.article,
    ranges: [{ start: 0, end: 14 }],
    statement: 'There were talks.'
  })),
  step('claim.find', ({ article }) => ({ article, range: { start: 0, end: 200 } })),
  step('claim.merge', (known) => ({ claims: [claim(known, 0).id, claim(known, 1).id] })),
  step('history.undo', () => ({})),
  step('history.redo', () => ({})),
  step('claim.split', (known) => ({
    claim: claim(known, 2).id,
    at: [Math.floor((claim(known, 2).start + claim(known, 2).end) / 2)]
  })),
  step('claim.delete', (known) => ({ claim: claim(known, 3).id })),
  step(
    'conflict.resolve',
    (known) => ({ entity: 'claim', id: claim(known, 1).id, field: 'statement', value: { text: 'x', flags: [] } }),
    { refused: 'refused' }
  ),
  step('conflict.list', () => ({ offset: 0, limit: 100 })),
  step('history.list', () => ({ claim: null, offset: 0, limit: 100 })),
  step('report.export', ({ project }) => ({ project, format: 'json', profile: 'internal' })),
  step('report.export', ({ project, article }) => ({ project, format: 'html', profile: 'editor', article })),
  step('original.save', ({ project, article }) => ({ project, article })),
  step('project.verify', ({ project }) => ({ project })),
  step('article.delete', ({ article }) => ({ article })),
  step('projects.close', ({ project }) => ({ project })),
  step('projects.forget', ({ handle }) => ({ handle }))
]

export const nothingKnown = (): Known => ({
  handle: '',
  project: '',
  upload: '',
  draft: '',
  article: '',
  revision: '',
  claims: [],
  source: '',
  evidence: '',
  verdict: '',
  correction: '',
  note: '',
  passage: '',
  facet: '',
  position: 0
})
