import {
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState
} from 'react'
import { useTranslation } from 'react-i18next'
import type { CommandName } from '../../../../shared/contract/index.ts'
import { useSeen } from '../../../api/index.ts'
import { Button } from '../../../components/index.ts'
import { useDeskCommands } from '../desk-context.tsx'
import { useDesk, useDeskStore } from '../desk-store.ts'
import type { KeptDraft } from '../drafts.ts'
import { labelText } from '../labels.ts'
import { currentOpener, returnFocus } from './return-focus.ts'

/** A field whose list is open. */
const OPEN_LIST = '[role=combobox][aria-expanded=true], [aria-haspopup=listbox][aria-expanded=true]'

interface DeskFormProps {
  readonly label: string
  readonly submit: string
  readonly onSubmit: () => void
  readonly onCancel: () => void
  readonly isDisabled?: boolean
  readonly pending?: boolean
  /** What the form holds unsent is kept under this name, and can be thrown away. */
  readonly draftKey: string
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
  draftKey,
  children
}: DeskFormProps) {
  const { t } = useTranslation('desk')
  const store = useDeskStore()
  const unsent = useDesk((state) => state.drafts.has(draftKey))
  const discard = (): void => {
    store.getState().keepDraft(draftKey, null)
    onCancel()
  }
  const act = (): void => {
    if (!isDisabled && !pending) onSubmit()
  }
  const form = useRef<HTMLFormElement>(null)
  const [opener] = useState(currentOpener)
  useLayoutEffect(() => {
    const element = form.current
    return () => {
      // Only where the focus goes with the form: who has clicked elsewhere meanwhile stays there.
      if (element?.contains(document.activeElement)) queueMicrotask(() => returnFocus(opener))
    }
  }, [opener])
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
    if (!event.repeat) act()
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
          {t(unsent ? 'form.later' : 'form.cancel')}
        </Button>
        {unsent ? (
          <Button variant="quiet" onPress={discard}>
            {t('form.discard')}
          </Button>
        ) : null}
      </div>
    </form>
  )
}

export interface Draft<T extends object> {
  readonly draft: T
  readonly edit: (change: Partial<T>) => void
  /** Once it was sent: nothing is kept any more, and what was done is said. Null where nothing had to be done. */
  readonly sent: (command: CommandName | null) => void
  /**
   * The options to send it with: the log position that was on screen when the person began, so that what somebody else wrote
   * since is not overwritten unseen; a second try, after the refusal said so, counts from now.
   */
  readonly sending: () => { readonly seen?: number }
}

/**
 * What a form holds before it is sent. It outlives the form: going to another claim and back, or closing the project, loses
 * nothing.
 *
 * @param key    the form and what it is about, as in `note 0198…`
 * @param claim  the claim that shows a sign of it; by default the last word of the key
 */
export function useDraft<T extends object>(
  key: string,
  initial: () => T,
  claim = key.split(' ').at(-1) ?? ''
): Draft<T> {
  const { t } = useTranslation('desk')
  const { drafts, keepDraft } = useDeskStore().getState()
  const { announce } = useDeskCommands()
  const seenNow = useSeen()
  const [untouched] = useState(initial)
  const [kept, setKept] = useState<Kept<T>>(
    () => (drafts.get(key) as Kept<T> | undefined) ?? { draft: untouched, ...seenAs(seenNow()), claim }
  )
  const latest = useRef(kept)
  const edit = useCallback(
    (change: Partial<T>): void => {
      const draft = { ...latest.current.draft, ...change }
      latest.current = { ...latest.current, draft }
      setKept(latest.current)
      // As it began: there is nothing to keep.
      keepDraft(key, JSON.stringify(draft) === JSON.stringify(untouched) ? null : latest.current)
    },
    [keepDraft, key, untouched]
  )
  const sent = (command: CommandName | null): void => {
    keepDraft(key, null)
    if (command !== null) announce(labelText(t, { command, params: {} }))
  }
  const sending = (): { readonly seen?: number } => {
    const { seen } = latest.current
    latest.current = { ...latest.current, ...seenAs(seenNow()) }
    setKept(latest.current)
    return seenAs(seen)
  }
  return { draft: kept.draft, edit, sent, sending }
}

interface Kept<T extends object> extends KeptDraft {
  readonly draft: T
}

const seenAs = (seen: number | undefined): { readonly seen?: number } => (seen === undefined ? {} : { seen })

interface DraftSignProps {
  readonly draftKey: string
  /** Opens the form that holds it. */
  readonly onOpen: () => void
}

/** A form that is closed holds words that were not sent. Nothing where it does not. */
export function DraftSign({ draftKey, onOpen }: DraftSignProps) {
  const { t } = useTranslation('desk')
  const held = useDesk((state) => state.drafts.has(draftKey))
  if (!held) return null
  return (
    <button type="button" className="link-button small" onClick={onOpen}>
      {t('form.unsent')}
    </button>
  )
}
