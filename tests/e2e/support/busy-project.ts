/** A project with the sample in it and a morning's work done: what axe and the pictures look at. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { ClaimRow } from '../../../src/shared/contract/index.ts'
import type { EvidenceContent, SourceAbout } from '../../../src/shared/model/values.ts'
import { createColleague } from './colleague.ts'
import { createCalls, importText } from './program-calls.ts'
import { sampleFile, words } from './sample.ts'
import type { Installation } from './start-host.ts'

const source = (title: string, publisher: string, kind: SourceAbout['kind'] = 'document'): SourceAbout => ({
  kind,
  title,
  publisher,
  author: '',
  url: '',
  published: '2016-09-01',
  accessed: '2016-09-05',
  note: ''
})

const evidence = (original: string, place: Partial<EvidenceContent['locator']>): EvidenceContent => ({
  stance: 'supports',
  quote: { original, translation: '', translator: '' },
  locator: { pageLabel: '', pageIndex: null, paragraph: '', timeCode: null, other: '', ...place },
  asOf: '2016-08-31',
  note: ''
})

/**
 * Makes the project by the program's own commands through a page on the start screen, and closes it; then the editor, at a
 * second computer, signs one claim off. Each kind of decision is there at least once. The page has to be loaded again.
 */
export async function makeBusyProject(page: Page, installation: Installation): Promise<void> {
  const call = createCalls(page)
  await call('app.setPreferences', { preferences: { person: { name: 'Mara Lind', role: 'Fact checker' } } })
  const { handle } = await call('projects.create', { title: 'Autumn issue', scale: 'politifact' })
  if (handle === null) throw new Error('no project was made')
  const { project } = await call('projects.open', { handle })
  const article = await importText(call, project, 'syria-talks.txt', readFileSync(sampleFile, 'utf8'), {
    title: 'Syria talks end without a deal',
    published: '2016-09-05'
  })
  await importText(call, project, 'harbour.txt', words.pasted, {
    title: 'Harbour works delayed',
    publisher: 'City desk'
  })

  const { rows } = await call('claim.list', { filter: { article }, offset: 0, limit: 500 }, project)
  /** The shortest claim that holds the words. */
  const claim = (part: string): string => {
    const size = ({ ranges }: ClaimRow): number => ranges.reduce((sum, { start, end }) => sum + end - start, 0)
    const [first] = rows.filter(({ text }) => text.includes(part)).sort((a, b) => size(a) - size(b))
    if (!first) throw new Error(`The sample has no claim “${part}”`)
    return first.id
  }
  const rate = (id: string, rating: string, rationale: string) =>
    call('verdict.set', { claim: id, scale: 'politifact', rating, rationale, explanation: '', asOf: null }, project)
  const tick = async (id: string, most: number): Promise<void> => {
    const { facets } = await call('claim.detail', { claim: id }, project)
    for (const facet of facets.slice(0, most))
      await call('facet.mark', { claim: id, facet: facet.id, state: 'ok' }, project)
  }

  const meeting = claim('met informally on Monday')
  const pool = source('Pool report from Hangzhou', 'White House press pool')
  const spoke = evidence('The two presidents spoke for about 90 minutes.', { paragraph: '3' })
  await call('evidence.add', { claim: meeting, about: pool, content: spoke }, project)
  await tick(meeting, 3)
  await rate(meeting, 'true', 'Two pool reporters saw it.')

  await rate(claim('ended without agreement'), 'true', 'Both delegations said so.')
  await rate(claim('siege on Aleppo on Sunday'), 'half-true', 'The siege was closed again, after a month’s gap.')
  await rate(claim('launching an air strike'), 'mostly-false', 'Most of the strikes hit other groups.')
  await call('claim.setStatus', { claim: claim('sixth year'), state: 'checking' }, project)
  await call('claim.dismiss', { claims: [claim('not dead in the water')] }, project)
  const query = claim('backing the regime')
  const asked = { kind: 'query' as const, wording: 'Since when, and with what?', reason: 'The reader needs a date.' }
  await call(
    'correction.add',
    { claim: query, proposal: { ...asked, addressee: words.editor, deadline: '2016-09-06' } },
    project
  )

  const dead = claim('300,000 people dead')
  await call('claim.restate', { claim: dead, statement: words.restated }, project)
  const count = source(words.source, words.publisher, 'dataset')
  const said = evidence(words.quote, { pageLabel: '4', paragraph: '2' })
  await call('evidence.add', { claim: dead, about: count, content: said }, project)
  const envoy = source('Interview with the UN envoy', 'Swiss radio', 'interview')
  const more = evidence('Some 400,000 may have lost their lives.', { timeCode: 754 })
  await call('evidence.add', { claim: dead, about: envoy, content: { ...more, stance: 'mixed' } }, project)
  await tick(dead, 9)
  await rate(dead, 'mostly-true', words.reason)
  const change = { kind: 'change' as const, wording: words.correction, reason: words.why }
  await call(
    'correction.add',
    { claim: dead, proposal: { ...change, addressee: words.editor, deadline: '2016-09-06' } },
    project
  )
  await call('note.add', { claim: dead, text: words.note }, project)
  await call('projects.close', { project })

  const editor = createColleague(installation, words.editor)
  try {
    const file = join(installation.projects, 'Autumn issue.claimbench')
    const { code, errors } = await editor.cli('review', 'add', file, dead, '--kind', 'approve')
    if (code !== 0) throw new Error(`The editor could not sign off: ${errors}`)
  } finally {
    editor.remove()
  }
}
