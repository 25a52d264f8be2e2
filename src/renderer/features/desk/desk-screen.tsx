import { FileInput } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { shownTitle } from '../../../shared/article-title.ts'
import type { ArticleView } from '../../../shared/contract/index.ts'
import { describeError, useProject, useQueryMethod } from '../../api/index.ts'
import { Button, EmptyState, ErrorState, Skeleton } from '../../components/index.ts'
import { actionRegistry } from '../shell/actions.ts'
import { DeskFrame } from '../shell/desk-frame.tsx'
import { ArticleContext, articleOnDesk } from './article/article-context.ts'
import { ArticlePane } from './article/article-pane.tsx'
import { useArticleText } from './article/use-article-text.ts'
import { ArticlesPanel } from './articles-panel.tsx'
import { ClaimTable } from './claims/claim-table.tsx'
import { ClaimsPanel } from './claims/claims-panel.tsx'
import { DeskActions } from './desk-actions.tsx'
import { useDesk } from './desk-store.ts'
import { Inspector } from './inspector/inspector.tsx'
import { Strip } from './strip/strip.tsx'

/** Where checking happens: articles and claims, the text, the one claim, the strip. */
export function DeskScreen() {
  const { t } = useTranslation('desk')
  const { data: overview, error, refetch } = useQueryMethod('project.overview', {})
  const article = useDesk((state) => state.article)
  const view = useQueryMethod('article.view', { article: article ?? '' }, { enabled: article !== null })

  if (error) return <DeskFrame main={<ErrorState error={describeError(error)} onRetry={() => void refetch()} />} />
  if (!overview) return <DeskFrame main={<Waiting />} />
  if (overview.articles.length === 0) {
    return <DeskFrame main={<NoArticles />} mainLabel={t('article.region')} strip={<Strip />} />
  }
  const side = (
    <div className="desk-side">
      <ArticlesPanel articles={overview.articles} />
      {article === null ? null : <ClaimsPanel article={article} />}
    </div>
  )
  if (view.error) {
    return (
      <DeskFrame
        articles={side}
        main={<ErrorState error={describeError(view.error)} onRetry={() => void view.refetch()} />}
        strip={<Strip />}
      />
    )
  }
  if (!view.data) return <DeskFrame articles={side} main={<Waiting />} inspector={<Inspector />} strip={<Strip />} />
  return <Desk view={view.data} side={side} />
}

function Desk({ view, side }: { readonly view: ArticleView; readonly side: React.ReactNode }) {
  const { t } = useTranslation('desk')
  const text = useArticleText(view)
  const list = useDesk((state) => state.list)
  const context = useMemo(() => articleOnDesk(text, view.meta.language), [text, view.meta.language])
  return (
    <ArticleContext value={context}>
      <DeskActions />
      <DeskFrame
        articles={side}
        main={
          <>
            <h1 className="visually-hidden">{shownTitle(view.meta.title, view.fileName) || t('articles.untitled')}</h1>
            {list === 'table' ? <ClaimTable article={view.id} /> : <ArticlePane view={view} text={text} />}
          </>
        }
        mainLabel={t('article.region')}
        inspector={<Inspector />}
        strip={<Strip />}
      />
    </ArticleContext>
  )
}

function Waiting() {
  return (
    <div className="article-waiting">
      <Skeleton lines={8} height={18} />
    </div>
  )
}

function NoArticles() {
  const { t } = useTranslation('desk')
  const { readOnly } = useProject()
  useEffect(() => {
    document.getElementById('main')?.focus()
  }, [])
  return (
    <EmptyState
      icon={FileInput}
      level={1}
      title={t('articles.none')}
      text={t('articles.noneHelp')}
      action={
        <Button
          variant="primary"
          shortcut="Mod+I"
          isDisabled={readOnly}
          onPress={() => actionRegistry.run('article.import')}
        >
          {t('articles.import')}
        </Button>
      }
    />
  )
}
