import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { holderPath, lockPath, readHolder, takeLock } from '../../../src/main/project/lock.ts'
import { newProjectFile, openDesk, refused, temporaryFolder } from '../../support/project.ts'

const folder = temporaryFolder()
let path: string
beforeAll(() => {
  path = newProjectFile(folder.path)
})
afterAll(() => folder.remove())

const me = { person: 'Ada', host: 'here', pid: process.pid, since: '2020-01-01T00:00:00.000Z' }

async function rival(): Promise<{ readonly child: ChildProcess; readonly got: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../support/rival.ts'), path], {
    stdio: ['pipe', 'pipe', 'inherit']
  })
  const [said] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer]
  return { child, got: said.toString().trim() }
}

describe('one writer per project', () => {
  it('gives the second opener reading, and names the holder', () => {
    const first = openDesk(path, { person: { name: 'Grace', role: '' } })
    const second = openDesk(path)
    expect(first.session).toMatchObject({ readOnly: false, holder: null })
    expect(second.session).toMatchObject({ readOnly: true, holder: { person: 'Grace', pid: process.pid } })
    expect(second.ask('project.overview', {})).toMatchObject({ readOnly: true, readOnlyReason: 'locked' })
    const error = refused(() => second.run('project.rename', { title: 'Mine' }))
    expect(error.code).toBe('locked')
    expect(error.message).toContain('Grace')
    first.run('project.rename', { title: 'By Grace' })
    expect(second.ask('project.overview', {}).title).toBe('By Grace')
    second.close()
    first.close()
    const third = openDesk(path)
    expect(third.session.readOnly).toBe(false)
    third.close()
  })

  it('is free again when the holder’s process is killed', async () => {
    const { child, got } = await rival()
    expect(got).toBe('writing')
    const waiting = openDesk(path)
    expect(waiting.session).toMatchObject({ readOnly: true, holder: { person: `Rival ${child.pid}` } })
    waiting.close()
    child.kill('SIGKILL')
    await once(child, 'close')
    const after = openDesk(path)
    expect(after.session.readOnly).toBe(false)
    after.close()
  })

  it('leaves only an empty lock file beside the project', () => {
    openDesk(path).close()
    expect(readdirSync(folder.path).sort()).toEqual(['.p.claimbench.lock', 'p.claimbench'])
    expect(statSync(lockPath(path)).size).toBe(0)
  })

  it('does not mind a lock file or a holder that somebody filled with something else', () => {
    writeFileSync(holderPath(path), '{"person":1')
    expect(readHolder(path)).toBeNull()
    const desk = openDesk(path)
    expect(desk.session.readOnly).toBe(false)
    expect(JSON.parse(readFileSync(holderPath(path), 'utf8'))).toMatchObject({ person: 'Ada' })
    desk.close()
  })

  it('tells reading that was asked for from reading because of a lock', () => {
    const desk = openDesk(path, { readOnly: true })
    expect(desk.ask('project.overview', {}).readOnlyReason).toBe('asked')
    expect(refused(() => desk.run('project.rename', { title: 'x' })).code).toBe('read-only')
    const writer = openDesk(path)
    expect(writer.session.readOnly).toBe(false)
    writer.close()
    desk.close()
  })

  it('can be released twice, and taken after that', () => {
    const first = takeLock(path, me)
    if (first.kind !== 'held') throw new Error(first.kind)
    expect(takeLock(path, me).kind).toBe('taken')
    first.lock.release()
    first.lock.release()
    const second = takeLock(path, me)
    expect(second.kind).toBe('held')
    if (second.kind === 'held') second.lock.release()
  })

  it('shows that the holder is alive by the time of its name', () => {
    const held = takeLock(path, me)
    if (held.kind !== 'held') throw new Error(held.kind)
    held.lock.beat(new Date('2030-01-01'))
    expect(statSync(holderPath(path)).mtime.toISOString()).toBe('2030-01-01T00:00:00.000Z')
    held.lock.release()
  })

  it('goes to exactly one of two processes that ask at the same moment, 50 times', async () => {
    const racers = [1, 2].map(() =>
      fork(join(import.meta.dirname, '../../support/lock-racer.ts'), [path], { execArgv: [] })
    )
    const answers = async (): Promise<unknown[]> =>
      Promise.all(racers.map(async (racer) => (await once(racer, 'message'))[0]))
    await answers()
    for (let round = 1; round <= 50; round += 1) {
      for (const word of ['race', 'release']) {
        const all = answers()
        for (const racer of racers) racer.send(word)
        expect((await all).sort(), `round ${round}`).toEqual(word === 'race' ? ['held', 'taken'] : ['free', 'free'])
      }
    }
    const closed = Promise.all(racers.map((racer) => once(racer, 'exit')))
    for (const racer of racers) racer.kill()
    await closed
  }, 60_000)

  it('goes to exactly one of two processes that open the project at the same time', async () => {
    for (let round = 0; round < 3; round += 1) {
      const rivals = await Promise.all([rival(), rival()])
      expect(rivals.map(({ got }) => got).sort()).toEqual(['reading', 'writing'])
      for (const { child } of rivals) child.stdin?.end()
      await Promise.all(rivals.map(({ child }) => once(child, 'close')))
    }
  }, 60_000)
})
