import { FolderOpen } from 'lucide-react'
import { FileTrigger } from 'react-aria-components'
import { Button } from '../../components/index.ts'

/** Endings of the files that can be imported. */
const ACCEPTED = [
  '.txt',
  '.text',
  '.md',
  '.markdown',
  '.html',
  '.htm',
  '.xhtml',
  '.mhtml',
  '.mht',
  '.pdf',
  '.docx',
  '.docm',
  '.dotx',
  '.odt',
  '.rtf',
  '.epub',
  '.eml',
  '.srt',
  '.vtt',
  '.csv',
  '.tsv',
  '.xlsx',
  '.ods'
]

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
      acceptedFileTypes={ACCEPTED}
      onSelect={(files) => onChoose([...(files ?? [])])}
    >
      <Button icon={FolderOpen} variant={primary ? 'primary' : 'plain'}>
        {label}
      </Button>
    </FileTrigger>
  )
}
