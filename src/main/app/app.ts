/** What a host sees of the program, and what the program asks of its host. `app` never imports a host. */
import type { Answer, AppEvent } from '../../shared/contract/index.ts'

/** The whole program behind one call. Made by `createApp`; every host only carries requests, answers and events. */
export interface App {
  /** Answers any JSON value as a request: validates it, runs it, and never throws or rejects. */
  call(request: unknown): Promise<Answer>
  /** Tells every event until the returned function is called. */
  subscribe(listener: (event: AppEvent) => void): () => void
  /** A window or page is gone and will not come back: what was kept for it alone, drafts above all, is let go. */
  clientGone(client: string): void
  /** Opens a project file by its path, for hosts that were given one (command line argument, file association). */
  registerProject(path: string): string
  /** A finished export that the browser host serves once; undefined when the id is unknown or was used. */
  takeDownload(id: string): Promise<Download | undefined>
  /**
   * Closes every project, waits for what is under way, ends workers and the parser: all of it, also where a part of it fails.
   * Rejects afterwards with the first thing that did.
   */
  close(): Promise<void>
}

/** A file made for download. `path` is temporary; `release` removes it. */
export interface Download {
  readonly path: string
  readonly name: string
  readonly mediaType: string
  release(): Promise<void>
}

/** Where an export goes: a path that the person chose, a download, or nothing (cancelled). */
export type SaveTarget = { readonly kind: 'path'; readonly path: string } | { readonly kind: 'download' } | null

/** What differs between hosts. Paths stay on this side; screens only ever see handles. */
export interface HostServices {
  readonly kind: 'electron' | 'browser' | 'cli'
  readonly native: { readonly openDialog: boolean; readonly saveDialog: boolean; readonly menu: boolean }
  /** The native dialog to open a project; null when cancelled. Only called where `native.openDialog`. */
  chooseProject(): Promise<string | null>
  /** The native dialog that places a new project file; null when cancelled. Only called where `native.saveDialog`. */
  placeProject(suggestedPath: string): Promise<string | null>
  /** Where to write an export called `name`. */
  saveTarget(name: string): Promise<SaveTarget>
}

/** Folders of the installation. `home` keeps preferences, the signing key and recent projects. */
export interface Places {
  readonly home: string
  /** Where new projects go: Documents/Claimbench unless configured. */
  readonly projects: string
  readonly temporary: string
  /** The program's own `resources` folder. */
  readonly resources: string
}
