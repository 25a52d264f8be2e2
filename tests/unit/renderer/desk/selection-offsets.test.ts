import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { describe, expect, test } from 'vitest'
import {
  offsetOfPoint,
  pointAtOffset,
  selectedRange
} from '../../../../src/renderer/features/desk/logic/selection-offsets.ts'

/** Two blocks: "The war has left" at 0, "Details later" at 18; claims nest their underlines, the gutter holds a glyph. */
function article() {
  const { document } = parseHTML(
    `<main><p><button>?</button><span class="claim"><span data-start="0">The war</span><span class="claim"><span data-start="7"> has left</span></span></span></p><p><button>!</button><span data-start="18">Details later</span></p></main>`
  )
  const root = document.querySelector('main') as unknown as Element
  const texts = [...root.querySelectorAll('[data-start]')].map((element) => element.firstChild as Node)
  return { root, texts: texts as [Node, Node, Node] }
}

describe('the selection of the browser', () => {
  test('becomes offsets of the text, whatever elements it crosses', () => {
    const { root, texts } = article()
    const selection = { anchorNode: texts[0], anchorOffset: 4, focusNode: texts[2], focusOffset: 7, isCollapsed: false }
    expect(selectedRange(root, selection)).toEqual({ start: 4, end: 25 })
  })

  test('made backwards gives the same range', () => {
    const { root, texts } = article()
    const selection = { anchorNode: texts[1], anchorOffset: 4, focusNode: texts[0], focusOffset: 0, isCollapsed: false }
    expect(selectedRange(root, selection)).toEqual({ start: 0, end: 11 })
  })

  test('that ends between elements (a triple click) ends at the edge of text before it', () => {
    const { root, texts } = article()
    const second = root.children[1] as Element
    const selection = { anchorNode: texts[0], anchorOffset: 0, focusNode: second, focusOffset: 0, isCollapsed: false }
    expect(selectedRange(root, selection)).toEqual({ start: 0, end: 16 })
  })

  test('outside the article is none', () => {
    const { root } = article()
    const stranger = parseHTML('<p>x</p>').document.querySelector('p') as unknown as Node
    expect(offsetOfPoint(root, stranger, 0)).toBeNull()
  })

  test('an offset that is on screen leads to a point and back', () => {
    const { root } = article()
    fc.assert(
      fc.property(fc.oneof(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 18, max: 30 })), (offset) => {
        const point = pointAtOffset(root, offset)
        expect(point && offsetOfPoint(root, point.node, point.index)).toBe(offset)
      })
    )
  })
})
