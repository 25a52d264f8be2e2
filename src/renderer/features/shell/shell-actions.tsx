import { useEffect, useMemo } from 'react'
import { describeError, useClient, useProject } from '../../api/index.ts'
import { showError } from '../../components/index.ts'
import { type Action, actionRegistry, listenToKeys, useActions } from './actions.ts'
import { type DialogName, screens, useShell } from './shell-store.ts'
import { useLayout, usePreferences } from './use-preferences.ts'

const show = (dialog: DialogName) => () => {
  // A second press of the same key closes it again.
  const { dialog: now, showDialog } = useShell.getState()
  showDialog(now === dialog ? null : dialog)
}

/** What can be done anywhere, and the one listener that carries keys to actions. */
export function WindowActions() {
  const [, setPreferences] = usePreferences()
  useEffect(() => listenToKeys(actionRegistry), [])
  useActions(
    useMemo<readonly Action[]>(
      () => [
        {
          id: 'palette',
          label: 'shell:action.palette',
          group: 'help',
          keys: ['Mod+K'],
          inFields: true,
          when: () => {
            const { dialog } = useShell.getState()
            return dialog === null || dialog === 'palette'
          },
          inDialogs: true,
          run: show('palette')
        },
        {
          id: 'help.keys',
          label: 'shell:action.keys',
          group: 'help',
          keys: ['?', 'F1'],
          inDialogs: true,
          when: () => {
            const { dialog } = useShell.getState()
            return dialog === null || dialog === 'help'
          },
          run: show('help')
        },
        {
          id: 'preferences',
          label: 'shell:action.preferences',
          group: 'view',
          keys: ['Mod+,'],
          inFields: true,
          run: show('preferences')
        },
        ...(['Light', 'Dark', 'System'] as const).map(
          (theme): Action => ({
            id: `theme.${theme.toLowerCase()}`,
            label: `shell:action.theme${theme}`,
            group: 'view',
            keys: [],
            run: () => setPreferences({ theme: theme === 'Light' ? 'light' : theme === 'Dark' ? 'dark' : 'system' })
          })
        )
      ],
      [setPreferences]
    )
  )
  return null
}

/** What can be done with an open project, on any of its screens. */
export function ProjectActions() {
  const client = useClient()
  const { project, readOnly } = useProject()
  const [layout, setLayout] = useLayout()
  const folded = layout['folded.articles'] === true
  useActions(
    useMemo<readonly Action[]>(
      () => [
        ...screens.map(
          (screen, index): Action => ({
            id: `screen.${screen}`,
            label: `shell:action.${screen}`,
            group: 'view',
            keys: [`Mod+${index + 1}`],
            inFields: true,
            run: () => useShell.getState().show(screen)
          })
        ),
        {
          id: 'articles.fold',
          label: 'shell:action.foldArticles',
          group: 'view',
          keys: ['Mod+B'],
          inFields: true,
          run: () => {
            if (window.matchMedia('(max-width: 1099.98px)').matches) {
              const { articlesSheet, setArticlesSheet } = useShell.getState()
              setArticlesSheet(!articlesSheet)
            } else {
              setLayout({ 'folded.articles': !folded })
            }
          }
        },
        {
          id: 'article.import',
          label: 'shell:action.import',
          group: 'project',
          keys: ['Mod+I'],
          inFields: true,
          when: () => !readOnly,
          run: show('import')
        },
        {
          id: 'report.export',
          label: 'shell:action.export',
          group: 'project',
          keys: ['Mod+E'],
          inFields: true,
          run: show('export')
        },
        {
          id: 'report.exportArticle',
          label: 'shell:action.exportArticle',
          group: 'project',
          keys: ['Mod+Shift+E'],
          inFields: true,
          when: () => useShell.getState().deskArticle !== null,
          run: () => useShell.getState().exportArticle()
        },
        {
          id: 'project.verify',
          label: 'shell:action.check',
          group: 'project',
          keys: [],
          run: show('check')
        },
        {
          id: 'project.close',
          label: 'shell:action.closeProject',
          group: 'project',
          keys: [],
          run: () => {
            useShell.getState().leave()
            client.forget(project)
            client.call('projects.close', { project }).catch((error: unknown) => showError(describeError(error)))
          }
        }
      ],
      [client, project, readOnly, folded, setLayout]
    )
  )
  return null
}
