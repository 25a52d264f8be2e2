import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { queryKey, useClient } from '../../api/index.ts'
import { useShell } from './shell-store.ts'

/** The window is called after its project. */
export function useWindowTitle(): void {
  const { t } = useTranslation()
  const client = useClient()
  const project = useShell(({ opened }) => opened?.project)
  const { data: title } = useQuery({
    queryKey: queryKey(project, 'project.overview', {}),
    queryFn: () => client.call('project.overview', {}, project === undefined ? {} : { project }),
    enabled: project !== undefined,
    select: (overview) => overview.title
  })
  useEffect(() => {
    document.title = title && project ? t('shell:windowTitle', { project: title }) : t('common:appName')
  }, [title, project, t])
}
