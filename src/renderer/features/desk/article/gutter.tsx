import { type RefObject, useLayoutEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { BlockView, Mark } from '../../../../shared/contract/index.ts'
import { StateGlyph, VerdictGlyph } from '../../../components/index.ts'
import { useDeskCommands } from '../desk-context.tsx'
import type { Choice } from '../logic/choice.ts'
import type { MarksInput } from '../logic/marks-layout.ts'
import { hullOf } from '../logic/navigation.ts'

/** Claims whose first character stands in the block, in text order. */
export function claimsStartingIn(block: BlockView, marks: readonly Mark[], showDismissed: boolean): readonly Mark[] {
  return marks
    .filter((mark) => showDismissed || mark.state !== 'dismissed')
    .map((mark) => ({ mark, start: hullOf(mark.ranges).start }))
    .filter(({ start }) => start >= block.start && start < block.end)
    .sort((a, b) => a.start - b.start)
    .map(({ mark }) => mark)
}

/**
 * Keeps the glyphs beside their lines. Used by the block, not by the gutter: only the block's own effect runs when both
 * the gutter and the text after it are there.
 */
export function useGlyphPlaces(
  gutterRef: RefObject<HTMLElement | null>,
  textRef: RefObject<HTMLElement | null>,
  block: BlockView | undefined,
  claims: readonly Mark[],
  marks: MarksInput | null
): void {
  // Reading places makes the browser lay out the page, so only what they follow from asks for it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the places follow from what was drawn from these
  useLayoutEffect(() => {
    const place = (): void => placeGlyphs(gutterRef.current, textRef.current)
    place()
    const observer = new ResizeObserver(place)
    if (textRef.current) observer.observe(textRef.current)
    return () => observer.disconnect()
  }, [gutterRef, textRef, block, claims, marks])
}

interface GutterProps {
  readonly block: BlockView
  readonly claims: readonly Mark[]
  readonly selected: string | null
  /** Claims that are chosen together. */
  readonly several: Choice
  readonly gutterRef: RefObject<HTMLUListElement | null>
}

/** A glyph in the margin for each claim, on the line where the claim begins. */
export function Gutter({ block, claims, selected, several, gutterRef }: GutterProps) {
  const { t } = useTranslation('desk')
  const commands = useDeskCommands()

  if (claims.length === 0) return null
  return (
    <ul className="gutter" ref={gutterRef} aria-label={t('article.claimsInBlock')}>
      {claims.map((mark) => {
        const { start, end } = hullOf(mark.ranges)
        const words = block.text.slice(start - block.start, Math.min(end, start + 160) - block.start)
        const look = mark.id === selected ? ' gutter-selected' : several.includes(mark.id) ? ' gutter-chosen' : ''
        const state = t(`state.${mark.approved ? 'approved' : mark.state}`)
        const name = [
          t('article.claimName', { state: mark.rating ? `${mark.rating.label}, ${state}` : state, text: words }),
          mark.worth ? t('article.worth') : '',
          mark.conflict ? t('article.conflict') : ''
        ]
        return (
          <li key={mark.id} data-at={start}>
            <button
              type="button"
              className={`gutter-glyph${look}${mark.conflict ? ' gutter-conflict' : ''}`}
              data-claim={mark.id}
              tabIndex={mark.id === selected ? 0 : -1}
              aria-pressed={look !== ''}
              aria-label={name.filter(Boolean).join('. ')}
              title={state}
              onClick={({ shiftKey, ctrlKey, metaKey }) => {
                if (shiftKey) void commands.chooseUpTo(mark.id)
                else if (ctrlKey || metaKey) commands.chooseAlso(mark.id)
                else commands.selectHere(mark.id)
              }}
            >
              {mark.rating ? (
                <VerdictGlyph tone={mark.rating.tone} size={15} />
              ) : (
                <StateGlyph state={mark.state} approved={mark.approved} size={15} />
              )}
              {mark.worth ? <span className="gutter-worth" aria-hidden /> : null}
            </button>
          </li>
        )
      })}
    </ul>
  )
}

/** Middles that are closer than this, in px, are of one line. */
const SAME_LINE = 10

/** Puts each glyph beside the line its claim begins on; several on one line stand side by side. */
function placeGlyphs(gutter: HTMLElement | null, text: HTMLElement | null): void {
  if (!gutter || !text) return
  const origin = gutter.getBoundingClientRect().top
  const tops = [...gutter.children].map((item) => {
    const leaf = text.querySelector(`[data-start="${item.getAttribute('data-at')}"]`)
    const line = leaf?.getClientRects()[0]
    return line ? Math.round((line.top + line.bottom) / 2 - origin) : 0
  })
  const lines = new Map<number, number[]>()
  tops.forEach((top, index) => {
    // Stacked underlines and ticks shift the middle of a line's parts by a few pixels: it is one line all the same.
    const line = [...lines.keys()].find((other) => Math.abs(other - top) < SAME_LINE) ?? top
    lines.set(line, [...(lines.get(line) ?? []), index])
  })
  for (const [top, indices] of lines) {
    indices.forEach((index, place) => {
      const item = gutter.children[index] as HTMLElement
      item.style.setProperty('--top', `${top}px`)
      // In the order of the text: the last one stands next to it.
      item.style.setProperty('--slot', String(indices.length - 1 - place))
      item.style.setProperty('--slots', String(Math.max(1, indices.length - 1)))
    })
  }
}
