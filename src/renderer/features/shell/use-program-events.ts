import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { describeError, useClient } from '../../api/index.ts'
import { showError, showToast } from '../../components/index.ts'
import { actionRegistry } from './actions.ts'
import { showHandedOver } from './handed-over.ts'
import { carryOut } from './menu-commands.ts'
import { useShell } from './shell-store.ts'

const SHOW = 'project.show:'

/** What the program tells beyond changes: the native menu, a file that the system handed over, a project that closed. */
export function useProgramEvents(): void {
  const client = useClient()
  const { t } = useTranslation()
  useEffect(
    () =>
      client.onEvent((event) => {
        if (event.type === 'menu') {
          if (event.command.startsWith(SHOW)) {
            showHandedOver(client, event.command.slice(SHOW.length)).catch((error: unknown) =>
              showError(describeError(error))
            )
          } else {
            if (!carryOut(event.command, actionRegistry)) showToast(t('shell:notNow'))
          }
        }
        if (event.type === 'closed' && useShell.getState().opened?.project === event.project) {
          client.forget(event.project)
          useShell.getState().leave()
          if (event.reason === 'failed') showError({ code: 'closed', message: t('shell:closed.failed') })
        }
      }),
    [client, t]
  )
}
