import { PenLine } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../shared/contract/index.ts'
import { describeError, useQueryMethod } from '../../api/index.ts'
import { Button, EmptyState, ErrorState, Select, Skeleton } from '../../components/index.ts'
import { useShell } from '../shell/shell-store.ts'
import { CorrectionBody } from './correction-body.tsx'

const PAGE = 200
const ALL = 'all'

type Row = Output<'correction.list'>['rows'][number]

/** The fix sheet: what goes back to the author, in the order of the text. */
export function CorrectionsScreen() {
  const { t } = useTranslation('desk')
  const [article, setArticle] = useState<string>(ALL)
  const [pages, setPages] = useState(1)
  const { data: overview } = useQueryMethod('project.overview', {})
  const input = { article: article === ALL ? null : article, offset: 0, limit: PAGE }
  const { data, error, refetch } = useQueryMethod('correction.list', input, { keepPrevious: true })
  return (
    <div className="screen screen-narrow">
      <header className="screen-head">
        <h1>{t('correction.screen')}</h1>
        <span className="soft tabular">{data?.total ?? ''}</span>
        <span className="grow" />
        {overview && overview.articles.length > 1 ? (
          <Select
            label={t('correction.article')}
            hideLabel
            options={[
              { id: ALL, label: t('correction.allArticles') },
              ...overview.articles.map(({ id, title }) => ({ id, label: title }))
            ]}
            value={article}
            onChange={setArticle}
          />
        ) : null}
      </header>
      {error ? (
        <ErrorState error={describeError(error)} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton lines={8} height={20} />
      ) : data.total === 0 ? (
        <EmptyState
          icon={PenLine}
          title={t('correction.none')}
          text={t('correction.noneHelp')}
          action={<Button onPress={() => useShell.getState().show('desk')}>{t('correction.toDesk')}</Button>}
        />
      ) : (
        <ol className="fix-sheet">
          {Array.from({ length: pages }, (_, page) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: pages have no identity but their number
            <Page key={page} article={input.article} page={page} />
          ))}
        </ol>
      )}
      {data && pages * PAGE < data.total ? (
        <div className="screen-more">
          <Button onPress={() => setPages(pages + 1)}>{t('list.more', { count: data.total - pages * PAGE })}</Button>
        </div>
      ) : null}
    </div>
  )
}

function Page({ article, page }: { readonly article: string | null; readonly page: number }) {
  const input = { article, offset: page * PAGE, limit: PAGE }
  const { data } = useQueryMethod('correction.list', input, { keepPrevious: true })
  return data?.rows.map((row) => <Fix key={row.correction.id} row={row} />)
}

/** The exact words with what is to change in them, or the question, why, who, by when, and the answer. */
function Fix({ row: { correction, claim, words } }: { readonly row: Row }) {
  const { t } = useTranslation('desk')
  return (
    <li className="fix">
      <CorrectionBody
        correction={correction}
        words={words}
        showWords
        acts={
          <button
            type="button"
            className="link-button small"
            onClick={() => useShell.getState().showPlace({ article: claim.article, claim: claim.id })}
          >
            {t('history.goTo')}
          </button>
        }
      />
    </li>
  )
}
