import { PenLine } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../shared/contract/index.ts'
import { describeError, useQueryMethod } from '../../api/index.ts'
import { Button, Disclosure, EmptyState, ErrorState, Select, Skeleton } from '../../components/index.ts'
import { useShell } from '../shell/shell-store.ts'
import { CorrectionBody } from './correction-body.tsx'

const PAGE = 200
const ALL = 'all'

type Row = Output<'correction.list'>['rows'][number]

/** The fix sheet: what goes back to the author, in the order of the text. */
export function CorrectionsScreen() {
  const { t } = useTranslation('desk')
  const [article, setArticle] = useState<string>(ALL)
  const { data: overview } = useQueryMethod('project.overview', {})
  const chosen = article === ALL ? null : article
  const open = useCorrections(chosen, false)
  const settled = useCorrections(chosen, true)
  const total = (open.data?.total ?? 0) + (settled.data?.total ?? 0)
  const error = open.error ?? settled.error
  /** Of which article each is, where those of several stand side by side. */
  const titles = useMemo(() => {
    const several = article === ALL && (overview?.articles.length ?? 0) > 1
    return new Map(several ? overview?.articles.map(({ id, title }) => [id, title]) : [])
  }, [article, overview])
  const known = open.data !== undefined && settled.data !== undefined
  return (
    <div className="screen screen-narrow">
      <header className="screen-head">
        <h1>{t('correction.screen')}</h1>
        <span className="soft tabular">{known ? total : ''}</span>
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
        <ErrorState
          error={describeError(error)}
          onRetry={() => {
            void open.refetch()
            void settled.refetch()
          }}
        />
      ) : !known ? (
        <Skeleton lines={8} height={20} />
      ) : total === 0 ? (
        <EmptyState
          icon={PenLine}
          title={t('correction.none')}
          text={t('correction.noneHelp')}
          action={<Button onPress={() => useShell.getState().show('desk')}>{t('correction.toDesk')}</Button>}
        />
      ) : (
        <>
          <section className="fix-part" aria-labelledby="fix-open">
            <h2 id="fix-open">
              {t('correction.open')} <span className="soft tabular">{open.data.total}</span>
            </h2>
            {open.data.total === 0 ? <p className="soft">{t('correction.noneOpen')}</p> : null}
            <Fixes article={chosen} settled={false} total={open.data.total} titles={titles} />
          </section>
          {settled.data.total > 0 ? (
            <Disclosure
              title={`${t('correction.settled')} (${settled.data.total})`}
              level={2}
              defaultExpanded={open.data.total === 0}
            >
              <Fixes article={chosen} settled total={settled.data.total} titles={titles} />
            </Disclosure>
          ) : null}
        </>
      )}
    </div>
  )
}

function useCorrections(article: string | null, settled: boolean, page = 0) {
  return useQueryMethod(
    'correction.list',
    { article, settled, offset: page * PAGE, limit: PAGE },
    { keepPrevious: true }
  )
}

interface FixesProps {
  readonly article: string | null
  readonly settled: boolean
  readonly total: number
  /** Titles of articles by their ids; none where they need not be told. */
  readonly titles: ReadonlyMap<string, string>
}

/** The corrections of one part, a page at a time. */
function Fixes({ article, settled, total, titles }: FixesProps) {
  const { t } = useTranslation('desk')
  const [pages, setPages] = useState(1)
  return (
    <>
      <ol className="fix-sheet">
        {Array.from({ length: pages }, (_, page) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pages have no identity but their number
          <Page key={page} article={article} settled={settled} page={page} titles={titles} />
        ))}
      </ol>
      {pages * PAGE < total ? (
        <div className="screen-more">
          <Button onPress={() => setPages(pages + 1)}>{t('list.more', { count: total - pages * PAGE })}</Button>
        </div>
      ) : null}
    </>
  )
}

function Page({ article, settled, page, titles }: Omit<FixesProps, 'total'> & { readonly page: number }) {
  const { data } = useCorrections(article, settled, page)
  return data?.rows.map((row) => (
    <Fix key={row.correction.id} row={row} article={titles.get(row.claim.article) ?? ''} />
  ))
}

/** The exact words with what is to change in them, or the question, why, who, by when, and the answer. */
function Fix({ row: { correction, claim, words }, article }: { readonly row: Row; readonly article: string }) {
  const { t } = useTranslation('desk')
  return (
    <li className="fix">
      <CorrectionBody
        correction={correction}
        words={words}
        showWords
        acts={
          <>
            {article ? (
              <span className="soft small truncate" dir="auto">
                {article}
              </span>
            ) : null}
            <button
              type="button"
              className="link-button small fix-go"
              onClick={() => useShell.getState().showPlace({ article: claim.article, claim: claim.id })}
            >
              {t('history.goTo')}
            </button>
          </>
        }
      />
    </li>
  )
}
