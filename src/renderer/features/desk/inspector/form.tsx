import { type FormEvent, type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSeen } from '../../../api/index.ts'
import { Button } from '../../../components/index.ts'
import { useDeskStore } from '../desk-store.ts'

interface DeskFormProps {
  readonly label: string
  readonly submit: string
  readonly onSubmit: () => void
  readonly onCancel: () => void
  readonly isDisabled?: boolean
  readonly pending?: boolean
  readonly children: ReactNode
}

/** A form of the inspector: Ctrl+Enter does it, Escape leaves it. What was typed is kept for the next time. */
export function DeskForm({
  label,
  submit,
  onSubmit,
  onCancel,
  isDisabled = false,
  pending = false,
  children
}: DeskFormProps) {
  const { t } = useTranslation('desk')
  const act = (): void => {
    if (!isDisabled && !pending) onSubmit()
  }
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const element = form.current
    const room = element?.closest('.inspector-body, .screen')?.clientHeight ?? 0
    element?.scrollIntoView({ block: element.offsetHeight > room - 40 ? 'start' : 'nearest' })
    // Typing goes on after what stands there already.
    const field = document.activeElement
    if (field instanceof HTMLTextAreaElement && element?.contains(field)) {
      field.setSelectionRange(field.value.length, field.value.length)
    }
  }, [])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) act()
    else if (event.key === 'Escape' && !event.defaultPrevented) onCancel()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <form
      ref={form}
      className="desk-form"
      aria-label={label}
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        act()
      }}
      onKeyDown={onKeyDown}
    >
      {children}
      <div className="desk-form-foot">
        <Button variant="primary" type="submit" isDisabled={isDisabled || pending} shortcut="Mod+Enter">
          {submit}
        </Button>
        <Button variant="quiet" onPress={onCancel}>
          {t('form.cancel')}
        </Button>
      </div>
    </form>
  )
}

/**
 * What a form holds before it is sent. It outlives the form: going to another claim and back loses nothing. `clear`
 * once it was sent. `sending` gives the options to send it with: the log position that was on screen when the person began,
 * so that what somebody else wrote since is not overwritten unseen; a second try, after the refusal said so, counts from now.
 */
export function useDraft<T extends object>(
  key: string,
  initial: () => T
): {
  readonly draft: T
  readonly edit: (change: Partial<T>) => void
  readonly clear: () => void
  readonly sending: () => { readonly seen?: number }
} {
  const { drafts } = useDeskStore().getState()
  const seenNow = useSeen()
  const [kept, setKept] = useState<Kept<T>>(
    () => (drafts.get(key) as Kept<T> | undefined) ?? { draft: initial(), seen: seenNow() }
  )
  const edit = useCallback(
    (change: Partial<T>) =>
      setKept((before) => {
        const after = { ...before, draft: { ...before.draft, ...change } }
        drafts.set(key, after)
        return after
      }),
    [drafts, key]
  )
  const clear = useCallback(() => {
    drafts.delete(key)
  }, [drafts, key])
  const sending = (): { readonly seen?: number } => {
    setKept((before) => ({ ...before, seen: seenNow() }))
    return kept.seen === undefined ? {} : { seen: kept.seen }
  }
  return { draft: kept.draft, edit, clear, sending }
}

interface Kept<T> {
  readonly draft: T
  /** The log position that the screen showed when the draft was begun. */
  readonly seen: number | undefined
}
