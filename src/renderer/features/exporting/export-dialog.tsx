import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Input } from '../../../shared/contract/index.ts'
import {
  describeError,
  hasCode,
  type JobProgress,
  type ShownError,
  useJob,
  useProject,
  useQueryMethod
} from '../../api/index.ts'
import { Button, Dialog, ErrorState, ProgressBar, RadioList, showToast } from '../../components/index.ts'
import { useShell } from '../shell/shell-store.ts'
import { useLayout } from '../shell/use-preferences.ts'
import { startDownload } from './download.ts'

type Export = Input<'report.export'>
const formats = ['html', 'json'] as const
const extents = ['project', 'article'] as const
type Extent = (typeof extents)[number]
const profiles = ['internal', 'editor', 'public'] as const

/** Which report, for whom; then where to, which the system or the browser asks. */
export function ExportDialog() {
  const { t } = useTranslation()
  const { dialog, showDialog } = useShell()
  return (
    <Dialog isOpen={dialog === 'export'} onClose={() => showDialog(null)} title={t('exporting:title')} size="small">
      <ExportForm close={() => showDialog(null)} />
    </Dialog>
  )
}

function ExportForm({ close }: { readonly close: () => void }) {
  const { t } = useTranslation()
  const { project } = useProject()
  const job = useJob()
  const [layout, setLayout] = useLayout()
  const [format, setFormat] = useState<Export['format']>(known(formats, layout['export.format'], 'html'))
  const [profile, setProfile] = useState<Export['profile']>(known(profiles, layout['export.profile'], 'editor'))
  const article = useShell((state) => state.deskArticle)
  const { data: overview } = useQueryMethod('project.overview', {})
  const there = overview?.articles.find(({ id }) => id === article)
  const [extent, setExtent] = useState<Extent>(useShell.getState().exportsArticle ? 'article' : 'project')
  const [error, setError] = useState<ShownError | null>(null)

  const run = async () => {
    setError(null)
    setLayout({ 'export.format': format, 'export.profile': profile })
    try {
      const result = await job.start('report.export', {
        project,
        format,
        profile,
        ...(extent === 'article' && there ? { article: there.id } : {})
      })
      if (result.download !== null) startDownload(result.download, result.name)
      else if (!result.saved) return
      close()
      showToast(t('exporting:saved', { name: result.name }))
    } catch (thrown) {
      // Closing the dialog stops it too, so this is told where it is seen without the dialog.
      if (hasCode(thrown, 'cancelled')) showToast(t('exporting:stopped'))
      else setError(describeError(thrown))
    }
  }

  return (
    <div className="stack">
      {there ? (
        <RadioList
          label={t('exporting:extent')}
          value={extent}
          onChange={setExtent}
          isDisabled={job.running}
          options={extents.map((id) => ({
            id,
            label: t(`exporting:extents.${id}.label`),
            description: t(`exporting:extents.${id}.text`, {
              title: there.title,
              count: overview?.articles.length ?? 0
            })
          }))}
        />
      ) : null}
      <RadioList
        label={t('exporting:format')}
        value={format}
        onChange={setFormat}
        isDisabled={job.running}
        options={formats.map((id) => ({
          id,
          label: t(`exporting:formats.${id}.label`),
          description: t(`exporting:formats.${id}.text`)
        }))}
      />
      <RadioList
        label={t('exporting:profile')}
        value={profile}
        onChange={setProfile}
        isDisabled={job.running}
        options={profiles.map((id) => ({
          id,
          label: t(`exporting:profiles.${id}.label`),
          description: t(`exporting:profiles.${id}.text`)
        }))}
      />
      {job.running ? <ProgressBar label={t(stageLabel(job.progress.stage))} value={job.progress.done} /> : null}
      {error ? <ErrorState error={error} compact /> : null}
      <div className="cb-form-foot">
        <Button onPress={job.running ? job.cancel : close}>{t('common:cancel')}</Button>
        <Button autoFocus variant="primary" isDisabled={job.running} onPress={() => void run()}>
          {t('exporting:submit')}
        </Button>
      </div>
    </div>
  )
}

function stageLabel(stage: JobProgress['stage']) {
  if (stage === 'gathering') return 'exporting:gathering'
  return stage === 'writing' ? 'exporting:writing' : 'exporting:copying'
}

function known<T extends string>(values: readonly T[], value: unknown, otherwise: T): T {
  return values.find((each) => each === value) ?? otherwise
}
