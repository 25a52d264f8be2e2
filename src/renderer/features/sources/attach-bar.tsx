import { useTranslation } from 'react-i18next'
import { Button, ErrorState, ProgressBar } from '../../components/index.ts'
import type { Attach } from './use-attach.ts'

/** How far the file that is being attached is, and which could not be. */
export function AttachBar({ attach }: { readonly attach: Attach }) {
  const { t } = useTranslation('desk')
  const { current, failed } = attach
  return (
    <>
      {current ? (
        <div className="file-working">
          <ProgressBar label={t('file.attaching', { name: current.name })} value={current.done} />
          <Button onPress={attach.cancel}>{t('form.cancel')}</Button>
        </div>
      ) : null}
      {failed.map((failure) => (
        <div key={failure.name} className="file-failed">
          <ErrorState error={failure.error} title={t('file.notAttached', { name: failure.name })} />
          <Button size="small" variant="quiet" onPress={() => attach.dismiss(failure)}>
            {t('common:dismissMessage')}
          </Button>
        </div>
      ))}
    </>
  )
}
