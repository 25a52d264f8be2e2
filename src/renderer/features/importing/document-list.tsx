import { CircleAlert, CircleCheck, CircleDashed, FileCheck2, LoaderCircle, type LucideIcon, X } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { IconButton } from '../../components/index.ts'
import type { ImportStage, ImportStore } from './import-session.ts'

const icons: Readonly<Record<ImportStage, LucideIcon>> = {
  waiting: CircleDashed,
  reading: LoaderCircle,
  ready: FileCheck2,
  importing: LoaderCircle,
  done: CircleCheck,
  failed: CircleAlert
}

/** The documents of a batch and how far each is. */
export function DocumentList({ session }: { readonly session: ImportStore }) {
  const { t } = useTranslation()
  const { items, selected, select, remove } = useStore(session)
  return (
    <nav className="import-list" aria-label={t('importing:documents')}>
      <ul>
        {items.map((item) => {
          const Icon = icons[item.stage]
          return (
            <li key={item.id} className="import-list-row">
              <AriaButton
                className="import-list-open"
                onPress={() => select(item.id)}
                {...(item.id === selected ? { 'aria-current': 'true' as const } : {})}
              >
                <Icon size={16} strokeWidth={1.75} aria-hidden className={`import-stage-${item.stage}`} />
                <span className="grow">
                  <span className="import-list-name truncate">{item.meta.title || item.name}</span>
                  <span className="soft small">
                    {item.stage === 'ready' && item.draft
                      ? item.draft.alreadyImported
                        ? t('importing:alreadyShort')
                        : t('importing:claims', { count: item.draft.claims })
                      : t(`importing:stage.${item.stage}`)}
                  </span>
                </span>
              </AriaButton>
              {item.stage === 'importing' || item.stage === 'done' ? null : (
                <IconButton
                  icon={X}
                  size="small"
                  label={t('importing:remove', { name: item.name })}
                  onPress={() => remove(item.id)}
                />
              )}
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
