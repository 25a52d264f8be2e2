import { Minus, Plus } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Range } from '../../../../shared/model/values.ts'
import { Button, IconButton } from '../../../components/index.ts'
import { useDeskCommands } from '../desk-context.tsx'
import { useDesk, useDeskStore } from '../desk-store.ts'
import { shorten } from '../labels.ts'
import { pickedRange } from '../logic/picking.ts'
import { addStretch, chosenRanges, dropStretch, heldEnd, type Stretches } from '../logic/rewording.ts'
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
  const reworded = mode.kind === 'rewording' ? rewordedWords(mode.chosen, article.text?.slice) : null
  const held = mode.kind === 'rewording' ? heldEnd(mode.chosen) : null
  /** Which end of the stretch keys move: it changes nothing in the words, so it is told by itself. */
  const hold = held
    ? t(`mode.rewording.held.${held.side}`, { word: article.text?.slice(held.word.start, held.word.end) ?? '' })
    : ''
  const said = picked
    ? words
    : reworded
      ? [
          reworded.total > 1
            ? t('announce.stretch', { at: reworded.at, total: reworded.total, text: reworded.inHand })
            : reworded.inHand,
          hold
        ]
          .filter(Boolean)
          .join('. ')
      : mode.kind === 'splitting'
        ? t('mode.cutBefore', { word: cutWord })
        : ''
  useEffect(() => {
    if (said) commands.announce(said)
  }, [said, commands])

  if (mode.kind === 'reading') return null
  const setChosen = (chosen: Stretches): void => {
    if (mode.kind === 'rewording') store.getState().setMode({ ...mode, chosen })
  }
  const leave = (): void => store.getState().setMode({ kind: 'reading' })
  const subject = (): string => {
    if (mode.kind === 'picking') return shorten(words, 70)
    if (mode.kind === 'splitting') return t('mode.splitting.parts', { count: Math.max(1, mode.cuts.length) + 1 })
    if (mode.kind === 'merging') return t('mode.merging.with', { count: mode.others.length })
    if (!reworded) return ''
    const { at, total, all } = reworded
    const several = total > 1 ? [t('mode.rewording.several', { at, total })] : []
    return [...several, shorten(all, 70)].join(' · ')
  }
  return (
    <section className="mode-bar" aria-label={t(`mode.${mode.kind}.title`)}>
      <div className="mode-words">
        <span className="strong">{t(`mode.${mode.kind}.title`)}</span>
        <span className="soft">{subject()}</span>
      </div>
      {hold ? <span className="mode-hold small">{hold}</span> : null}
      <span className="mode-keys soft small">{t(`mode.${mode.kind}.keys`)}</span>
      <div className="row">
        {mode.kind === 'picking' && picked ? (
          <>
            <Button onPress={() => void commands.nothingToCheck(picked, article.passagesIn(picked))} shortcut="x">
              {t('selection.nothingToCheck')}
            </Button>
            <Button onPress={() => void commands.findClaims(picked)} shortcut="c">
              {t('selection.findClaims')}
            </Button>
            <Button variant="primary" onPress={() => void commands.newClaim(picked)} shortcut="Enter">
              {t('selection.newClaim')}
            </Button>
          </>
        ) : null}
        {mode.kind === 'rewording' ? (
          <>
            <IconButton
              icon={Plus}
              label={t('mode.rewording.add')}
              shortcut="n"
              onPress={() => {
                if (article.pickText) setChosen(addStretch(mode.chosen, article.pickText))
              }}
            />
            {mode.chosen.picks.length > 1 ? (
              <IconButton
                icon={Minus}
                label={t('mode.rewording.drop')}
                shortcut="Backspace"
                onPress={() => setChosen(dropStretch(mode.chosen))}
              />
            ) : null}
            <Button variant="primary" onPress={() => void commands.applyRewording()} shortcut="Enter">
              {t('mode.rewording.apply')}
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

/** The words chosen for a claim: all of them, those in hand, and which stretch of how many that is. */
function rewordedWords(
  chosen: Stretches,
  slice: ((start: number, end: number) => string | undefined) | undefined
): { readonly all: string; readonly inHand: string; readonly at: number; readonly total: number } {
  const wordsOf = ({ start, end }: Range): string => slice?.(start, end) ?? ''
  const inHand = chosen.picks[chosen.at]
  return {
    all: chosenRanges(chosen).map(wordsOf).join(' … '),
    inHand: inHand ? wordsOf(pickedRange(inHand)) : '',
    at: chosen.at + 1,
    total: chosen.picks.length
  }
}
