import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { gatherReport } from '../../../src/main/reports/gather.ts'
import { canonicalPretty, jsonReporter, reportJsonSchema } from '../../../src/main/reports/json.ts'
import { reportProfiles } from '../../../src/shared/report.ts'
import { resources } from './builder.ts'
import { exampleOptions, exampleReader } from './example.ts'

const file = path.join(resources, 'schemas/report-1.schema.json')

describe('the published schema of the report', () => {
  it('is the one that the program keeps to (run with -u to publish a change)', async () => {
    expect(existsSync(file)).toBe(true)
    await expect(`${JSON.stringify(reportJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(file)
  })

  const schema = JSON.parse(readFileSync(file, 'utf8'))
  const validate = new Ajv2020({ strict: true, allErrors: true, validateFormats: false }).compile(schema)
  const written = (profile: (typeof reportProfiles)[number]) =>
    JSON.parse(jsonReporter.write(gatherReport(exampleReader(), { ...exampleOptions, profile })))

  it.each(reportProfiles)('accepts the JSON report for %s', (profile) => {
    validate(written(profile))
    expect(validate.errors ?? []).toEqual([])
  })

  it('refuses a report with an unknown field, a missing one, or an unknown rating tone', () => {
    expect(validate({ ...written('internal'), surprise: 1 })).toBe(false)
    const { log: _, ...without } = written('internal')
    expect(validate(without)).toBe(false)
    const wrong = written('internal')
    wrong.articles[0].claims[0].verdicts[0].tone = 'green'
    expect(validate(wrong)).toBe(false)
  })
})

describe('the JSON report', () => {
  it('is the same characters whatever the order in which its data were made', () => {
    expect(canonicalPretty({ b: [{ y: 1, x: 2 }], a: null })).toBe(canonicalPretty({ a: null, b: [{ x: 2, y: 1 }] }))
    expect(canonicalPretty({ b: 1, a: 2 })).toBe('{\n  "a": 2,\n  "b": 1\n}\n')
  })
})
