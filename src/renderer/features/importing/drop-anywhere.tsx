import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { showToast } from '../../components/index.ts'
import { isDialogOpen } from '../shell/actions.ts'
import { useShell } from '../shell/shell-store.ts'
import { isArticleLike } from './article-like.ts'
import { documentsOf, droppedFiles } from './saved-pages.ts'

/**
 * Files that are let go anywhere on the window, and an article pasted onto the desk, go to the import dialog; on the list of
 * sources files become sources.
 */
export function DropAnywhere({ readOnly }: { readonly readOnly: boolean }) {
  const { t } = useTranslation()
  const [over, setOver] = useState(false)
  const becomeSources = useShell((state) => state.screen === 'sources' && state.dialog === null)

  useEffect(() => {
    let depth = 0
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
    const take = (files: readonly File[], text?: string) => {
      if (readOnly) showToast(t('importing:readOnly'))
      else if (becomeSources && text === undefined) useShell.getState().attachThese(files)
      else useShell.getState().importThese(files, text)
    }
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return
      depth++
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (!hasFiles(event)) return
      depth = Math.max(0, depth - 1)
      if (depth === 0) setOver(false)
    }
    const hover = (event: DragEvent) => {
      if (!hasFiles(event)) return
      // Without this the browser would leave the program and show the file.
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = readOnly ? 'none' : 'copy'
    }
    const drop = (event: DragEvent) => {
      depth = 0
      setOver(false)
      if (!hasFiles(event)) return
      event.preventDefault()
      if (!event.dataTransfer) return
      // What cannot be read any more is no document either.
      const found = droppedFiles(event.dataTransfer)
        .then(documentsOf)
        .catch((): File[] => [])
      void found.then((files) => {
        if (files.length > 0) take(files)
        else showToast(t('importing:nothingInFolder'))
      })
    }
    const paste = (event: ClipboardEvent) => {
      const place = event.target instanceof Element ? event.target : null
      if (place?.closest('input, textarea, [contenteditable]') || isDialogOpen(document)) return
      const files = [...(event.clipboardData?.files ?? [])]
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (files.length > 0) take(files)
      else if (isArticleLike(text)) take([], text)
      else return
      event.preventDefault()
    }
    document.addEventListener('dragenter', enter)
    document.addEventListener('dragleave', leave)
    document.addEventListener('dragover', hover)
    document.addEventListener('drop', drop)
    document.addEventListener('paste', paste)
    return () => {
      document.removeEventListener('dragenter', enter)
      document.removeEventListener('dragleave', leave)
      document.removeEventListener('dragover', hover)
      document.removeEventListener('drop', drop)
      document.removeEventListener('paste', paste)
    }
  }, [readOnly, becomeSources, t])

  const says = readOnly ? 'importing:readOnly' : becomeSources ? 'importing:letGoSource' : 'importing:letGo'
  return over ? <div className="drop-veil">{t(says)}</div> : null
}
