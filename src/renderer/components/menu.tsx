import { type LucideIcon, MoreHorizontal } from 'lucide-react'
import type { ReactElement } from 'react'
import { Menu as AriaMenu, Keyboard, MenuItem, MenuTrigger, Popover, Separator, Text } from 'react-aria-components'
import { IconButton } from './button.tsx'
import { type Keys, keyParts } from './keys.ts'

export interface MenuEntry {
  readonly id: string
  readonly label: string
  readonly icon?: LucideIcon
  readonly keys?: Keys
  readonly danger?: boolean
  readonly isDisabled?: boolean
  /** A line above this entry. */
  readonly separated?: boolean
  readonly run: () => void
}

interface MenuProps {
  /** The accessible name of the menu and of its button. */
  readonly label: string
  readonly entries: readonly MenuEntry[]
  /** The button that opens it; three dots by default. */
  readonly trigger?: ReactElement
  readonly placement?: 'bottom start' | 'bottom end' | 'right top'
}

/** Acts behind one button. */
export function Menu({ label, entries, trigger, placement = 'bottom end' }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger ?? <IconButton icon={MoreHorizontal} label={label} />}
      <Popover className="cb-popover" placement={placement} offset={4}>
        <AriaMenu
          className="cb-list"
          aria-label={label}
          onAction={(key) => entries.find(({ id }) => id === key)?.run()}
          disabledKeys={entries.filter(({ isDisabled }) => isDisabled).map(({ id }) => id)}
        >
          {entries.flatMap(({ id, label: text, icon: Icon, keys, danger, separated }) => [
            separated ? <Separator key={`${id}-line`} className="cb-separator" /> : null,
            <MenuItem key={id} id={id} textValue={text} className={danger ? 'cb-list-item cb-danger' : 'cb-list-item'}>
              {Icon ? <Icon size={16} strokeWidth={1.75} aria-hidden /> : null}
              <Text slot="label" className="cb-list-text">
                {text}
              </Text>
              {keys ? <Keyboard className="cb-list-keys">{keyParts(keys).join(' ')}</Keyboard> : null}
            </MenuItem>
          ])}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
