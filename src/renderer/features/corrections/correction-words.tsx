import { useMemo } from 'react'
import { wordChanges } from './word-diff.ts'

interface ChangedWordsProps {
  /** The article's own words. */
  readonly from: string
  readonly to: string
}

/** A new wording on top of the old one: what goes is struck, what comes is underlined, what stays is left alone. */
export function ChangedWords({ from, to }: ChangedWordsProps) {
  const changes = useMemo(() => wordChanges(from, to), [from, to])
  let at = 0
  return (
    <p className="fix-change" dir="auto">
      {changes.map(({ kind, text }) => {
        const key = `${at}`
        at += text.length
        if (kind === 'removed') return <del key={key}>{text}</del>
        if (kind === 'added') return <ins key={key}>{text}</ins>
        return <span key={key}>{text}</span>
      })}
    </p>
  )
}
