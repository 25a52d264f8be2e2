import { type Keys, keyParts } from './keys.ts'

interface KbdProps {
  readonly keys: Keys
  /** For eyes only: inside of something whose name the keys are no part of. */
  readonly silent?: boolean
}

/** A key combination, each key in its own small box. */
export function Kbd({ keys, silent = false }: KbdProps) {
  const parts = keyParts(keys)
  return (
    <kbd className="cb-kbd" aria-hidden={silent || undefined}>
      {parts.map((part) => (
        <span key={part} className="cb-kbd-key">
          {part}
        </span>
      ))}
    </kbd>
  )
}
