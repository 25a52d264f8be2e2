import { type KeyboardEvent, useRef } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { TrackedChange } from '../../../shared/extraction.ts'
import { Button, Disclosure, Kbd, Segmented } from '../../components/index.ts'
import type { ImportItem, ImportStore } from './import-session.ts'
import { VisibleText } from './text-marks.tsx'

interface ChangesListProps {
  readonly session: ImportStore
  readonly item: ImportItem
  readonly changes: readonly TrackedChange[]
  readonly selected: string | null
  readonly onSelect: (id: string) => void
}

/** Tracked changes of a document, all at once or one by one: who changed what, and whether it stands. */
export function ChangesList({ session, item, changes, selected, onSelect }: ChangesListProps) {
  const { t } = useTranslation()
  const { decide, decideAll } = session.getState()
  const list = useRef<HTMLUListElement>(null)
  /** What is decided already and will stand in the text as soon as it is read again. */
  const decisionOf = ({ id }: TrackedChange) => item.options.decided?.[id] ?? item.options.changes ?? 'accept'
  const rejected = changes.filter((change) => decisionOf(change) === 'reject').length
  const options = (['accept', 'reject'] as const).map((id) => ({ id, label: t(`importing:change.${id}`) }))
  const tabStop = changes.some(({ id }) => id === selected) ? selected : changes[0]?.id

  const go = (from: number, step: number) => {
    const next = changes[from + step]
    if (!next) return
    onSelect(next.id)
    list.current?.querySelectorAll<HTMLElement>('.import-change-words')[from + step]?.focus()
  }
  const keys = (event: KeyboardEvent, index: number) => {
    const change = changes[index]
    const { key, ctrlKey, metaKey, altKey } = event
    if (!change || ctrlKey || metaKey || altKey) return
    const decision = key === 'a' ? 'accept' : key === 'r' ? 'reject' : null
    const step = key === 'ArrowDown' || key === 'j' ? 1 : key === 'ArrowUp' || key === 'k' ? -1 : 0
    if (decision === null && step === 0) return
    event.preventDefault()
    event.stopPropagation()
    if (decision !== null) {
      onSelect(change.id)
      decide(item.id, [change.id], decision)
      go(index, 1)
    } else go(index, step)
  }

  return (
    <Disclosure title={t('importing:changes')} aside={changes.length} defaultExpanded>
      <p className="soft import-changes-count">
        {rejected === 0
          ? t('importing:change.allAccepted')
          : rejected === changes.length
            ? t('importing:change.allRejected')
            : t('importing:change.some', { count: rejected, all: changes.length })}
      </p>
      <div className="row">
        <Button size="small" onPress={() => decideAll(item.id, 'accept')}>
          {t('importing:change.acceptAll')}
        </Button>
        <Button size="small" onPress={() => decideAll(item.id, 'reject')}>
          {t('importing:change.rejectAll')}
        </Button>
      </div>
      <p className="soft small import-changes-keys">
        <Kbd keys="ArrowUp" /> <Kbd keys="ArrowDown" /> {t('importing:change.keys.go')} · <Kbd keys="a" />{' '}
        {t('importing:change.keys.accept')} · <Kbd keys="r" /> {t('importing:change.keys.reject')}
      </p>
      <ul ref={list} className="import-changes" aria-label={t('importing:changes')}>
        {changes.map((change, index) => (
          <li
            key={change.id}
            className="import-change"
            {...(change.id === selected ? { 'aria-current': 'true' as const } : {})}
          >
            <div onKeyDownCapture={(event) => keys(event, index)}>
              <AriaButton
                className="import-change-words"
                excludeFromTabOrder={change.id !== tabStop}
                onPress={() => onSelect(change.id)}
              >
                <ChangeWords change={change} />
              </AriaButton>
            </div>
            <Segmented
              label={t('importing:change.decide', { text: (change.new || change.old).slice(0, 60) })}
              hideLabel
              options={options}
              value={decisionOf(change)}
              onChange={(decision) => {
                onSelect(change.id)
                decide(item.id, [change.id], decision)
              }}
            />
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

function ChangeWords({ change }: { readonly change: TrackedChange }) {
  const { t, i18n } = useTranslation()
  const { kind, author, date, before, after } = change
  const who = [t(`importing:change.${kind}`), author, date === null ? null : whenSaid(date, i18n.language)]
  const around = (text: string, end: 'start' | 'end') =>
    end === 'start'
      ? text.length > 24
        ? `…${text.slice(-24)}`
        : text
      : text.length > 24
        ? `${text.slice(0, 24)}…`
        : text
  return (
    <>
      <span className="import-change-who soft small">{who.filter((part) => part !== null).join(' · ')}</span>
      <span className="import-change-text" dir="auto">
        <span className="soft">{around(before, 'start')}</span>
        {change.old === '' || kind === 'move' ? null : (
          <del className="import-out">
            <VisibleText text={change.old} />
          </del>
        )}
        {change.new === '' ? null : (
          <ins className="import-in">
            <VisibleText text={change.new} />
          </ins>
        )}
        <span className="soft">{around(after, 'end')}</span>
        {change.place === null ? <span className="soft small"> {t('importing:change.elsewhere')}</span> : null}
      </span>
    </>
  )
}

/** Day and time as the document says them. Word writes its own clock's time and calls it UTC, so no zone is taken at its word. */
function whenSaid(date: string, language: string): string {
  const said = new Date(date.replace(/(?:Z|[+-]\d\d:\d\d)$/, ''))
  if (Number.isNaN(said.getTime())) return date
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(said)
}
