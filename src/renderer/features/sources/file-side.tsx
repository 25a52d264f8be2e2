import { Download, TriangleAlert } from 'lucide-react'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AttachmentView, SourceRow, TextHit } from '../../../shared/contract/index.ts'
import { locatorOf } from '../../../shared/locator.ts'
import { useQueryMethod } from '../../api/index.ts'
import { Button, Disclosure, SearchField, Select } from '../../components/index.ts'
import { locatorText } from '../desk/labels.ts'
import { fileFacts } from './file-facts.ts'
import { useSaveFile } from './use-save-file.ts'

interface FileSideProps {
  readonly row: SourceRow
  readonly file: AttachmentView
  readonly at: number
  readonly onGo: (block: number) => void
  readonly onHits: (hits: readonly TextHit[]) => void
}

/** Fewer letters stand everywhere. */
const FEWEST = 2
const MOST_HITS = 200
const EXCERPT = 160
/** Parts that were left out that are shown; of page numbers there are hundreds. */
const MOST_REMOVED = 100

/** Beside the text: what the file is, where to go in it, what words stand where, what was lost. */
export function FileSide({ row, file, at, onGo, onHits }: FileSideProps) {
  const { t, i18n } = useTranslation('desk')
  const save = useSaveFile()
  return (
    <div className="file-side">
      <div className="stack">
        <p className="strong file-name" dir="auto">
          {file.name}
        </p>
        <p className="soft small">{fileFacts(t, file, i18n.language)}</p>
        <div>
          <Button size="small" icon={Download} onPress={() => void save.run(row.id)}>
            {t('file.saveCopy')}
          </Button>
        </div>
      </div>
      {file.blocks > 0 ? <Finding source={row.id} onGo={onGo} onHits={onHits} /> : null}
      {file.places.length > 1 ? <Places file={file} at={at} onGo={onGo} /> : null}
      <Losses file={file} />
    </div>
  )
}

function Finding({ source, onGo, onHits }: Pick<FileSideProps, 'onGo' | 'onHits'> & { readonly source: string }) {
  const { t } = useTranslation('desk')
  const [words, setWords] = useState('')
  const asked = useDeferredValue(words.trim())
  const enabled = asked.length >= FEWEST
  const { data } = useQueryMethod(
    'text.search',
    { words: asked, scope: 'files', source, limit: MOST_HITS },
    { enabled, keepPrevious: true }
  )
  const hits = enabled ? data?.hits : undefined
  useEffect(() => onHits(hits ?? []), [hits, onHits])
  return (
    <div className="stack">
      <SearchField label={t('file.find')} value={words} onChange={setWords} />
      {enabled && data ? (
        <p className="soft small" role="status">
          {t('file.found', { count: data.total })}
        </p>
      ) : null}
      {hits && hits.length > 0 ? (
        <ul className="file-hits">
          {hits.map((hit) => (
            <li key={hit.block}>
              <button type="button" className="file-hit" onClick={() => onGo(hit.block)}>
                <span className="soft small">{locatorText(t, locatorOf(hit))}</span>
                <span dir="auto">
                  {hit.before}
                  <mark>{hit.match}</mark>
                  {hit.after}
                </span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

function Places({ file, at, onGo }: Pick<FileSideProps, 'file' | 'at' | 'onGo'>) {
  const { t } = useTranslation('desk')
  const paged = file.places[0]?.kind === 'page'
  const options = useMemo(
    () =>
      file.places.map(({ block, label, kind }) => ({
        id: String(block),
        label: kind === 'page' ? t('locator.page', { page: label }) : label
      })),
    [file.places, t]
  )
  const current = file.places.findLast(({ block }) => block <= at)
  return (
    <Select
      label={t(paged ? 'file.pages' : 'file.parts')}
      options={options}
      value={current ? String(current.block) : null}
      onChange={(block) => onGo(Number(block))}
    />
  )
}

function Losses({ file }: Pick<FileSideProps, 'file'>) {
  const { t } = useTranslation('desk')
  const removed = file.removed.slice(0, MOST_REMOVED)
  return (
    <>
      {file.warnings.length > 0 ? (
        <Disclosure title={t('file.warnings')} aside={file.warnings.length} defaultExpanded>
          <ul className="import-warnings">
            {file.warnings.map(({ code, message }) => (
              <li key={`${code} ${message}`}>
                <TriangleAlert size={14} strokeWidth={1.75} aria-hidden />
                <span>{message}</span>
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
      {removed.length > 0 ? (
        <Disclosure title={t('file.removed')} aside={file.removed.length}>
          <ul className="import-removed">
            {removed.map(({ id, text, message }) => (
              <li key={id} className="import-piece">
                <p className="small soft">{message}</p>
                <p className="import-piece-text" dir="auto">
                  {text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text}
                </p>
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </>
  )
}
