import { type Keys, splitKeys } from '../../components/keys.ts'

/** The part of a keyboard event that decides which action it is. */
export interface KeyPress {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly isComposing?: boolean
  getModifierState?(name: string): boolean
}

/** Where the focus is, as far as keys care. */
export interface KeyPlace {
  /** In a text field: keys write. */
  readonly typing: boolean
  /** On a button, box or handle: Space, Enter and arrows belong to it. */
  readonly widget: boolean
  /** In a menu or list box: letters look for entries. */
  readonly list: boolean
  /** A dialog is open: what is behind it is out of reach. */
  readonly modal: boolean
}

/** What the handler needs to know of an action. */
export interface KeyBound {
  readonly id: string
  readonly keys: readonly Keys[]
  readonly when?: () => boolean
  readonly inFields?: boolean
  readonly inDialogs?: boolean
}

const WIDGET_KEYS = new Set(['Space', 'Enter', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'])

/**
 * The action that a key press stands for, or undefined. The newest action wins where several answer to the same key, so
 * a mode can take a key over while it lasts.
 */
export function chooseAction<A extends KeyBound>(
  actions: readonly A[],
  press: KeyPress,
  place: KeyPlace,
  apple: boolean
): A | undefined {
  if (press.isComposing || press.key === 'Process' || press.key === 'Dead') return undefined
  // By what the key types; then, for layouts that do not type Latin letters or bare digits, by where it sits.
  for (const name of [typedName(press), placedName(press)]) {
    if (name === undefined) continue
    for (let index = actions.length - 1; index >= 0; index--) {
      const action = actions[index]
      if (!action?.keys.some((keys) => matches(keys, name, press, apple))) continue
      if (!reaches(action, name, press, place, apple)) continue
      if (action.when === undefined || action.when()) return action
    }
  }
  return undefined
}

function reaches(action: KeyBound, name: string, press: KeyPress, place: KeyPlace, apple: boolean): boolean {
  if (place.modal && !action.inDialogs) return false
  const modified = apple ? press.metaKey : press.ctrlKey
  if (place.typing) return action.inFields === true
  if (modified) return true
  if (place.widget && WIDGET_KEYS.has(name)) return false
  return !(place.list && (name.length === 1 || WIDGET_KEYS.has(name)))
}

/** Whether the press of the key called `name` is this combination. */
function matches(keys: Keys, name: string, press: KeyPress, apple: boolean): boolean {
  const parts = splitKeys(keys)
  const wanted = parts.at(-1) ?? ''
  if (wanted.toLowerCase() !== name.toLowerCase()) return false
  const has = (modifier: string) => parts.slice(0, -1).includes(modifier)
  // AltGr types a character on many layouts and reports itself as Ctrl+Alt.
  const altGraph = press.getModifierState?.('AltGraph') === true
  const mod = apple ? press.metaKey : press.ctrlKey && !altGraph
  const other = apple ? press.ctrlKey : press.metaKey
  if (mod !== has('Mod') || other !== has('Ctrl')) return false
  if ((press.altKey && !altGraph) !== has('Alt')) return false
  // A symbol is what Shift has already made of the key; only letters and named keys tell Shift apart.
  const symbol = wanted.length === 1 && wanted.toLowerCase() === wanted.toUpperCase()
  return symbol || press.shiftKey === has('Shift')
}

/** The name of a key by what it types: 'j', '?', 'Space', 'Enter'. */
function typedName(press: KeyPress): string {
  return press.key === ' ' ? 'Space' : press.key
}

/** The name of a key by its place on a Latin keyboard, where it types something else. */
function placedName({ code, key }: KeyPress): string | undefined {
  const letter = /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase()
  // On a layout of Latin letters the typed name is right and a second guess would hit another letter's action.
  if (letter !== undefined) return /^[\p{Script=Latin}]$/u.test(key) ? undefined : letter
  const digit = /^Digit(\d)$/.exec(code)?.[1]
  return digit !== undefined && key.length === 1 && !/^\d$/.test(key) ? digit : undefined
}

/** Combinations that two of the actions share while both may run; for tests and for the console in development. */
export function clashes(actions: readonly KeyBound[]): { readonly keys: Keys; readonly ids: readonly string[] }[] {
  const byKeys = new Map<string, string[]>()
  for (const action of actions) {
    if (action.when && !action.when()) continue
    for (const keys of action.keys)
      byKeys.set(keys.toLowerCase(), [...(byKeys.get(keys.toLowerCase()) ?? []), action.id])
  }
  return [...byKeys].filter(([, ids]) => ids.length > 1).map(([keys, ids]) => ({ keys, ids }))
}
