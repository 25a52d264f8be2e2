import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CheckReport } from '../../../shared/contract/index.ts'
import { describeError, hasCode, type JobProgress, type ShownError, useJob, useProject } from '../../api/index.ts'
import { Button, Dialog, ErrorState, ProgressBar, showToast } from '../../components/index.ts'
import { useShell } from '../shell/shell-store.ts'
import { CheckList } from './check-list.tsx'

/** Whether the project file is what its history says: what is looked at, how far it is, what was found and what to do. */
export function CheckDialog() {
  const { t } = useTranslation()
  const { dialog, showDialog } = useShell()
  return (
    <Dialog isOpen={dialog === 'check'} onClose={() => showDialog(null)} title={t('checking:title')}>
      <Check close={() => showDialog(null)} />
    </Dialog>
  )
}

function Check({ close }: { readonly close: () => void }) {
  const { t } = useTranslation()
  const { project } = useProject()
  const job = useJob()
  const [report, setReport] = useState<CheckReport | null>(null)
  const [error, setError] = useState<ShownError | null>(null)
  const outcome = useRef<HTMLHeadingElement>(null)

  // What was found is read from its beginning.
  useEffect(() => {
    if (report) outcome.current?.focus()
  }, [report])

  const run = async () => {
    setError(null)
    setReport(null)
    try {
      setReport(await job.start('project.verify', { project }))
    } catch (thrown) {
      // Closing the dialog stops it too, so this is told where it is seen without the dialog.
      if (hasCode(thrown, 'cancelled')) showToast(t('checking:stopped'))
      else setError(describeError(thrown))
    }
  }

  return (
    <div className="stack check">
      {report ? (
        <h3 ref={outcome} tabIndex={-1} className="check-outcome">
          {report.ok ? t('checking:sound') : t('checking:found', { count: report.found })}
        </h3>
      ) : (
        <p>{t('checking:intro')}</p>
      )}
      <CheckList report={report} leave={close} />
      {report ? <p className="soft">{t('checking:limits')}</p> : null}
      {job.running ? <ProgressBar label={t(stageLabel(job.progress))} value={job.progress.done} /> : null}
      {error ? (
        <ErrorState
          error={error}
          title={t(error.code === 'damaged' ? 'checking:unreadable' : 'checking:failed')}
          compact
        />
      ) : null}
      <div className="cb-form-foot">
        <Button onPress={job.running ? job.cancel : close}>
          {report && !job.running ? t('common:close') : t('common:cancel')}
        </Button>
        <Button autoFocus variant="primary" isDisabled={job.running} onPress={() => void run()}>
          {t(report ? 'checking:again' : 'checking:submit')}
        </Button>
      </div>
    </div>
  )
}

function stageLabel({ stage, done }: JobProgress) {
  if (stage !== 'checking') return 'checking:copying'
  return done === null ? 'checking:reading' : 'checking:comparing'
}
