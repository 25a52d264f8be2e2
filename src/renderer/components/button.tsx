import type { LucideIcon } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps, ToggleButton } from 'react-aria-components'
import { Kbd } from './kbd.tsx'
import { ariaKeys, type Keys } from './keys.ts'
import { WithTooltip } from './tooltip.tsx'

interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  /** `primary`: the one act a screen is for; `quiet`: no frame until hovered; `danger`: takes something away. */
  readonly variant?: 'primary' | 'plain' | 'quiet' | 'danger'
  readonly size?: 'normal' | 'large' | 'small'
  readonly icon?: LucideIcon
  /** Shown beside the label. */
  readonly shortcut?: Keys
  readonly children?: ReactNode
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button with words; a verb first. */
export function Button({ variant = 'plain', size = 'normal', icon: Icon, shortcut, children, ...rest }: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      className={`cb-button cb-button-${variant} cb-button-size-${size}`}
      {...(shortcut ? { 'aria-keyshortcuts': ariaKeys(shortcut) } : {})}
    >
      {Icon ? <Icon size={size === 'large' ? 18 : 16} strokeWidth={1.75} aria-hidden /> : null}
      <span>{children}</span>
      {shortcut ? <Kbd keys={shortcut} silent /> : null}
    </AriaButton>
  )
}

interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  readonly icon: LucideIcon
  /** What it does: the accessible name and the tooltip. */
  readonly label: string
  readonly shortcut?: Keys
  readonly size?: 'normal' | 'large' | 'small'
  readonly placement?: 'top' | 'bottom' | 'left' | 'right'
  readonly ref?: Ref<HTMLButtonElement>
}

/** A button with a picture; its name and keys stand in the tooltip. */
export function IconButton({
  icon: Icon,
  label,
  shortcut,
  size = 'normal',
  placement = 'bottom',
  ...rest
}: IconButtonProps) {
  return (
    <WithTooltip text={label} placement={placement} {...(shortcut ? { shortcut } : {})}>
      <AriaButton
        {...rest}
        aria-label={label}
        className={`cb-icon-button cb-icon-button-${size}`}
        {...(shortcut ? { 'aria-keyshortcuts': ariaKeys(shortcut) } : {})}
      >
        <Icon size={size === 'large' ? 20 : 16} strokeWidth={1.75} aria-hidden />
      </AriaButton>
    </WithTooltip>
  )
}

interface IconToggleProps {
  readonly icon: LucideIcon
  readonly label: string
  readonly isSelected: boolean
  readonly onChange: (selected: boolean) => void
  readonly shortcut?: Keys
  readonly size?: 'normal' | 'large'
  readonly placement?: 'top' | 'bottom' | 'left' | 'right'
}

/** A picture that is on or off. */
export function IconToggle({
  icon: Icon,
  label,
  shortcut,
  size = 'normal',
  placement = 'bottom',
  ...rest
}: IconToggleProps) {
  return (
    <WithTooltip text={label} placement={placement} {...(shortcut ? { shortcut } : {})}>
      <ToggleButton {...rest} aria-label={label} className={`cb-icon-button cb-icon-button-${size}`}>
        <Icon size={size === 'large' ? 20 : 16} strokeWidth={1.75} aria-hidden />
      </ToggleButton>
    </WithTooltip>
  )
}
