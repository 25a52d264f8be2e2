import { FileText, FileX2, X } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { ProjectEntry } from '../../../shared/contract/index.ts'
import { ErrorState, IconButton, SearchField } from '../../components/index.ts'
import { sinceWhen } from './since.ts'
import type { Projects } from './use-projects.ts'

interface RecentListProps {
  readonly entries: readonly ProjectEntry[]
  readonly projects: Projects
  /** Without heading and search. */
  readonly plain?: boolean
}

const SEARCH_FROM = 9

/** Projects that were open here or lie in the projects folder; a missing file says so and can be taken off the list. */
export function RecentList({ entries, projects, plain = false }: RecentListProps) {
  const { t, i18n } = useTranslation()
  const [words, setWords] = useState('')
  const now = Date.now()
  const shown = entries.filter(({ name, title, folder }) =>
    `${title ?? ''} ${name} ${folder}`.toLocaleLowerCase().includes(words.trim().toLocaleLowerCase())
  )
  return (
    <section
      className="recent"
      {...(plain ? { 'aria-label': t('start:recent') } : { 'aria-labelledby': 'recent-head' })}
    >
      {plain ? null : (
        <div className="recent-head">
          <h2 id="recent-head" className="grow">
            {t('start:recent')}
          </h2>
          {entries.length >= SEARCH_FROM ? (
            <SearchField label={t('start:searchProjects')} value={words} onChange={setWords} />
          ) : null}
        </div>
      )}
      <ul className="recent-list">
        {shown.map((entry) => {
          const failure = projects.failure?.handle === entry.handle ? projects.failure.error : null
          const title = entry.title ?? entry.name
          return (
            <li key={entry.handle}>
              <div className={entry.missing ? 'recent-row recent-missing' : 'recent-row'}>
                <AriaButton
                  className="recent-open"
                  isDisabled={projects.busy || entry.missing}
                  onPress={() => void projects.open(entry.handle)}
                >
                  {entry.missing ? (
                    <FileX2 size={18} strokeWidth={1.5} aria-hidden />
                  ) : (
                    <FileText size={18} strokeWidth={1.5} aria-hidden />
                  )}
                  <span className="recent-text">
                    <span className="recent-title truncate">{title}</span>
                    <span className="soft small truncate">
                      {entry.missing ? t('start:missing', { folder: entry.folder }) : placeOf(entry)}
                    </span>
                  </span>
                  <span className="soft small tabular recent-when">
                    {entry.openedAt === null ? t('start:neverOpened') : sinceWhen(entry.openedAt, now, i18n.language)}
                  </span>
                </AriaButton>
                {entry.openedAt !== null || entry.missing ? (
                  <IconButton
                    icon={X}
                    label={t('start:forget', { title })}
                    placement="left"
                    onPress={() => void projects.forget(entry)}
                  />
                ) : (
                  <span className="recent-gap" />
                )}
              </div>
              {failure ? <ErrorState error={failure} compact onRetry={() => void projects.open(entry.handle)} /> : null}
            </li>
          )
        })}
      </ul>
      {shown.length === 0 ? <p className="soft">{t('start:noneFound')}</p> : null}
    </section>
  )
}

/** Where the project lies; the file's name too where it is not the title. */
function placeOf({ folder, name, title }: ProjectEntry): string {
  return title === null || title === name ? folder : `${folder} · ${name}`
}
