import './desk.css'
import './inspector.css'
import './panels.css'
import { CorrectionsScreen } from '../corrections/corrections-screen.tsx'
import { HistoryScreen } from '../history/history-screen.tsx'
import { useShell } from '../shell/shell-store.ts'
import { SourcesScreen } from '../sources/sources-screen.tsx'
import { DeskProvider } from './desk-context.tsx'
import { DeskScreen } from './desk-screen.tsx'
import { HistoryActions } from './history-actions.tsx'
import { PlaceKeeper } from './place-keeper.tsx'

/** The screens of an open project. The desk's place, drafts and last source outlive a look at another screen. */
export function ProjectScreens() {
  return (
    <DeskProvider>
      <HistoryActions />
      <PlaceKeeper />
      <Chosen />
    </DeskProvider>
  )
}

function Chosen() {
  const screen = useShell((state) => state.screen)
  switch (screen) {
    case 'desk':
      return <DeskScreen />
    case 'sources':
      return <SourcesScreen />
    case 'corrections':
      return <CorrectionsScreen />
    case 'history':
      return <HistoryScreen />
  }
}
