/** Closing the program: all of it, and not without a word where a part of it fails. */
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { type CompleteApp, createApp } from '../../../src/main/app/create-app.ts'
import type { AppEvent } from '../../../src/shared/contract/index.ts'
import { resources, temporaryFolder } from '../../support/project.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

/** A worker whose projects open, and close only where `fails` is not in their path. */
const worker = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads'
    let path = ''
    parentPort.on('message', ({ id, call, input }) => {
      if (call === 'open') path = input.path
      const error = { code: 'disk-full', message: 'The disk is full.' }
      if (call === 'close' && path.includes('fails')) parentPort.postMessage({ id, ok: false, error })
      else {
        const value = call === 'open' ? { projectId: 'p', readOnly: false, holder: null } : 'title'
        parentPort.postMessage({ id, ok: true, value })
      }
    })`)}`
)

async function openAll(name: string, ...projects: readonly string[]): Promise<CompleteApp> {
  const base = join(folder.path, name)
  mkdirSync(base)
  const app = createApp({
    host: {
      kind: 'electron',
      native: { openDialog: true, saveDialog: true, menu: true },
      chooseProject: async () => null,
      placeProject: async () => null,
      saveTarget: async () => null
    },
    places: { home: join(base, 'home'), projects: base, temporary: join(base, 'temporary'), resources },
    workerEntry: worker
  })
  for (const project of projects) {
    const handle = app.registerProject(join(base, `${project}.claimbench`))
    expect(await app.call({ method: 'projects.open', input: { handle }, client: 'w' })).toMatchObject({ ok: true })
  }
  return app
}

it('a project that cannot be closed in good order is named, and the others are closed all the same', async () => {
  const app = await openAll('one', 'fails', 'other')
  const events: AppEvent[] = []
  app.subscribe((event) => events.push(event))
  await expect(app.close()).rejects.toMatchObject({
    error: { code: 'disk-full', message: 'The project “fails” could not be closed in good order: The disk is full.' }
  })
  expect(events.filter(({ type }) => type === 'closed')).toHaveLength(2)
  const temporary = join(folder.path, 'one', 'temporary')
  expect(existsSync(temporary) ? readdirSync(temporary) : []).toEqual([])
})

it('a program whose projects all close says nothing', async () => {
  const app = await openAll('two', 'a', 'b')
  await expect(app.close()).resolves.toBeUndefined()
})
