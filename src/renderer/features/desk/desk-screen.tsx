import { FileInput } from 'lucide-react'
import { type ReactNode, useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { shownTitle } from '../../../shared/article-title.ts'
import { describeError, useProject, useQueryMethod } from '../../api/index.ts'
import { Button, EmptyState, ErrorState, Skeleton } from '../../components/index.ts'
import { actionRegistry } from '../shell/actions.ts'
import { type ArticleOnDesk, articleOnDesk } from './article/article-context.ts'
import { ArticlePane } from './article/article-pane.tsx'
import { useArticleText } from './article/use-article-text.ts'
import { ArticlesPanel } from './articles-panel.tsx'
import { ClaimTable } from './claims/claim-table.tsx'
import { ClaimsPanel } from './claims/claims-panel.tsx'
import { useDesk } from './desk-store.ts'
import { Inspector } from './inspector/inspector.tsx'
import { Strip } from './strip/strip.tsx'

/** Where checking happens: articles and claims, the text, the one claim, the strip. */
export function useDeskScreen(): DeskScreen {
  const { t } = useTranslation('desk')
  const { data: overview, error, refetch } = useQueryMethod('project.overview', {})
  const article = useDesk((state) => state.article)
  const list = useDesk((state) => state.list)
  const view = useQueryMethod('article.view', { article: article ?? '' }, { enabled: article !== null })
  const text = useArticleText(view.data)
  const language = view.data?.meta.language ?? null
  const context = useMemo(() => articleOnDesk(text, language), [text, language])

  const bare = { context, ready: false, mainLabel: t('article.region') }
  if (error) {
    return { ...bare, main: <ErrorState error={describeError(error)} onRetry={() => void refetch()} /> }
  }
  if (!overview) return { ...bare, main: <Waiting /> }
  if (overview.articles.length === 0) return { ...bare, main: <NoArticles />, strip: <Strip /> }
  const around = {
    articles: (
      <div className="desk-side">
        <ArticlesPanel articles={overview.articles} />
        {article === null ? null : <ClaimsPanel article={article} />}
      </div>
    ),
    inspector: <Inspector />,
    strip: <Strip />
  }
  if (view.error) {
    const main = <ErrorState error={describeError(view.error)} onRetry={() => void view.refetch()} />
    return { ...bare, ...around, main }
  }
  if (!view.data || !text) return { ...bare, ...around, main: <Waiting /> }
  return {
    ...bare,
    ...around,
    ready: true,
    main: (
      <>
        <h1 className="visually-hidden">
          {shownTitle(view.data.meta.title, view.data.fileName) || t('articles.untitled')}
        </h1>
        {list === 'table' ? <ClaimTable article={view.data.id} /> : <ArticlePane view={view.data} text={text} />}
      </>
    )
  }
}

/** The parts of the frame that the desk fills, and the article that is on it. */
export interface DeskScreen {
  readonly context: ArticleOnDesk
  /** Whether there is a text for the desk's keys to work on. */
  readonly ready: boolean
  readonly articles?: ReactNode
  readonly main: ReactNode
  readonly mainLabel: string
  readonly inspector?: ReactNode
  readonly strip?: ReactNode
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
