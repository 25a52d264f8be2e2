import { FileText, Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ArticleRow } from '../../../shared/contract/index.ts'
import { useProject } from '../../api/index.ts'
import { IconButton, Meter } from '../../components/index.ts'
import { actionRegistry } from '../shell/actions.ts'
import { useDesk } from './desk-store.ts'
import { coveragePercent } from './logic/coverage.ts'

/** The articles of the project with how far each has come. */
export function ArticlesPanel({ articles }: { readonly articles: readonly ArticleRow[] }) {
  const { t } = useTranslation('desk')
  const { readOnly } = useProject()
  const article = useDesk((state) => state.article)
  const openArticle = useDesk((state) => state.openArticle)
  return (
    <div className="articles-panel">
      <div className="panel-head">
        <h2>{t('articles.title')}</h2>
        <span className="soft tabular">{articles.length}</span>
        <span className="grow" />
        <IconButton
          icon={Plus}
          label={t('articles.import')}
          size="small"
          isDisabled={readOnly}
          onPress={() => actionRegistry.run('article.import')}
        />
      </div>
      <ul className="article-rows">
        {articles.map((row) => {
          const { candidate, open, checking, checked, dismissed } = row.claims
          const total = candidate + open + checking + checked + dismissed
          return (
            <li key={row.id}>
              <button
                type="button"
                className={row.id === article ? 'article-row article-row-selected' : 'article-row'}
                aria-current={row.id === article ? 'true' : undefined}
                onClick={() => openArticle(row.id)}
              >
                <FileText size={15} strokeWidth={1.75} aria-hidden />
                <span className="article-row-text">
                  <span className="article-row-title" dir="auto">
                    {row.title || t('articles.untitled')}
                  </span>
                  <span className="article-row-meta">
                    {t('articles.progress', { done: checked + dismissed, total })} ·{' '}
                    {t('articles.coverage', { percent: coveragePercent(row.coverage) })}
                  </span>
                  <Meter
                    label={t('articles.coverageOf', { title: row.title })}
                    value={row.coverage.covered}
                    total={row.coverage.total}
                    showValue={false}
                  />
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
