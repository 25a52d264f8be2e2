import { CheatSheet } from '../help/cheat-sheet.tsx'
import { Palette } from '../palette/palette.tsx'
import { PreferencesDialog } from '../preferences/preferences-dialog.tsx'

/** The dialogs that every screen has; within a project they tell of that project too. */
export function WindowDialogs() {
  return (
    <>
      <PreferencesDialog />
      <CheatSheet />
      <Palette />
    </>
  )
}
