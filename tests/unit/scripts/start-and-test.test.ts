import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { outputs, whyBuild } from '../../../scripts/build-freshness.ts'
import { firstBrowser, startsUp } from '../../../scripts/ensure-browser.ts'
import {
  answers,
  decideElectron,
  electronArguments,
  electronBinary,
  electronSource
} from '../../../scripts/start-electron.ts'
import {
  add,
  none,
  playwrightCounts,
  settle,
  skipReasons,
  summary,
  vitestCounts
} from '../../../scripts/test-results.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimbench-scripts-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const write = (name: string, seconds: number, text = ''): void => {
  const file = join(folder, name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  utimesSync(file, seconds, seconds)
}

describe('building before starting', () => {
  const build = (seconds: number): void => {
    for (const file of outputs) write(file, seconds)
  }

  it('happens when a part of the program is missing', () => {
    build(1000)
    rmSync(join(folder, outputs[2]))
    expect(whyBuild(folder)).toBe('it was not built yet')
  })

  it('happens when one source is newer than the oldest output', () => {
    write('src/main/a/b/c.ts', 2000)
    utimesSync(join(folder, 'src'), 900, 900)
    build(3000)
    write(outputs[0], 1500)
    expect(whyBuild(folder)).toBe('its sources changed')
  })

  it('does not happen when everything is older than what was built', () => {
    write('src/main/a.ts', 1000)
    write('package-lock.json', 1000)
    build(Date.now() / 1000 + 60)
    expect(whyBuild(folder)).toBeNull()
  })
})

describe('the choice of the shell', () => {
  const linux = (environment: Record<string, string>) => ({ platform: 'linux' as const, environment })

  it('is Electron where its binary and a display are', () => {
    expect(decideElectron(linux({ DISPLAY: ':0' }), '/e')).toEqual({ run: 'electron', binary: '/e' })
  })

  it('is the browser, with the reason, without a display', () => {
    expect(decideElectron(linux({}), '/e')).toEqual({ run: 'browser', reason: 'there is no display here' })
  })

  it('fetches the binary only with a display and without a no', () => {
    expect(decideElectron(linux({ DISPLAY: ':0' }), null)).toEqual({ run: 'fetch' })
    expect(decideElectron(linux({}), null)).toMatchObject({ run: 'browser' })
    expect(decideElectron(linux({ DISPLAY: ':0', CLAIMBENCH_FETCH: 'no' }), null)).toMatchObject({ run: 'browser' })
  })

  it('is the browser when the person asks for it', () => {
    const asked = linux({ DISPLAY: ':0', CLAIMBENCH_SHELL: 'browser' })
    expect(decideElectron(asked, '/e')).toMatchObject({ run: 'browser' })
  })

  it('finds the binary beside the package without loading the package', () => {
    expect(electronBinary(folder, {})).toBeNull()
    write('node_modules/electron/path.txt', 1, 'electron')
    expect(electronBinary(folder, {})).toBeNull()
    write('node_modules/electron/dist/electron', 1)
    expect(electronBinary(folder, {})).toBe(join(folder, 'node_modules/electron/dist/electron'))
    expect(electronBinary(folder, { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'elsewhere') })).toBeNull()
  })

  it('keeps the sandbox on for everybody but root on Linux', () => {
    expect(electronArguments('/r', ['a'], { root: false, platform: 'linux' })).toEqual(['/r', 'a'])
    expect(electronArguments('/r', [], { root: true, platform: 'linux' })).toEqual(['--no-sandbox', '/r'])
    expect(electronArguments('/r', [], { root: true, platform: 'darwin' })).toEqual(['/r'])
  })

  it('notices within seconds that the place of the download does not answer', async () => {
    expect(electronSource({ ELECTRON_MIRROR: 'https://mirror.example/' })).toBe('https://mirror.example/')
    expect(await answers('http://127.0.0.1:9/')).toBe(false)
  })
})

describe('providing a browser', () => {
  it('takes the first way that leads to one that starts, and says why the others did not', async () => {
    const said: string[] = []
    const file = await firstBrowser(
      [
        { name: 'one', find: async () => ({ why: 'none found' }) },
        { name: 'two', find: async () => ({ file: '/broken' }) },
        { name: 'three', find: async () => ({ file: '/good' }) },
        { name: 'four', find: () => Promise.reject(new Error('must not be asked')) }
      ],
      (line) => said.push(line),
      (candidate) => candidate === '/good'
    )
    expect(file).toBe('/good')
    expect(said).toEqual(['No browser yet (one: none found).', 'No browser yet (two: /broken does not start).'])
  })

  it('fails with every reason and what to do', async () => {
    const ways = [{ name: 'one', find: async () => ({ why: 'none found' }) }]
    await expect(firstBrowser(ways, () => {})).rejects.toThrow('one: none found. Install Chromium and start again.')
  })

  it('knows a program that starts from one that does not', () => {
    expect(startsUp(process.execPath)).toBe(true)
    expect(process.platform === 'win32' || !startsUp(join(folder, 'nothing'))).toBe(true)
  })
})

describe('the sum of the suites', () => {
  it('is one line, with the skipped only where there are some', () => {
    expect(summary({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed')
    expect(summary(add({ passed: 1, failed: 2, skipped: 3 }, { passed: 10, failed: 20, skipped: 30 }))).toBe(
      '11 passed, 22 failed, 33 skipped'
    )
  })

  it('reads the reports of both runners', () => {
    const vitest = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 }
    expect(vitestCounts(vitest)).toEqual({ passed: 5, failed: 1, skipped: 3 })
    const playwright = { stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 } }
    expect(playwrightCounts(playwright)).toEqual({ passed: 4, failed: 2, skipped: 2 })
  })

  it('says why tests were skipped', () => {
    const skipped = { tests: [{ annotations: [{ type: 'skip', description: 'no display' }] }] }
    const run = { tests: [{ annotations: [] }] }
    const nested = { suites: [{ specs: [run, skipped], suites: [{ specs: [skipped] }] }] }
    expect([...skipReasons(nested)]).toEqual([['no display', 2]])
    expect([...skipReasons(null)]).toEqual([])
  })

  it.each([null, {}, { stats: {} }, []])('counts a missing or broken report (%j) as a failure', (report) => {
    expect(settle(vitestCounts(report), true).failed).toBe(1)
    expect(settle(playwrightCounts(report), true).failed).toBe(1)
  })

  it('never hides that a runner ended badly', () => {
    expect(settle({ ...none, passed: 9 }, false)).toEqual({ passed: 9, failed: 1, skipped: 0 })
    expect(settle({ ...none, failed: 2 }, false).failed).toBe(2)
  })
})
