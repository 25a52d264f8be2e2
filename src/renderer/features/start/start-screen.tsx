import { CircleHelp, FolderOpen, Lock, Plus, Settings2 } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../shared/contract/index.ts'
import { describeError } from '../../api/index.ts'
import { Button, Dialog, ErrorState, IconButton, ProgressBar, Skeleton } from '../../components/index.ts'
import { actionRegistry } from '../shell/actions.ts'
import { useShell } from '../shell/shell-store.ts'
import { useStatus } from '../shell/use-preferences.ts'
import { NewProjectDialog } from './new-project-dialog.tsx'
import { RecentList } from './recent-list.tsx'
import { clockTime } from './since.ts'
import { Specimen } from './specimen.tsx'
import { StartActions } from './start-actions.tsx'
import { type Projects, useProjects } from './use-projects.ts'

/** What the program shows when no project is open. */
export function StartScreen() {
  const { t } = useTranslation()
  const status = useStatus()
  const projects = useProjects()
  const main = useRef<HTMLElement>(null)
  useEffect(() => {
    // Where a project was closed, what had the focus went with it.
    if (document.activeElement === document.body) main.current?.focus({ preventScroll: true })
  }, [])
  return (
    <main className="start" ref={main} tabIndex={-1} aria-label={t('start:region')}>
      <div className="start-page">
        <header className="start-head">
          <h1 className="start-name">{t('common:appName')}</h1>
          <p className="start-motto">{t('start:motto')}</p>
        </header>
        {status.data ? (
          <Body status={status.data} projects={projects} />
        ) : status.error ? (
          <ErrorState error={describeError(status.error)} onRetry={() => void status.refetch()} />
        ) : (
          <Skeleton lines={5} height={18} />
        )}
      </div>
    </main>
  )
}

function Body({ status, projects }: { readonly status: Output<'app.status'>; readonly projects: Projects }) {
  const { t } = useTranslation()
  const { dialog, showDialog } = useShell()
  const [listed, setListed] = useState(false)
  const native = status.native.openDialog
  const first = status.projects.length === 0
  const { choose, sample } = projects

  const open = useCallback(() => (native ? void choose() : setListed(true)), [native, choose])
  const openSample = useCallback(() => void sample(), [sample])

  const sampleButton = (
    <Button
      variant={first ? 'primary' : 'plain'}
      size="large"
      isDisabled={projects.busy || !status.sample}
      onPress={openSample}
    >
      {t('start:sample')}
    </Button>
  )
  return (
    <>
      <StartActions menu={status.native.menu} open={open} sample={openSample} />
      {first ? (
        <section className="start-first" aria-labelledby="start-first">
          <h2 id="start-first" className="start-first-title">
            {t('start:first.title')}
          </h2>
          <Specimen />
          <ol className="start-steps">
            {(['import', 'check', 'export'] as const).map((step, index) => (
              <li key={step}>
                <span className="start-step-number" aria-hidden>
                  {index + 1}
                </span>
                <span>
                  <span className="strong">{t(`start:first.${step}.title`)}</span>{' '}
                  <span className="soft">{t(`start:first.${step}.text`)}</span>
                </span>
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      <div className="start-acts">
        {first ? sampleButton : null}
        <Button
          variant={first ? 'plain' : 'primary'}
          size="large"
          icon={Plus}
          isDisabled={projects.busy}
          onPress={() => showDialog('new-project')}
        >
          {t('start:new')}
        </Button>
        <Button size="large" icon={FolderOpen} isDisabled={projects.busy} onPress={open}>
          {t('start:open')}
        </Button>
        {first ? null : sampleButton}
      </div>
      {projects.busy ? (
        <div className="start-busy">
          <ProgressBar label={t(projects.makingSample ? 'start:makingSample' : 'start:opening')} value={null} />
        </div>
      ) : null}
      {projects.failure && projects.failure.handle === null ? (
        <ErrorState error={projects.failure.error} compact />
      ) : null}
      {first ? null : <RecentList entries={status.projects} projects={projects} />}
      <footer className="start-foot">
        <span className="soft small grow">{t('start:version', { version: status.version })}</span>
        <IconButton
          icon={CircleHelp}
          label={t('shell:action.keys')}
          shortcut="?"
          placement="top"
          onPress={() => void actionRegistry.run('help.keys')}
        />
        <IconButton
          icon={Settings2}
          label={t('shell:action.preferences')}
          shortcut="Mod+,"
          placement="top"
          onPress={() => void actionRegistry.run('preferences')}
        />
      </footer>
      <NewProjectDialog
        isOpen={dialog === 'new-project'}
        status={status}
        projects={projects}
        onClose={() => showDialog(null)}
      />
      <FolderDialog isOpen={listed} status={status} projects={projects} onClose={() => setListed(false)} />
      <LockedDialog projects={projects} />
    </>
  )
}

interface FolderDialogProps {
  readonly isOpen: boolean
  readonly status: Output<'app.status'>
  readonly projects: Projects
  readonly onClose: () => void
}

/** Where the host has no dialog of its own: the files of the projects folder, and how others get into the list. */
function FolderDialog({ isOpen, status, projects, onClose }: FolderDialogProps) {
  const { t } = useTranslation()
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('start:folder.title')}>
      <div className="stack">
        <p className="soft">{t('start:folder.text', { folder: status.projectsFolder })}</p>
        {status.projects.length === 0 ? (
          <p>{t('start:folder.empty')}</p>
        ) : (
          <RecentList entries={status.projects} projects={projects} plain />
        )}
      </div>
    </Dialog>
  )
}

/** Somebody else has it open: who, and what can be done meanwhile. */
function LockedDialog({ projects }: { readonly projects: Projects }) {
  const { t, i18n } = useTranslation()
  const { locked } = projects
  const holder = locked?.holder
  return (
    <Dialog
      isOpen={locked !== null}
      onClose={projects.dismiss}
      title={t('start:locked.title')}
      size="small"
      footer={
        <>
          <Button onPress={projects.dismiss}>{t('common:cancel')}</Button>
          <Button isDisabled={projects.busy} onPress={() => void projects.tryLockedAgain()}>
            {t('common:retry')}
          </Button>
          <Button variant="primary" icon={Lock} isDisabled={projects.busy} onPress={projects.enterToRead}>
            {t('start:locked.readOnly')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>
          {holder
            ? t('start:locked.holder', {
                person: holder.person || t('start:locked.somebody'),
                host: holder.host,
                since: clockTime(holder.since, Date.now(), i18n.language)
              })
            : t('start:locked.unknown')}
        </p>
        <p className="soft">{t('start:locked.text')}</p>
        {projects.failure ? <ErrorState error={projects.failure.error} compact /> : null}
      </div>
    </Dialog>
  )
}
