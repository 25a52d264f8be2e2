/** Where the toolbar of a selection stands: over its first line, or under its last; never beyond the sheet. */

/** Of a box on the screen as much as is needed, in px. */
export interface Edges {
  readonly top: number
  readonly bottom: number
  readonly left: number
}

export interface ToolbarRoom {
  /** The first and the last line of the selection. */
  readonly first: Edges
  readonly last: Edges
  /** The sheet that the toolbar stands in; the place counts from its upper left corner. */
  readonly sheet: { readonly top: number; readonly left: number; readonly width: number }
  /** Where what is seen of the sheet begins. */
  readonly top: number
  /** The toolbar's own size. */
  readonly size: { readonly width: number; readonly height: number }
}

/** Between the toolbar and the line, and the edges. */
const GAP = 8

export function toolbarPlace({ first, last, sheet, top, size }: ToolbarRoom): {
  readonly top: number
  readonly left: number
} {
  const above = first.top - size.height - GAP
  const rightmost = sheet.width - size.width - GAP
  return {
    top: (above < top ? last.bottom + GAP : above) - sheet.top,
    left: Math.max(0, Math.min(first.left - sheet.left - GAP, rightmost))
  }
}
