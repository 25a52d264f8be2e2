import { EyeOff, Plus, ScanSearch, TextSelect } from 'lucide-react'
import { type RefObject, useLayoutEffect, useState } from 'react'
import { Toolbar } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useProject } from '../../../api/index.ts'
import { Button } from '../../../components/index.ts'
import { actionRegistry } from '../../shell/actions.ts'
import { useDeskCommands } from '../desk-context.tsx'
import { useDesk } from '../desk-store.ts'
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
  const [place, setPlace] = useState<{ readonly top: number; readonly left: number } | null>(null)

  useLayoutEffect(() => {
    const root = scrollRef.current
    const chosen = document.getSelection()
    if (!selection || !root || !chosen || chosen.rangeCount === 0) {
      setPlace(null)
      return
    }
    const rects = [...chosen.getRangeAt(0).getClientRects()].filter((rect) => rect.width > 0)
    const sheet = root.firstElementChild?.getBoundingClientRect()
    const first = rects[0]
    if (!first || !sheet) return
    const above = first.top - sheet.top - 44
    const hidden = first.top - root.getBoundingClientRect().top < 48
    const lastRect = rects.at(-1) ?? first
    setPlace({ top: hidden ? lastRect.bottom - sheet.top + 8 : above, left: Math.max(0, first.left - sheet.left - 8) })
  }, [selection, scrollRef])

  if (!selection || !place || !reading || readOnly) return null
  return (
    <Toolbar
      aria-label={t('selection.toolbar')}
      className="selection-toolbar"
      style={{ insetBlockStart: place.top, insetInlineStart: place.left }}
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
