import { expect, test } from 'vitest'
import { checkParts, detailsOf, partsOf } from '../../../src/renderer/features/checking/check-parts.ts'
import {
  type CheckFinding,
  type CheckReport,
  type VerifyCode,
  verifyCodes
} from '../../../src/shared/contract/index.ts'

const finding = (code: VerifyCode, id: string | null = null): CheckFinding => ({
  code,
  message: `${code} is wrong`,
  entry: id === null ? null : { id, at: null, person: '' },
  place: null
})
const report = (...findings: CheckFinding[]): CheckReport => ({
  ok: findings.length === 0,
  changeSets: 7,
  replicas: 2,
  records: 40,
  blobs: 3,
  findings,
  found: findings.length,
  limits: 'Not everything can be seen.'
})

test('a sound project has five parts with their numbers and nothing found', () => {
  expect(partsOf(report()).map(({ part, count, kinds }) => [part, count, kinds.length])).toEqual([
    ['file', null, 0],
    ['history', 7, 0],
    ['signatures', 7, 0],
    ['records', 40, 0],
    ['documents', 3, 0]
  ])
})

test('everything that can be found stands in exactly one part, those of one code together', () => {
  const all = [...verifyCodes, ...verifyCodes].map((code) => finding(code))
  const parts = partsOf(report(...all))
  expect(parts.map(({ part }) => part)).toEqual([...checkParts])
  const kinds = parts.flatMap((part) => part.kinds)
  expect(kinds.map(({ code }) => code).sort()).toEqual([...verifyCodes].sort())
  for (const { findings } of kinds) expect(findings).toHaveLength(2)
  const where = Object.fromEntries(parts.map(({ part, kinds }) => [part, kinds.map(({ code }) => code)]))
  expect(where).toMatchObject({
    file: ['file'],
    signatures: ['signature'],
    records: ['replay'],
    documents: ['attachment']
  })
})

test('the details have every finding exactly, how many are left out, and what no check can see', () => {
  const much = { ...report(finding('file'), finding('fork', 'c7')), found: 5 }
  expect(detailsOf(much).split('\n')).toEqual([
    'file: file is wrong',
    'fork: fork is wrong [c7]',
    '(3 more)',
    'Not everything can be seen.'
  ])
})
