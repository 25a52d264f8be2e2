import { Download, FileMinus2, FilePlus2, Library, Paperclip, PencilLine, Plus, SearchX, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { SourceRow } from '../../../shared/contract/index.ts'
import { describeError, useCommand, useProject, useQueryMethod } from '../../api/index.ts'
import { Button, EmptyState, ErrorState, Menu, SearchField, Skeleton } from '../../components/index.ts'
import { dateText } from '../desk/article/article-meta.tsx'
import { useDeskCommands } from '../desk/desk-context.tsx'
import { useDesk } from '../desk/desk-store.ts'
import { isLinkable } from '../desk/logic/clipboard.ts'
import { useShell } from '../shell/shell-store.ts'
import { AttachBar } from './attach-bar.tsx'
import { SourceDialog } from './source-dialog.tsx'
import { SourceUses } from './source-uses.tsx'
import { type Attach, useAttach } from './use-attach.ts'
import { useSaveFile } from './use-save-file.ts'

const PAGE = 200

/** Every source of the project, and which claims it serves. */
export function SourcesScreen() {
  const { t } = useTranslation('desk')
  const { readOnly } = useProject()
  const [words, setWords] = useState('')
  const asked = useShell((state) => state.sourceWords)
  useEffect(() => {
    if (asked === null) return
    setWords(asked)
    useShell.getState().sourcesSearched()
  }, [asked])
  const [limit, setLimit] = useState(PAGE)
  const [editing, setEditing] = useState<SourceRow | 'new' | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const { data, error, refetch } = useQueryMethod(
    'source.list',
    { words, offset: 0, limit: Math.min(PAGE, limit) },
    { keepPrevious: true }
  )
  const attach = useAttach()
  const { start } = attach
  const dropped = useShell((state) => state.sourceFiles)
  useEffect(() => {
    if (dropped === null) return
    void start(dropped, null)
    useShell.getState().sourceFilesTaken()
  }, [dropped, start])
  const addFile = (
    <FileTrigger allowsMultiple onSelect={(files) => void attach.start([...(files ?? [])], null)}>
      <Button icon={FilePlus2} isDisabled={readOnly || attach.current !== null}>
        {t('source.addFile')}
      </Button>
    </FileTrigger>
  )
  const add = (
    <Button variant="primary" icon={Plus} isDisabled={readOnly} onPress={() => setEditing('new')}>
      {t('source.add')}
    </Button>
  )
  return (
    <div className="screen">
      <header className="screen-head">
        <h1>{t('source.screen')}</h1>
        <span className="soft tabular">{data?.total ?? ''}</span>
        <span className="grow" />
        <SearchField label={t('source.search')} value={words} onChange={setWords} />
        {addFile}
        {add}
      </header>
      <AttachBar attach={attach} />
      {error ? (
        <ErrorState error={describeError(error)} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton lines={6} height={20} />
      ) : data.total === 0 ? (
        words ? (
          <EmptyState icon={SearchX} title={t('source.noneFound')} text={t('source.noneFoundHelp')} />
        ) : (
          <EmptyState icon={Library} title={t('source.none')} text={t('source.noneHelp')} action={add} />
        )
      ) : (
        <>
          <SourceTable rows={data.rows} attach={attach} chosen={chosen} onChoose={setChosen} onEdit={setEditing} />
          {data.rows.length < data.total ? (
            <MoreSources
              words={words}
              attach={attach}
              offset={data.rows.length}
              total={data.total}
              onChoose={setChosen}
              onEdit={setEditing}
              chosen={chosen}
              limit={limit}
              onMore={() => setLimit(limit + PAGE)}
            />
          ) : null}
        </>
      )}
      {editing === null ? null : (
        <SourceDialog source={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </div>
  )
}

interface TableProps {
  readonly rows: readonly SourceRow[]
  readonly attach: Attach
  readonly chosen: string | null
  readonly onChoose: (source: string | null) => void
  readonly onEdit: (source: SourceRow) => void
}

/** The next page, and the button for the one after it. */
function MoreSources(
  props: Omit<TableProps, 'rows'> & { words: string; offset: number; total: number; limit: number; onMore: () => void }
) {
  const { t } = useTranslation('desk')
  const { words, offset, total, limit, onMore, ...rest } = props
  const shown = limit > offset
  const { data } = useQueryMethod('source.list', { words, offset, limit: PAGE }, { enabled: shown })
  const next = offset + (data?.rows.length ?? 0)
  return (
    <>
      {data ? <SourceTable rows={data.rows} {...rest} /> : null}
      {shown && data && next < total ? (
        <MoreSources {...props} offset={next} />
      ) : shown ? null : (
        <div className="screen-more">
          <Button onPress={onMore}>{t('list.more', { count: total - offset })}</Button>
        </div>
      )}
    </>
  )
}

function SourceTable({ rows, attach, chosen, onChoose, onEdit }: TableProps) {
  const { t, i18n } = useTranslation('desk')
  const { readOnly } = useProject()
  const remove = useCommand('source.delete')
  const detach = useCommand('source.detach')
  const save = useSaveFile()
  const { readSource } = useShell()
  const picker = useRef<HTMLInputElement>(null)
  const attachTo = useRef<string | null>(null)
  const takeAway = async ({ id, fileName }: SourceRow): Promise<void> => {
    if (await detach.run({ source: id })) commands.sayWithUndo(t('file.detached', { name: fileName ?? '' }))
  }
  const commands = useDeskCommands()
  const lastSource = useDesk((state) => state.lastSource?.id)
  const setLastSource = useDesk((state) => state.setLastSource)
  const drop = async ({ id, about, evidence }: SourceRow): Promise<void> => {
    if (!(await remove.run({ source: id }))) return
    const uses = evidence > 0 ? t('source.deletedUses', { count: evidence }) : ''
    if (lastSource === id) setLastSource(null)
    commands.sayWithUndo([t('source.deleted', { title: about.title }), uses].filter(Boolean).join(' '))
  }
  return (
    <>
      <input
        ref={picker}
        type="file"
        hidden
        aria-hidden
        tabIndex={-1}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          event.target.value = ''
          void attach.start(files.slice(0, 1), attachTo.current)
        }}
      />
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('source.titleField')}</th>
            <th scope="col">{t('source.kind')}</th>
            <th scope="col">{t('source.publisher')}</th>
            <th scope="col">{t('source.published')}</th>
            <th scope="col">{t('source.uses')}</th>
            <th>
              <span className="visually-hidden">{t('source.acts')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => [
            <tr key={row.id}>
              <td dir="auto">
                <span className="source-title">{row.about.title}</span>
                {isLinkable(row.about.url) ? (
                  <a className="source-url" href={row.about.url} target="_blank" rel="noreferrer noopener">
                    {row.about.url}
                  </a>
                ) : row.about.url ? (
                  <span className="source-url">{row.about.url}</span>
                ) : null}
                {row.fileName === null ? null : (
                  <span className="source-file">
                    <Paperclip size={14} strokeWidth={1.75} aria-hidden />
                    <button
                      type="button"
                      className="link-button"
                      onClick={() => readSource({ source: row.id, block: null, form: null })}
                    >
                      {row.fileName}
                    </button>
                    {row.readable ? null : <span>{t('file.noText')}</span>}
                  </span>
                )}
              </td>
              <td>{t(`sourceKind.${row.about.kind}`)}</td>
              <td dir="auto">{[row.about.author, row.about.publisher].filter(Boolean).join(', ')}</td>
              <td className="tabular">{row.about.published ? dateText(row.about.published, i18n.language) : ''}</td>
              <td>
                {row.evidence > 0 ? (
                  <Button
                    variant="quiet"
                    size="small"
                    aria-expanded={chosen === row.id}
                    onPress={() => onChoose(chosen === row.id ? null : row.id)}
                  >
                    {t('source.useCount', { count: row.evidence })}
                  </Button>
                ) : (
                  <span className="soft">{t('source.unused')}</span>
                )}
              </td>
              <td className="table-acts">
                <Menu
                  label={t('source.actsOf', { title: row.about.title })}
                  entries={[
                    {
                      id: 'edit',
                      label: t('source.edit'),
                      icon: PencilLine,
                      isDisabled: readOnly,
                      run: () => onEdit(row)
                    },
                    {
                      id: 'attach',
                      label: t(row.fileName === null ? 'file.attach' : 'file.replace'),
                      icon: Paperclip,
                      isDisabled: readOnly || attach.current !== null,
                      separated: true,
                      run: () => {
                        attachTo.current = row.id
                        picker.current?.click()
                      }
                    },
                    ...(row.fileName === null
                      ? []
                      : [
                          {
                            id: 'save',
                            label: t('file.saveCopy'),
                            icon: Download,
                            isDisabled: save.running,
                            run: () => void save.run(row.id)
                          },
                          {
                            id: 'detach',
                            label: t('file.detach'),
                            icon: FileMinus2,
                            isDisabled: readOnly,
                            run: () => void takeAway(row)
                          }
                        ]),
                    {
                      id: 'delete',
                      label: t('source.delete'),
                      icon: Trash2,
                      danger: true,
                      isDisabled: readOnly,
                      run: () => void drop(row)
                    }
                  ]}
                />
              </td>
            </tr>,
            chosen === row.id ? (
              <tr key={`${row.id} uses`} className="table-detail">
                <td colSpan={6}>
                  <SourceUses source={row.id} />
                </td>
              </tr>
            ) : null
          ])}
        </tbody>
      </table>
    </>
  )
}
