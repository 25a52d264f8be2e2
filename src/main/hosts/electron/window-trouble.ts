/** What a person is asked when the window's page has ended, hangs, could not be shown or cannot reach the program. */
import type { MessageBoxOptions, RenderProcessGoneDetails } from 'electron'
import { explanationPage } from '../explanation-page.ts'

export type Trouble =
  | { readonly kind: 'gone'; readonly reason: RenderProcessGoneDetails['reason'] }
  | { readonly kind: 'hangs' }
  | { readonly kind: 'not-shown'; readonly code: number; readonly description: string }
  | { readonly kind: 'no-bridge'; readonly description: string }

/** `again`: the page is loaded again; `wait`: nothing is done; `quit`: the program ends. */
export type WayOut = 'again' | 'wait' | 'quit'

export interface Question {
  readonly options: Pick<MessageBoxOptions, 'type' | 'message' | 'detail' | 'buttons' | 'defaultId' | 'cancelId'>
  /** What each button does, in their order. */
  readonly ways: readonly WayOut[]
}

/** Chromium's code of a load that was given up for another one. */
const ABORTED = -3

const kept = 'Everything that was done is in the project file; only what was being typed may be lost.'

const question = (message: string, detail: string, ...ways: readonly (readonly [WayOut, string])[]): Question => ({
  options: {
    type: 'warning',
    message,
    detail,
    buttons: ways.map(([, label]) => label),
    defaultId: 0,
    // Closing the question presses the button that does least.
    cancelId: Math.max(
      0,
      ways.findIndex(([way]) => way === 'wait')
    )
  },
  ways: ways.map(([way]) => way)
})

/** Null where nothing is wrong: a page that ended in good order, a load that another one took the place of. */
export function questionOf(trouble: Trouble): Question | null {
  switch (trouble.kind) {
    case 'gone':
      if (trouble.reason === 'clean-exit') return null
      return question(
        trouble.reason === 'oom' ? 'This window ran out of memory' : 'This window stopped working',
        `${kept} (${trouble.reason})`,
        ['again', 'Load it again'],
        ['quit', 'Quit']
      )
    case 'hangs':
      return question(
        'This window does not answer',
        kept,
        ['wait', 'Wait'],
        ['again', 'Load it again'],
        ['quit', 'Quit']
      )
    case 'not-shown':
      if (trouble.code === ABORTED) return null
      return question(
        'The screens of Claimbench could not be shown',
        `Your projects are untouched. If this goes on, install Claimbench again. (${trouble.description || trouble.code})`,
        ['again', 'Try again'],
        ['quit', 'Quit']
      )
    case 'no-bridge':
      return question(
        'The screens of Claimbench cannot reach the program',
        `Your projects are untouched. If this goes on, install Claimbench again. (broken-install: ${trouble.description})`,
        ['again', 'Try again'],
        ['quit', 'Quit']
      )
  }
}

/** One line for the log. */
export function inShort(trouble: Trouble): string {
  switch (trouble.kind) {
    case 'gone':
      return `the page ended: ${trouble.reason}`
    case 'hangs':
      return 'the page does not answer'
    case 'not-shown':
      return `the page could not be shown: ${trouble.description} (${trouble.code})`
    case 'no-bridge':
      return `the preload script failed: ${trouble.description}`
  }
}

/** The address of a page that stands in place of the screens where those cannot be shown: never an empty window. */
export function failurePage(description: string): string {
  return `data:text/html;charset=utf-8,${encodeURIComponent(notShownPage(description))}`
}

/** @param what  for whoever is asked for help: a code, or the engine's own word */
export function notShownPage(what: string): string {
  return explanationPage('The screens of Claimbench could not be shown', [
    'Your projects are untouched.',
    `Quit Claimbench and start it again. If this goes on, install it again. (${what})`
  ])
}
