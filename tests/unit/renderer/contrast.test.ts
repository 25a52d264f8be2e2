import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ratingTones } from '../../../src/shared/model/values.ts'

const css = readFileSync(new URL('../../../src/renderer/styles/tokens.css', import.meta.url), 'utf8')

/** Colour tokens of one theme: `--name: light-dark(#light, #dark)`. */
function theme(index: 1 | 2): Map<string, string> {
  const tokens = css.matchAll(/--([a-z-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g)
  return new Map([...tokens].map((match) => [match[1] ?? '', match[index === 1 ? 2 : 3] ?? '']))
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** Contrast ratio of two colours, WCAG 2.2: 1 to 21. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

const AA_TEXT = 4.5
const AA_GRAPHIC = 3

describe.each([
  ['light', theme(1)],
  ['dark', theme(2)]
] as const)('the %s theme', (_name, tokens) => {
  const colour = (name: string): string => {
    const value = tokens.get(name)
    if (!value) throw new Error(`No colour token --${name}`)
    return value
  }
  const pairs: [string, string, number][] = [
    ...['ink', 'ink-soft', 'alarm', 'accent'].flatMap((text): [string, string, number][] =>
      ['paper', 'panel', 'raised', 'hover'].map((ground) => [text, ground, AA_TEXT])
    ),
    ['ink', 'accent-soft', AA_TEXT],
    ['ink-soft', 'accent-soft', AA_TEXT],
    ['accent', 'accent-soft', AA_TEXT],
    ['ink', 'alarm-soft', AA_TEXT],
    ['alarm', 'alarm-soft', AA_TEXT],
    ['ink-inverse', 'ink', AA_TEXT],
    ['line-strong', 'paper', AA_GRAPHIC],
    ['line-strong', 'raised', AA_GRAPHIC],
    ['line-strong', 'panel', AA_GRAPHIC],
    ...ratingTones.flatMap((tone): [string, string, number][] => [
      ...['paper', 'panel', 'raised', `tone-${tone}-soft`, 'accent-soft'].map((ground): [string, string, number] => [
        `tone-${tone}`,
        ground,
        AA_TEXT
      ]),
      ...['paper', `tone-${tone}-soft`, 'accent-soft'].map((ground): [string, string, number] => [
        `tone-${tone}-underline`,
        ground,
        AA_GRAPHIC
      ])
    ])
  ]

  test.each(pairs)('--%s on --%s has a contrast of at least %d', (front, ground, least) => {
    expect(contrast(colour(front), colour(ground))).toBeGreaterThanOrEqual(least)
  })

  test('no two tones of verdicts are the same colour', () => {
    expect(new Set(ratingTones.map((tone) => colour(`tone-${tone}`))).size).toBe(ratingTones.length)
  })
})

test('the ratio itself is that of the standard: black on white is 21', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
})
