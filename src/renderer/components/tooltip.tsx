import type { ReactElement } from 'react'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components'
import { Kbd } from './kbd.tsx'
import type { Keys } from './keys.ts'

interface WithTooltipProps {
  readonly text: string
  readonly shortcut?: Keys
  readonly placement?: 'top' | 'bottom' | 'left' | 'right'
  /** Something that takes focus: a tooltip that only a mouse can reach is no tooltip. */
  readonly children: ReactElement
}

/** A name and its keys, shown on hover and on focus. */
export function WithTooltip({ text, shortcut, placement = 'bottom', children }: WithTooltipProps) {
  return (
    <TooltipTrigger delay={400} closeDelay={60}>
      {children}
      <AriaTooltip className="cb-tooltip" placement={placement} offset={6}>
        <span>{text}</span>
        {shortcut ? <Kbd keys={shortcut} /> : null}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
