/** Where the window was, and where it may be put now. Lengths in device-independent pixels. */
import { z } from 'zod'

const rectangle = z.strictObject({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() })
const windowState = z.strictObject({ bounds: rectangle, maximized: z.boolean(), fullScreen: z.boolean() })

export type Rectangle = z.infer<typeof rectangle>
/** Kept with the installation; `bounds` are those of the window when it is neither maximised nor full screen. */
export type WindowState = z.infer<typeof windowState>

/** Below this the three columns of the desk no longer fit. */
export const smallestWindow = { width: 900, height: 600 } as const
const usual = { width: 1440, height: 900 } as const

/** Reads what was kept; null where it is absent, torn or of another form, since a window must open whatever was kept. */
export function parseWindowState(text: string | null): WindowState | null {
  try {
    return windowState.parse(JSON.parse(text ?? 'null'))
  } catch {
    return null
  }
}

/**
 * Puts a window on the displays of now. A window that was on a display that is gone, or mostly outside, comes back
 * whole on the first one; none is larger than its display's work area.
 *
 * @param workAreas  of each display, the main one first; at least one
 */
export function placeWindow(kept: WindowState | null, workAreas: readonly Rectangle[]): WindowState {
  const main = workAreas[0] ?? { x: 0, y: 0, ...usual }
  if (kept === null) return { bounds: centred(usual, main), maximized: false, fullScreen: false }
  const { bounds } = kept
  const best = workAreas.reduce((a, b) => (shared(bounds, b) > shared(bounds, a) ? b : a), main)
  const visible = shared(bounds, best) >= (bounds.width * bounds.height) / 4
  return { ...kept, bounds: visible ? clamped(bounds, best) : centred(bounds, main) }
}

function shared(a: Rectangle, b: Rectangle): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return width > 0 && height > 0 ? width * height : 0
}

function fitted(size: Pick<Rectangle, 'width' | 'height'>, area: Rectangle): Pick<Rectangle, 'width' | 'height'> {
  return {
    width: Math.min(Math.max(size.width, smallestWindow.width), area.width),
    height: Math.min(Math.max(size.height, smallestWindow.height), area.height)
  }
}

function clamped(bounds: Rectangle, area: Rectangle): Rectangle {
  const { width, height } = fitted(bounds, area)
  return {
    x: Math.min(Math.max(bounds.x, area.x), area.x + area.width - width),
    y: Math.min(Math.max(bounds.y, area.y), area.y + area.height - height),
    width,
    height
  }
}

function centred(size: Pick<Rectangle, 'width' | 'height'>, area: Rectangle): Rectangle {
  const { width, height } = fitted(size, area)
  return {
    x: area.x + Math.round((area.width - width) / 2),
    y: area.y + Math.round((area.height - height) / 2),
    width,
    height
  }
}
