import { type ElementType, memo, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { BlockView, Mark } from '../../../../shared/contract/index.ts'
import { placeText } from '../../sources/place-text.ts'
import { useDesk } from '../desk-store.ts'
import { layoutMarks, type MarksInput } from '../logic/marks-layout.ts'
import { pickedRange } from '../logic/picking.ts'
import { heldEnd } from '../logic/rewording.ts'
import type { TextWindow } from '../logic/windows.ts'
import { claimsStartingIn, Gutter, useGlyphPlaces } from './gutter.tsx'
import { SegmentText } from './segment-text.tsx'
import { lanesOf, useBlock } from './use-article-text.ts'

const tags: Partial<Record<BlockView['kind'], ElementType>> = {
  // The screen's own first heading is the article's title, whether or not this block is there.
  headline: 'h2',
  quote: 'blockquote',
  caption: 'p',
  'list-item': 'p'
}

interface ArticleBlockProps {
  readonly revision: string
  readonly window: TextWindow
  readonly index: number
  readonly estimate: number
}

/** One block of the article; grey lines until its text is there. */
export const ArticleBlock = memo(function ArticleBlock({ revision, window, index, estimate }: ArticleBlockProps) {
  const { t } = useTranslation('desk')
  const { block, before, marks, failed } = useBlock(revision, window, index)
  const here = useMemo(() => (block && marks ? claimsTouching(block, marks.claims) : []), [block, marks])
  // A block is drawn again only when the choice comes to one of its claims or leaves it.
  const selected = useDesk((state) => (here.some(({ id }) => id === state.claim) ? state.claim : null))
  const mode = useDesk((state) => state.mode)
  const found = useDesk((state) => state.found)
  const several = useDesk((state) => state.several)
  const showDismissed = useDesk((state) => state.showDismissed)
  const textRef = useRef<HTMLElement>(null)
  const gutterRef = useRef<HTMLUListElement>(null)

  const input = useMemo((): MarksInput | null => {
    if (!marks) return null
    const shown = here.filter((mark) => showDismissed || mark.state !== 'dismissed' || mark.id === selected)
    const base: MarksInput = {
      marks: shown,
      lanes: lanesOf(marks, showDismissed),
      passages: marks.passages,
      selected,
      found
    }
    if (mode.kind === 'picking') return { ...base, picked: [pickedRange(mode.pick)] }
    if (mode.kind === 'rewording') {
      const { picks, at } = mode.chosen
      const others = picks.filter((_, index) => index !== at)
      // The words it had stay underlined; the wash is what it will have.
      const picked = [...picks.slice(at, at + 1), ...others].map(pickedRange)
      return { ...base, selected: null, picked, grip: heldEnd(mode.chosen)?.side ?? null }
    }
    if (mode.kind === 'merging') {
      return {
        ...base,
        found: here.filter(({ id }) => mode.others.includes(id)).flatMap(({ ranges }) => ranges)
      }
    }
    if (mode.kind === 'splitting') return { ...base, cuts: mode.cuts, cursor: mode.points[mode.at] ?? null }
    return several.length === 0 ? base : { ...base, chosen: several }
  }, [marks, here, showDismissed, selected, found, mode, several])
  const claims = useMemo(
    () => (block ? claimsStartingIn(block, here, showDismissed) : []),
    [block, here, showDismissed]
  )

  useGlyphPlaces(gutterRef, textRef, block, claims, input)

  if (!block) {
    return (
      <div className="block block-waiting" style={{ blockSize: estimate }}>
        {failed ? <p className="soft">{t('article.blockFailed')}</p> : null}
      </div>
    )
  }
  const Tag =
    block.kind === 'heading'
      ? (`h${Math.min(6, Math.max(2, block.level + 1))}` as ElementType)
      : (tags[block.kind] ?? 'p')
  // Paragraphs are counted where somebody cites them; over an article only pages and times are shown.
  const place = block.page || block.time ? placeText(t, block, before) : ''
  return (
    <div className={`block block-${block.kind}${block.continued ? ' block-continued' : ''}`} data-level={block.level}>
      {place ? <span className="block-place tabular">{place}</span> : null}
      <Gutter block={block} claims={claims} selected={selected} several={several} gutterRef={gutterRef} />
      {block.kind === 'table' ? (
        <TableText block={block} input={input} textRef={textRef} />
      ) : (
        <Tag className="block-text" dir="auto" ref={textRef}>
          <Segments block={block} input={input} start={block.start} end={block.end} />
        </Tag>
      )}
    </div>
  )
})

/** Claims of which at least a part stands in the block. */
function claimsTouching(block: BlockView, marks: readonly Mark[]): readonly Mark[] {
  return marks.filter(({ ranges }) => ranges.some(({ start, end }) => start < block.end && end > block.start))
}

interface SegmentsProps {
  readonly block: BlockView
  readonly input: MarksInput | null
  readonly start: number
  readonly end: number
}

const bare: MarksInput = { marks: [], lanes: new Map(), passages: [], selected: null }

function Segments({ block, input, start, end }: SegmentsProps) {
  const segments = useMemo(() => layoutMarks({ start, end }, input ?? bare), [start, end, input])
  return segments.map((segment) => (
    <SegmentText key={segment.start} segment={segment}>
      {block.text.slice(segment.start - block.start, segment.end - block.start)}
    </SegmentText>
  ))
}

/** One line a row, cells parted by tabs. */
function TableText({
  block,
  input,
  textRef
}: Pick<SegmentsProps, 'block' | 'input'> & { textRef: React.RefObject<HTMLElement | null> }) {
  const rows = useMemo(() => tableCells(block), [block])
  return (
    <table className="block-text block-table-grid" ref={textRef as React.RefObject<HTMLTableElement | null>}>
      <tbody>
        {rows.map((row) => (
          <tr key={row[0]?.start ?? 0}>
            {row.map((cell) => (
              <td key={cell.start} dir="auto">
                <Segments block={block} input={input} start={cell.start} end={cell.end} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function tableCells(block: BlockView): readonly (readonly { readonly start: number; readonly end: number }[])[] {
  let at = block.start
  return block.text.split('\n').map((line) => {
    const cells = line.split('\t').map((cell) => {
      const start = at
      at += cell.length + 1
      return { start, end: start + cell.length }
    })
    return cells
  })
}
