/** What the installation remembers, where several programs keep it at once, one is killed meanwhile, or none may. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createInstallation } from '../../../src/main/app/installation.ts'

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'claimbench-kept-'))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

const script = join(import.meta.dirname, '../../support/keeping.ts')
const layout = () => JSON.parse(readFileSync(join(home, 'installation.json'), 'utf8')).preferences.layout
const program = async (name: string, ...more: string[]): Promise<ChildProcess> => {
  const child = fork(script, [home, name, ...more], { execArgv: [] })
  await once(child, 'message')
  return child
}

test('programs that keep things at the same time lose nothing of each other', async () => {
  const names = ['Ada', 'Ben', 'Cy']
  const programs = await Promise.all(names.map((name) => program(name)))
  const ended = programs.map((child) => once(child, 'close'))
  for (const child of programs) child.send(30)
  await Promise.all(ended)
  expect(layout()).toEqual(
    Object.fromEntries(
      names.flatMap((name) => [
        [name, 30],
        [`${name} again`, 30]
      ])
    )
  )
  expect(readdirSync(home)).toEqual(['installation.json'])
}, 60_000)

test('a program that is killed at any moment leaves the old content or the new, and holds up nobody', async () => {
  await createInstallation(home, 'x').setPreferences({ layout: { much: 'x'.repeat(300_000) } })
  for (let round = 1; round <= 12; round++) {
    const child = await program('Ada')
    const ended = once(child, 'close')
    let said = 0
    child.on('message', (number: number) => {
      said = number
      if (number === 1 + (round % 4)) setTimeout(() => child.kill('SIGKILL'), round % 5)
    })
    child.send(1_000_000)
    await ended
    const { Ada, 'Ada again': again } = layout()
    expect(again).toBe(Ada)
    expect(Ada).toBeGreaterThanOrEqual(said)
    expect((await createInstallation(home, 'x').setPreferences({ layout: { round } })).layout).toMatchObject({
      Ada,
      round
    })
    expect(readdirSync(home).filter((name) => name !== 'installation.json')).toEqual([])
  }
}, 120_000)

test('a lock that was left by a process that is gone, or is this process’s own from before, is taken over', async () => {
  for (const left of ['999999999', String(process.pid), 'nobody']) {
    writeFileSync(join(home, 'installation.json.lock'), left)
    await createInstallation(home, 'x').setPreferences({ layout: { left } })
    expect(layout()).toEqual({ left })
  }
})

test('who may only read the folder is refused with a reason, and goes on with what is there', async () => {
  await createInstallation(home, 'x').setPreferences({ layout: { Ada: 0 } })
  chmodSync(home, 0o555)
  const child = await program('Ada', ...(process.getuid?.() === 0 ? ['nobody'] : []))
  const answer = once(child, 'message')
  child.send(1)
  expect(await answer).toEqual(['no-access', undefined])
  expect(layout()).toEqual({ Ada: 0 })
  expect((await createInstallation(home, 'x').preferences()).layout).toEqual({ Ada: 0 })
  chmodSync(home, 0o755)
})
