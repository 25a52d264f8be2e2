import {
  BookOpenText,
  CircleHelp,
  FileOutput,
  FilePlus2,
  House,
  Library,
  type LucideIcon,
  PanelLeft,
  PenLine,
  ScrollText,
  Settings2
} from 'lucide-react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { IconButton, type Keys, WithTooltip } from '../../components/index.ts'
import { actionRegistry } from './actions.ts'
import { type Screen, useShell } from './shell-store.ts'
import { useFoldsArticles } from './use-media.ts'
import { useLayout } from './use-preferences.ts'

const places: readonly { readonly screen: Screen; readonly icon: LucideIcon; readonly keys: Keys }[] = [
  { screen: 'desk', icon: BookOpenText, keys: 'Mod+1' },
  { screen: 'sources', icon: Library, keys: 'Mod+2' },
  { screen: 'corrections', icon: PenLine, keys: 'Mod+3' },
  { screen: 'history', icon: ScrollText, keys: 'Mod+4' }
]

/** The left edge: the screens of the project, and what is done with all of it. */
export function Rail({ hasArticles }: { readonly hasArticles: boolean }) {
  const { t } = useTranslation()
  const { screen, opened, articlesSheet, setArticlesSheet } = useShell()
  const [layout, setLayout] = useLayout()
  const narrow = useFoldsArticles()
  const folded = narrow ? !articlesSheet : layout['folded.articles'] === true
  const run = (id: string) => () => {
    actionRegistry.run(id)
  }
  return (
    <nav className="rail" aria-label={t('shell:region.rail')}>
      <IconButton
        icon={House}
        label={t('shell:action.closeProject')}
        placement="right"
        size="large"
        onPress={run('project.close')}
      />
      <div className="rail-line" />
      <ul className="rail-group">
        {places.map(({ screen: place, icon: Icon, keys }) => (
          <li key={place}>
            <WithTooltip text={t(`shell:screen.${place}`)} placement="right" shortcut={keys}>
              <Link
                href={`#/${place}`}
                className="cb-icon-button cb-icon-button-large rail-place"
                aria-label={t(`shell:screen.${place}`)}
                {...(screen === place ? { 'aria-current': 'page' as const } : {})}
              >
                <Icon size={20} strokeWidth={1.75} aria-hidden />
              </Link>
            </WithTooltip>
          </li>
        ))}
      </ul>
      <div className="rail-line" />
      <IconButton
        icon={FilePlus2}
        label={t('shell:action.import')}
        shortcut="Mod+I"
        placement="right"
        size="large"
        isDisabled={opened?.readOnly === true}
        onPress={run('article.import')}
      />
      <IconButton
        icon={FileOutput}
        label={t('shell:action.export')}
        shortcut="Mod+E"
        placement="right"
        size="large"
        onPress={run('report.export')}
      />
      <span className="grow" />
      {hasArticles ? (
        <IconButton
          icon={PanelLeft}
          label={t(folded ? 'shell:showArticles' : 'shell:foldArticles')}
          shortcut="Mod+B"
          placement="right"
          size="large"
          aria-expanded={!folded}
          onPress={() => (narrow ? setArticlesSheet(folded) : setLayout({ 'folded.articles': !folded }))}
        />
      ) : null}
      <IconButton
        icon={CircleHelp}
        label={t('shell:action.keys')}
        shortcut="?"
        placement="right"
        size="large"
        onPress={run('help.keys')}
      />
      <IconButton
        icon={Settings2}
        label={t('shell:action.preferences')}
        shortcut="Mod+,"
        placement="right"
        size="large"
        onPress={run('preferences')}
      />
    </nav>
  )
}
