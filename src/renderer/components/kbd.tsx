import { type Keys, keyParts } from './keys.ts'

/** A key combination, each key in its own small box. */
export function Kbd({ keys }: { readonly keys: Keys }) {
  const parts = keyParts(keys)
  return (
    <kbd className="cb-kbd">
      {parts.map((part) => (
        <span key={part} className="cb-kbd-key">
          {part}
        </span>
      ))}
    </kbd>
  )
}
