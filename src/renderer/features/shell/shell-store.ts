/** What the window shows: which project, which screen, which dialog. Nothing here is a record of the project. */
import { create } from 'zustand'
import type { ArticleMeta, Opened } from '../../../shared/contract/index.ts'

export const screens = ['desk', 'sources', 'corrections', 'history'] as const
export type Screen = (typeof screens)[number]

export type DialogName = 'import' | 'export' | 'check' | 'palette' | 'help' | 'preferences' | 'new-project'

/** A place that another part asks the desk to show; a new object each time. */
export interface Place {
  readonly article: string
  readonly claim: string | null
}

/** For the import dialog: files, pasted words, or an article whose details are to be mended. */
export interface Incoming {
  readonly files: readonly File[]
  readonly text: string | null
  readonly again: { readonly article: string; readonly name: string; readonly meta: ArticleMeta } | null
}

/** A source's file that is to be read. */
export interface SourceReading {
  readonly source: string
  /** The piece of its text to begin at. */
  readonly block: number | null
  /** The evidence form that a passage is for, by its draft's key; null: a new one on the claim that is on the desk. */
  readonly form: string | null
}

export interface ShellState {
  readonly opened: Opened | null
  readonly screen: Screen
  readonly dialog: DialogName | null
  /** What was dropped or pasted, for the import dialog to take in. */
  readonly incoming: Incoming | null
  /** Where the desk should go; the desk sets it back to null when it is there. */
  readonly goTo: Place | null
  /** The article that is on the desk, for what is done with one article from elsewhere. */
  readonly deskArticle: string | null
  /** Whether the export that is being asked for begins with that article alone. */
  readonly exportsArticle: boolean
  /** Words that the list of sources is to be searched for; the list sets it back to null when it is. */
  readonly sourceWords: string | null
  /** Files that were dropped on the list of sources, for it to attach; the list sets it back to null when it has them. */
  readonly sourceFiles: readonly File[] | null
  /** The source's file that lies open over the screen. */
  readonly sourceReading: SourceReading | null
  /** Whether the list of conflicts is to take the keys; it sets it back when it has them. */
  readonly conflictsAsked: boolean
  /** Narrow windows: the inspector lies over the text as a sheet. */
  readonly inspectorSheet: boolean
  /** Narrow windows: the article list lies over the text. */
  readonly articlesSheet: boolean
  open(opened: Opened): void
  leave(): void
  show(screen: Screen): void
  showDialog(dialog: DialogName | null): void
  /** Asks for a report of the article that is on the desk. */
  exportArticle(): void
  setDeskArticle(article: string | null): void
  importThese(files: readonly File[], text?: string): void
  editArticle(again: NonNullable<Incoming['again']>): void
  takeIncoming(): void
  /** Shows the desk at an article or a claim. */
  showPlace(place: Place): void
  /** Shows the sources that have these words. */
  showSource(words: string): void
  sourcesSearched(): void
  attachThese(files: readonly File[]): void
  sourceFilesTaken(): void
  /** Opens a source's file, or with null closes it. */
  readSource(reading: SourceReading | null): void
  /** Shows what two people decided differently. */
  showConflicts(): void
  conflictsShown(): void
  arrived(): void
  setInspectorSheet(open: boolean): void
  setArticlesSheet(open: boolean): void
}

export const useShell = create<ShellState>()((set) => ({
  opened: null,
  screen: 'desk',
  dialog: null,
  incoming: null,
  goTo: null,
  deskArticle: null,
  exportsArticle: false,
  sourceWords: null,
  sourceFiles: null,
  sourceReading: null,
  conflictsAsked: false,
  inspectorSheet: false,
  articlesSheet: false,
  open: (opened) => set({ opened, screen: 'desk', dialog: null, goTo: null }),
  leave: () =>
    set({
      opened: null,
      dialog: null,
      deskArticle: null,
      incoming: null,
      goTo: null,
      sourceFiles: null,
      sourceReading: null,
      inspectorSheet: false,
      articlesSheet: false
    }),
  show: (screen) => set({ screen, inspectorSheet: false, articlesSheet: false }),
  showDialog: (dialog) => set({ dialog, exportsArticle: false }),
  exportArticle: () => set({ dialog: 'export', exportsArticle: true }),
  setDeskArticle: (deskArticle) => set({ deskArticle }),
  importThese: (files, text) => set({ dialog: 'import', incoming: { files, text: text ?? null, again: null } }),
  editArticle: (again) => set({ dialog: 'import', incoming: { files: [], text: null, again } }),
  takeIncoming: () => set({ incoming: null }),
  showPlace: (goTo) => set({ goTo, screen: 'desk', articlesSheet: false }),
  showSource: (sourceWords) => set({ sourceWords, screen: 'sources', inspectorSheet: false, articlesSheet: false }),
  showConflicts: () => set({ conflictsAsked: true, screen: 'history', inspectorSheet: false, articlesSheet: false }),
  conflictsShown: () => set({ conflictsAsked: false }),
  sourcesSearched: () => set({ sourceWords: null }),
  attachThese: (sourceFiles) => set({ sourceFiles }),
  sourceFilesTaken: () => set({ sourceFiles: null }),
  readSource: (sourceReading) => set({ sourceReading }),
  arrived: () => set({ goTo: null }),
  setInspectorSheet: (inspectorSheet) => set({ inspectorSheet }),
  setArticlesSheet: (articlesSheet) => set({ articlesSheet })
}))
