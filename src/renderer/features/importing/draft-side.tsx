import { Info, TriangleAlert } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Draft } from '../../../shared/contract/index.ts'
import { Button, Checkbox, Disclosure, Select, TextField } from '../../components/index.ts'
import { useShell } from '../shell/shell-store.ts'
import { encodingOptions, languageOptions } from './choices.ts'
import type { ImportItem, ImportStore } from './import-session.ts'
import { RemovedList } from './removed-list.tsx'

interface DraftSideProps {
  readonly session: ImportStore
  readonly item: ImportItem
  readonly draft: Draft
}

/** Beside the text: what was found, what the document says of itself, how it was read, what was left out. */
export function DraftSide({ session, item, draft }: DraftSideProps) {
  const { t } = useTranslation()
  const { extraction } = draft
  const removed = extraction.removed.length + item.kept.length
  return (
    <div className="import-side">
      <p className="import-found">
        <span className="strong">{t('importing:claims', { count: draft.claims })}</span>
        <span className="soft"> · {t('importing:worth', { count: draft.worth })}</span>
      </p>
      {draft.alreadyImported ? <AlreadyThere there={draft.alreadyImported} /> : null}
      <Fields session={session} item={item} />
      <Reading session={session} item={item} draft={draft} />
      {extraction.warnings.length > 0 ? (
        <Disclosure title={t('importing:warnings')} aside={extraction.warnings.length} defaultExpanded>
          <ul className="import-warnings">
            {extraction.warnings.map(({ code, message }) => (
              <li key={`${code} ${message}`}>
                <TriangleAlert size={14} strokeWidth={1.75} aria-hidden />
                <span>{message}</span>
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
      {removed > 0 ? (
        <Disclosure title={t('importing:removed')} aside={removed} defaultExpanded={removed <= 6}>
          <RemovedList session={session} item={item} removed={extraction.removed} />
        </Disclosure>
      ) : null}
    </div>
  )
}

function AlreadyThere({ there }: { readonly there: { readonly article: string; readonly title: string } }) {
  const { t } = useTranslation()
  const { showPlace, showDialog } = useShell()
  return (
    <div className="import-notice" role="note">
      <Info size={16} strokeWidth={1.75} aria-hidden />
      <p className="grow">{t('importing:already', { title: there.title })}</p>
      <Button
        size="small"
        onPress={() => {
          showDialog(null)
          showPlace({ article: there.article, claim: null })
        }}
      >
        {t('importing:goThere')}
      </Button>
    </div>
  )
}

function Fields({ session, item }: Omit<DraftSideProps, 'draft'>) {
  const { t, i18n } = useTranslation()
  const { write, reread } = session.getState()
  const { meta } = item
  const set = (field: 'title' | 'byline' | 'publisher' | 'url') => (value: string) => write(item.id, { [field]: value })
  const found = item.draft?.extraction.language ?? null
  const languages = useMemo(() => languageOptions(found, i18n.language), [found, i18n.language])
  const day = meta.published?.slice(0, 10) ?? ''
  return (
    <div className="stack">
      <TextField
        label={t('importing:field.title')}
        value={meta.title}
        // What it will be called as long as it has no title.
        placeholder={item.name}
        onChange={set('title')}
        maxLength={400}
      />
      <TextField label={t('importing:field.byline')} value={meta.byline} onChange={set('byline')} maxLength={400} />
      <div className="import-pair">
        <TextField
          label={t('importing:field.publisher')}
          value={meta.publisher}
          onChange={set('publisher')}
          maxLength={400}
        />
        <TextField
          label={t('importing:field.published')}
          type="date"
          value={day}
          onChange={(value) => write(item.id, { published: value === '' ? null : value })}
          onBlur={() => {
            // Words like "on Monday" count from the day of publication, so the claims are read again.
            if (day !== '' && day !== item.draft?.extraction.published?.slice(0, 10))
              reread(item.id, { published: day })
          }}
        />
      </div>
      <TextField label={t('importing:field.url')} value={meta.url} onChange={set('url')} maxLength={2000} />
      <Select
        label={t('importing:field.language')}
        value={meta.language}
        placeholder={t('importing:languageUnknown')}
        options={languages}
        onChange={(language) => {
          write(item.id, { language })
          reread(item.id, { language })
        }}
      />
    </div>
  )
}

/** How the bytes became text, where that was a choice. */
function Reading({ session, item, draft }: DraftSideProps) {
  const { t } = useTranslation()
  const { reread } = session.getState()
  const { encoding, format, warnings } = draft.extraction
  const rejoined = warnings.some(({ code }) => code === 'lines-rejoined') || item.options.rejoinLines === false
  const tracked = format === 'docx' && warnings.some(({ code }) => code === 'tracked-changes')
  if (!encoding && !rejoined && !tracked) return null
  return (
    <div className="stack">
      {tracked ? (
        <Select
          label={t('importing:changes.label')}
          value={item.options.changes ?? 'accept'}
          options={(['accept', 'reject'] as const).map((id) => ({ id, label: t(`importing:changes.${id}`) }))}
          description={t('importing:changes.text')}
          onChange={(changes) => reread(item.id, { changes: changes === 'reject' ? 'reject' : 'accept' })}
        />
      ) : null}
      {encoding && format !== 'paste' ? (
        <Select
          label={t('importing:encoding')}
          value={encoding.name.toLowerCase()}
          options={encodingOptions(encoding.name)}
          description={
            encoding.confidence < 0.8
              ? t('importing:encodingUnsure', { share: Math.round(encoding.confidence * 100) })
              : t('importing:encodingText')
          }
          onChange={(name) => reread(item.id, { encoding: name })}
        />
      ) : null}
      {rejoined ? (
        <Checkbox
          isSelected={item.options.rejoinLines !== false}
          onChange={(rejoinLines) => reread(item.id, { rejoinLines })}
        >
          {t('importing:rejoin')}
        </Checkbox>
      ) : null}
    </div>
  )
}
