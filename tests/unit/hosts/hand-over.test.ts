/** Projects that the system hands to the desktop program: none is lost, whatever the window is doing. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createDesktop, type Desktop, firstQuestion, soon } from './desktop-program.ts'
import { type StandIn, standInElectron } from './stand-in-electron.ts'

let desktop: Desktop
beforeEach(() => {
  desktop = createDesktop()
})
afterEach(() => desktop.remove())

const told = (path: string) => ({ type: 'menu', command: `project.show:${desktop.program.registerProject(path)}` })
const doubleClick = (electron: StandIn, path: string) =>
  electron.app.emit('open-file', { preventDefault: () => {} }, path)
const secondStart = (electron: StandIn, ...files: readonly string[]) =>
  electron.app.emit('second-instance', {}, ['x', ...files], '/else')

describe('a project that the system hands over', () => {
  it.each([
    ['by a second start', (electron: StandIn) => secondStart(electron, 'b.claimbench')],
    ['by a double click', (electron: StandIn) => doubleClick(electron, '/else/b.claimbench')]
  ])('%s while the program runs is shown in the window, which comes to the front', async (_way, hand) => {
    const { electron, window } = await desktop.started()
    await electron.call(firstQuestion)
    window.minimized = true
    hand(electron)
    expect(window.sent).toEqual([told('/else/b.claimbench')])
    expect(window.did.slice(-3)).toEqual(['restore', 'show', 'focus'])
  })

  it('before the page has asked anything is told when it has its first answer, once', async () => {
    const { electron, window } = await desktop.started()
    doubleClick(electron, '/a.claimbench')
    doubleClick(electron, '/b.claimbench')
    expect(window.sent).toEqual([])
    await electron.call(firstQuestion)
    await soon(() => expect(window.sent).toEqual([told('/a.claimbench'), told('/b.claimbench')]))
    await electron.call({ ...firstQuestion, method: 'project.overview' })
    await new Promise(setImmediate)
    expect(window.sent).toHaveLength(2)
  })

  it('while the project of the command line is being opened is told to the page that comes', async () => {
    const electron = standInElectron()
    const { call } = desktop.program
    vi.spyOn(desktop.program, 'call').mockImplementationOnce((request) => {
      secondStart(electron, 'b.claimbench')
      return call(request)
    })
    await desktop.run(electron, ['claimbench', 'a.claimbench'])
    await electron.call(firstQuestion)
    await soon(() => expect(electron.opened[0]?.sent).toEqual([told('/else/b.claimbench')]))
  })

  it('before the system is ready is open before the window', async () => {
    const electron = standInElectron()
    const run = desktop.run(electron)
    doubleClick(electron, '/early.claimbench')
    await run
    expect(desktop.program.calls).toEqual([
      {
        method: 'projects.open',
        input: { handle: desktop.program.registerProject('/early.claimbench') },
        client: 'host'
      }
    ])
  })

  it.each([
    ['is loaded anew', 'did-navigate'],
    ['has ended', 'render-process-gone']
  ])('while the page %s is kept for the next one', async (_what, event) => {
    const { electron, window } = await desktop.started()
    await electron.call(firstQuestion)
    window.webContents.emit(event, {}, { reason: 'crashed' })
    doubleClick(electron, '/b.claimbench')
    expect(window.sent).toEqual([])
    await electron.call({ ...firstQuestion, client: 'the next page' })
    await soon(() => expect(window.sent).toEqual([told('/b.claimbench')]))
  })

  it('is not told on the answer to a page that has gone meanwhile', async () => {
    const { electron, window } = await desktop.started()
    const answer = Promise.withResolvers<never>()
    vi.spyOn(desktop.program, 'call').mockReturnValueOnce(answer.promise)
    const asked = electron.call(firstQuestion)
    doubleClick(electron, '/b.claimbench')
    window.webContents.emit('did-navigate')
    answer.resolve({ ok: true, value: {}, position: null } as never)
    await asked
    await new Promise(setImmediate)
    expect(window.sent).toEqual([])
    await electron.call({ ...firstQuestion, client: 'the next page' })
    await soon(() => expect(window.sent).toHaveLength(1))
  })

  it('is passed over where it is no project, and the window comes to the front all the same', async () => {
    const { electron, window } = await desktop.started()
    await electron.call(firstQuestion)
    secondStart(electron, 'letter.txt', '--flag')
    expect(window.sent).toEqual([])
    expect(window.did.at(-1)).toBe('focus')
  })
})
