import { afterAll, expect, it } from 'vitest'
import { isAffected } from '../../../src/renderer/api/affected.ts'
import { type AppEvent, MOST_CHOSEN, projectQueries, type QueryName } from '../../../src/shared/contract/index.ts'
import { toAppError } from '../../../src/shared/errors.ts'
import { anyCommand, commandKinds, rules } from '../../support/any-command.ts'
import {
  about,
  content,
  type Desk,
  makeSigner,
  newProjectFile,
  openDesk,
  reading,
  talks,
  temporaryFolder
} from '../../support/project.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

/** Few claims, so that all questions can be asked after every command. */
const text = `More than 300,000 people have been killed, the United Nations said on Tuesday.

The conflict has forced 4.2 million people to flee the country. More than 300,000 people have been killed.
`

const page = { offset: 0, limit: 200 }

/** What a window may have asked: every query, of all that ever was in the project. */
function questions(
  desk: Desk,
  claims: Iterable<string>,
  articles: Iterable<string>,
  revisions: Iterable<string>,
  sources: Iterable<string>
) {
  const asked: [QueryName, unknown][] = [
    ['project.overview', {}],
    ['source.list', { words: '', ...page }],
    ['correction.list', { article: null, ...page }],
    ['history.list', { claim: null, ...page }],
    ['conflict.list', page],
    ['text.search', { words: 'the', scope: 'all', limit: 100 }],
    ['claim.step', { filter: {}, from: null, direction: 'previous' }]
  ]
  asked.push(['claim.tally', { claims: [...claims].slice(0, MOST_CHOSEN) }])
  const filters = [
    {},
    { openFacets: true },
    { alarms: true },
    { withCorrection: true },
    { conflict: true },
    { words: 'no' },
    { signOff: 'awaiting' },
    { signOff: 'approved' }
  ]
  for (const filter of filters) asked.push(['claim.list', { filter, ...page }], ['claim.ids', { filter, ...page }])
  for (const revision of revisions) {
    asked.push(['article.blocks', { revision, ...page }], ['article.marks', { revision, start: 0, end: 100_000 }])
  }
  for (const article of articles) {
    for (const method of ['article.view', 'article.coverage', 'claim.speakers'] as const)
      asked.push([method, { article }])
  }
  for (const source of sources) asked.push(['source.view', { source }], ['source.blocks', { source, ...page }])
  for (const claim of claims) {
    asked.push(['claim.detail', { claim }], ['claim.index', { filter: { withCorrection: true }, claim }])
  }
  const answers = new Map<string, { method: QueryName; answer: string }>()
  for (const [method, input] of asked) {
    let answer: unknown
    try {
      answer = desk.session.answer({ method, input, client: 'window' }).value
      // Its coverage is for a first look; what follows decisions is `article.coverage`.
      if (method === 'article.view') answer = { ...(answer as object), coverage: null }
    } catch (thrown) {
      answer = toAppError(thrown).code
    }
    answers.set(`${method} ${JSON.stringify(input)}`, { method, answer: JSON.stringify(answer) })
  }
  expect(new Set(asked.map(([method]) => method))).toEqual(new Set(Object.keys(projectQueries)))
  return answers
}

it('whatever a command changes of an answer, its event makes the window ask again', async () => {
  const path = newProjectFile(folder.path)
  const [ours, theirs] = [makeSigner(), makeSigner()]
  let desk = openDesk(path, { signer: ours })
  desk.import(await reading(text))
  const [claims, articles, revisions] = [new Set<string>(), new Set<string>(), new Set<string>()]
  const sources = new Set<string>()
  const done = new Set<string>()
  const missed = new Set<string>()

  let shown: ReturnType<typeof questions> | undefined
  const watch = (method: string, input: unknown): boolean => {
    for (const { id, article, revision } of desk.ask('claim.list', { filter: {}, offset: 0, limit: 500 }).rows) {
      claims.add(id)
      articles.add(article)
      revisions.add(revision)
    }
    for (const { id } of desk.ask('source.list', { words: '', ...page }).rows) sources.add(id)
    const before = shown ?? questions(desk, claims, articles, revisions, sources)
    let event: Extract<AppEvent, { type: 'changed' }> | undefined
    try {
      event = desk.session.answer({ method, input, client: 'window' }).event
    } catch (thrown) {
      expect([...rules, 'changed-since']).toContain(toAppError(thrown).code)
      return false
    }
    if (!event) return false
    shown = questions(desk, claims, articles, revisions, sources)
    for (const [question, { method: asked, answer }] of shown) {
      if (before.has(question) && answer !== before.get(question)?.answer && !isAffected(asked, event))
        missed.add(`${asked} after ${method}`)
    }
    return true
  }

  sources.add((await desk.attach({ text: talks })).value.source)
  const [attached = ''] = sources
  expect(watch('source.detach', { source: attached })).toBe(true)
  expect(watch('history.undo', {})).toBe(true)
  // While the text's two claims of the same are as they were: chance seldom rates one of them before it changes them.
  const repeated = desk
    .ask('claim.list', { filter: {}, offset: 0, limit: 500 })
    .rows.find(({ group }) => group !== null)
  const claim = repeated?.id ?? ''
  const ok = { scale: 'house-check', rating: 'ok', rationale: 'yes', explanation: '', asOf: null }
  watch('verdict.set', { claim, ...ok, house: false })
  const verdict = desk.ask('claim.detail', { claim }).verdicts[0]?.id ?? ''
  if (watch('verdict.makeHouse', { claim, verdict })) done.add('verdict.makeHouse')
  if (watch('verdict.applyToRepeats', { claim })) done.add('verdict.applyToRepeats')

  const open = () => commandKinds.filter((kind) => !done.has(kind))
  for (let round = 0; round < 2 || (round < 8 && open().length > 0); round += 1) {
    for (let kind = 0; kind < commandKinds.length; kind += 1) {
      const call = anyCommand(desk, { kind, pick: 3 * round + kind, value: round + kind })
      if (!call || !watch(call.method, call.input)) continue
      done.add(call.method)
      // There and back: what is deleted is back for the commands that follow.
      if (call.method.endsWith('.delete') || kind % 3 === round) {
        if (watch('history.undo', {})) watch('history.redo', {})
        if (call.method.endsWith('.delete')) watch('history.undo', {})
      }
    }
    desk.close()
    shown = undefined
    // Another person has the file in turn, so that one signs off what the other rated.
    desk = openDesk(path, { signer: round % 2 ? ours : theirs, person: { name: 'Bob', role: '' } })
  }
  expect([...missed].sort()).toEqual([])
  expect(open()).toEqual([])
  desk.close()
}, 300_000)

it('a deleted source takes its evidence along, and with that the sign-off of the claim', async () => {
  const path = newProjectFile(folder.path, undefined, 'source.claimbench')
  let desk = openDesk(path)
  desk.import(await reading(talks))
  const [claim = ''] = desk.ask('claim.list', { filter: {}, offset: 0, limit: 1 }).rows.map((row) => row.id)
  const { source } = desk.run('evidence.add', {
    claim,
    about,
    content
  })
  desk.run('verdict.set', {
    claim,
    scale: 'house-check',
    rating: 'ok',
    rationale: 'so',
    explanation: '',
    asOf: null
  })
  desk.close()
  desk = openDesk(path, { signer: makeSigner(), person: { name: 'Bob', role: 'editor' } })
  desk.run('review.add', { claim, kind: 'approve', comment: '' })
  const row = () => desk.ask('claim.detail', { claim }).row
  expect(row()).toMatchObject({ approved: true, evidence: 1 })
  const { event } = desk.session.answer({ method: 'source.delete', input: { source }, client: 'window' })
  expect(row()).toMatchObject({ approved: false, evidence: 0 })
  expect(event && isAffected('claim.list', event)).toBe(true)
  expect(event?.records.map(({ entity }) => entity)).toEqual(['source', 'evidence'])
  desk.close()
})
