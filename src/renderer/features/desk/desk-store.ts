/** What the desk's parts share: where the person is and what they are in the middle of. Nothing here is a record of the project. */
import { createContext, useContext } from 'react'
import { createStore, type StoreApi, useStore } from 'zustand'
import type { SourceRow } from '../../../shared/contract/index.ts'
import type { Locator, Range } from '../../../shared/model/values.ts'
import { type Drafts, type KeptDraft, noDrafts, withDraft } from './drafts.ts'
import type { Choice } from './logic/choice.ts'
import { type ListFilter, toggleCut, wholeList } from './logic/navigation.ts'
import type { Pick } from './logic/picking.ts'
import type { Stretches } from './logic/rewording.ts'

/** A form of the inspector that is open; one at a time. */
export type DeskForm =
  | 'statement'
  | 'speaker'
  | 'types'
  | 'evidence'
  | 'verdict'
  | 'correction'
  /** The correction form, begun as a query. */
  | 'query'
  | 'note'
  | 'review'
  | null

/** What the keys of the article do at the moment. */
export type DeskMode =
  | { readonly kind: 'reading' }
  | { readonly kind: 'picking'; readonly pick: Pick }
  | {
      readonly kind: 'splitting'
      readonly claim: string
      /** Offsets where a word of the claim begins: where it may be cut. */
      readonly points: readonly number[]
      readonly at: number
      readonly cuts: readonly number[]
    }
  | {
      readonly kind: 'rewording'
      readonly claim: string
      readonly chosen: Stretches
      /** The claim's own words when it began; none where they stand in an older text. */
      readonly own: readonly Range[]
      /** The log position that the screen showed then. */
      readonly seen: number | undefined
    }
  | {
      readonly kind: 'merging'
      readonly claim: string
      readonly others: readonly string[]
      /** `others` is only what the program proposes: the first click takes its place. */
      readonly proposed: boolean
    }

/** A source that is in the project, as far as choosing it goes. */
/** Words of a source's file that a person chose as a quote, with where they stand. */
export interface Passage {
  /** The form that takes it in, by its draft's key. */
  readonly form: string
  readonly source: KnownSource
  readonly quote: string
  readonly locator: Locator
}

export type KnownSource = { readonly [Part in 'id' | 'about']: SourceRow[Part] }

export interface DeskState {
  readonly article: string | null
  readonly claim: string | null
  /** Claims chosen together, two or more; none where only `claim` is. */
  readonly several: Choice
  /** The claim that was left last in this article, while none is chosen: steps go on from there. */
  readonly left: string | null
  readonly mode: DeskMode
  readonly form: DeskForm
  readonly filter: ListFilter
  readonly showDismissed: boolean
  /** The source that `o` uses: the one last attached or made here, with what it is called. */
  readonly lastSource: KnownSource | null
  /** A passage of a source's file, for an evidence form to take in. */
  readonly passage: Passage | null
  /** A rating that a number key chose while the verdict form was closed. */
  readonly rating: string | null
  /** What the mouse has selected in the text, tidied. */
  readonly selection: Range | null
  /** Where the article is asked to scroll; a new object each time. */
  readonly reveal: { readonly offset: number } | null
  /** Words searched in the article, and where they were found. */
  readonly found: readonly Range[]
  readonly finding: boolean
  /** How often the search was asked for: once more, and it takes the keys again. */
  readonly findAsked: number
  readonly list: 'rows' | 'table' | null
  /** What forms hold that were left unsent. */
  readonly drafts: Drafts
}

export interface DeskActions {
  openArticle(article: string | null, claim?: string | null): void
  selectClaim(claim: string | null, offset?: number): void
  /** Chooses several claims, with one of them as the selected one. */
  choose(several: Choice, claim: string | null, offset?: number): void
  setMode(mode: DeskMode): void
  openForm(form: DeskForm, rating?: string): void
  setFilter(filter: Partial<ListFilter>): void
  setSelection(range: Range | null): void
  setLastSource(source: KnownSource | null): void
  /** Hands a passage to an evidence form; null: it has it. */
  handPassage(passage: Passage | null): void
  toggleDismissed(): void
  revealOffset(offset: number): void
  setFound(found: readonly Range[]): void
  setFinding(finding: boolean): void
  setList(list: DeskState['list']): void
  /** Keeps what a form holds; null: it was sent or thrown away. */
  keepDraft(key: string, kept: KeptDraft | null): void
  /** Split mode: moves the cut by that many words; infinite steps go to the first or last. */
  moveCut(step: number): void
  toggleCut(): void
}

export type DeskStore = StoreApi<DeskState & DeskActions>

const nobody: Choice = []
const reading: DeskMode = { kind: 'reading' }

export function createDeskStore(drafts: Drafts = noDrafts): DeskStore {
  return createStore<DeskState & DeskActions>((set) => ({
    article: null,
    claim: null,
    several: nobody,
    left: null,
    mode: reading,
    form: null,
    filter: wholeList,
    showDismissed: false,
    lastSource: null,
    passage: null,
    rating: null,
    selection: null,
    reveal: null,
    found: [],
    finding: false,
    findAsked: 0,
    list: 'rows',
    drafts,
    openArticle: (article, claim = null) =>
      set((state) =>
        state.article === article && claim === null
          ? state
          : {
              article,
              claim,
              several: nobody,
              left: null,
              mode: reading,
              form: null,
              selection: null,
              reveal: null,
              found: [],
              // Speakers are of one article; the rest of a filter is wanted in the next one too.
              filter: state.article === article ? state.filter : { ...state.filter, speaker: null }
            }
      ),
    selectClaim: (claim, offset) =>
      set((state) => ({
        claim,
        several: nobody,
        left: claim === null ? (state.claim ?? state.left) : null,
        mode: reading,
        form: state.claim === claim ? state.form : null,
        reveal: offset === undefined ? state.reveal : { offset }
      })),
    choose: (several, claim, offset) =>
      set((state) => ({
        claim,
        several: several.length < 2 ? nobody : several,
        left: null,
        mode: reading,
        form: null,
        reveal: offset === undefined ? state.reveal : { offset }
      })),
    // The bar of a mode and the words it is about stand in the text, not in the table.
    setMode: (mode) => set((state) => ({ mode, selection: null, list: mode.kind === 'reading' ? state.list : 'rows' })),
    openForm: (form, rating) => set({ form, rating: rating ?? null, mode: reading }),
    setFilter: (filter) => set((state) => ({ filter: { ...state.filter, ...filter } })),
    setSelection: (selection) => set({ selection }),
    setLastSource: (lastSource) => set({ lastSource }),
    handPassage: (passage) => set({ passage }),
    toggleDismissed: () => set((state) => ({ showDismissed: !state.showDismissed })),
    revealOffset: (offset) => set({ reveal: { offset } }),
    setFound: (found) => set((state) => (found.length === 0 && state.found.length === 0 ? state : { found })),
    setFinding: (finding) => set(({ findAsked }) => ({ finding, findAsked: finding ? findAsked + 1 : findAsked })),
    setList: (list) => set({ list }),
    keepDraft: (key, kept) => set((state) => ({ drafts: withDraft(state.drafts, key, kept) })),
    moveCut: (step) =>
      set(({ mode }) =>
        mode.kind === 'splitting'
          ? { mode: { ...mode, at: Math.max(0, Math.min(mode.points.length - 1, mode.at + step)) } }
          : {}
      ),
    toggleCut: () =>
      set(({ mode }) => {
        const point = mode.kind === 'splitting' ? mode.points[mode.at] : undefined
        return mode.kind === 'splitting' && point !== undefined
          ? { mode: { ...mode, cuts: toggleCut(mode.cuts, point) } }
          : {}
      })
  }))
}

export const DeskContext = createContext<DeskStore | null>(null)

/** The desk's store itself, for handlers that read it when they run. */
export function useDeskStore(): DeskStore {
  const store = useContext(DeskContext)
  if (!store) throw new Error('useDeskStore outside of the desk')
  return store
}

/**
 * Whether a form of this claim is open. Not that of the claim gone to, as long as the inspector still shows the one before:
 * it would begin with the wrong words.
 */
export function useFormOpen(form: DeskForm, claim: string): boolean {
  return useDesk((state) => state.form === form && state.claim === claim)
}

/** A part of the desk's state; the component is drawn again when that part changes. */
export function useDesk<T>(select: (state: DeskState & DeskActions) => T): T {
  return useStore(useDeskStore(), select)
}
