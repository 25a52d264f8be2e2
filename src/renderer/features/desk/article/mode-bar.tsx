import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/index.ts'
import { useDeskCommands } from '../desk-context.tsx'
import { useDesk, useDeskStore } from '../desk-store.ts'
import { shorten } from '../labels.ts'
import { pickedRange } from '../logic/picking.ts'
import { useArticleContext } from './article-context.ts'
import { useModeKeys } from './use-mode-keys.ts'

/** What a mode is about, its keys, and its acts for the mouse. Nothing while reading. */
export function ModeBar() {
  const { t } = useTranslation('desk')
  const store = useDeskStore()
  const commands = useDeskCommands()
  const article = useArticleContext()
  const mode = useDesk((state) => state.mode)
  useModeKeys()

  const picked = mode.kind === 'picking' ? pickedRange(mode.pick) : null
  const words = picked ? (article.text?.slice(picked.start, picked.end) ?? '') : ''
  const cutWord = mode.kind === 'splitting' ? wordFrom(article.text?.slice, mode.points[mode.at]) : ''
  const said = picked ? words : mode.kind === 'splitting' ? t('mode.cutBefore', { word: cutWord }) : ''
  useEffect(() => {
    if (said) commands.announce(said)
  }, [said, commands])

  if (mode.kind === 'reading') return null
  const leave = (): void => store.getState().setMode({ kind: 'reading' })
  return (
    <section className="mode-bar" aria-label={t(`mode.${mode.kind}.title`)}>
      <div className="mode-words">
        <span className="strong">{t(`mode.${mode.kind}.title`)}</span>
        <span className="soft">
          {mode.kind === 'picking'
            ? shorten(words, 70)
            : mode.kind === 'splitting'
              ? t('mode.splitting.parts', { count: Math.max(1, mode.cuts.length) + 1 })
              : t('mode.merging.with', { count: mode.others.length })}
        </span>
      </div>
      <span className="mode-keys soft small">{t(`mode.${mode.kind}.keys`)}</span>
      <div className="row">
        {mode.kind === 'picking' && picked ? (
          <>
            <Button onPress={() => void commands.nothingToCheck(picked, article.passagesIn(picked))} shortcut="x">
              {t('selection.nothingToCheck')}
            </Button>
            <Button variant="primary" onPress={() => void commands.newClaim(picked)} shortcut="Enter">
              {t('selection.newClaim')}
            </Button>
          </>
        ) : null}
        {mode.kind === 'splitting' ? (
          <Button variant="primary" onPress={() => void commands.applySplit()} shortcut="Enter">
            {t('mode.splitting.apply')}
          </Button>
        ) : null}
        {mode.kind === 'merging' ? (
          <Button
            variant="primary"
            onPress={() => void commands.applyMerge()}
            shortcut="Enter"
            isDisabled={mode.others.length === 0}
          >
            {t('mode.merging.apply')}
          </Button>
        ) : null}
        <Button variant="quiet" onPress={leave} shortcut="Escape">
          {t('mode.leave')}
        </Button>
      </div>
    </section>
  )
}

function wordFrom(slice: ((start: number, end: number) => string | undefined) | undefined, at?: number): string {
  return at === undefined ? '' : (/^\S+/u.exec(slice?.(at, at + 40) ?? '')?.[0] ?? '')
}
