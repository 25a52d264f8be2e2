import { ClipboardPaste } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownError } from '../../api/index.ts'
import { Button, ErrorState, TextArea } from '../../components/index.ts'
import { ChooseFiles } from './choose-files.tsx'
import { type ImportItem, type ImportStore, mayWorkAgain } from './import-session.ts'
import type { Pasted } from './pasted.ts'

interface FailedDocumentProps {
  readonly session: ImportStore
  readonly item: ImportItem
  readonly error: ShownError
  readonly pasted: Pasted
}

/** A document that could not be read: why, and what leads on. Where another try cannot help, another file or its text does. */
export function FailedDocument({ session, item, error, pasted }: FailedDocumentProps) {
  const { t } = useTranslation()
  const { retry, replace, remove } = session.getState()
  const [pasting, setPasting] = useState(false)
  const again = mayWorkAgain(error)
  const replaceable = !again && !('again' in item.source)
  return (
    <div className="import-failed">
      <ErrorState
        error={error}
        title={t('importing:failed', { name: item.name })}
        {...(again ? { onRetry: () => retry(item.id) } : {})}
      />
      <div className="row">
        {replaceable ? (
          <>
            <ChooseFiles
              single
              label={t('importing:chooseOther')}
              onChoose={([file]) => {
                if (file) replace(item.id, { file })
              }}
            />
            {pasting ? null : (
              <Button icon={ClipboardPaste} onPress={() => setPasting(true)}>
                {t('importing:pasteInstead')}
              </Button>
            )}
          </>
        ) : null}
        <Button variant={replaceable ? 'quiet' : 'plain'} onPress={() => remove(item.id)}>
          {t('importing:leaveOut')}
        </Button>
      </div>
      {pasting ? (
        <>
          <TextArea
            label={t('importing:pasteText')}
            value={pasted.text}
            onChange={pasted.set}
            rows={8}
            reading
            autoFocus
            placeholder={t('importing:pastePlaceholder')}
          />
          <Button
            variant="primary"
            isDisabled={pasted.text.trim() === ''}
            onPress={() => {
              pasted.set('')
              replace(item.id, { text: pasted.text })
            }}
          >
            {t('importing:readText')}
          </Button>
        </>
      ) : null}
    </div>
  )
}
