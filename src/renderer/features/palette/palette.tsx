import { type ReactNode, useMemo, useState } from 'react'
import { Autocomplete, Dialog, Menu, MenuItem, Modal, ModalOverlay, Text } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Kbd, type Keys, SearchField } from '../../components/index.ts'
import { type Action, actionGroups, useActionList } from '../shell/actions.ts'
import { useShell } from '../shell/shell-store.ts'
import { fuzzyFilter } from './fuzzy.ts'
import { useFound } from './use-found.ts'

/** Every action by its name, and what the project holds by its words. Opens over what is there and runs the action on that. */
export function Palette() {
  const { dialog, showDialog } = useShell()
  return (
    <ModalOverlay
      className="cb-overlay palette-overlay"
      isOpen={dialog === 'palette'}
      onOpenChange={(open) => {
        if (!open) showDialog(null)
      }}
      isDismissable
    >
      <Modal className="cb-modal palette-modal">
        <PaletteList close={() => showDialog(null)} />
      </Modal>
    </ModalOverlay>
  )
}

interface Entry {
  readonly id: string
  readonly name: string
  /** What it is: the group of an action, or a claim, an article, a source. */
  readonly hint: string
  readonly keys: Keys | undefined
  readonly run: () => void
}

function PaletteList({ close }: { readonly close: () => void }) {
  const { t } = useTranslation()
  const all = useActionList()
  const [query, setQuery] = useState('')
  const usable = useMemo(() => onceEach(all), [all])
  const named = useMemo(() => usable.map((action) => ({ ...action, name: t(action.label) })), [usable, t])
  const { found, searching, failed } = useFound(query)
  const actions = fuzzyFilter(query, named, ({ name, group }) => `${name} ${t(`shell:group.${group}`)}`)
  const shown: readonly Entry[] = [
    ...actions.map(({ id, name, group, keys, run }) => ({
      id,
      name,
      hint: t(`shell:group.${group}`),
      keys: keys[0],
      run
    })),
    ...found.map(({ id, name, kind, run }) => ({ id, name, hint: t(`palette:kind.${kind}`), keys: undefined, run }))
  ]
  return (
    <Dialog className="cb-dialog" aria-label={t('palette:title')}>
      <Autocomplete inputValue={query} onInputChange={setQuery}>
        <div
          className="palette-search"
          // One press of Escape leaves: what was typed is not worth a second one.
          onKeyDownCapture={(event) => {
            if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
            event.preventDefault()
            event.stopPropagation()
            close()
          }}
        >
          <SearchField label={t('palette:search')} value={query} onChange={setQuery} autoFocus />
        </div>
        <Scrolling label={t('palette:list')}>
          <Menu
            className="cb-list"
            aria-label={t('palette:actions')}
            items={shown}
            renderEmptyState={() => (
              <p className="palette-none soft">{t(searching ? 'palette:searching' : 'palette:none')}</p>
            )}
            onAction={(key) => {
              const action = shown.find(({ id }) => id === key)
              close()
              // After the dialog has given the focus back: an action may want it elsewhere.
              if (action) setTimeout(action.run, 0)
            }}
          >
            {({ id, name, hint, keys }) => (
              <MenuItem id={id} textValue={name} className="cb-list-item">
                <Text slot="label" className="grow truncate" dir="auto">
                  {name}
                </Text>
                <Text slot="description" className="soft small">
                  {hint}
                </Text>
                <span className="palette-keys">{keys ? <Kbd keys={keys} /> : null}</span>
              </MenuItem>
            )}
          </Menu>
          {failed ? (
            <p className="palette-none soft" role="alert">
              {t('palette:failed')}
            </p>
          ) : null}
        </Scrolling>
      </Autocomplete>
    </Dialog>
  )
}

/** A long list that the keyboard can scroll by itself, beside the arrow keys of the search field. */
function Scrolling({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it
    <section className="palette-list" aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}

/** What makes sense now, grouped in the registry's order, the newest of those with the same id. */
function onceEach(actions: readonly Action[]): Action[] {
  const byId = new Map(actions.map((action) => [action.id, action]))
  return [...byId.values()]
    .filter(({ keysOnly, when }) => keysOnly !== true && (when === undefined || when()))
    .filter(({ id }) => id !== 'palette')
    .sort((a, b) => actionGroups.indexOf(a.group) - actionGroups.indexOf(b.group))
}
