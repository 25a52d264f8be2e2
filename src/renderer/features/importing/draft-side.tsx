import { Info, TriangleAlert } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Draft } from '../../../shared/contract/index.ts'
import type { ExtractionWarningCode, Removed } from '../../../shared/extraction.ts'
import { Button, Checkbox, Disclosure, Select, TextField } from '../../components/index.ts'
import { useShell } from '../shell/shell-store.ts'
import { ChangesList } from './changes-list.tsx'
import { encodingOptions, languageOptions } from './choices.ts'
import type { ImportItem, ImportStore } from './import-session.ts'
import { RemovedList } from './removed-list.tsx'

interface DraftSideProps {
  readonly session: ImportStore
  readonly item: ImportItem
  readonly draft: Draft
  /** Id of the tracked change that the person looks at. */
  readonly change: string | null
  readonly onChange: (id: string) => void
}

const ofChanges: ReadonlySet<Removed['reason']> = new Set(['deleted-change', 'inserted-change'])

/** What may have made the text another one than the document's: to be looked at before it is imported. */
const serious: ReadonlySet<ExtractionWarningCode> = new Set([
  'encoding-uncertain',
  'encoding-replacements',
  'encoding-twice',
  'invisible-characters',
  'lone-surrogates-replaced',
  'article-not-found',
  'little-text',
  'pages-without-text',
  'unreadable-part',
  'unknown-kept-item',
  'date-ambiguous',
  'date-of-update',
  'claims-not-looked-for',
  'tracked-changes'
])

/** Beside the text: what was found, what the document says of itself, how it was read, what was left out. */
export function DraftSide({ session, item, draft, change, onChange }: DraftSideProps) {
  const { t } = useTranslation()
  const { extraction } = draft
  const changes = extraction.changes ?? []
  // Words of tracked changes are decided on in their own list.
  const left = extraction.removed.filter(({ reason }) => changes.length === 0 || !ofChanges.has(reason))
  const removed = left.length + item.kept.length
  const warnings = extraction.warnings.filter(({ code }) => code !== 'tracked-changes' || changes.length === 0)
  return (
    <section className="import-side" aria-label={t('importing:about')}>
      <p className="import-found">
        <span className="strong">{t('importing:claims', { count: draft.claims })}</span>
        <span className="soft"> · {t('importing:worth', { count: draft.worth })}</span>
      </p>
      {draft.alreadyImported ? <AlreadyThere there={draft.alreadyImported} /> : null}
      {changes.length > 0 ? (
        <ChangesList session={session} item={item} changes={changes} selected={change} onSelect={onChange} />
      ) : null}
      <Fields session={session} item={item} />
      <Reading session={session} item={item} draft={draft} />
      {warnings.length > 0 ? (
        <Disclosure title={t('importing:warnings')} aside={warnings.length} defaultExpanded>
          <ul className="import-warnings">
            {warnings.map(({ code, message }) => (
              <li key={`${code} ${message}`}>
                {serious.has(code) ? (
                  <TriangleAlert size={14} strokeWidth={1.75} aria-hidden />
                ) : (
                  <Info size={14} strokeWidth={1.75} aria-hidden />
                )}
                <span>{message}</span>
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
      {removed > 0 ? (
        <Disclosure title={t('importing:removed')} aside={removed} defaultExpanded={removed <= 6}>
          <RemovedList session={session} item={item} draft={draft} removed={left} />
        </Disclosure>
      ) : (
        <p className="soft">{t('importing:nothingRemoved')}</p>
      )}
    </section>
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

function Fields({ session, item }: Pick<DraftSideProps, 'session' | 'item'>) {
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
          label={t(meta.publishedAs === 'update' ? 'importing:field.updated' : 'importing:field.published')}
          type="date"
          value={day}
          {...(meta.publishedAs === 'update' ? { description: t('importing:ofUpdate') } : {})}
          onChange={(value) => write(item.id, { published: value === '' ? null : value, publishedAs: undefined })}
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
function Reading({ session, item, draft }: Pick<DraftSideProps, 'session' | 'item' | 'draft'>) {
  const { t } = useTranslation()
  const { reread } = session.getState()
  const { encoding, format, warnings } = draft.extraction
  const rejoined = warnings.some(({ code }) => code === 'lines-rejoined') || item.options.rejoinLines === false
  if (!encoding && !rejoined) return null
  return (
    <div className="stack">
      {encoding && format !== 'paste' ? (
        <Select
          label={t('importing:encoding')}
          value={encoding.name.toLowerCase()}
          options={encodingOptions(encoding.name)}
          description={
            item.options.encoding !== undefined
              ? t('importing:encodingChosen')
              : t(encoding.confidence < 0.8 ? 'importing:encodingUnsure' : 'importing:encodingSure', {
                  share: Math.round(encoding.confidence * 100)
                })
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
