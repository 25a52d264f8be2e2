import { useTranslation } from 'react-i18next'
import { describeError, hasCode, useJob, useProject } from '../../api/index.ts'
import { showError, showToast } from '../../components/index.ts'
import { startDownload } from '../exporting/download.ts'

/** Saves a source's file as it came, and says where it went. */
export function useSaveFile(): { readonly running: boolean; readonly run: (source: string) => Promise<void> } {
  const { t } = useTranslation('desk')
  const { project } = useProject()
  const saving = useJob()
  return {
    running: saving.running,
    run: async (source) => {
      // The button is not disabled meanwhile: it would lose the focus, and Escape with it.
      if (saving.running) return
      try {
        const result = await saving.start('source.saveFile', { project, source })
        if (result.download !== null) startDownload(result.download, result.name)
        else if (!result.saved) return
        showToast(t('article.originalSaved', { name: result.name }))
      } catch (thrown) {
        if (!hasCode(thrown, 'cancelled')) showError(describeError(thrown))
      }
    }
  }
}
