import { QueryClient } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Client } from '../../../../src/renderer/api/client.ts'
import { queryKey } from '../../../../src/renderer/api/hooks.ts'
import { toastQueue } from '../../../../src/renderer/components/toasts.ts'
import { createDeskCommands } from '../../../../src/renderer/features/desk/desk-commands.ts'
import { createDeskStore, type DeskStore, type KnownSource } from '../../../../src/renderer/features/desk/desk-store.ts'
import { wholeList } from '../../../../src/renderer/features/desk/logic/navigation.ts'
import strings from '../../../../src/renderer/i18n/en/desk.json' with { type: 'json' }
import { type CommandName, contract, MOST_CHOSEN } from '../../../../src/shared/contract/index.ts'
import { CodedError } from '../../../../src/shared/errors.ts'
import type { VerdictValue } from '../../../../src/shared/model/values.ts'

interface Call {
  readonly method: string
  readonly input: Record<string, unknown>
}

/** A program of three claims in one article; answers like the real one, as far as the desk looks. */
function program() {
  const calls: Call[] = []
  let refuse = false
  const ids = ['c1', 'c2', 'c3']
  /** What a merge leaves with the parts. */
  const merged: { left?: Record<string, number> } = {}
  /** Of claims that are chosen together. */
  const tally: Record<string, number> = {}
  const gone: string[] = []
  /** Those that the list's filter does not let through. */
  const hidden = new Set<string>()
  const facets: Record<string, string> = { f1: 'open', f2: 'open' }
  const signOff = { mayApprove: 'yes', conflicts: [] as object[], verdicts: [] as object[] }
  const row = (id: string) => ({
    id,
    article: 'a',
    start: ids.indexOf(id) * 100,
    status: 'candidate',
    text: id,
    statement: id,
    facets: {},
    ranges: []
  })
  const answers: Record<string, (input: Record<string, unknown>) => unknown> = {
    'project.overview': () => ({
      articles: [{ id: 'a' }, { id: 'b' }],
      scale: 's',
      people: [{ id: 'p', me: true }],
      scales: [
        {
          id: 's',
          definition: { name: 'House check', ratings: [{ id: 'ok', label: 'OK', tone: 'true', legacy: false }] }
        }
      ]
    }),
    'claim.detail': ({ claim }) => ({
      row: row(String(claim)),
      facets: Object.entries(facets).map(([id, state], index) => ({
        id,
        kind: 'name',
        state,
        start: index,
        end: index + 1,
        text: id
      })),
      evidence: [],
      ...signOff
    }),
    'claim.step': ({ from, direction }) => {
      const step = direction === 'next' ? 1 : -1
      let at = (from === null ? (direction === 'next' ? -1 : ids.length) : ids.indexOf(String(from))) + step
      while (hidden.has(ids[at] ?? '')) at += step
      const next = ids[at]
      return { row: next ? row(next) : null, index: next ? ids.indexOf(next) : null, total: ids.length }
    },
    'facet.mark': ({ facet, state }) => {
      facets[String(facet)] = String(state)
      return {}
    },
    'evidence.add': () => ({ id: 'e', source: 'src' }),
    'verdict.set': () => ({ id: 'v' }),
    'claim.index': ({ claim }) => {
      const index = ids.indexOf(String(claim))
      return { index: index < 0 || hidden.has(String(claim)) ? null : index, total: ids.length }
    },
    'claim.ids': ({ offset, limit }) => ({
      ids: ids.slice(Number(offset), Number(offset) + Number(limit)),
      total: ids.length
    }),
    'claim.tally': ({ claims }) => ({
      states: { candidate: 0, open: 0, checking: 0, checked: 0, dismissed: 0, ...tally },
      missing: (claims as string[]).filter((id) => gone.includes(id))
    }),
    'claim.split': () => ({ ids: ['c2', 'c3'] }),
    'claim.merge': () => ({ id: 'c1', ...merged }),
    'history.undo': () => ({ label: { command: 'facet.mark', params: {} }, claim: 'c2', article: 'a' })
  }
  /** Where the project's log ends; `still` while commands find all as they want it. */
  const log = { position: 5, still: false }
  const client = {
    call: async (method: string, input: Record<string, unknown>) => {
      calls.push({ method, input })
      if (refuse && contract[method as CommandName].kind === 'command') throw new CodedError('refused', 'No.')
      if (
        Array.isArray(input.claims) &&
        method !== 'claim.tally' &&
        input.claims.some((id) => gone.includes(String(id)))
      ) {
        throw new CodedError('not-found', 'Gone.')
      }
      if (contract[method as CommandName].kind === 'command' && !log.still) log.position += 1
      return answers[method]?.(input) ?? {}
    },
    latest: () => log.position,
    seen: () => undefined,
    markShown: () => {},
    missed: () => {},
    onEvent: () => () => {}
  } as unknown as Client
  const commandsSent = () => calls.filter(({ method }) => contract[method as CommandName].kind === 'command')
  return {
    client,
    commandsSent,
    facets,
    merged,
    signOff,
    tally,
    gone,
    hidden,
    /** What is dismissed leaves the list, and comes back with what brings it back. */
    hidesDismissed() {
      const list = (input: Record<string, unknown>) => input.claims as string[]
      answers['claim.dismiss'] = (input) => list(input).map((id) => hidden.add(id))
      answers['claim.restore'] = (input) => list(input).map((id) => hidden.delete(id))
      answers['history.undo'] = () => {
        const [claim = null] = hidden
        hidden.clear()
        return { label: { command: 'claim.dismiss', params: {} }, claim, article: 'a' }
      }
    },
    log,
    refuse: () => {
      refuse = true
    }
  }
}

/** A source as far as choosing it goes. */
const count: KnownSource = {
  id: 'src',
  about: {
    kind: 'dataset',
    title: 'A count',
    author: '',
    publisher: '',
    url: '',
    published: null,
    accessed: null,
    note: ''
  }
}

describe('what keys do', () => {
  let host: ReturnType<typeof program>
  let store: DeskStore
  let said: string[]
  let queries: QueryClient
  let commands: ReturnType<typeof createDeskCommands>

  beforeEach(() => {
    host = program()
    store = createDeskStore()
    said = []
    queries = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false } } })
    const t = ((key: string | string[]) => (Array.isArray(key) ? (key[0] ?? '') : key)) as unknown as TFunction
    commands = createDeskCommands({
      client: host.client,
      queries,
      project: 'p',
      store,
      t,
      announce: (text) => said.push(text)
    })
    store.getState().openArticle('a')
  })

  /** What I have rated the first claim, as the screen shows it. */
  async function rated(value: VerdictValue): Promise<void> {
    const shown = await commands.read('claim.detail', { claim: 'c1' })
    const verdicts = [{ person: 'p', value, rating: { label: value.rating } }]
    queries.setQueryData(queryKey('p', 'claim.detail', { claim: 'c1' }), { ...shown, verdicts })
  }

  test('the article beside one that was imported just now is reached, before the list of articles knows of it', async () => {
    queries.setQueryData(queryKey('p', 'project.overview', {}), { articles: [{ id: 'a' }] })
    store.getState().openArticle('b')
    await commands.stepArticle(-1)
    expect(store.getState().article).toBe('a')
  })

  test('several claims are chosen step by step, and dismissed by one command, which leaves them chosen where the list still has them', async () => {
    await commands.step('next')
    await commands.stretch('next')
    expect(store.getState()).toMatchObject({ claim: 'c2', several: ['c1', 'c2'] })
    host.tally.open = 2
    await commands.dismissOrRestore()
    expect(host.commandsSent()).toEqual([{ method: 'claim.dismiss', input: { claims: ['c1', 'c2'] } }])
    expect(store.getState().several).toEqual(['c1', 'c2'])
    host.tally.open = 0
    host.tally.dismissed = 2
    await commands.dismissOrRestore()
    expect(host.commandsSent()[1]).toEqual({ method: 'claim.restore', input: { claims: ['c1', 'c2'] } })
    await commands.step('next')
    expect(store.getState()).toMatchObject({ claim: 'c3', several: [] })
  })

  test('a claim that a decision takes out of the list makes room for the next, the last one for the one before', async () => {
    host.hidesDismissed()
    store.getState().selectClaim('c2')
    await commands.dismissOrRestore()
    expect(store.getState()).toMatchObject({ claim: 'c3', reveal: { offset: 200 } })
    expect(toastQueue.visibleToasts[0]?.content).toMatchObject({
      message: 'toast.dismissed',
      action: { label: 'common:undo' }
    })
    await commands.dismissOrRestore()
    expect(store.getState().claim).toBe('c1')
    await commands.dismissOrRestore()
    expect(store.getState().claim).toBeNull()
    expect(said.at(-1)).toBe('announce.listDone')
    expect(host.commandsSent().map(({ input }) => input.claims)).toEqual([['c2'], ['c3'], ['c1']])
  })

  test('keys typed ahead of the next claim act on it, one after the other', async () => {
    host.hidesDismissed()
    store.getState().selectClaim('c1')
    const first = commands.dismissOrRestore()
    let acted: string | null = null
    commands.onClaim(() => {
      acted = store.getState().claim
    })
    await Promise.all([first, commands.dismissOrRestore()])
    expect(acted).toBe('c2')
    expect(store.getState().claim).toBe('c3')
  })

  test('a claim that the list did not have stays, and so does one that it still has', async () => {
    store.getState().selectClaim('c2')
    await commands.giveState('checked')
    expect(store.getState().claim).toBe('c2')
    host.hidesDismissed()
    host.hidden.add('c2')
    await queries.invalidateQueries()
    await commands.dismissOrRestore()
    expect(store.getState().claim).toBe('c2')
  })

  test('undoing what took claims out of the list chooses them again; after anything else it goes to one', async () => {
    host.hidesDismissed()
    store.getState().choose(['c1', 'c2'], 'c2')
    await commands.dismissOrRestore()
    expect(store.getState()).toMatchObject({ claim: 'c3', several: [] })
    await commands.undo()
    expect(store.getState()).toMatchObject({ claim: 'c2', several: ['c1', 'c2'] })
    await commands.dismissOrRestore()
    host.log.position += 1
    await commands.undo()
    expect(store.getState()).toMatchObject({ claim: 'c1', several: [] })
  })

  test('undoing a new claim, which is gone then, leaves none chosen', async () => {
    host.hidesDismissed()
    store.getState().selectClaim('c2')
    const call = host.client.call
    host.client.call = (async (...request: Parameters<typeof call>) => {
      const [method] = request
      if (method === 'history.undo') host.hidden.add('c2')
      if (method === 'claim.detail' && host.hidden.has('c2')) throw new CodedError('not-found', 'Gone.')
      return method === 'history.undo'
        ? { label: { command: 'claim.add', params: {} }, claim: 'c2', article: 'a' }
        : call(...request)
    }) as typeof call
    await commands.undo()
    expect(store.getState().claim).toBeNull()
  })

  test('an undo goes to what it changed, but not away from a claim that was chosen meanwhile', async () => {
    store.getState().selectClaim('c1')
    await commands.undo()
    expect(store.getState().claim).toBe('c2')
    store.getState().selectClaim('c1')
    const call = host.client.call
    host.client.call = (async (...request: Parameters<typeof call>) => {
      const answer = await call(...request)
      store.getState().selectClaim('c3')
      return answer
    }) as typeof call
    await commands.undo()
    expect(store.getState().claim).toBe('c3')
  })

  test('what changes nothing offers no way back, which would lead elsewhere', async () => {
    store.getState().choose(['c1', 'c2'], 'c2')
    host.log.still = true
    await commands.giveState('open')
    expect(toastQueue.visibleToasts.map(({ content }) => content.message)).toEqual(['toast.nothingChanged'])
    expect(toastQueue.visibleToasts[0]?.content.action).toBeUndefined()
  })

  test('no more claims are chosen than one step takes, however they are chosen', async () => {
    const most = Array.from({ length: MOST_CHOSEN }, (_, at) => `m${at}`)
    store.getState().choose(most, 'm0')
    commands.chooseAlso('c1')
    expect(store.getState().several).toHaveLength(MOST_CHOSEN)
    expect(toastQueue.visibleToasts[0]?.content).toMatchObject({ message: 'toast.tooMany' })
  })

  test('a D that is typed ahead of the step takes all that the step chose', async () => {
    store.getState().selectClaim('c1')
    host.tally.open = 2
    void commands.stretch('next')
    await commands.dismissOrRestore()
    expect(host.commandsSent()[0]?.input).toEqual({ claims: ['c1', 'c2'] })
  })

  test('Shift and a click choose all in between, Ctrl takes one out, and all of the list are chosen at once', async () => {
    store.getState().selectClaim('c3')
    await commands.chooseTo({ id: 'c1', start: 0 }, 0)
    expect(store.getState()).toMatchObject({ claim: 'c1', several: ['c3', 'c2', 'c1'] })
    commands.chooseAlso('c2')
    expect(store.getState().several).toEqual(['c3', 'c1'])
    await commands.chooseAll()
    expect(store.getState().several).toEqual(['c1', 'c2', 'c3'])
    await commands.giveState('checked')
    expect(host.commandsSent()).toEqual([
      { method: 'claim.setStatusOfSeveral', input: { claims: ['c1', 'c2', 'c3'], state: 'checked' } }
    ])
  })

  test('a claim that was pointed at in the text is chosen up to; one that the list does not hold is taken in alone', async () => {
    store.getState().selectClaim('c1')
    await commands.chooseUpTo('c3')
    expect(store.getState()).toMatchObject({ claim: 'c3', several: ['c1', 'c2', 'c3'] })
    await commands.chooseUpTo('hidden')
    expect(store.getState()).toMatchObject({ claim: 'hidden', several: ['c1', 'c2', 'c3', 'hidden'] })
  })

  test('while claims are merged, Shift or Ctrl and a click say with which, and do not leave the merge', async () => {
    store.getState().selectClaim('c1')
    await commands.startMerge()
    commands.chooseAlso('c3')
    await commands.chooseUpTo('c2')
    expect(store.getState()).toMatchObject({
      claim: 'c1',
      several: [],
      mode: { kind: 'merging', others: ['c3', 'c2'] }
    })
  })

  test('keys that work on one claim do nothing while several are chosen, and say so', async () => {
    store.getState().choose(['c1', 'c2'], 'c2')
    await commands.tickNextFacet()
    await commands.okWithLastSource()
    commands.onClaim(() => store.getState().openForm('note'))
    expect(host.commandsSent()).toEqual([])
    expect(store.getState().form).toBeNull()
    expect(toastQueue.visibleToasts[0]?.content).toMatchObject({ message: 'toast.oneOnly' })
  })

  test('of several claims those that are gone are left out of the choice, and nothing is done', async () => {
    store.getState().choose(['c1', 'c2', 'c3'], 'c2')
    host.gone.push('c2')
    await commands.giveState('open')
    expect(store.getState()).toMatchObject({ claim: 'c1', several: ['c1', 'c3'] })
    expect(toastQueue.visibleToasts[0]?.content).toMatchObject({ message: 'toast.someGone' })
  })

  test('j goes to the first claim, on to the last, and says that it was the last', async () => {
    for (let press = 0; press < 4; press += 1) await commands.step('next')
    expect(store.getState().claim).toBe('c3')
    expect(said).toEqual(['announce.lastClaim'])
    await commands.step('previous')
    expect(store.getState().claim).toBe('c2')
  })

  test('a key typed ahead of a step acts on the claim that the step arrives at', async () => {
    const opened: (string | null)[] = []
    const step = commands.step('next')
    expect(store.getState().claim).toBeNull()
    expect(commands.isStepping()).toBe(true)
    commands.onClaim(() => opened.push(store.getState().claim))
    await Promise.all([step, commands.dismissOrRestore()])
    expect(opened).toEqual(['c1'])
    expect(host.commandsSent()[0]).toMatchObject({ method: 'claim.dismiss', input: { claims: ['c1'] } })
    expect(commands.isStepping()).toBe(false)
  })

  test('Space twice in a hurry ticks two facets, not one twice', async () => {
    store.getState().selectClaim('c1')
    await Promise.all([commands.tickNextFacet(), commands.tickNextFacet(), commands.tickNextFacet()])
    expect(host.commandsSent().map(({ input }) => input.facet)).toEqual(['f1', 'f2'])
    expect(said.at(-1)).toBe('announce.noOpenFacet')
  })

  test('a refused tick does not stay on the screen', async () => {
    store.getState().selectClaim('c1')
    const key = queryKey('p', 'claim.detail', { claim: 'c1' })
    await commands.read('claim.detail', { claim: 'c1' })
    host.refuse()
    await commands.tickNextFacet()
    expect(queries.getQueryState(key)?.isInvalidated).toBe(true)
    expect((await commands.read('claim.detail', { claim: 'c1' })).facets.map(({ state }) => state)).toEqual([
      'open',
      'open'
    ])
  })

  test('o attaches the last source and rates with the scale’s OK in one command, so one undo takes it back', async () => {
    store.getState().selectClaim('c1')
    store.getState().setLastSource(count)
    await commands.okWithLastSource()
    expect(host.commandsSent().map(({ method }) => method)).toEqual(['verdict.set'])
    expect(host.commandsSent()[0]?.input).toMatchObject({ claim: 'c1', scale: 's', rating: 'ok', source: 'src' })
  })

  test('o says which source it attached, with the way back', async () => {
    store.getState().selectClaim('c1')
    store.getState().setLastSource(count)
    await commands.okWithLastSource()
    const [shown] = toastQueue.visibleToasts
    expect(shown?.content).toMatchObject({ message: 'toast.okWithSource', action: { label: 'common:undo' } })
    shown?.content.action?.run()
    await commands.redo()
    expect(host.commandsSent().map(({ method }) => method)).toContain('history.undo')
  })

  test('o on a claim that I rated otherwise sends nothing and opens the form with that rating', async () => {
    const value = {
      scale: 's',
      scaleVersion: 1,
      rating: 'false',
      rationale: 'It is wrong.',
      explanation: '',
      asOf: null
    }
    await rated(value)
    store.getState().selectClaim('c1')
    await commands.okWithLastSource()
    expect(host.commandsSent()).toEqual([])
    expect(store.getState()).toMatchObject({ form: 'verdict', rating: 'ok' })
  })

  test('o on a claim that I rated OK already keeps its reason', async () => {
    const value = { scale: 's', scaleVersion: 1, rating: 'ok', rationale: 'Both said so.', explanation: '', asOf: null }
    await rated(value)
    store.getState().selectClaim('c1')
    await commands.okWithLastSource()
    expect(host.commandsSent()[0]?.input).toMatchObject({ rating: 'ok', rationale: 'Both said so.' })
  })

  test('o without a last source only rates', async () => {
    store.getState().selectClaim('c1')
    await commands.okWithLastSource()
    expect(host.commandsSent().map(({ method }) => method)).toEqual(['verdict.set'])
  })

  test('approving signs off where nothing is in the way', async () => {
    store.getState().selectClaim('c1')
    await commands.approve()
    expect(host.commandsSent()).toEqual([
      { method: 'review.add', input: { claim: 'c1', kind: 'approve', comment: '' } }
    ])
    expect(said).toEqual(['announce.approved'])
  })

  test.each([
    ['review.ownVerdict', { mayApprove: 'own-verdict', verdicts: [{}] }],
    ['review.verdictFirst', { mayApprove: 'no-verdict' }],
    ['review.houseFirst', { mayApprove: 'no-verdict', verdicts: [{}] }],
    ['review.conflictFirst', { mayApprove: 'own-verdict', conflicts: [{}] }]
  ])('approving says %s instead of sending what would be refused', async (reason, signOff) => {
    Object.assign(host.signOff, signOff)
    store.getState().selectClaim('c1')
    await commands.approve()
    expect(host.commandsSent()).toEqual([])
    expect(toastQueue.visibleToasts.map(({ content }) => content.message)).toContain(reason)
  })

  test('a split cuts at the kept cuts, or else where the cut stands, and shows the first part', async () => {
    store.getState().setMode({ kind: 'splitting', claim: 'c1', points: [5, 9, 14], at: 1, cuts: [] })
    await commands.applySplit()
    expect(host.commandsSent()[0]?.input).toEqual({ claim: 'c1', at: [9] })
    expect(store.getState()).toMatchObject({ claim: 'c2', mode: { kind: 'reading' } })
    store.getState().setMode({ kind: 'splitting', claim: 'c1', points: [5, 9, 14], at: 1, cuts: [5, 14] })
    await commands.applySplit()
    expect(host.commandsSent()[1]?.input).toEqual({ claim: 'c1', at: [5, 14] })
  })

  test('merging proposes the next claim, can add another, and never the same twice', async () => {
    store.getState().selectClaim('c1')
    await commands.startMerge()
    expect(store.getState().mode).toMatchObject({ kind: 'merging', others: ['c2'] })
    await commands.moveMerge('another')
    await commands.moveMerge('another')
    expect(store.getState().mode).toMatchObject({ others: ['c2', 'c3'] })
    await commands.applyMerge()
    expect(host.commandsSent()[0]?.input).toEqual({ claims: ['c1', 'c2', 'c3'] })
  })

  test('the first click while merging takes the place of the proposal, further ones add and take out', async () => {
    store.getState().selectClaim('c1')
    await commands.startMerge()
    commands.select({ id: 'c3', article: 'a', start: 200 })
    expect(store.getState().mode).toMatchObject({ kind: 'merging', others: ['c3'] })
    commands.selectHere('c2')
    expect(store.getState().mode).toMatchObject({ others: ['c3', 'c2'] })
    commands.selectHere('c3')
    commands.selectHere('c1')
    expect(store.getState()).toMatchObject({ claim: 'c1', mode: { others: ['c2'] } })
  })

  test('a click on the proposed claim itself takes it', async () => {
    store.getState().selectClaim('c1')
    await commands.startMerge()
    commands.selectHere('c2')
    expect(store.getState().mode).toMatchObject({ others: ['c2'] })
  })

  test('after merging, the new claim is chosen and no form opens unasked', async () => {
    store.getState().selectClaim('c2')
    await commands.startMerge()
    await commands.applyMerge()
    expect(store.getState()).toMatchObject({ claim: 'c1', form: null, mode: { kind: 'reading' } })
  })

  test('a merge says so with the way back, and what stays with the parts', async () => {
    store.getState().selectClaim('c2')
    host.merged.left = { verdicts: 1, reviews: 0, ticks: 2 }
    await commands.startMerge()
    await commands.applyMerge()
    expect(toastQueue.visibleToasts[0]?.content).toMatchObject({
      message: 'toast.merged toast.mergedWithout',
      action: { label: 'common:undo' }
    })
    for (const { key } of toastQueue.visibleToasts) toastQueue.close(key)
    host.merged.left = { verdicts: 0, reviews: 0, ticks: 0 }
    await commands.startMerge()
    await commands.applyMerge()
    expect(toastQueue.visibleToasts.map(({ content }) => content.message)).toEqual(['toast.merged'])
  })

  test('after Escape, steps go on from the claim that was left', async () => {
    store.getState().selectClaim('c2')
    store.getState().selectClaim(null)
    await commands.step('next')
    expect(store.getState().claim).toBe('c3')
    store.getState().selectClaim(null)
    await commands.step('previous')
    expect(store.getState().claim).toBe('c2')
  })

  test('a deleted claim gives the place to the next one, or to the one before, and offers the way back', async () => {
    store.getState().selectClaim('c2')
    await commands.remove('c2')
    expect(store.getState().claim).toBe('c3')
    expect(toastQueue.visibleToasts[0]?.content).toMatchObject({
      message: 'toast.claimDeleted',
      action: { label: 'common:undo' }
    })
    await commands.remove('c3')
    expect(store.getState().claim).toBe('c2')
  })

  test('undo goes to the claim at which it shows', async () => {
    store.getState().selectClaim('c3')
    await commands.undo()
    expect(store.getState()).toMatchObject({ claim: 'c2', reveal: { offset: 100 } })
  })
})

describe('the desk’s place', () => {
  test('another article forgets the claim, the form and the place of the one before, and keeps the filter', () => {
    const store = createDeskStore()
    store.getState().openArticle('a', 'c')
    store.getState().selectClaim('c', 900)
    store.getState().openForm('verdict')
    store.getState().setFilter({ name: 'worth', words: 'euro', speaker: 'The mayor' })
    store.getState().openArticle('b')
    expect(store.getState()).toMatchObject({ claim: null, left: null, form: null, reveal: null })
    // Speakers are of one article.
    expect(store.getState().filter).toEqual({ ...wholeList, name: 'worth', words: 'euro' })
  })

  test('a mode goes on in the text, where its bar and its words are', () => {
    const store = createDeskStore()
    store.getState().setList('table')
    store.getState().setMode({ kind: 'merging', claim: 'c', others: [], proposed: true })
    expect(store.getState().list).toBe('rows')
    store.getState().setList('table')
    store.getState().setMode({ kind: 'reading' })
    expect(store.getState().list).toBe('table')
  })

  test('the same article again changes nothing', () => {
    const store = createDeskStore()
    store.getState().openArticle('a', 'c')
    const before = store.getState()
    store.getState().openArticle('a')
    expect(store.getState()).toBe(before)
  })

  test('a cut never leaves the claim', () => {
    const store = createDeskStore()
    store.getState().setMode({ kind: 'splitting', claim: 'c', points: [3, 8], at: 0, cuts: [] })
    store.getState().moveCut(-1)
    expect(store.getState().mode).toMatchObject({ at: 0 })
    store.getState().moveCut(Number.POSITIVE_INFINITY)
    store.getState().toggleCut()
    expect(store.getState().mode).toMatchObject({ at: 1, cuts: [8] })
  })
})

test('every command of the contract has words for the audit trail', () => {
  const commands = Object.entries(contract).filter(([, { kind }]) => kind === 'command')
  expect(commands.map(([name]) => name).filter((name) => !(name in strings.label))).toEqual([])
})
