import './desk.css'
import './article/over-text.css'
import './inspector/inspector.css'
import './inspector/alarms.css'
import './inspector/evidence.css'
import './inspector/forms.css'
import './panels.css'
import './screens.css'
import './strip/strip.css'
import '../sources/files.css'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { CorrectionsScreen } from '../corrections/corrections-screen.tsx'
import { HistoryScreen } from '../history/history-screen.tsx'
import { DeskFrame } from '../shell/desk-frame.tsx'
import { keepFocus } from '../shell/keep-focus.ts'
import { useShell } from '../shell/shell-store.ts'
import { OpenFile } from '../sources/file-reader.tsx'
import { SourcesScreen } from '../sources/sources-screen.tsx'
import { ArticleContext } from './article/article-context.ts'
import { DeskActions } from './desk-actions.tsx'
import { DeskProvider } from './desk-context.tsx'
import { useDeskScreen } from './desk-screen.tsx'
import { HistoryActions } from './history-actions.tsx'
import { PlaceKeeper } from './place-keeper.tsx'
import { Strip } from './strip/strip.tsx'

/** The screens of an open project. The desk's place, drafts and last source outlive a look at another screen. */
export function ProjectScreens() {
  return (
    <DeskProvider>
      <HistoryActions />
      <PlaceKeeper />
      <Frame />
      <OpenFile />
    </DeskProvider>
  )
}

/** One frame for all screens: what was pressed to get to a screen, and with it the focus, stays where it is. */
function Frame() {
  const { t } = useTranslation('desk')
  const screen = useShell((state) => state.screen)
  const { context, ready, ...desk } = useDeskScreen()
  useEffect(() => {
    const home = (): HTMLElement | null => document.getElementById('main')
    // What was pressed on the start screen is gone with it.
    if (document.activeElement === document.body) home()?.focus({ preventScroll: true })
    return keepFocus(home)
  }, [])
  const elsewhere = { strip: <Strip onDesk={false} /> }
  return (
    <ArticleContext value={context}>
      {screen === 'desk' && ready ? <DeskActions /> : null}
      {screen === 'desk' ? (
        <DeskFrame {...desk} />
      ) : screen === 'sources' ? (
        <DeskFrame {...elsewhere} main={<SourcesScreen />} mainLabel={t('source.screen')} />
      ) : screen === 'corrections' ? (
        <DeskFrame {...elsewhere} main={<CorrectionsScreen />} mainLabel={t('correction.screen')} />
      ) : (
        <DeskFrame {...elsewhere} main={<HistoryScreen />} mainLabel={t('history.screen')} />
      )}
    </ArticleContext>
  )
}
