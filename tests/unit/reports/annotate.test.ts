import { describe, expect, it } from 'vitest'
import { annotate, tidyRanges } from '../../../src/main/reports/annotate.ts'
import { gatherReport } from '../../../src/main/reports/gather.ts'
import type { ClaimDetail } from '../../../src/shared/contract/views.ts'
import { type ClaimOptions, claimOn, layout, readerOf } from './builder.ts'
import { exampleOptions } from './example.ts'

const article = layout([
  { kind: 'headline', text: 'Ten left.' },
  { kind: 'paragraph', text: 'The mayor said ten of twelve guards left on Monday.' }
])
const on = (words: string[], options: ClaimOptions) => claimOn(article.text, 'revision-1', words, options)
const annotated = (claims: ClaimDetail[]) => {
  const data = gatherReport(readerOf({ articles: [{ ...article, claims }] }), {
    ...exampleOptions,
    profile: 'internal'
  })
  return annotate(data.articles[0] as (typeof data.articles)[0])
}
const drawn = (claims: ClaimDetail[]) =>
  annotated(claims).blocks.flatMap((block) =>
    block.pieces
      .filter((piece) => piece.claims.length > 0)
      .map((piece) => `${piece.text}|${piece.claims.map(({ claim, lane }) => `${claim.id}${lane}`).join(' ')}`)
  )

describe('the annotated article', () => {
  it('runs the underline of a nested claim nearer to the text than that of the claim around it', () => {
    const outer = on(['The mayor said ten of twelve guards left'], { id: 'outer' })
    const inner = on(['ten of twelve'], { id: 'inner' })
    expect(drawn([outer, inner])).toEqual([
      'The mayor said |outer1',
      'ten of twelve|inner0 outer1',
      ' guards left|outer1'
    ])
  })

  it('keeps claims that cross on lines of their own', () => {
    const left = on(['said ten of twelve'], { id: 'left' })
    const right = on(['twelve guards left'], { id: 'right' })
    expect(drawn([left, right])).toEqual(['said ten of |left1', 'twelve|right0 left1', ' guards left|right0'])
  })

  it('starts again next to the text where claims do not meet', () => {
    expect(drawn([on(['The mayor'], { id: 'a' }), on(['guards'], { id: 'b' })])).toEqual(['The mayor|a0', 'guards|b0'])
  })

  it('draws a claim of two ranges without the words between them, and numbers it once, at its end', () => {
    const split = on(['ten of', 'guards left'], { id: 'split' })
    expect(drawn([split])).toEqual(['ten of|split0', 'guards left|split0'])
    const numbered = annotated([split]).blocks.flatMap((block) =>
      block.pieces.filter((piece) => piece.endOf.length > 0)
    )
    expect(numbered.map((piece) => piece.text)).toEqual(['guards left'])
  })

  it('numbers a claim that runs over two blocks in the second, and one that ends between them in the first', () => {
    const across = on(['left.\n\nThe'], { id: 'across' })
    const between = on(['Ten left.\n'], { id: 'between' })
    const ends = annotated([across, between]).blocks.map((block) =>
      block.pieces.flatMap((piece) => piece.endOf.map((claim) => claim.id))
    )
    expect(ends).toEqual([['between'], ['across']])
  })

  it('does not draw dismissed claims or claims of another revision', () => {
    const old = on(['guards'], {
      id: 'old',
      change: (claim) => {
        claim.anchor.revision = 'revision-0'
      }
    })
    const { placed } = annotated([on(['guards'], { state: 'dismissed' }), old])
    expect(placed.size).toBe(0)
  })

  it('shows text that no block holds', () => {
    const claims: ClaimDetail[] = []
    const data = gatherReport(readerOf({ articles: [{ text: 'All of it.', blocks: [], claims }] }), {
      ...exampleOptions,
      profile: 'internal'
    })
    const { blocks } = annotate(data.articles[0] as (typeof data.articles)[0])
    expect(blocks.map((block) => block.pieces.map((piece) => piece.text))).toEqual([['All of it.']])
  })
})

describe('tidy ranges', () => {
  it('are in order, inside the text, merged where they meet, and never cut a surrogate pair', () => {
    expect(
      tidyRanges(
        [
          { start: 4, end: 99 },
          { start: 0, end: 2 },
          { start: 2, end: 3 }
        ],
        'abcdef'
      )
    ).toEqual([
      { start: 0, end: 3 },
      { start: 4, end: 6 }
    ])
    expect(tidyRanges([{ start: 0, end: 1 }], '🕊')).toEqual([{ start: 0, end: 2 }])
    expect(tidyRanges([{ start: 2, end: 3 }], 'a🕊b')).toEqual([{ start: 1, end: 3 }])
  })
})
