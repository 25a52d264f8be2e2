import { useTranslation } from 'react-i18next'
import type { ArticleView } from '../../../../shared/contract/index.ts'
import { describeError, hasCode, useJob, useProject } from '../../../api/index.ts'
import { Button, showError, showToast } from '../../../components/index.ts'
import { startDownload } from '../../exporting/download.ts'
import { useShell } from '../../shell/shell-store.ts'

/** Where the article comes from, above its first line. */
export function ArticleMeta({ view }: { readonly view: ArticleView }) {
  const { t, i18n } = useTranslation('desk')
  const { project, readOnly } = useProject()
  const { editArticle } = useShell()
  const saving = useJob()
  const saveOriginal = async () => {
    try {
      const result = await saving.start('original.save', { project, article: view.id })
      if (result.download !== null) startDownload(result.download, result.name)
      else if (!result.saved) return
      showToast(t('article.originalSaved', { name: result.name }))
    } catch (thrown) {
      if (!hasCode(thrown, 'cancelled')) showError(describeError(thrown))
    }
  }
  const leftOut = view.removed.length
  const { publisher, byline, published, publishedAs } = view.meta
  const date = published ? dateText(published, i18n.language) : ''
  const parts = [publisher, byline, publishedAs === 'update' && published ? t('article.lastUpdated', { date }) : date]
  const known = parts.filter(Boolean)
  return (
    <div className="article-meta" dir="auto">
      <span>{known.length > 0 ? known.join(' · ') : t('article.noMeta', { file: view.fileName })}</span>
      {view.warnings.some(({ code }) => code === 'claims-not-looked-for') ? <span>{t('article.notRead')}</span> : null}
      {leftOut > 0 ? <span>{t('article.leftOut', { count: leftOut })}</span> : null}
      {readOnly ? null : (
        <Button
          size="small"
          variant="quiet"
          onPress={() => editArticle({ article: view.id, name: view.fileName, meta: view.meta })}
        >
          {t('article.details')}
        </Button>
      )}
      <Button size="small" variant="quiet" isDisabled={saving.running} onPress={() => void saveOriginal()}>
        {t('article.saveOriginal')}
      </Button>
    </div>
  )
}

/** An ISO date in words, as exact as it is given: a year stays a year. */
export function dateText(iso: string, language: string): string {
  if (/^\d{4}$/.test(iso)) return iso
  const month = /^(\d{4})-(\d{2})$/.exec(iso)
  const date = new Date(month ? `${iso}-01T00:00:00Z` : iso.length === 10 ? `${iso}T00:00:00Z` : iso)
  if (Number.isNaN(date.getTime())) return iso
  const options: Intl.DateTimeFormatOptions = month
    ? { year: 'numeric', month: 'long', timeZone: 'UTC' }
    : { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' }
  return new Intl.DateTimeFormat(language, options).format(date)
}
