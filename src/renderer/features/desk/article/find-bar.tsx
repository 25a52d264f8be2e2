import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleView } from '../../../../shared/contract/index.ts'
import type { Range } from '../../../../shared/model/values.ts'
import { IconButton, SearchField } from '../../../components/index.ts'
import { useDeskCommands } from '../desk-context.tsx'
import { useDesk, useDeskStore } from '../desk-store.ts'
import { findWords } from '../logic/find.ts'
import { offsetInSight } from './in-sight.ts'
import type { ArticleText } from './use-article-text.ts'

interface FindBarProps {
  readonly view: ArticleView
  readonly text: ArticleText
}

const PAUSE_MS = 120
/** Characters from which on it looks: single letters are everywhere. */
const SHORTEST = 2

/** Looks for words in the whole article, window by window, and goes from one place to the next. */
export function FindBar({ view, text }: FindBarProps) {
  const { t } = useTranslation('desk')
  const store = useDeskStore()
  const commands = useDeskCommands()
  const isOpen = useDesk((state) => state.finding)
  const found = useDesk((state) => state.found)
  const [words, setWords] = useState('')
  const [at, setAt] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const asked = useDesk((state) => state.findAsked)
  const [looking, setLooking] = useState(false)

  useEffect(() => {
    // Asked for once more while it is open, it takes the keys again.
    if (isOpen && asked > 0) input.current?.select()
  }, [isOpen, asked])

  useEffect(() => {
    if (!isOpen || words.trim().length < SHORTEST) {
      store.getState().setFound([])
      setLooking(false)
      return
    }
    let gone = false
    setLooking(true)
    const timer = setTimeout(async () => {
      const places: Range[] = []
      for (const window of text.windows) {
        const { blocks } = await commands.read('article.blocks', {
          revision: view.revision,
          offset: window.firstBlock,
          limit: Math.max(1, window.blocks)
        })
        if (gone) return
        for (const block of blocks) places.push(...findWords(block.text, words, block.start))
      }
      store.getState().setFound(places)
      setLooking(false)
      // The first place from here on, as reading goes; where there is none, the first of all.
      const top = offsetInSight(0) ?? 0
      const first = Math.max(
        0,
        places.findIndex(({ start }) => start >= top)
      )
      setAt(first)
      const place = places[first]
      if (place) store.getState().revealOffset(place.start)
    }, PAUSE_MS)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [isOpen, words, text, view.revision, commands, store])

  if (!isOpen) return null
  const close = (): void => {
    // What was found is read on: arrow keys scroll it.
    document.querySelector<HTMLElement>('.article-scroll')?.focus({ preventScroll: true })
    store.getState().setFinding(false)
    store.getState().setFound([])
  }
  const go = (step: number): void => {
    if (found.length === 0) return
    const next = (at + step + found.length) % found.length
    setAt(next)
    const place = found[next]
    if (place) store.getState().revealOffset(place.start)
  }
  const asks = words.trim().length >= SHORTEST
  const places =
    found.length > 0
      ? t('find.place', { at: at + 1, total: found.length })
      : asks && !looking
        ? t('find.none')
        : words.trim() && !asks
          ? t('find.short')
          : ''
  return (
    <search className="find-bar">
      <SearchField
        ref={input}
        label={t('find.label')}
        value={words}
        onChange={setWords}
        autoFocus
        onKeyDown={(event) => {
          if (event.key === 'Enter') go(event.shiftKey ? -1 : 1)
          else if (event.key === 'Escape') close()
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      <span className="soft tabular find-places" role="status">
        {places}
      </span>
      <IconButton icon={ArrowUp} label={t('find.previous')} onPress={() => go(-1)} />
      <IconButton icon={ArrowDown} label={t('find.next')} onPress={() => go(1)} />
      <IconButton icon={X} label={t('find.close')} onPress={close} />
    </search>
  )
}
