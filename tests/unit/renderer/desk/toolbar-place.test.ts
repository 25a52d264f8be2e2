import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toolbarPlace } from '../../../../src/renderer/features/desk/logic/toolbar-place.ts'

const line = (top: number, left: number) => ({ top, bottom: top + 30, left })
const sheet = { top: 0, left: 300, width: 600 }
const size = { width: 200, height: 36 }

describe('the toolbar of a selection', () => {
  test('stands over its first line, a little to the left of it', () => {
    const place = toolbarPlace({ first: line(200, 400), last: line(230, 380), sheet, top: 0, size })
    expect(place).toEqual({ top: 156, left: 92 })
  })

  test('stands under the last line where there is no room above', () => {
    const place = toolbarPlace({ first: line(20, 400), last: line(50, 380), sheet, top: 0, size })
    expect(place.top).toBe(88)
  })

  test('never goes beyond the sheet, wherever the selection begins', () => {
    const number = fc.integer({ min: 0, max: 2000 })
    fc.assert(
      fc.property(number, number, number, fc.integer({ min: 1, max: 592 }), (top, left, scrolled, width) => {
        const own = { width, height: 36 }
        const moved = { ...sheet, top: sheet.top - scrolled }
        const first = line(top, sheet.left + (left % sheet.width))
        const place = toolbarPlace({ first, last: first, sheet: moved, top: 0, size: own })
        expect(place.left).toBeGreaterThanOrEqual(0)
        expect(place.left + width).toBeLessThanOrEqual(sheet.width)
        expect(place.top + moved.top).toBeGreaterThanOrEqual(0)
      })
    )
  })
})
