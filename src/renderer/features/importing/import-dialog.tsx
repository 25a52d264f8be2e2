import { ClipboardPaste } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useClient, useCommand, useProject } from '../../api/index.ts'
import { Button, Dialog, showToast, TextArea } from '../../components/index.ts'
import { sayStep } from '../desk/say-step.ts'
import { actionRegistry } from '../shell/actions.ts'
import { useShell } from '../shell/shell-store.ts'
import { ChooseFiles, ChooseFolder } from './choose-files.tsx'
import { DocumentList } from './document-list.tsx'
import { DraftView } from './draft-view.tsx'
import { createImportSession, type ImportItem, type ImportStage, type ImportStore } from './import-session.ts'
import type { Pasted } from './pasted.ts'

/** From a file or a paste to an article: read, look, mend, import. Opened by a drop and by Ctrl+V as well. */
export function ImportDialog() {
  const { dialog } = useShell()
  return dialog === 'import' ? <OpenDialog /> : null
}

function OpenDialog() {
  const client = useClient()
  const { project } = useProject()
  const [session, setSession] = useState<ImportStore | null>(null)
  useEffect(() => {
    const mine = createImportSession(client, project)
    setSession(mine)
    // Only a help: what makes it fail will be told when a document is read.
    client.call('import.prepare', {}).catch(() => {})
    return () => mine.getState().dispose()
  }, [client, project])
  return session ? <Session session={session} /> : null
}

function Session({ session }: { readonly session: ImportStore }) {
  const { t } = useTranslation()
  const { incoming, takeIncoming, showDialog, showPlace } = useShell()
  const { items, selected, add, importAll } = useStore(session)

  useEffect(() => {
    if (!incoming) return
    takeIncoming()
    const { files, text, again } = incoming
    add(
      [...files.map((file) => ({ file })), ...(text === null ? [] : [{ text }]), ...(again ? [{ again }] : [])],
      t('importing:pasted')
    )
  }, [incoming, takeIncoming, add, t])

  const [text, set] = useState('')
  const pasted: Pasted = { text, set }
  const addFiles = (files: readonly File[]): void =>
    add(
      files.map((file) => ({ file })),
      t('importing:pasted')
    )
  const close = () => showDialog(null)
  const ready = items.filter(({ stage }) => stage === 'ready')
  const busy = items.some(({ stage }) => stage === 'importing')
  const shown = items.find(({ id }) => id === selected)
  // An article's details are mended alone, not together with new documents.
  const mending = items.length === 1 && items.every(({ source }) => 'again' in source)

  /** Something can be imported, at once or as soon as the reading is done that a changed field set off. */
  const possible = !busy && items.some(({ stage, draft }) => stage === 'ready' || (draft !== null && isReading(stage)))
  const act = useRef<HTMLButtonElement>(null)
  useEffect(() => takeFocus(act.current, possible), [possible])

  const run = async () => {
    // A field that is left may want the text read again.
    if (document.activeElement instanceof HTMLInputElement) act.current?.focus()
    await read(session)
    const imported = await importAll()
    const [first] = imported
    if (!first?.result) return
    if (mending) {
      showToast(t('importing:mended'))
      close()
      return
    }
    const claims = imported.reduce((sum, { result }) => sum + (result?.claims ?? 0), 0)
    const articles = t('importing:articles', { count: imported.length })
    showToast(t('importing:imported', { articles, claims: t('importing:claims', { count: claims }) }))
    showPlace({ article: first.result.article, claim: null })
    // What failed or still waits keeps the dialog open.
    if (session.getState().items.every(({ stage }) => stage === 'done')) close()
  }

  return (
    <Dialog
      isOpen
      onClose={close}
      title={mending ? t('importing:details') : t('importing:title')}
      size={items.length === 0 ? 'medium' : 'large'}
      // Neither what was read or is being read nor what was pasted is thrown away by a stray click or key; Cancel does.
      holdOpen={items.some(holdsWork) || text.trim() !== ''}
      {...(items.length > 0
        ? {
            footer: (
              <>
                {mending ? <RemoveArticle items={items} close={close} /> : null}
                {mending ? null : <ChooseFiles label={t('importing:addFiles')} onChoose={addFiles} />}
                <span className="grow" />
                <Button onPress={close} isDisabled={busy}>
                  {t(items.some(({ stage }) => stage === 'done') ? 'common:close' : 'common:cancel')}
                </Button>
                <Button ref={act} variant="primary" isDisabled={!possible} onPress={() => void run()}>
                  {mending
                    ? t('importing:apply')
                    : ready.length > 1
                      ? t('importing:importMany', { count: ready.length })
                      : t('importing:importOne')}
                </Button>
              </>
            )
          }
        : {})}
    >
      {items.length === 0 ? (
        <Beginning session={session} pasted={pasted} addFiles={addFiles} />
      ) : (
        <div
          className={items.length > 1 ? 'import import-many' : 'import'}
          // Before a focused button takes Enter for itself.
          onKeyDownCapture={(event) => {
            if (!possible || !isSubmit(event)) return
            event.preventDefault()
            event.stopPropagation()
            void run()
          }}
        >
          {items.length > 1 ? <DocumentList session={session} /> : null}
          {shown ? <DraftView key={shown.id} session={session} item={shown} pasted={pasted} /> : null}
        </div>
      )}
    </Dialog>
  )
}

/** Whether closing the dialog would lose something. */
const holdsWork = ({ stage, draft }: ImportItem): boolean => stage !== 'done' && (stage !== 'failed' || draft !== null)

const isReading = (stage: ImportStage): boolean => stage === 'waiting' || stage === 'reading'

/** Enter in a field of one line, and Ctrl+Enter anywhere in the form. */
function isSubmit({ key, ctrlKey, metaKey, target, nativeEvent }: KeyboardEvent): boolean {
  if (key !== 'Enter' || nativeEvent.isComposing) return false
  return ctrlKey || metaKey || (target instanceof HTMLInputElement && target.type !== 'checkbox')
}

/**
 * What was focused is often gone when the reading is done, or disabled when the import begins: the focus would fall to
 * the cross, or out of the dialog. It goes to the first tracked change, which decides on the text, else to the date where none was
 * found, since "on Monday" counts from it, else to the act.
 */
function takeFocus(act: HTMLButtonElement | null, possible: boolean): void {
  const dialog = act?.closest<HTMLElement>('[role=dialog]')
  const at = document.activeElement
  if (!act || !dialog || (at?.matches('input, textarea, select') && dialog.contains(at))) return
  const date = dialog.querySelector<HTMLInputElement>('input[type=date]')
  const change = dialog.querySelector<HTMLElement>('.import-change-words')
  if (!possible) dialog.focus()
  else if (change) change.focus()
  else if (date?.value === '') date.focus()
  else act.focus()
}

/** Waits until no document of the session is being read. */
function read(session: ImportStore): Promise<void> {
  const done = (): boolean => !session.getState().items.some(({ stage }) => isReading(stage))
  return new Promise((resolve) => {
    if (done()) return resolve()
    const stop = session.subscribe(() => {
      if (!done()) return
      stop()
      // The reading tidies up after itself first.
      setTimeout(resolve)
    })
  })
}

/** Takes the article out of the project. Asks nothing: undo brings it back with all that was done on it. */
function RemoveArticle({ items, close }: { readonly items: readonly ImportItem[]; readonly close: () => void }) {
  const { t } = useTranslation()
  const client = useClient()
  const { project } = useProject()
  const remove = useCommand('article.delete')
  const source = items[0]?.source
  if (!source || !('again' in source)) return null
  const { article, meta, name } = source.again
  return (
    <Button
      variant="danger"
      isDisabled={remove.pending}
      onPress={async () => {
        if (!(await remove.run({ article }))) return
        close()
        sayStep(client, project, t('importing:articleRemoved', { title: meta.title || name }), {
          label: t('common:undo'),
          run: () => void actionRegistry.run('edit.undo')
        })
      }}
    >
      {t('importing:removeArticle')}
    </Button>
  )
}

interface BeginningProps {
  readonly session: ImportStore
  readonly pasted: Pasted
  readonly addFiles: (files: readonly File[]) => void
}

/** Nothing is chosen yet: drop, choose or paste. */
function Beginning({ session, pasted: { text, set }, addFiles }: BeginningProps) {
  const { t } = useTranslation()
  return (
    <div className="import-begin">
      <div className="import-drop">
        <p className="strong">{t('importing:drop')}</p>
        <p className="soft">{t('importing:formats')}</p>
        <div className="import-choose">
          <ChooseFiles label={t('importing:choose')} primary onChoose={addFiles} />
          <ChooseFolder onChoose={addFiles} />
        </div>
        <p className="small soft">{t('importing:savedPages')}</p>
      </div>
      <TextArea
        label={t('importing:orPaste')}
        value={text}
        onChange={set}
        rows={8}
        reading
        placeholder={t('importing:pastePlaceholder')}
      />
      <div className="cb-form-foot">
        <Button
          icon={ClipboardPaste}
          isDisabled={text.trim() === ''}
          onPress={() => {
            set('')
            session.getState().add([{ text }], t('importing:pasted'))
          }}
        >
          {t('importing:readText')}
        </Button>
      </div>
    </div>
  )
}
