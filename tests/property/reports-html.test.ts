import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { annotate, drawnLanes, tidyRanges } from '../../src/main/reports/annotate.ts'
import { gatherReport } from '../../src/main/reports/gather.ts'
import { htmlReporter } from '../../src/main/reports/html.ts'
import type { ClaimDetail } from '../../src/shared/contract/views.ts'
import { claimStates } from '../../src/shared/model/values.ts'
import type { ReportData } from '../../src/shared/report.ts'
import { claimOn, evidence, layout, people, readerOf, sourceRow } from '../unit/reports/builder.ts'
import { exampleOptions, exampleReader } from '../unit/reports/example.ts'

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(
    '</style><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '<!--',
    ']]>',
    '</title><base href=//evil>',
    '&lt;b&gt; &amp;amp; &#60;',
    '\u202eevil\u202c',
    '\\22 }body{display:none',
    'a\r\nb\rc',
    '\u0000\ud800 lone',
    '<textarea><plaintext>',
    'ما حدث'
  )
)
const filled = hostile.filter((text) => text.trim() !== '')

/** What a reader sees of a text: the same, but for characters that HTML cannot hold. */
const shown = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what HTML cannot hold
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/g, '\ufffd')

const write = (reader: Parameters<typeof gatherReport>[0], profile: ReportData['profile'] = 'internal') => {
  const data = gatherReport(reader, { ...exampleOptions, profile })
  const markup = htmlReporter.write(data)
  return { data, markup, document: parseHTML(markup).document }
}

/** Every element by name with its attributes' names. */
const skeleton = (document: Document): Set<string> =>
  new Set(
    [...document.querySelectorAll('*')].flatMap((element) => [
      element.localName,
      ...[...element.attributes].map((attribute) => `${element.localName}@${attribute.name}`)
    ])
  )

const known = new Set(
  [...(['internal', 'editor', 'public'] as const)].flatMap((profile) => [
    ...skeleton(write(exampleReader(), profile).document)
  ])
)
const allowed = new Set([
  ...known,
  'h4@class',
  'p@class',
  'blockquote',
  'blockquote@class',
  'blockquote@dir',
  'br',
  'div@lang'
])

interface Shape {
  readonly blocks: readonly string[]
  readonly claims: readonly { readonly ranges: readonly (readonly [number, number])[]; readonly state: number }[]
}

/** Claims at any places at all: nested, crossing, equal, empty, across blocks, beyond the text. */
const shape: fc.Arbitrary<Shape> = fc.record({
  blocks: fc.array(filled, { minLength: 1, maxLength: 4 }),
  claims: fc.array(
    fc.record({
      ranges: fc.array(fc.tuple(fc.nat(160), fc.nat(160)), { minLength: 1, maxLength: 3 }),
      state: fc.nat(claimStates.length - 1)
    }),
    { maxLength: 14 }
  )
})

function readerFor(
  { blocks, claims }: Shape,
  text = layout(blocks.map((block) => ({ kind: 'paragraph', text: block })))
) {
  const details = claims.map(({ ranges, state }, index) => {
    const detail = claimOn(text.text, 'revision-1', [], {
      id: `claim-${index}`,
      state: claimStates[state] ?? 'open',
      ...(index % 2 === 0 ? { rating: 'false' } : {})
    })
    detail.anchor.ranges = ranges.map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))
    detail.anchor.exact = detail.anchor.ranges.map((range) => text.text.slice(range.start, range.end))
    return detail
  })
  return readerOf({ articles: [{ ...text, claims: details }] })
}

const withoutNumbers = (element: Element): string => {
  const copy = element.cloneNode(true) as Element
  for (const number of copy.querySelectorAll('sup')) number.remove()
  return copy.textContent ?? ''
}

describe('the HTML report under hostile input', () => {
  it('shows the article’s text unchanged however claims nest and cross', () => {
    fc.assert(
      fc.property(shape, (given) => {
        const { data, document } = write(readerFor(given))
        const article = data.articles[0]
        const blocks = [...document.querySelectorAll('.text > *')].map(withoutNumbers)
        expect(blocks).toEqual(article?.blocks.map((block) => shown(article.text.slice(block.start, block.end))))
      }),
      { numRuns: 150 }
    )
  })

  it('underlines of each claim exactly its words, each claim of a place on a line of its own', () => {
    fc.assert(
      fc.property(shape, (given) => {
        const { data } = write(readerFor(given))
        const article = data.articles[0]
        if (!article) throw new Error('no article')
        const { blocks } = annotate(article)
        const depth = Math.max(0, ...blocks.map((block) => block.depth))
        const pieces = blocks.flatMap((block) => block.pieces)
        for (const piece of pieces) {
          const lanes = piece.claims.map((placed) => placed.lane)
          expect(lanes).toEqual([...new Set(lanes)].sort((a, b) => a - b))
          expect(lanes.every((lane) => lane < drawnLanes)).toBe(true)
        }
        for (const claim of article.claims) {
          const drawn = pieces
            .filter((piece) => piece.claims.some((placed) => placed.claim === claim))
            .map((piece) => piece.text)
          const live = claim.status !== 'dismissed'
          const words = article.blocks.map((block) =>
            tidyRanges(live ? claim.ranges : [], article.text)
              .map((range) => article.text.slice(Math.max(range.start, block.start), Math.min(range.end, block.end)))
              .join('')
          )
          if (depth < drawnLanes) expect(drawn.join('')).toBe(words.join(''))
          else expect(words.join('').length).toBeGreaterThanOrEqual(drawn.join('').length)
        }
      }),
      { numRuns: 150 }
    )
  })

  it('gives every claim that stands in the text one number there, an entry, and a way forth and back', () => {
    fc.assert(
      fc.property(shape, (given) => {
        const { data, document } = write(readerFor(given))
        const article = data.articles[0]
        for (const claim of article?.claims ?? []) {
          expect(document.querySelectorAll(`[id="c${claim.number}"]`).length).toBe(1)
          const references = document.querySelectorAll(`[id="r${claim.number}"]`)
          const inText = claim.ranges.some((range) => range.start < Math.min(range.end, article?.text.length ?? 0))
          expect(references.length).toBe(inText && claim.status !== 'dismissed' ? 1 : 0)
        }
        const pages = [document, write(readerFor(given), 'editor').document, write(readerFor(given), 'public').document]
        for (const page of pages) {
          for (const link of page.querySelectorAll('a[href^="#"]')) {
            const target = link.getAttribute('href')?.slice(1) ?? ''
            expect(page.querySelectorAll(`[id="${target}"]`).length, target).toBe(1)
          }
        }
      }),
      { numRuns: 150 }
    )
  })

  it('has no element and no attribute that its templates did not make, and shows every string as text', () => {
    fc.assert(
      fc.property(
        fc.array(filled, { minLength: 14, maxLength: 14 }),
        fc.constantFrom('internal', 'editor', 'public'),
        (words, profile) => {
          const w = (index: number): string => words[index] as string
          const article = layout([{ kind: 'paragraph', text: w(0) }])
          const source = sourceRow('source-1', { title: w(1), author: w(2), publisher: w(3), url: w(4), note: w(5) })
          const change = (detail: ClaimDetail): void => {
            detail.row.types = [w(6)]
            detail.attribution = [{ source: w(7), cue: w(8), anonymous: true }]
            detail.evidence = [
              evidence('evidence-1', 'claim-1', source, 'mixed', w(9), (content) => {
                content.locator.other = w(10)
                content.note = w(11)
              })
            ]
            detail.notes = [{ id: 'note-1', person: people.second, text: w(12) }]
            detail.conflicts = [
              { entity: w(13), id: 'claim-1', field: w(12), candidates: [w(11), { a: w(10) }], kind: 'values' }
            ]
            detail.corrections = [
              {
                id: 'fix',
                claim: 'claim-1',
                person: people.checker,
                proposal: { kind: 'change', wording: w(1), reason: w(2), addressee: w(3), deadline: null },
                answer: { state: 'answered', text: w(4) },
                conflict: false
              }
            ]
          }
          const claim = claimOn(article.text, 'revision-1', [w(0)], {
            id: 'claim-1',
            statement: w(13),
            rating: w(8),
            rationale: w(10),
            explanation: w(11),
            change
          })
          const reader = readerOf({
            articles: [{ ...article, claims: [claim] }],
            sources: [source],
            title: w(2),
            language: w(3)
          })
          const { document, markup } = write(reader, profile)
          expect([...skeleton(document)].filter((name) => !allowed.has(name))).toEqual([])
          expect(
            document.querySelectorAll('script,base,link,img,iframe,object,form,input,[onclick],[style]').length
          ).toBe(0)
          expect(document.querySelectorAll('style').length).toBe(1)
          expect(markup.split('</style').length).toBe(2)
          for (const link of document.querySelectorAll('a[href]')) {
            expect(link.getAttribute('href')).toMatch(/^(#[a-z0-9]+$|https?:|mailto:)/)
          }
          expect(document.querySelector('h1')?.textContent).toBe(shown(w(2)))
          expect(document.querySelector('.entry h4')?.textContent).toBe(shown(w(13)))
          expect(document.querySelector('.entry .list .quote')?.textContent).toBe(shown(w(9)))
          const text = document.querySelector('main')?.textContent ?? ''
          const visible =
            profile === 'public' ? [0, 1, 2, 3, 4, 7, 8, 9, 10, 11, 13] : [0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 13]
          for (const index of visible)
            if (!(profile === 'public' && index === 11)) expect(text).toContain(shown(w(index)))
        }
      ),
      { numRuns: 150 }
    )
  })
})
