/** What two people left undecided, on the command line: the work is done, and the exit code calls for a person. */
import { execFile } from 'node:child_process'
import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { mergeInto } from '../support/merge-files.ts'
import { deskWithArticle, makeSigner, openDesk, temporaryFolder } from '../support/project.ts'

const root = join(import.meta.dirname, '../..')
const folder = temporaryFolder()
afterAll(() => folder.remove())

function claimbench(...args: readonly string[]): Promise<{ code: number; line: unknown }> {
  const env = { ...process.env, INIT_CWD: folder.path, CLAIMBENCH_HOME: join(folder.path, 'home') }
  const script = join(root, 'src/main/hosts/cli/main.ts')
  return new Promise((resolve) =>
    execFile(process.execPath, [script, ...args], { cwd: root, env }, (failed, out) =>
      resolve({ code: failed ? Number(failed.code) : 0, line: JSON.parse(out) })
    )
  )
}

it('a report with a claim that was dismissed and reworded at once is written, says so, and ends with 3', async () => {
  const { desk, claims } = await deskWithArticle(folder.path)
  const [claim = ''] = claims
  desk.run('claim.restate', { claim, statement: 'Words of both.' })
  desk.close()
  const copy = join(folder.path, 'bob.claimbench')
  copyFileSync(desk.path, copy)
  const bob = openDesk(copy, { signer: makeSigner(), person: { name: 'Bob', role: '' } })
  bob.run('claim.restate', { claim, statement: 'Bob’s words.' })
  bob.close()
  const ada = openDesk(desk.path)
  ada.run('claim.dismiss', { claims: [claim] })
  ada.close()
  mergeInto(desk.path, copy)

  const args = ['export', desk.path, '--format', 'json', '--profile', 'internal', '--out', 'report.json'] as const
  expect(await claimbench(...args)).toMatchObject({ code: 3, line: { ok: true, conflicts: 1 } })
  const report = JSON.parse(readFileSync(join(folder.path, 'report.json'), 'utf8'))
  expect(report.summary.conflicts).toBe(1)

  const settled = openDesk(desk.path)
  settled.run('conflict.resolve', {
    entity: 'claim',
    id: claim,
    field: 'statement',
    kind: 'edited-and-dismissed',
    value: true
  })
  settled.close()
  expect(await claimbench(...args)).toMatchObject({ code: 0, line: { ok: true, conflicts: 0 } })
}, 120_000)
