import { type FormEvent, type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSeen } from '../../../api/index.ts'
import { Button } from '../../../components/index.ts'
import { useDeskStore } from '../desk-store.ts'

/** A field whose list is open. */
const OPEN_LIST = '[role=combobox][aria-expanded=true], [aria-haspopup=listbox][aria-expanded=true]'

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
  /** Whether Escape will close a list of the form: then it does not close the form too. */
  const listOpen = useRef(false)
  // On the way down: buttons, radios and lists keep the keys they are pressed with to themselves.
  const onKeyDownCapture = (event: KeyboardEvent): void => {
    const inside = event.currentTarget.contains(event.target as Node)
    listOpen.current = !inside || event.currentTarget.querySelector(OPEN_LIST) !== null
    if (!inside || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    event.stopPropagation()
    if (!listOpen.current) onCancel()
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
      onKeyDownCapture={onKeyDownCapture}
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
