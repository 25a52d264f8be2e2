/** What the desk's keys, buttons and palette do. One list, whatever way a person takes. */
import type { QueryClient } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import type {
  ClaimDetail,
  ClaimFilter,
  ClaimRow,
  CommandName,
  FacetView,
  Input,
  Marks,
  Output,
  Overview,
  QueryName
} from '../../../shared/contract/index.ts'
import type { FacetKind, Range } from '../../../shared/model/values.ts'
import type { Client } from '../../api/client.ts'
import { describeError } from '../../api/errors.ts'
import { queryKey, runCommand } from '../../api/hooks.ts'
import { showError, showToast } from '../../components/toasts.ts'
import { useShell } from '../shell/shell-store.ts'
import type { DeskForm, DeskStore } from './desk-store.ts'
import { labelText, shorten } from './labels.ts'
import { approvalHindrance } from './logic/approval.ts'
import { type ForeseenChange, type ForeseenFacet, foreseeDetail, foreseeMarks } from './logic/foresee.ts'
import { leftBehindText } from './logic/left-behind.ts'
import { claimFilter, nextOpenFacet, openFilter } from './logic/navigation.ts'
import { cutPoints } from './logic/words.ts'
import { sayStep } from './say-step.ts'

export interface DeskParts {
  readonly client: Client
  readonly queries: QueryClient
  readonly project: string
  readonly store: DeskStore
  /** Of namespace `desk`. */
  readonly t: TFunction
  /** Says something to screen readers. */
  readonly announce: (message: string) => void
}

export type DeskCommands = ReturnType<typeof createDeskCommands>

export const emptyLocator = { pageLabel: '', pageIndex: null, paragraph: '', timeCode: null, other: '' } as const

export function createDeskCommands(parts: DeskParts) {
  const { client, queries, project, store, t, announce } = parts

  const read = <M extends QueryName>(method: M, input: Input<M>, fresh = false): Promise<Output<M>> =>
    queries.fetchQuery({
      queryKey: queryKey(project, method, input),
      queryFn: () => client.call(method, input, { project }),
      ...(fresh ? { staleTime: 0 } : {})
    })
  const run = <M extends CommandName>(method: M, input: Input<M>): Promise<Output<M> | undefined> =>
    runCommand(client, queries, project, method, input)

  /** Acts of keys run one after the other, each on what the one before left. */
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(act: () => Promise<T>): Promise<T | undefined> => {
    const mine = last.then(act).catch((error: unknown) => {
      showError(describeError(error))
      return undefined
    })
    last = mine
    return mine
  }

  let steps = 0
  /** A step to another claim: keys that are typed ahead act on the claim it arrives at. */
  const stepping = async (act: () => Promise<void>): Promise<void> => {
    steps += 1
    await inTurn(act)
    steps -= 1
  }

  const overview = (): Promise<Overview> => read('project.overview', {})
  const detail = (claim: string, fresh = false): Promise<ClaimDetail> => read('claim.detail', { claim }, fresh)
  /** The selected claim as the screen shows it, which does not wait for news that is on its way. */
  const selected = async (): Promise<ClaimDetail | null> => {
    const { claim } = store.getState()
    if (claim === null) return null
    return queries.getQueryData<ClaimDetail>(queryKey(project, 'claim.detail', { claim })) ?? detail(claim)
  }
  const listFilter = (): ClaimFilter | null => {
    const { article, filter } = store.getState()
    return article === null ? null : claimFilter(article, filter)
  }
  const showClaim = async (claim: string): Promise<void> => {
    const { row } = await detail(claim)
    const state = store.getState()
    if (state.article !== row.article) state.openArticle(row.article, claim)
    store.getState().selectClaim(claim, row.start)
  }

  /** Fetches what the same key, or the one that goes back, will ask for next: going through claims does not wait. */
  const lookAhead = async (filter: ClaimFilter, from: string, direction: 'next' | 'previous'): Promise<void> => {
    for (const towards of [direction, direction === 'next' ? 'previous' : 'next'] as const) {
      const { row } = await read('claim.step', { filter, from, direction: towards })
      if (row) await detail(row.id)
    }
  }

  /** Shows a change of a claim before the program has carried it out; its answer and events put right what is not so. */
  const foresee = (claim: string, change: ForeseenChange): void => {
    queries.setQueryData<ClaimDetail>(
      queryKey(project, 'claim.detail', { claim }),
      (shown) => shown && foreseeDetail(shown, change)
    )
    queries.setQueriesData<Marks>(
      { queryKey: [project, 'article.marks'] },
      (shown) => shown && foreseeMarks(shown, claim, change)
    )
  }
  /** Runs a command that was foreseen; where it is refused, the screen is asked again what is so. */
  const runForeseen = async <M extends CommandName>(
    claim: string,
    change: ForeseenChange,
    method: M,
    input: Input<M>
  ): Promise<boolean> => {
    const key = queryKey(project, 'claim.detail', { claim })
    const before = queries.getQueryData<ClaimDetail>(key)
    foresee(claim, change)
    const done = await run(method, input)
    if (!done) {
      queries.setQueryData(key, before)
      await queries.invalidateQueries({ queryKey: [project] })
    }
    return done !== undefined
  }

  const markFacet = (claim: string, facet: FacetView, state: ForeseenFacet['state']): Promise<boolean> =>
    runForeseen(claim, { facet: { ...facet, state } }, 'facet.mark', { claim, facet: facet.id, state })

  const commands = {
    read,
    run,
    announce,
    sayWithUndo,

    /** The claim next to the selected one; the first or last where none is. Stays at the ends. */
    /** Whether a step to another claim is under way. */
    isStepping: (): boolean => steps > 0,
    /** Runs at once, or where a step is under way when it has arrived at a claim. */
    onClaim: (act: () => void): void => {
      const run = (): void => {
        if (store.getState().claim !== null) act()
      }
      if (steps === 0) run()
      else void inTurn(async () => run())
    },

    step: (direction: 'next' | 'previous', which: 'list' | 'open' = 'list') =>
      stepping(async () => {
        const { article, claim, left } = store.getState()
        const filter = which === 'open' && article !== null ? openFilter(article) : listFilter()
        if (!filter) return
        const { row, index, total } = await read('claim.step', { filter, from: claim ?? left, direction })
        if (row) {
          // The step knows the place already; the strip need not ask for it.
          queries.setQueryData(queryKey(project, 'claim.index', { filter, claim: row.id }), { index, total })
          store.getState().selectClaim(row.id, row.start)
          void lookAhead(filter, row.id, direction).catch(() => {})
        } else announce(t(direction === 'next' ? 'announce.lastClaim' : 'announce.firstClaim'))
      }),

    /** Chooses a claim, or while claims are being merged takes it in or leaves it out. */
    select: (row: Pick<ClaimRow, 'id' | 'article' | 'start'>) => {
      if (chooseMerge(row.id)) return
      if (store.getState().article !== row.article) store.getState().openArticle(row.article, row.id)
      store.getState().selectClaim(row.id, row.start)
    },
    /** The same for a claim that is on screen already: nothing scrolls. */
    selectHere: (claim: string) => {
      if (!chooseMerge(claim)) store.getState().selectClaim(claim)
    },
    showClaim: (claim: string) => inTurn(() => showClaim(claim)),
    /** The same for a claim that may be gone meanwhile: then nothing happens. */
    returnTo: (claim: string) => inTurn(() => showClaim(claim).catch(() => undefined)),

    /** Why a command does nothing here. */
    sayReadOnly: () =>
      inTurn(async () => {
        const { readOnlyReason, holder } = await overview()
        showToast(
          readOnlyReason === 'locked' && holder
            ? t('toast.readOnlyHeld', { person: holder.person, host: holder.host })
            : t('toast.readOnly')
        )
      }),

    stepArticle: (step: 1 | -1) =>
      inTurn(async () => {
        const { articles } = await overview()
        const at = articles.findIndex(({ id }) => id === store.getState().article)
        const next = articles[at + step]
        if (next) store.getState().openArticle(next.id)
      }),

    /** Ticks the selected claim's next open facet. */
    tickNextFacet: () =>
      inTurn(async () => {
        const claim = await selected()
        if (!claim) return
        const facet = nextOpenFacet(claim.facets)
        if (!facet) {
          announce(t('announce.noOpenFacet'))
          return
        }
        if (!(await markFacet(claim.row.id, facet, 'ok'))) return
        announce(t('announce.ticked', { kind: t(`facetKind.${facet.kind}`), text: facet.text }))
      }),

    markFacet: (claim: string, facet: FacetView, state: ForeseenFacet['state']) =>
      inTurn(() => markFacet(claim, facet, state)),

    addFacet: (claim: string, kind: FacetKind, range: Range) =>
      inTurn(async () => {
        await run('facet.add', { claim, kind, range })
        clearSelection()
      }),

    /** OK (or true, on a public scale) with the source that was used last, which becomes evidence unless it is already. */
    okWithLastSource: () =>
      inTurn(async () => {
        const claim = await selected()
        if (!claim) return
        const { scale: scaleId, scales } = await overview()
        const scale = scales.find(({ id }) => id === scaleId)
        const ok = scale?.definition.ratings.find((rating) => rating.tone === 'true' && !rating.legacy)
        if (!ok) {
          showToast(t('toast.noOkOnScale', { scale: scale?.definition.name ?? '' }))
          return
        }
        const mine = await myVerdict(claim)
        if (mine && (mine.value.scale !== scaleId || mine.value.rating !== ok.id)) {
          // The reason that stands there was written for another rating: a person looks at it first.
          openForm('verdict', ok.id)
          showToast(t('toast.ratedOtherwise', { rating: mine.rating.label, ok: ok.label }))
          return
        }
        const source = store.getState().lastSource
        const done = await run('verdict.set', {
          claim: claim.row.id,
          scale: scaleId,
          rating: ok.id,
          rationale: mine?.value.rationale ?? '',
          explanation: mine?.value.explanation ?? '',
          asOf: mine?.value.asOf ?? null,
          ...(source ? { source: source.id } : {})
        })
        if (!done) return
        announce(t('announce.rated', { rating: ok.label }))
        if (source) sayWithUndo(t('toast.okWithSource', { rating: ok.label, source: shorten(source.about.title) }))
        else if (claim.evidence.length === 0) showToast(t('toast.okWithoutSource'))
        await detail(claim.row.id, true)
      }),

    /** Dismisses the selected claim, or brings it back. The focus stays on it. */
    dismissOrRestore: () =>
      inTurn(async () => {
        const claim = await selected()
        if (!claim) return
        const gone = claim.row.status === 'dismissed'
        const { id } = claim.row
        const method = gone ? 'claim.restore' : 'claim.dismiss'
        // What it was before it was dismissed, only the program knows.
        const done = await runForeseen(id, gone ? {} : { state: 'dismissed' }, method, { claims: [id] })
        if (!done) return
        if (gone) await detail(id, true)
        announce(t(gone ? 'announce.restored' : 'announce.dismissed'))
      }),

    /** Signs a claim off, the selected one unless said otherwise, or says why this person cannot. */
    approve: (claim: string | null = store.getState().claim) => {
      // Whoever approves vouches for what was on the screen at that moment.
      const seen = client.seen(project)
      return inTurn(async () => {
        if (claim === null) return
        const hindrance = approvalHindrance(await detail(claim, true))
        if (hindrance) {
          showToast(t(`review.${hindrance}`))
          return
        }
        const input = { claim, kind: 'approve', comment: '' } as const
        const options = seen === undefined ? {} : { seen }
        if (await runCommand(client, queries, project, 'review.add', input, options)) announce(t('announce.approved'))
      })
    },

    /** Deletes a claim and goes on to the next; the message has the way back. */
    remove: (claim: string) =>
      inTurn(async () => {
        const { row } = await detail(claim)
        const filter = listFilter()
        const beside = async (direction: 'next' | 'previous'): Promise<ClaimRow | null> =>
          filter ? (await read('claim.step', { filter, from: claim, direction }, true)).row : null
        const next = (await beside('next')) ?? (await beside('previous'))
        if (!(await run('claim.delete', { claim }))) return
        if (store.getState().claim === claim) store.getState().selectClaim(next?.id ?? null, next?.start)
        sayWithUndo(t('toast.claimDeleted', { text: shorten(row.statement || row.text) }))
      }),

    newClaim: (range: Range) =>
      inTurn(async () => {
        const { article } = store.getState()
        if (article === null) return
        const made = await run('claim.add', { article, ranges: [range] })
        if (!made) return
        clearSelection()
        store.getState().selectClaim(made.id, range.start)
        announce(t('announce.newClaim'))
      }),

    /** Marks the stretch as holding nothing to check; a stretch marked just so is unmarked. */
    nothingToCheck: (range: Range, passages: readonly { id: string; start: number; end: number; kind: string }[]) =>
      inTurn(async () => {
        const { article } = store.getState()
        if (article === null) return
        const marked = passages.filter(
          (passage) => passage.kind === 'nothing-to-check' && passage.start <= range.start && passage.end >= range.end
        )
        for (const passage of marked) await run('passage.unmark', { passage: passage.id })
        if (marked.length === 0) {
          await run('passage.mark', { article, range, kind: 'nothing-to-check' })
          announce(t('announce.nothingToCheck'))
        } else announce(t('announce.unmarked'))
        clearSelection()
        store.getState().setMode({ kind: 'reading' })
      }),

    /**
     * Begins to split the selected claim: the cut starts at its middle word, `textOf` gives the article's text. Words that are
     * selected within the claim say already where: it is cut before and after them.
     */
    startSplit: (textOf: (start: number, end: number) => string | undefined, language: string | null) =>
      inTurn(async () => {
        const claim = await selected()
        if (!claim) return
        const points = claim.row.ranges.flatMap(({ start, end }) =>
          cutPoints(textOf(start, end) ?? '', language).map((point) => start + point)
        )
        if (points.length === 0) {
          showToast(t('toast.nothingToSplit'))
          return
        }
        const { selection } = store.getState()
        const at = points.filter((point) => point === selection?.start || point === cutAfter(selection, points))
        if (at.length > 0) {
          clearSelection()
          await split(claim.row.id, at)
          return
        }
        store.getState().setMode({
          kind: 'splitting',
          claim: claim.row.id,
          points,
          at: Math.floor(points.length / 2),
          cuts: []
        })
        store.getState().revealOffset(claim.row.start)
      }),

    applySplit: () =>
      inTurn(async () => {
        const { mode } = store.getState()
        if (mode.kind !== 'splitting') return
        const point = mode.points[mode.at]
        const at = mode.cuts.length > 0 ? [...mode.cuts] : point === undefined ? [] : [point]
        if (at.length === 0) return
        await split(mode.claim, at)
      }),

    /** Begins to merge: the next claim of the text is proposed, clicks and j/k choose others. */
    startMerge: () =>
      inTurn(async () => {
        const claim = await selected()
        const filter = listFilter()
        if (!claim || !filter) return
        const { row } = await read('claim.step', { filter, from: claim.row.id, direction: 'next' }, true)
        store.getState().setMode({ kind: 'merging', claim: claim.row.id, others: row ? [row.id] : [], proposed: true })
      }),

    /** Chooses another claim to merge with; `another` keeps the chosen one and adds the next. */
    moveMerge: (move: 'next' | 'previous' | 'another') =>
      inTurn(async () => {
        const { mode } = store.getState()
        const filter = listFilter()
        if (mode.kind !== 'merging' || !filter) return
        const chosen = [mode.claim, ...mode.others]
        let from = mode.others.at(-1) ?? mode.claim
        const direction = move === 'previous' ? 'previous' : 'next'
        const kept = move === 'another' ? mode.others : mode.others.slice(0, -1)
        for (;;) {
          const { row } = await read('claim.step', { filter, from, direction }, true)
          if (!row) return
          from = row.id
          if (chosen.includes(row.id)) continue
          store.getState().setMode({ ...mode, others: [...kept, row.id], proposed: false })
          store.getState().revealOffset(row.start)
          announce(row.statement || row.text)
          return
        }
      }),

    applyMerge: () =>
      inTurn(async () => {
        const { mode } = store.getState()
        if (mode.kind !== 'merging' || mode.others.length === 0) return
        const made = await run('claim.merge', { claims: [mode.claim, ...mode.others] })
        if (!made) return
        store.getState().setMode({ kind: 'reading' })
        await showClaim(made.id)
        announce(t('announce.merged'))
        const left = leftBehindText(made, (thing, count) => t(`left.${thing}`, { count }))
        if (left) sayWithUndo(t('toast.mergedWithout', { left }))
        // Two statements set side by side seldom read as one.
        openForm('statement')
      }),

    undo: () => inTurn(() => stepBack('history.undo')),
    redo: () => inTurn(() => stepBack('history.redo'))
  }

  /** Undoes or redoes, says what, and goes to where it shows. */
  async function stepBack(method: 'history.undo' | 'history.redo'): Promise<void> {
    const done = await run(method, {})
    if (!done) return
    const undone = method === 'history.undo'
    const what = labelText(t, done.label)
    sayStep(client, project, t(undone ? 'toast.undid' : 'toast.redid', { what }), {
      label: t(undone ? 'common:redo' : 'common:undo'),
      run: () => void (undone ? commands.redo() : commands.undo())
    })
    store.getState().setMode({ kind: 'reading' })
    if (done.claim === null) return
    // The claim may be what was undone: then there is nothing to go to.
    await showClaim(done.claim).catch(() => store.getState().selectClaim(null))
  }

  /** Says what was done, with the way back as long as nothing else happens. */
  function sayWithUndo(message: string): void {
    sayStep(client, project, message, { label: t('common:undo'), run: () => void commands.undo() })
  }

  /**
   * While merging, a click on a claim says that it belongs to the others, or no longer; the first one takes the place of what
   * was proposed. False where nothing is being merged.
   */
  function chooseMerge(claim: string): boolean {
    const { mode, setMode } = store.getState()
    if (mode.kind !== 'merging') return false
    if (claim === mode.claim) return true
    const others = mode.proposed ? [] : mode.others
    setMode({
      ...mode,
      others: others.includes(claim) ? others.filter((other) => other !== claim) : [...others, claim],
      proposed: false
    })
    return true
  }

  /** Opens a form where it can be seen: in a narrow window the inspector is a sheet. */
  function openForm(form: DeskForm, rating?: string): void {
    store.getState().openForm(form, rating)
    useShell.getState().setInspectorSheet(true)
  }

  async function split(claim: string, at: readonly number[]): Promise<void> {
    const made = await run('claim.split', { claim, at: [...at] })
    if (!made) return
    store.getState().setMode({ kind: 'reading' })
    const [first] = made.ids
    if (first !== undefined) await showClaim(first)
    announce(t('announce.split', { count: made.ids.length }))
  }

  async function myVerdict(claim: ClaimDetail): Promise<ClaimDetail['verdicts'][number] | undefined> {
    const { people } = await overview()
    const me = people.find((person) => person.me)?.id
    return claim.verdicts.find((verdict) => verdict.person === me)
  }

  function clearSelection(): void {
    document.getSelection()?.removeAllRanges()
    store.getState().setSelection(null)
  }

  return commands
}

/** Characters between the end of a word and the next word of the same stretch: a space, a mark or two. */
const BETWEEN_WORDS = 3

/** The cut right after the selected words: a cut stands before a word, a selection ends with one. */
function cutAfter(selection: Range | null, points: readonly number[]): number | undefined {
  if (selection === null) return undefined
  return points.find((point) => point >= selection.end && point - selection.end <= BETWEEN_WORDS)
}
