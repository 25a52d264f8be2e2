import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { verifyCodes } from '../../../src/shared/contract/index.ts'
import { removalReasons } from '../../../src/shared/extraction.ts'
import { entityNames } from '../../../src/shared/model/entities.ts'
import { claimStates, ratingTones } from '../../../src/shared/model/values.ts'

const root = fileURLToPath(new URL('../../../src/renderer/', import.meta.url))
const strings = Object.fromEntries(
  globSync(`${root}i18n/en/*.json`).map((path) => [
    basename(path, '.json'),
    JSON.parse(readFileSync(path, 'utf8')) as object
  ])
)
const sources = globSync(`${root}**/*.{ts,tsx}`).map((path) => ({ path, text: readFileSync(path, 'utf8') }))

/** Whether a key is there, in its plain or its plural form. */
function has(key: string): boolean {
  const [area = '', path = ''] = key.split(':')
  const parts = path.split('.')
  const last = parts.pop() ?? ''
  const parent = parts.reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], strings[area])
  const found = parent as Record<string, unknown> | undefined
  return found !== undefined && (typeof found[last] === 'string' || typeof found[`${last}_other`] === 'string')
}

test('every string that the sources name is there', () => {
  const named = sources.flatMap(({ path, text }) =>
    [...text.matchAll(/['"`]([a-z]+:[A-Za-z][\w.-]*)['"`]/g)]
      .map(([, key = '']) => key)
      .filter((key) => Object.hasOwn(strings, key.split(':')[0] ?? ''))
      .map((key) => ({ key, path: path.slice(root.length) }))
  )
  expect(named.length).toBeGreaterThan(50)
  expect(named.filter(({ key }) => !has(key))).toEqual([])
})

describe('every code of the contract that screens show has its words', () => {
  test.each([
    ['importing:reason', removalReasons],
    ['common:state', claimStates],
    ['common:tone', ratingTones],
    ['checking:code', verifyCodes],
    ['checking:entity', entityNames]
  ])('%s', (area, codes) => {
    expect(codes.filter((code) => !has(`${area}.${code}`))).toEqual([])
  })
})

test('labels are in sentence case: no capital inside but for names', () => {
  const names = /\b(Claimbench|Word|JSON|Ctrl|PDF|HTML|URL|CSV)\b/g
  const shouting: string[] = []
  const walk = (value: unknown): void => {
    if (typeof value === 'string') {
      const plain = value.replace(names, '').replace(/\{\{.*?\}\}/g, '')
      if (plain.split(' ').length < 6 && /^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}/u.test(plain)) shouting.push(value)
    } else if (typeof value === 'object' && value !== null) {
      Object.values(value).forEach(walk)
    }
  }
  walk(strings)
  expect(shouting).toEqual([])
})
