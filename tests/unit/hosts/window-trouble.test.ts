/** What the person is asked when the window's page fails. */
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startAddress } from '../../../src/main/hosts/electron/addresses.ts'
import { createDesktop, type Desktop, soon } from './desktop-program.ts'

let desktop: Desktop
beforeEach(() => {
  desktop = createDesktop()
})
afterEach(() => desktop.remove())

describe('a window whose page fails', () => {
  it('asks once it has ended, and loads it again or ends the program', async () => {
    const { electron, window } = await desktop.started()
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    expect(electron.asked[0]).toMatchObject({ buttons: ['Load it again', 'Quit'], defaultId: 0 })
    electron.asked[0]?.press(0)
    await soon(() => expect(window.did.at(-1)).toBe('reload'))
    window.webContents.emit('render-process-gone', {}, { reason: 'oom' })
    electron.asked[1]?.press(1)
    await soon(() => expect(electron.did.at(-1)).toBe('quit'))
  })

  it('asks nothing where it ended in good order', async () => {
    const { electron, window } = await desktop.started()
    window.webContents.emit('render-process-gone', {}, { reason: 'clean-exit' })
    expect(electron.asked).toEqual([])
  })

  it('that hangs is waited for or ended, and the question goes when it answers', async () => {
    const { electron, window } = await desktop.started()
    window.emit('unresponsive')
    window.emit('responsive')
    expect(electron.asked[0]?.signal?.aborted).toBe(true)
    window.emit('unresponsive')
    electron.asked[1]?.press(1)
    await soon(() => expect(window.did.slice(-2)).toEqual(['end the page', 'reload']))
    // The end that was asked for is no crash.
    window.webContents.emit('render-process-gone', {}, { reason: 'killed' })
    expect(electron.asked).toHaveLength(2)
  })

  it('that hangs and is not ended although it was asked for is asked about again, and its later end too', async () => {
    const { electron, window } = await desktop.started()
    window.emit('unresponsive')
    electron.asked[0]?.press(1)
    await soon(() => expect(window.did.slice(-2)).toEqual(['end the page', 'reload']))
    window.emit('unresponsive')
    expect(electron.asked).toHaveLength(2)
    electron.asked[1]?.press(0)
    await soon(() => expect(electron.waiting()).toBe(0))
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    expect(electron.asked[2]).toMatchObject({ message: 'This window stopped working' })
  })

  it('is news again once another page has taken the place of the one that was to be ended', async () => {
    const { electron, window } = await desktop.started()
    window.emit('unresponsive')
    electron.asked[0]?.press(1)
    await soon(() => expect(window.did.at(-1)).toBe('reload'))
    window.webContents.emit('did-navigate', {}, startAddress)
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    expect(electron.asked).toHaveLength(2)
  })

  it('that hangs can be left by ending the program', async () => {
    const { electron, window } = await desktop.started()
    window.emit('unresponsive')
    expect(electron.asked[0]?.buttons).toEqual(['Wait', 'Load it again', 'Quit'])
    electron.asked[0]?.press(2)
    await soon(() => expect(electron.did.at(-1)).toBe('quit'))
  })

  it('and then answers does not withdraw the question of what cannot be shown or has ended', async () => {
    const { electron, window } = await desktop.started()
    window.webContents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', startAddress, true)
    window.emit('responsive')
    expect(electron.asked[0]?.signal?.aborted).toBe(false)
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    expect(electron.asked[0]?.signal?.aborted).toBe(true)
    window.emit('unresponsive')
    window.emit('responsive')
    expect(electron.asked).toHaveLength(2)
    expect(electron.asked[1]?.signal?.aborted).toBe(false)
  })

  it('before it was drawn is asked about in a window that is seen', async () => {
    const { electron, window } = await desktop.started()
    window.webContents.emit('render-process-gone', {}, { reason: 'launch-failed' })
    expect(window.visible).toBe(true)
    expect(electron.asked).toHaveLength(1)
  })

  it('is asked about wherever in the program it was', async () => {
    const { electron, window } = await desktop.started()
    window.webContents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', `${startAddress}#/sources`, true)
    expect(electron.asked).toHaveLength(1)
  })

  it('is noted for whoever looks for the cause', async () => {
    const { electron, window } = await desktop.started()
    window.webContents.emit('render-process-gone', {}, { reason: 'oom' })
    window.webContents.emit('did-fail-load', {}, -6, 'ERR_FAILED', startAddress, true)
    expect(electron.logged).toEqual(['the page ended: oom', 'the page could not be shown: ERR_FAILED (-6)'])
  })

  it('that cannot be loaded shows why, and tries again', async () => {
    const { electron, window } = await desktop.started()
    window.webContents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', startAddress, true)
    expect(window.did.slice(-2)).toEqual(['show', 'load data:text/html;charset=utf-8,%3C!doctype'])
    electron.asked[0]?.press(0)
    await soon(() => expect(window.did.at(-1)).toBe(`load ${startAddress}`))
  })

  it.each([
    ['a load that another one took the place of', -3, startAddress, true],
    ['a frame inside the page', -6, startAddress, false],
    ['another address', -6, 'https://example.org/', true]
  ])('is not %s', async (_what, code, address, isMainFrame) => {
    const { electron, window } = await desktop.started()
    window.webContents.emit('did-fail-load', {}, code, 'ERR', address, isMainFrame)
    expect(electron.asked).toEqual([])
    expect(window.did).toEqual([`load ${startAddress}`])
  })
})

describe('an installation that is no longer whole while the program runs', () => {
  it('shows a readable page with a code where the screens are gone, asks once, and loads them when they are back', async () => {
    const { electron, window } = await desktop.started()
    const index = join(desktop.screens, 'index.html')
    rmSync(index)
    const answer = await electron.fetch(startAddress)
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    const page = await answer.text()
    expect(page).toContain('Your projects are untouched.')
    expect(page).toContain('broken-install: index.html')
    await electron.fetch(new URL('assets/main.js', startAddress).href)
    expect(electron.asked).toHaveLength(1)
    expect(electron.asked[0]).toMatchObject({ buttons: ['Try again', 'Quit'] })
    expect(electron.asked[0]?.detail).toContain('broken-install: /index.html')
    writeFileSync(index, '<!doctype html>')
    electron.asked[0]?.press(0)
    await soon(() => expect(window.did.filter((what) => what === `load ${startAddress}`)).toHaveLength(2))
    expect((await electron.fetch(startAddress)).status).toBe(200)
  })

  it('asks where a script is gone, which leaves the page empty, and only notes a font', async () => {
    const { electron } = await desktop.started()
    await electron.fetch(new URL('assets/inter.woff2', startAddress).href)
    expect(electron.asked).toEqual([])
    await electron.fetch(new URL('assets/main.js', startAddress).href)
    expect(electron.asked).toHaveLength(1)
    expect(electron.logged).toContain('not there: /assets/inter.woff2')
  })

  it('asks where the preload script fails: a page without it reaches nothing', async () => {
    const { electron, window } = await desktop.started()
    window.webContents.emit('preload-error', {}, desktop.preload, new Error('ENOENT'))
    expect(electron.asked[0]).toMatchObject({ message: 'The screens of Claimbench cannot reach the program' })
    expect(electron.asked[0]?.detail).toContain('install Claimbench again')
    electron.asked[0]?.press(1)
    await soon(() => expect(electron.did.at(-1)).toBe('quit'))
  })
})
