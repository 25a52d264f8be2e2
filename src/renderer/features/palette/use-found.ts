import { useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import { locatorOf } from '../../../shared/locator.ts'
import { useMaybeProject, useQueryMethod } from '../../api/index.ts'
import { locatorText, shorten } from '../desk/labels.ts'
import { useShell } from '../shell/shell-store.ts'
import { fuzzyFilter } from './fuzzy.ts'

/** Something of the project that answers to what was typed. */
export interface Found {
  readonly id: string
  readonly kind: 'claim' | 'article' | 'source' | 'file'
  readonly name: string
  readonly run: () => void
}

/** From so many letters on the project is searched: fewer stand in every claim. */
const FEWEST = 2
const MOST = { articles: 4, claims: 8, sources: 4, files: 6 } as const
/** Characters of a claim that are shown. */
const LENGTH = 110

export interface Search {
  readonly found: readonly Found[]
  /** Not all that there is yet. */
  readonly searching: boolean
  /** The project could not be searched. */
  readonly failed: boolean
}

/** The articles, claims, sources and places in sources' files that hold the words. */
export function useFound(query: string): Search {
  const { t } = useTranslation('desk')
  const words = useDeferredValue(query.trim())
  const open = useMaybeProject() !== null
  const enabled = open && words.length >= FEWEST
  const overview = useQueryMethod('project.overview', {}, { enabled: open })
  const claims = useQueryMethod('claim.list', { filter: { words }, offset: 0, limit: MOST.claims }, { enabled })
  const sources = useQueryMethod('source.list', { words, offset: 0, limit: MOST.sources }, { enabled })
  const files = useQueryMethod('text.search', { words, scope: 'files', limit: MOST.files }, { enabled })
  if (!enabled) return { found: [], searching: false, failed: false }
  const { showPlace, showSource, readSource } = useShell.getState()
  const articles = fuzzyFilter(words, overview.data?.articles ?? [], ({ title }) => title).slice(0, MOST.articles)
  return {
    searching: claims.isLoading || sources.isLoading || files.isLoading || words !== query.trim(),
    failed: claims.isError || sources.isError || files.isError,
    found: [
      ...articles.map(
        ({ id, title }): Found => ({
          id: `article ${id}`,
          kind: 'article',
          name: title,
          run: () => showPlace({ article: id, claim: null })
        })
      ),
      ...(claims.data?.rows ?? []).map(
        ({ id, article, statement, text }): Found => ({
          id: `claim ${id}`,
          kind: 'claim',
          name: shorten(statement || text, LENGTH),
          run: () => showPlace({ article, claim: id })
        })
      ),
      ...(sources.data?.rows ?? []).map(
        ({ id, about }): Found => ({
          id: `source ${id}`,
          kind: 'source',
          name: shorten(about.title, LENGTH),
          run: () => showSource(about.title)
        })
      ),
      ...(files.data?.hits ?? []).map(
        (hit): Found => ({
          id: `file ${hit.id} ${hit.block}`,
          kind: 'file',
          name: shorten(
            [hit.title, locatorText(t, locatorOf(hit)), `${hit.before}${hit.match}${hit.after}`.trim()]
              .filter(Boolean)
              .join(' · '),
            LENGTH
          ),
          run: () => readSource({ source: hit.id, block: hit.block, form: null })
        })
      )
    ]
  }
}
