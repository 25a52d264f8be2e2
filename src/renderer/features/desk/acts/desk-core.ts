/** What all acts of the desk stand on: asking, running, one after the other, and going to a claim. */
import type { QueryClient } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import type {
  ClaimDetail,
  ClaimFilter,
  CommandName,
  Input,
  Output,
  Overview,
  QueryName
} from '../../../../shared/contract/index.ts'
import type { Client } from '../../../api/client.ts'
import { describeError } from '../../../api/errors.ts'
import { queryKey, type RunOptions, runCommand } from '../../../api/hooks.ts'
import { showError, showToast } from '../../../components/toasts.ts'
import { useShell } from '../../shell/shell-store.ts'
import type { DeskForm, DeskStore } from '../desk-store.ts'
import { claimFilter } from '../logic/navigation.ts'

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

export type DeskCore = ReturnType<typeof createDeskCore>

export function createDeskCore(parts: DeskParts) {
  const { client, queries, project, store, t } = parts

  const read = <M extends QueryName>(method: M, input: Input<M>, fresh = false): Promise<Output<M>> =>
    queries.fetchQuery({
      queryKey: queryKey(project, method, input),
      queryFn: () => client.call(method, input, { project }),
      ...(fresh ? { staleTime: 0 } : {})
    })
  const run = <M extends CommandName>(
    method: M,
    input: Input<M>,
    options?: RunOptions
  ): Promise<Output<M> | undefined> => runCommand(client, queries, project, method, input, options)

  /** Tells, when called after a command, whether it changed anything: what stands so already writes nothing. */
  const watchChanges = (): (() => boolean) => {
    const before = client.latest(project)
    return () => client.latest(project) !== before
  }

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
  const isStepping = (): boolean => steps > 0

  const overview = (fresh = false): Promise<Overview> => read('project.overview', {}, fresh)
  const detail = (claim: string, fresh = false): Promise<ClaimDetail> => read('claim.detail', { claim }, fresh)
  /** Why a key that works on one claim does nothing while several are chosen. */
  const sayOneOnly = (): void => showToast(t('toast.oneOnly', { count: store.getState().several.length }))
  /**
   * The selected claim as the screen shows it, which does not wait for news that is on its way. None where several are chosen:
   * then the person is told.
   */
  const selected = async (): Promise<ClaimDetail | null> => {
    const { claim, several } = store.getState()
    if (several.length > 1) sayOneOnly()
    if (claim === null || several.length > 1) return null
    return queries.getQueryData<ClaimDetail>(queryKey(project, 'claim.detail', { claim })) ?? detail(claim)
  }
  const listFilter = (): ClaimFilter | null => {
    const { article, filter } = store.getState()
    return article === null ? null : claimFilter(article, filter)
  }
  const showClaim = async (claim: string, fresh = false): Promise<void> => {
    const { row } = await detail(claim, fresh)
    const state = store.getState()
    if (state.article !== row.article) state.openArticle(row.article, claim)
    store.getState().selectClaim(claim, row.start)
  }

  /** Opens a form where it can be seen: in a narrow window the inspector is a sheet. */
  function openForm(form: DeskForm, rating?: string): void {
    store.getState().openForm(form, rating)
    useShell.getState().setInspectorSheet(true)
  }

  function clearSelection(): void {
    document.getSelection()?.removeAllRanges()
    store.getState().setSelection(null)
  }

  return {
    ...parts,
    read,
    run,
    inTurn,
    watchChanges,
    stepping,
    isStepping,
    sayOneOnly,
    overview,
    detail,
    selected,
    listFilter,
    showClaim,
    openForm,
    clearSelection
  }
}
