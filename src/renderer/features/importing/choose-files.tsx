import { FileText, FolderOpen } from 'lucide-react'
import { FileTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button, showToast } from '../../components/index.ts'
import { chosenFiles, documentEndings, documentsOf } from './saved-pages.ts'

interface ChooseFilesProps {
  readonly label: string
  readonly primary?: boolean
  /** One file only. */
  readonly single?: boolean
  readonly onChoose: (files: readonly File[]) => void
}

/** A button that opens the system's dialog for files to import. */
export function ChooseFiles({ label, primary = false, single = false, onChoose }: ChooseFilesProps) {
  return (
    <FileTrigger
      allowsMultiple={!single}
      acceptedFileTypes={documentEndings}
      onSelect={(files) => onChoose([...(files ?? [])])}
    >
      <Button icon={FileText} variant={primary ? 'primary' : 'plain'}>
        {label}
      </Button>
    </FileTrigger>
  )
}

/** A button that opens the system's dialog for a folder: a page that a browser saved, with what it saved beside it. */
export function ChooseFolder({ onChoose }: Pick<ChooseFilesProps, 'onChoose'>) {
  const { t } = useTranslation()
  return (
    <FileTrigger
      acceptDirectory
      onSelect={(files) =>
        void documentsOf(chosenFiles(files ?? []))
          .catch((): File[] => [])
          .then((documents) => {
            if (documents.length > 0) onChoose(documents)
            else if (files) showToast(t('importing:nothingInFolder'))
          })
      }
    >
      <Button icon={FolderOpen}>{t('importing:chooseFolder')}</Button>
    </FileTrigger>
  )
}
