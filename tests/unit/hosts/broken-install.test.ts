/** An installation that is not whole: the person is told what to do, and sees neither a stack nor an empty window. */
import { spawn } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fileError } from '../../../src/main/project/header.ts'
import { createDesktop, type Desktop } from './desktop-program.ts'
import { standInElectron } from './stand-in-electron.ts'

let desktop: Desktop
beforeEach(() => {
  desktop = createDesktop()
})
afterEach(() => desktop.remove())

describe('an installation that is not whole', () => {
  it.each([
    ['the screens', () => join(desktop.screens, 'index.html'), 'renderer/index.html'],
    ['the preload script', () => desktop.preload, 'preload.cjs']
  ])('without %s does not start, and says what to do', async (_what, file, name) => {
    rmSync(file())
    const electron = standInElectron()
    await desktop.run(electron)
    const said = electron.did.find((what) => what.startsWith('error'))
    expect(said).toMatch(/^error Claimbench could not start: Parts of Claimbench are missing: /)
    expect(said?.replaceAll('\\', '/')).toContain(name)
    expect(said).toContain('Install Claimbench again. Your projects are untouched. (broken-install)')
    expect(electron.did.at(-1)).toBe('exit 1')
    expect(electron.opened).toEqual([])
  })

  it('without the scripts of its workers does not start', async () => {
    const electron = standInElectron()
    await desktop.run(electron, undefined, { parts: [join(desktop.home, 'out', 'parser.js')] })
    expect(electron.did.at(-2)).toContain('parser.js')
    expect(electron.did.at(-1)).toBe('exit 1')
  })

  it('with a native part for another Node or computer does not start', async () => {
    const file = join(desktop.home, 'better_sqlite3.node')
    mkdirSync(desktop.home)
    writeFileSync(file, 'MZ')
    const electron = standInElectron()
    await desktop.run(electron, undefined, {
      tryParts: () => process.dlopen({ exports: {} } as NodeJS.Module, file)
    })
    const said = electron.did.at(-2)
    expect(said).toContain('A part of Claimbench does not fit this computer')
    expect(said).toContain('Install Claimbench again.')
    expect(said).not.toMatch(/\n\s+at /)
    expect(electron.did.at(-1)).toBe('exit 1')
  })

  it('says so with a code also where a project is opened', () => {
    const file = join(desktop.home, 'better_sqlite3.node')
    mkdirSync(desktop.home)
    writeFileSync(file, 'MZ')
    let thrown: unknown
    try {
      process.dlopen({ exports: {} } as NodeJS.Module, file)
    } catch (error) {
      thrown = error
    }
    expect(fileError(thrown).error).toMatchObject({ code: 'broken-install' })
    expect(fileError(thrown).error.message).toContain('Install Claimbench again.')
  })
})

/**
 * Runs the entry itself; `electron` is a stand-in that prints what it is asked, and as Electron is ready only when its entry
 * is loaded: one that waited for it would last forever.
 */
async function entry(missing: string): Promise<{ readonly out: string; readonly code: number | null }> {
  const hooks = `
    import { registerHooks } from 'node:module'
    registerHooks({
      resolve: (specifier, context, next) =>
        specifier === 'electron'
          ? { url: 'stand-in:electron', shortCircuit: true }
          : specifier === ${JSON.stringify(missing)}
            ? next('no-such-package', context)
            : next(specifier, context),
      load: (url, context, next) =>
        url === 'stand-in:electron'
          ? { format: 'module', shortCircuit: true, source: ${JSON.stringify(standInModule)} }
          : next(url, context)
    })`
  const script = resolve(fileURLToPath(import.meta.url), '../../../../src/main/index.ts')
  const child = spawn(
    process.execPath,
    [
      '--import',
      `data:text/javascript,${encodeURIComponent(hooks)}`,
      '--input-type=module',
      '--eval',
      `await import(${JSON.stringify(pathToFileURL(script).href)}); globalThis.loaded()`
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] }
  )
  let out = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  return new Promise((done) => child.on('close', (code) => done({ out, code })))
}

const standInModule = `
  const nothing = {}
  const ready = new Promise((resolve) => { globalThis.loaded = resolve })
  export const app = { whenReady: () => ready, exit: (code) => { console.log('exit ' + code); process.exit(code) } }
  export const dialog = { showErrorBox: (title, message) => console.log(title + ': ' + message) }
  export { nothing as BrowserWindow, nothing as ipcMain, nothing as Menu, nothing as nativeTheme, nothing as powerMonitor,
    nothing as protocol, nothing as screen, nothing as session, nothing as shell }`

describe('the entry of the desktop program', () => {
  it.each(['better-sqlite3', 'zod'])('says what to do where %s cannot be loaded', async (missing) => {
    const { out, code } = await entry(missing)
    expect(out).toContain('Claimbench could not start: Claimbench could not be loaded: ')
    expect(out).toContain('Install Claimbench again. Your projects are untouched. (broken-install)')
    expect(out).not.toMatch(/\n\s+at /)
    expect(code).toBe(1)
  })
})
