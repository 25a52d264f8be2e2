import { RotateCcw, X } from 'lucide-react'
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Draft } from '../../../shared/contract/index.ts'
import type { Block, Removed } from '../../../shared/extraction.ts'
import { Button } from '../../components/index.ts'
import type { ImportItem, ImportStore } from './import-session.ts'
import { MarkedText, type PlacedChange, placedChanges, VisibleText } from './text-marks.tsx'

/** Characters that are shown at first, and that each press on "more" adds. */
const STEP = 30_000

/** One line of the preview: a block of the text, or one that the person left out. */
interface Row {
  readonly id: string
  readonly kind: Block['kind']
  readonly from: number
  readonly text: string
  readonly changes: readonly PlacedChange[]
  /** It was left out by hand. */
  readonly removed: Removed | null
}

/** Blocks of the text in their order, each with its changes, and what was left out by hand where it would stand. */
function rowsOf({ extraction }: Draft, shown: number): Row[] {
  const rows: Row[] = []
  const changes = placedChanges(extraction.changes ?? [])
  const gone = extraction.removed.filter(({ reason }) => reason === 'by-hand')
  const addGone = (at: number) => {
    while (gone[0] !== undefined && gone[0].at <= at) {
      const removed = gone.shift() as Removed
      rows.push({ id: removed.id, kind: 'paragraph', from: 0, text: removed.text, changes: [], removed })
    }
  }
  addGone(0)
  let first = 0
  for (const [index, { kind, start, end }] of extraction.blocks.entries()) {
    if (start >= shown) break
    while ((changes[first]?.place.end ?? Infinity) < start) first += 1
    const own: PlacedChange[] = []
    for (let at = first; (changes[at]?.place.start ?? Infinity) <= end; at += 1) {
      const change = changes[at] as PlacedChange
      if (change.place.end >= start) own.push(change)
    }
    rows.push({
      id: extraction.blockIds?.[index] ?? String(start),
      kind,
      from: start,
      text: extraction.text.slice(start, end),
      changes: own,
      removed: null
    })
    addGone(end)
  }
  return rows
}

interface DraftTextProps {
  readonly session: ImportStore
  readonly item: ImportItem
  readonly draft: Draft
  /** Id of the tracked change that the person looks at: its words are brought into sight. */
  readonly change: string | null
  readonly onChange: (id: string) => void
}

/** The text as it was read, block by block; each can be left out and put back. */
export function DraftText({ session, item, draft, change, onChange }: DraftTextProps) {
  const { t, i18n } = useTranslation()
  const { putBack, leaveOut } = session.getState()
  const { extraction, length } = draft
  const [shown, setShown] = useState(STEP)
  const [active, setActive] = useState<string | null>(null)
  const rows = useMemo(() => rowsOf(draft, shown), [draft, shown])
  const paper = useRef<HTMLElement>(null)
  const last = extraction.blocks.findLast(({ start }) => start < shown)
  const left = length - (last?.end ?? 0)

  useEffect(() => {
    if (change === null) return
    const place = extraction.changes?.find(({ id }) => id === change)?.place
    if (place && place.start >= shown) setShown(place.start + STEP)
    else paper.current?.querySelector(`[data-change="${CSS.escape(change)}"]`)?.scrollIntoView({ block: 'center' })
  }, [change, extraction, shown])

  const leaving = new Set(item.options.leaveOut)
  const tabStop = rows.some(({ id }) => id === active) ? active : rows[0]?.id
  return (
    <article
      ref={paper}
      className="import-text reading"
      aria-label={t('importing:text')}
      lang={extraction.language ?? undefined}
      dir="auto"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it
      tabIndex={0}
      onKeyDown={(event) => moveBetweenBlocks(event)}
      onClick={(event) => {
        const id = changeAt(event)
        if (id !== null) onChange(id)
      }}
    >
      {rows.map((row) => {
        const out = row.removed !== null || leaving.has(row.id)
        return (
          <div key={row.id} className={out ? 'import-row import-row-out' : 'import-row'}>
            <AriaButton
              className="cb-icon-button cb-icon-button-small import-row-act"
              aria-label={t(out ? 'importing:putBackThis' : 'importing:leaveOutThis', { text: row.text.slice(0, 60) })}
              excludeFromTabOrder={row.id !== tabStop}
              onFocus={() => setActive(row.id)}
              onPress={() => {
                if (row.removed !== null) putBack(item.id, row.removed)
                else if (!out) leaveOut(item.id, row.id)
              }}
            >
              {out ? <RotateCcw size={14} aria-hidden /> : <X size={14} aria-hidden />}
            </AriaButton>
            <TextBlock row={row} selected={change} />
          </div>
        )
      })}
      {left > 0 ? (
        <div className="import-more">
          <p>{t('importing:more', { count: left, shown: left.toLocaleString(i18n.language) })}</p>
          {last !== undefined && last !== extraction.blocks.at(-1) ? (
            <Button size="small" onPress={() => setShown(shown + STEP)}>
              {t('importing:showMore')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </article>
  )
}

function changeAt({ target }: MouseEvent): string | null {
  return target instanceof Element ? (target.closest('[data-change]')?.getAttribute('data-change') ?? null) : null
}

/** Arrows go from block to block, Delete does what the button of the block does. */
function moveBetweenBlocks(event: KeyboardEvent<HTMLElement>): void {
  const { key, target, currentTarget } = event
  if (!(target instanceof HTMLElement) || !target.matches('.import-row-act')) return
  if (key === 'Delete' || key === 'Backspace') {
    event.preventDefault()
    target.click()
    return
  }
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  event.preventDefault()
  const all = [...currentTarget.querySelectorAll<HTMLElement>('.import-row-act')]
  all[all.indexOf(target) + step]?.focus()
}

function TextBlock({ row, selected }: { readonly row: Row; readonly selected: string | null }) {
  const { kind, text, from, changes, removed } = row
  const words =
    removed === null ? (
      <MarkedText text={text} from={from} changes={changes} selected={selected} />
    ) : (
      <VisibleText text={text} />
    )
  switch (kind) {
    case 'headline':
      return <h3 className="import-headline">{words}</h3>
    case 'heading':
      return <h4 className="import-heading">{words}</h4>
    case 'list-item':
      return <p className="import-item">{words}</p>
    case 'quote':
      return <blockquote className="import-quote">{words}</blockquote>
    case 'caption':
    case 'byline':
      return <p className="import-caption">{words}</p>
    case 'table':
      return <pre className="import-table">{words}</pre>
    default:
      return <p className={kind === 'lede' ? 'import-lede' : ''}>{words}</p>
  }
}
