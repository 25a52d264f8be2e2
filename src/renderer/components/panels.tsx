import { Fragment, type ReactNode, useRef } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'

export interface PanelSpec {
  readonly id: string
  /** Side panels have a width in pixels that stays when the window grows; the one without takes the rest. */
  readonly width?: number
  readonly min: number
  readonly max?: number
  readonly content: ReactNode
  /** Side panels: name of the handle that changes the width. */
  readonly handle?: string
}

interface PanelsProps {
  readonly panels: readonly PanelSpec[]
  /** Told once after a person has moved a handle: the widths in pixels that this changed, by panel. */
  readonly onWidths: (widths: Record<string, number>) => void
}

/** Panels side by side, resized by mouse or by arrow keys on the handle between them. */
export function Panels({ panels, onWidths }: PanelsProps) {
  const sizes = useRef<Record<string, number>>({})
  const told = useRef<Record<string, number>>({})
  return (
    <Group
      className="cb-panels"
      orientation="horizontal"
      onLayoutChanged={(_, { isUserInteraction }) => {
        if (!isUserInteraction) return
        const moved: Record<string, number> = {}
        for (const { id, width } of panels) {
          const size = sizes.current[id]
          if (width !== undefined && size !== undefined && size !== (told.current[id] ?? width)) moved[id] = size
        }
        Object.assign(told.current, moved)
        if (Object.keys(moved).length > 0) onWidths(moved)
      }}
    >
      {panels.map((panel, index) => (
        <Fragment key={panel.id}>
          {index > 0 ? (
            <Separator className="cb-panel-handle" aria-label={handleName(panels[index - 1], panel)} />
          ) : null}
          <Panel
            id={panel.id}
            className="cb-panel"
            minSize={`${panel.min}px`}
            {...(panel.max === undefined ? {} : { maxSize: `${panel.max}px` })}
            {...(panel.width === undefined
              ? {}
              : { defaultSize: `${panel.width}px`, groupResizeBehavior: 'preserve-pixel-size' as const })}
            onResize={({ inPixels }) => {
              sizes.current[panel.id] = Math.round(inPixels)
            }}
          >
            {panel.content}
          </Panel>
        </Fragment>
      ))}
    </Group>
  )
}

/** A handle is called after the panel whose width it sets. */
function handleName(before: PanelSpec | undefined, after: PanelSpec): string {
  return (after.width === undefined ? before?.handle : after.handle) ?? after.id
}
