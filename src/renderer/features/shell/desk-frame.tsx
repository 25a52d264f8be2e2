import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type PanelSpec, Panels, Sheet } from '../../components/index.ts'
import { Rail } from './rail.tsx'
import { useShell } from './shell-store.ts'
import { useFoldsArticles, useFoldsInspector } from './use-media.ts'
import { useLayout } from './use-preferences.ts'

interface DeskFrameProps {
  /** Left: the articles of the project. */
  readonly articles?: ReactNode
  /** The middle: what the screen is about. */
  readonly main: ReactNode
  /** Name of the middle for screen readers. */
  readonly mainLabel?: string
  /** Right: the one claim. */
  readonly inspector?: ReactNode
  /** Along the bottom. */
  readonly strip?: ReactNode
}

/** The frame of every screen of an open project: rail, panels that resize and remember, strip. */
export function DeskFrame({ articles, main, mainLabel, inspector, strip }: DeskFrameProps) {
  const { t } = useTranslation()
  const [layout, setLayout] = useLayout()
  const narrow = useFoldsArticles()
  const veryNarrow = useFoldsInspector()
  const { articlesSheet, inspectorSheet, setArticlesSheet, setInspectorSheet } = useShell()
  const width = (panel: string, otherwise: number) => {
    const known = layout[`width.${panel}`]
    return typeof known === 'number' ? known : otherwise
  }
  const showArticles = articles !== undefined && !narrow && layout['folded.articles'] !== true
  const showInspector = inspector !== undefined && !veryNarrow

  const panels: PanelSpec[] = [
    {
      id: 'main',
      min: 360,
      content: <div className="frame-main">{main}</div>
    }
  ]
  if (showArticles) {
    panels.unshift({
      id: 'articles',
      width: width('articles', 248),
      min: 180,
      max: 420,
      handle: t('shell:resizeArticles'),
      content: (
        <section className="frame-side frame-articles" aria-label={t('shell:region.articles')}>
          {articles}
        </section>
      )
    })
  }
  if (showInspector) {
    panels.push({
      id: 'inspector',
      width: width('inspector', 380),
      min: 300,
      max: 640,
      handle: t('shell:resizeInspector'),
      content: (
        <section className="frame-side frame-inspector" aria-label={t('shell:region.inspector')}>
          <h2 className="visually-hidden">{t('shell:region.inspector')}</h2>
          {inspector}
        </section>
      )
    })
  }

  return (
    <div className="frame">
      <Rail hasArticles={articles !== undefined} />
      <main id="main" tabIndex={-1} className="frame-panels" aria-label={mainLabel ?? t('shell:region.main')}>
        <Panels
          panels={panels}
          onWidths={(widths) =>
            setLayout(Object.fromEntries(Object.entries(widths).map(([id, value]) => [`width.${id}`, value])))
          }
        />
      </main>
      {strip ? (
        <section className="frame-strip" aria-label={t('shell:region.strip')}>
          {strip}
        </section>
      ) : null}
      {articles !== undefined && narrow ? (
        <Sheet
          isOpen={articlesSheet}
          onClose={() => setArticlesSheet(false)}
          title={t('shell:region.articles')}
          side="start"
          hideTitle
        >
          {articles}
        </Sheet>
      ) : null}
      {inspector !== undefined && veryNarrow ? (
        <Sheet
          isOpen={inspectorSheet}
          onClose={() => setInspectorSheet(false)}
          title={t('shell:region.inspector')}
          hideTitle
        >
          {inspector}
        </Sheet>
      ) : null}
    </div>
  )
}
