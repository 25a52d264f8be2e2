/** How a key combination is written in the registry: 'j', 'Space', 'Shift+Enter', 'Mod+K', '?'. Mod is ⌘ or Ctrl. */
export type Keys = string

const MAC: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Ctrl: '⌃', Enter: '↩', Escape: 'esc' }
const OTHER: Readonly<Record<string, string>> = { Mod: 'Ctrl', Escape: 'Esc' }
const BOTH: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageUp: 'PgUp',
  PageDown: 'PgDn'
}

/** Whether this is an Apple keyboard; from the browser where there is one. */
export function isApple(platform: string = typeof navigator === 'undefined' ? '' : navigator.platform): boolean {
  return /mac|iphone|ipad/i.test(platform)
}

/** The parts of a combination as people read them: ['Ctrl', 'K']. */
export function keyParts(keys: Keys, apple: boolean = isApple()): string[] {
  const names = apple ? MAC : OTHER
  return splitKeys(keys).map(
    (part) => names[part] ?? BOTH[part] ?? (part.length === 1 && keys.length > 1 ? part.toUpperCase() : part)
  )
}

/** 'Mod+Shift+Z' → ['Mod', 'Shift', 'Z']; the plus key itself is '+'. */
export function splitKeys(keys: Keys): string[] {
  if (keys === '+') return ['+']
  return keys.endsWith('++') ? [...keys.slice(0, -2).split('+'), '+'] : keys.split('+')
}

/** The form that `aria-keyshortcuts` wants. */
export function ariaKeys(keys: Keys, apple: boolean = isApple()): string {
  return splitKeys(keys)
    .map((part) => (part === 'Mod' ? (apple ? 'Meta' : 'Control') : part === '+' ? 'Plus' : part))
    .join('+')
}
