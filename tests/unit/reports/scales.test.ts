import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadScales } from '../../../src/main/app/scales.ts'

const resources = path.resolve(import.meta.dirname, '../../../resources')
const scales = loadScales(resources)
const scale = (id: string) => scales.find((item) => item.id === id)?.definition

describe('the rating scales that come with the program', () => {
  it('are all there, house check first', () => {
    expect(scales[0]?.id).toBe('house-check')
    expect(new Set(scales.map((item) => item.id))).toEqual(
      new Set(['house-check', 'politifact', 'snopes', 'washington-post', 'africa-check', 'averitec', 'full-fact'])
    )
  })

  it('keep the published order of labels', () => {
    expect(scale('house-check')?.ratings.map((rating) => rating.label)).toEqual([
      'OK',
      'Change to…',
      'Query',
      'Cannot confirm',
      'On author'
    ])
    expect(
      scale('politifact')
        ?.ratings.filter((rating) => !rating.legacy)
        .map((rating) => rating.label)
    ).toEqual(['True', 'Mostly True', 'Half True', 'Mostly False', 'False', 'Pants on Fire'])
    expect(scale('full-fact')?.ratings.map((rating) => rating.id)).toEqual(['conclusion'])
  })

  it('have rating ids that are unique within their scale', () => {
    for (const { definition } of scales) {
      const ids = definition.ratings.map((rating) => rating.id)
      expect(new Set(ids).size).toBe(ids.length)
    }
  })

  it('carry numbers on ordinal scales only, on every rating there that is neither special nor legacy', () => {
    for (const { definition } of scales) {
      for (const rating of definition.ratings) {
        if (!definition.ordinal) expect(rating.value).toBeNull()
        else if (!rating.special) expect(rating.value).not.toBeNull()
      }
    }
  })

  it('fall from best to worst on ordinal scales', () => {
    for (const { definition } of scales.filter((item) => item.definition.ordinal)) {
      const values = definition.ratings
        .filter((rating) => !rating.special && !rating.legacy)
        .map((r) => r.value as number)
      expect(values).toEqual([...values].sort((a, b) => b - a))
      expect(new Set(values).size).toBe(values.length)
    }
  })
})

describe('a broken scale file', () => {
  const broken = (content: string) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'scales-'))
    mkdirSync(path.join(folder, 'scales'))
    writeFileSync(path.join(folder, 'scales', 'bad.json'), content)
    return () => loadScales(folder)
  }

  it('is named in the error', () => {
    expect(broken('{')).toThrow(/bad\.json/)
    expect(broken('{"id":"x"}')).toThrow(/bad\.json/)
  })
})
