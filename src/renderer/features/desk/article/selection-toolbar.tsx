import { EyeOff, Plus, ScanSearch, TextSelect } from 'lucide-react'
import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { Toolbar } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useProject } from '../../../api/index.ts'
import { Button } from '../../../components/index.ts'
import { actionRegistry } from '../../shell/actions.ts'
import { useDeskCommands } from '../desk-context.tsx'
import { useDesk } from '../desk-store.ts'
import { toolbarPlace } from '../logic/toolbar-place.ts'
import { useArticleContext } from './article-context.ts'

/** What can be done with the text that the mouse has selected; above the selection, inside the scrolled sheet. */
export function SelectionToolbar({ scrollRef }: { readonly scrollRef: RefObject<HTMLDivElement | null> }) {
  const { t } = useTranslation('desk')
  const commands = useDeskCommands()
  const article = useArticleContext()
  const { readOnly } = useProject()
  const selection = useDesk((state) => state.selection)
  const claim = useDesk((state) => state.claim)
  const reading = useDesk((state) => state.mode.kind === 'reading')
  const bar = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<{ readonly top: number; readonly left: number } | null>(null)
  const wanted = selection !== null && reading && !readOnly

  // How wide it is depends on its acts, and with it where there is room: it is drawn out of sight first.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another selection, or a claim, has another place
  useLayoutEffect(() => {
    const root = scrollRef.current
    const chosen = document.getSelection()
    const size = bar.current?.getBoundingClientRect()
    const sheet = root?.firstElementChild?.getBoundingClientRect()
    if (!wanted || !root || !size || !sheet || !chosen || chosen.rangeCount === 0) {
      setPlace(null)
      return
    }
    const lines = [...chosen.getRangeAt(0).getClientRects()].filter((rect) => rect.width > 0)
    const [first] = lines
    if (!first) return
    const { top } = root.getBoundingClientRect()
    setPlace(toolbarPlace({ first, last: lines.at(-1) ?? first, sheet, top, size }))
  }, [wanted, selection, claim, scrollRef])

  if (!wanted) return null
  return (
    <Toolbar
      ref={bar}
      aria-label={t('selection.toolbar')}
      className="selection-toolbar"
      style={
        place
          ? { insetBlockStart: place.top, insetInlineStart: place.left }
          : { insetBlockStart: 0, visibility: 'hidden' }
      }
      onMouseDown={(event) => event.preventDefault()}
    >
      <Button variant="quiet" icon={Plus} shortcut="n" onPress={() => void commands.newClaim(selection)}>
        {t('selection.newClaim')}
      </Button>
      <Button
        variant="quiet"
        icon={EyeOff}
        shortcut="x"
        onPress={() => void commands.nothingToCheck(selection, article.passagesIn(selection))}
      >
        {t('selection.nothingToCheck')}
      </Button>
      <Button variant="quiet" icon={ScanSearch} shortcut="c" onPress={() => void commands.findClaims(selection)}>
        {t('selection.findClaims')}
      </Button>
      {claim === null ? null : (
        <Button variant="quiet" icon={TextSelect} shortcut="w" onPress={() => actionRegistry.run('claim.reword')}>
          {t('selection.reword')}
        </Button>
      )}
    </Toolbar>
  )
}
