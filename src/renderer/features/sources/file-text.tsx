import { useVirtualizer } from '@tanstack/react-virtual'
import { type ElementType, type KeyboardEvent, memo, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { AttachmentView, BlockView, TextHit } from '../../../shared/contract/index.ts'
import type { Range } from '../../../shared/model/values.ts'
import { useQueryMethod } from '../../api/index.ts'
import { selectedRange } from '../desk/logic/selection-offsets.ts'
import { placeText } from './place-text.ts'

interface FileTextProps {
  readonly source: string
  readonly file: AttachmentView
  /** The block that the keyboard is at. */
  readonly at: number
  /** Where to scroll; a new object each time. */
  readonly target: { readonly block: number } | null
  readonly hits: readonly TextHit[]
  readonly onBlock: (block: BlockView) => void
  readonly onAt: (block: number) => void
  readonly onSelect: (range: Range | null) => void
  readonly onUse: () => void
}

/** Blocks that are asked for at once. */
const PAGE = 100

/** The text of a file. Only the blocks around the screen exist; arrow keys go from one to the next. */
export function FileText(props: FileTextProps) {
  const { source, file, at, target, hits, onBlock, onAt, onSelect, onUse } = props
  const { t } = useTranslation('desk')
  const scrollRef = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: file.blocks,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => 96,
    overscan: 8,
    paddingStart: 24,
    paddingEnd: 48
  })
  useEffect(() => {
    if (target) virtualizer.scrollToIndex(target.block, { align: 'center' })
  }, [target, virtualizer])
  useEffect(() => {
    const onChange = (): void => {
      const selection = document.getSelection()
      const root = scrollRef.current
      if (!selection || !root) return
      if (selection.isCollapsed) onSelect(null)
      else if (root.contains(selection.anchorNode) && root.contains(selection.focusNode))
        onSelect(selectedRange(root, selection))
    }
    document.addEventListener('selectionchange', onChange)
    return () => document.removeEventListener('selectionchange', onChange)
  }, [onSelect])
  const hitsOf = useMemo(() => new Map(hits.map((hit) => [hit.block, hit])), [hits])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') {
      event.preventDefault()
      onUse()
      return
    }
    const last = file.blocks - 1
    const steps: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: last }
    const next = event.shiftKey || event.altKey ? undefined : steps[event.key]
    if (next === undefined || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const to = Math.max(0, Math.min(last, next))
    document.getSelection()?.removeAllRanges()
    onAt(to)
    virtualizer.scrollToIndex(to, { align: 'auto' })
  }
  return (
    <div
      className="file-text"
      ref={scrollRef}
      // Keys go through it; it is where reading happens.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to be reachable by keyboard
      tabIndex={0}
      role="document"
      aria-label={t('file.textOf', { name: file.name })}
      lang={file.language ?? undefined}
      onKeyDown={onKeyDown}
    >
      <div className="file-sheet" style={{ blockSize: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => (
          <div
            key={item.key}
            ref={virtualizer.measureElement}
            data-index={item.index}
            className="file-item"
            style={{ transform: `translateY(${item.start}px)` }}
          >
            <FileBlock
              source={source}
              index={item.index}
              current={item.index === at}
              hit={hitsOf.get(item.index) ?? null}
              onBlock={onBlock}
              onAt={onAt}
            />
          </div>
        ))}
      </div>
    </div>
  )
}

interface FileBlockProps {
  readonly source: string
  readonly index: number
  readonly current: boolean
  readonly hit: TextHit | null
  readonly onBlock: (block: BlockView) => void
  readonly onAt: (block: number) => void
}

const FileBlock = memo(function FileBlock({ source, index, current, hit, onBlock, onAt }: FileBlockProps) {
  const { t } = useTranslation('desk')
  const offset = Math.floor(index / PAGE) * PAGE
  const { data, error } = useQueryMethod('source.blocks', { source, offset, limit: PAGE })
  const block = data?.blocks[index - offset]
  const before = data?.blocks[index - offset - 1]
  useEffect(() => {
    if (block) onBlock(block)
  }, [block, onBlock])
  if (!block) return <div className="file-block-waiting">{error ? t('article.blockFailed') : null}</div>
  const place = placeText(t, block, before)
  const Tag: ElementType = block.kind === 'heading' || block.kind === 'headline' ? 'h3' : 'p'
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keyboard's way to a block are the arrow keys of the text
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      className={`file-block file-block-${block.kind}${current ? ' file-block-current' : ''}`}
      aria-current={current ? 'location' : undefined}
      onClick={() => onAt(index)}
    >
      <span className="file-place tabular">{place}</span>
      {block.kind === 'table' ? (
        <FileTable block={block} />
      ) : (
        <Tag className="file-words" dir="auto">
          <Words block={block} hit={hit} />
        </Tag>
      )}
    </div>
  )
})

/** The words of a block, the found ones marked. Each stretch says where in the text it begins. */
function Words({ block, hit }: { readonly block: BlockView; readonly hit: TextHit | null }) {
  const { start, text } = block
  if (!hit) return <span data-start={start}>{text}</span>
  const [from, to] = [hit.start - start, hit.end - start]
  return (
    <>
      <span data-start={start}>{text.slice(0, from)}</span>
      <mark data-start={hit.start}>{text.slice(from, to)}</mark>
      <span data-start={hit.end}>{text.slice(to)}</span>
    </>
  )
}

/** One line a row, cells parted by tabs. */
function FileTable({ block }: { readonly block: BlockView }) {
  const rows = useMemo(() => {
    let at = block.start
    return block.text.split('\n').map((line) =>
      line.split('\t').map((text) => {
        const cell = { start: at, text }
        at += text.length + 1
        return cell
      })
    )
  }, [block])
  return (
    <table className="file-table">
      <tbody>
        {rows.map((row) => (
          <tr key={row[0]?.start}>
            {row.map(({ start, text }) => (
              <td key={start} dir="auto">
                <span data-start={start}>{text}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
