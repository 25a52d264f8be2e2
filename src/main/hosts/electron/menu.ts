/**
 * The menu bar. An entry never does anything by itself: it sends its command to the screen as a `menu` event, the screen
 * does what its own button or key would do. Only what a page cannot do (zoom, full screen, quit) is the shell's.
 */
import type { MenuItemConstructorOptions } from 'electron'

/** Commands that a menu entry sends; the screens know them by these names. */
export const menuCommands = [
  'project.new',
  'project.open',
  'project.sample',
  'project.close',
  'article.import',
  'report.export',
  'report.exportArticle',
  'project.verify',
  'edit.undo',
  'edit.redo',
  'text.find',
  'palette',
  'screen.desk',
  'screen.sources',
  'screen.corrections',
  'screen.history',
  'conflicts.show',
  'articles.fold',
  'preferences',
  'help.keys'
] as const
export type MenuCommand = (typeof menuCommands)[number]

/** The `menu` event that shows a project which the system handed to the program. */
export const openProjectCommand = (handle: string): string => `project.show:${handle}`

export interface MenuParts {
  readonly mac: boolean
  readonly send: (command: MenuCommand) => void
  readonly about: () => void
  /** Reload and developer tools, for work on the program itself. */
  readonly developer: boolean
}

/** The whole template, for `Menu.buildFromTemplate`. */
export function menuTemplate(parts: MenuParts): MenuItemConstructorOptions[] {
  const item = (label: string, command: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    id: command,
    label,
    ...(accelerator === undefined ? {} : { accelerator }),
    // The screen listens to the key itself, so that one press does not act twice; the menu only shows it. (On macOS the
    // page sees a key first, and the menu only what the page left.)
    registerAccelerator: false,
    click: () => parts.send(command)
  })
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const preferences = item('Preferences…', 'preferences', 'CmdOrCtrl+,')
  const about: MenuItemConstructorOptions = { id: 'about', label: 'About Claimbench', click: parts.about }

  const file: MenuItemConstructorOptions = {
    label: '&File',
    submenu: [
      item('&New Project…', 'project.new', 'CmdOrCtrl+N'),
      item('&Open Project…', 'project.open', 'CmdOrCtrl+O'),
      item('Open &Sample Project', 'project.sample'),
      item('&Close Project', 'project.close'),
      separator,
      item('&Import Article…', 'article.import', 'CmdOrCtrl+I'),
      item('&Export Report…', 'report.export', 'CmdOrCtrl+E'),
      item('Export Report of This &Article…', 'report.exportArticle', 'CmdOrCtrl+Shift+E'),
      item('Chec&k This Project File…', 'project.verify'),
      ...(parts.mac
        ? [separator, { role: 'close' as const }]
        : [separator, preferences, separator, { role: 'quit' as const }])
    ]
  }
  const edit: MenuItemConstructorOptions = {
    label: '&Edit',
    submenu: [
      item('&Undo', 'edit.undo', 'CmdOrCtrl+Z'),
      item('&Redo', 'edit.redo', parts.mac ? 'CmdOrCtrl+Shift+Z' : 'CmdOrCtrl+Y'),
      separator,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
      separator,
      item('&Find…', 'text.find', 'CmdOrCtrl+F')
    ]
  }
  const view: MenuItemConstructorOptions = {
    label: '&View',
    submenu: [
      item('&Command Palette…', 'palette', 'CmdOrCtrl+K'),
      separator,
      item('&Desk', 'screen.desk', 'CmdOrCtrl+1'),
      item('&Sources', 'screen.sources', 'CmdOrCtrl+2'),
      item('C&orrections', 'screen.corrections', 'CmdOrCtrl+3'),
      item('&History', 'screen.history', 'CmdOrCtrl+4'),
      item('Con&flicts', 'conflicts.show'),
      separator,
      item('Fold or Show the &Article List', 'articles.fold', 'CmdOrCtrl+B'),
      separator,
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'resetZoom' },
      separator,
      { role: 'togglefullscreen' },
      ...(parts.developer ? [separator, { role: 'reload' as const }, { role: 'toggleDevTools' as const }] : [])
    ]
  }
  const help: MenuItemConstructorOptions = {
    role: 'help',
    label: '&Help',
    submenu: [item('&Keyboard Shortcuts', 'help.keys', 'F1'), ...(parts.mac ? [] : [separator, about])]
  }
  const program: MenuItemConstructorOptions = {
    label: 'Claimbench',
    submenu: [
      about,
      separator,
      preferences,
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' }
    ]
  }
  return [
    ...(parts.mac ? [program] : []),
    file,
    edit,
    view,
    ...(parts.mac ? [{ role: 'windowMenu' as const }] : []),
    help
  ]
}
