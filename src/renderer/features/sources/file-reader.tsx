import { FileQuestion } from 'lucide-react'
import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AttachmentView, BlockView, SourceRow, TextHit } from '../../../shared/contract/index.ts'
import type { Range } from '../../../shared/model/values.ts'
import { describeError, useProject, useQueryMethod } from '../../api/index.ts'
import { Button, Dialog, EmptyState, ErrorState, Skeleton } from '../../components/index.ts'
import { useDesk, useDeskStore } from '../desk/desk-store.ts'
import { locatorText } from '../desk/labels.ts'
import { type SourceReading, useShell } from '../shell/shell-store.ts'
import { FileSide } from './file-side.tsx'
import { FileText } from './file-text.tsx'
import { passageOf } from './passage.ts'

/** The file of a source that is open over the screen, wherever that was asked for. */
export function OpenFile() {
  const reading = useShell((state) => state.sourceReading)
  return reading ? <FileReader key={reading.source} reading={reading} /> : null
}

function FileReader({ reading }: { readonly reading: SourceReading }) {
  const { t } = useTranslation('desk')
  const { data, error, refetch } = useQueryMethod('source.view', { source: reading.source })
  const close = (): void => useShell.getState().readSource(null)
  if (!data?.file) {
    return (
      <Dialog isOpen onClose={close} title={data?.row.about.title ?? t('file.title')} size="medium">
        {error ? (
          <ErrorState error={describeError(error)} onRetry={() => void refetch()} />
        ) : data ? (
          <EmptyState icon={FileQuestion} title={t('file.none')} text={t('file.noneHelp')} />
        ) : (
          <Skeleton lines={6} />
        )}
      </Dialog>
    )
  }
  return <Reader reading={reading} row={data.row} file={data.file} onClose={close} />
}

interface ReaderProps {
  readonly reading: SourceReading
  readonly row: SourceRow
  readonly file: AttachmentView
  readonly onClose: () => void
}

const noHits: readonly TextHit[] = []

/** A source's file to read, page by page: what is chosen in it becomes the quote of evidence, with its place. */
function Reader({ reading, row, file, onClose }: ReaderProps) {
  const { t } = useTranslation('desk')
  const { readOnly } = useProject()
  const store = useDeskStore()
  const claim = useDesk((state) => state.claim)
  const [at, setAt] = useState(reading.block ?? 0)
  const [target, setTarget] = useState<{ readonly block: number } | null>(
    reading.block === null ? null : { block: reading.block }
  )
  const [selection, setSelection] = useState<Range | null>(null)
  const [hits, setHits] = useState<readonly TextHit[]>(noHits)
  const blocks = useRef(new Map<number, BlockView>())
  const [, setLoaded] = useState(0)
  const onBlock = useCallback((block: BlockView) => {
    if (blocks.current.has(block.index)) return
    blocks.current.set(block.index, block)
    setLoaded((count) => count + 1)
  }, [])
  const go = useCallback((block: number) => {
    setAt(block)
    setSelection(null)
    setTarget({ block })
  }, [])
  const passage = useMemo(() => passageOf([...blocks.current.values()], selection), [selection])
  const here = blocks.current.get(at)
  const chosen = passage ?? (here ? passageOf([here], here) : null)
  const place = chosen ? locatorText(t, chosen.locator) : ''
  const form = reading.form ?? (claim === null ? null : `evidence ${claim}`)

  const use = (): void => {
    if (!chosen || form === null || readOnly) return
    store.getState().handPassage({ form, source: { id: row.id, about: row.about }, ...chosen })
    if (reading.form === null) {
      useShell.getState().show('desk')
      store.getState().openForm('evidence')
    }
    onClose()
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={row.about.title || file.name}
      size="large"
      footer={
        file.blocks === 0 ? undefined : (
          <>
            <span className="grow soft small" aria-live="polite">
              {form === null
                ? t('file.noClaim')
                : place
                  ? t(passage ? 'file.chosenAt' : 'file.here', { place })
                  : t(passage ? 'file.chosen' : 'file.chooseHelp')}
            </span>
            <Button onPress={onClose}>{t('common:close')}</Button>
            <Button
              variant="primary"
              shortcut="Mod+Enter"
              isDisabled={chosen === null || form === null || readOnly}
              onPress={use}
            >
              {t(passage ? 'file.use' : 'file.useParagraph')}
            </Button>
          </>
        )
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the key of the main button works from everywhere in the dialog */}
      <div
        className="file-reader"
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          event.stopPropagation()
          use()
        }}
      >
        <FileSide row={row} file={file} at={at} onGo={go} onHits={setHits} />
        {file.blocks === 0 ? (
          <EmptyState
            icon={FileQuestion}
            title={t('file.unreadTitle')}
            text={file.unread?.message ?? t('file.unreadHelp')}
          />
        ) : (
          <FileText
            source={row.id}
            file={file}
            at={at}
            target={target}
            hits={hits}
            onBlock={onBlock}
            onAt={setAt}
            onSelect={setSelection}
            onUse={use}
          />
        )}
      </div>
    </Dialog>
  )
}
