/** Queries of a session whose file somebody else has spoilt: they say so themselves, and blame the file for nothing else. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { toAppError } from '../../../src/shared/errors.ts'
import { about, content, type Desk, deskWithArticle, openDesk, temporaryFolder } from '../../support/project.ts'
import { tamper } from '../../support/shown.ts'

const folder = temporaryFolder()
const path = join(folder.path, 'spoilt.claimbench')
let model: string
let claim: string
beforeAll(async () => {
  const { desk, claims } = await deskWithArticle(folder.path)
  claim = claims[0] ?? ''
  desk.run('evidence.add', { claim, about, content })
  desk.run('claim.restate', { claim, statement: 'In other words.' })
  desk.close()
  model = desk.path
})
afterAll(() => folder.remove())
beforeEach(() => copyFileSync(model, path))

/** What one query after the other is answered with. */
function codes(desk: Desk): string[] {
  const asked = [
    ['project.overview', {}],
    ['claim.list', { filter: {}, offset: 0, limit: 500 }],
    ['claim.detail', { claim }],
    ['history.list', { claim: null, offset: 0, limit: 100 }]
  ] as const
  return asked.map(([method, input]) => {
    try {
      desk.session.answer({ method, input, client: 'window' })
      return 'ok'
    } catch (thrown) {
      return toAppError(thrown).code
    }
  })
}

describe('a query that cannot read the file', () => {
  it.each([
    ['a value that is no JSON any more', `UPDATE claim SET types = '[oops'`],
    ['a value of another shape', `UPDATE claim SET anchor = replace(anchor, '"exact"', '"exakt"')`],
    ['a value that is not there', 'DELETE FROM claim_detection'],
    ['a creation in the history', `UPDATE change SET new = '{' WHERE field = ''`],
    ['the name of a step in the history', `UPDATE change_set SET params = '{'`],
    ['a time in the history', `UPDATE change_set SET hlc = 'x' || hlc`]
  ])('says that the file is damaged: %s', (_, sql) => {
    tamper(path, sql)
    const desk = openDesk(path, { readOnly: true })
    const told = codes(desk)
    desk.close()
    expect(told).toContain('damaged')
    expect(told).not.toContain('internal')
  })

  it('never calls it an error of the program, wherever in tables and indexes a claim’s id is spoilt', () => {
    const whole = readFileSync(model)
    const told = new Set<string>()
    for (let at = whole.indexOf(claim); at >= 0; at = whole.indexOf(claim, at + 1)) {
      const bytes = Buffer.from(whole)
      bytes[at + 7] = (bytes[at + 7] ?? 0) ^ 1
      writeFileSync(path, bytes)
      const desk = openDesk(path, { readOnly: true })
      for (const code of codes(desk)) told.add(code)
      desk.close()
    }
    expect(told).toContain('damaged')
    expect(told).not.toContain('internal')
  })

  it('is no reason to suspect the file where the program is to blame', () => {
    const desk = openDesk(path, { readOnly: true })
    const broken = { method: 'claim.detail', input: null, client: 'window' }
    for (let time = 0; time < 2; time += 1) {
      expect(() => desk.session.answer(broken)).toThrow(TypeError)
    }
    expect(codes(desk)).toEqual(['ok', 'ok', 'ok', 'ok'])
    desk.close()
  })

  it('says it of what was spoilt after it was looked for, once something is written', () => {
    const desk = openDesk(path)
    expect(() => desk.session.answer({ method: 'claim.detail', input: null, client: 'window' })).toThrow(TypeError)
    tamper(path, 'DELETE FROM claim_detection')
    desk.run('project.rename', { title: 'Another' })
    expect(codes(desk)).toEqual(['ok', 'damaged', 'damaged', 'ok'])
    desk.close()
  })
})
