import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SourceRow } from '../../../shared/contract/index.ts'
import { useCommand, useSending } from '../../api/index.ts'
import { Button, Dialog } from '../../components/index.ts'
import { useDesk } from '../desk/desk-store.ts'
import { emptySource, hasWholeDates, SourceFields } from './source-fields.tsx'

interface SourceDialogProps {
  /** Null: a new one. */
  readonly source: SourceRow | null
  readonly onClose: () => void
}

/** Adds or edits a source. */
export function SourceDialog({ source, onClose }: SourceDialogProps) {
  const { t } = useTranslation('desk')
  const [about, setAbout] = useState(source?.about ?? emptySource)
  const sending = useSending()
  const add = useCommand('source.add')
  const save = useCommand('source.edit')
  const setLastSource = useDesk((state) => state.setLastSource)
  const isLast = useDesk((state) => source !== null && state.lastSource?.id === source.id)
  const written = JSON.stringify(about) !== JSON.stringify(source?.about ?? emptySource)
  const ready = about.title.trim() !== '' && hasWholeDates(about)
  const submit = async (): Promise<void> => {
    if (!ready) return
    if (source) {
      if (!(await save.run({ source: source.id, about }, sending()))) return
      if (isLast) setLastSource({ id: source.id, about })
    } else {
      const made = await add.run({ about })
      if (!made) return
      setLastSource({ id: made.id, about })
    }
    onClose()
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t(source ? 'source.edit' : 'source.add')}
      size="small"
      // What was typed is not thrown away by a stray click or key; Cancel does.
      holdOpen={written}
      footer={
        <>
          <Button onPress={onClose}>{t('form.cancel')}</Button>
          <Button
            variant="primary"
            shortcut="Mod+Enter"
            isDisabled={!ready || add.pending || save.pending}
            onPress={() => void submit()}
          >
            {t(source ? 'source.save' : 'source.submit')}
          </Button>
        </>
      }
    >
      <form
        className="desk-form-fields"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit()
        }}
      >
        <SourceFields about={about} onChange={(part) => setAbout({ ...about, ...part })} autoFocus />
      </form>
    </Dialog>
  )
}
