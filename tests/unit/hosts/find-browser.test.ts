import { describe, expect, it } from 'vitest'
import {
  findBrowser,
  hasDisplay,
  installedBrowsers,
  type Machine
} from '../../../src/main/hosts/browser/find-browser.ts'
import { quietFirefox, windowArguments } from '../../../src/main/hosts/browser/window-arguments.ts'

const machine = (
  platform: NodeJS.Platform,
  files: readonly string[],
  environment: Record<string, string> = {}
): Machine => ({ platform, environment, exists: (file) => files.includes(file) })
const path = { PATH: '/usr/local/bin:relative::/usr/bin' }

describe('the browsers of a machine', () => {
  it('are looked for on the path on Linux, Chromium first, whatever the order of folders', () => {
    const found = installedBrowsers(
      machine('linux', ['/usr/bin/firefox', '/usr/local/bin/google-chrome', '/usr/bin/chromium'], path)
    )
    expect(found.map(({ file }) => file)).toEqual([
      '/usr/bin/chromium',
      '/usr/local/bin/google-chrome',
      '/usr/bin/firefox'
    ])
  })

  it('are never taken from a relative folder of the path', () => {
    expect(installedBrowsers(machine('linux', ['relative/chromium', 'chromium'], path))).toEqual([])
  })

  it('are looked for among the applications on macOS, also the own ones', () => {
    const own = '/Users/jo/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
    expect(findBrowser(machine('darwin', [own], { HOME: '/Users/jo' }))?.file).toBe(own)
  })

  it('are looked for among the program files on Windows', () => {
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
    expect(findBrowser(machine('win32', [edge], { 'ProgramFiles(x86)': 'C:\\Program Files (x86)' }))?.name).toBe(
      'Microsoft Edge'
    )
  })

  it('begin with the one that the person named, if it is there', () => {
    const files = ['/usr/bin/chromium', '/opt/firefox/firefox']
    const named = { ...path, CLAIMBENCH_BROWSER: '/opt/firefox/firefox' }
    expect(findBrowser(machine('linux', files, named))).toMatchObject({
      file: '/opt/firefox/firefox',
      family: 'firefox'
    })
    expect(findBrowser(machine('linux', ['/usr/bin/chromium'], named))?.file).toBe('/usr/bin/chromium')
  })

  it('can be asked for by family', () => {
    expect(findBrowser(machine('linux', ['/usr/bin/firefox'], path), 'chromium')).toBeUndefined()
  })

  it('are known to be confined where they are snaps, also behind the script of Ubuntu', () => {
    expect(findBrowser(machine('linux', ['/snap/bin/chromium'], { PATH: '/snap/bin' }))?.confined).toBe(true)
    const shim = machine('linux', ['/usr/bin/chromium-browser', '/snap/bin/chromium'], { PATH: '/usr/bin' })
    expect(findBrowser(shim)?.confined).toBe(true)
    expect(findBrowser(machine('linux', ['/usr/bin/chromium'], path))?.confined).toBe(false)
  })
})

describe('a display', () => {
  it('is there on Linux when a display server says so, elsewhere always', () => {
    expect(hasDisplay({ platform: 'linux', environment: {} })).toBe(false)
    expect(hasDisplay({ platform: 'linux', environment: { DISPLAY: '' } })).toBe(false)
    expect(hasDisplay({ platform: 'linux', environment: { DISPLAY: ':0' } })).toBe(true)
    expect(hasDisplay({ platform: 'linux', environment: { WAYLAND_DISPLAY: 'wayland-0' } })).toBe(true)
    expect(hasDisplay({ platform: 'darwin', environment: {} })).toBe(true)
  })
})

describe('the window of an installed browser', () => {
  const person = { root: false, platform: 'linux' } as const

  it('is an app window in a profile of its own that speaks to nobody unasked', () => {
    const args = windowArguments({ family: 'chromium' }, 'http://127.0.0.1:1/?token=t', '/home/window/1', person)
    expect(args).toEqual(
      expect.arrayContaining([
        '--app=http://127.0.0.1:1/?token=t',
        '--user-data-dir=/home/window/1',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync'
      ])
    )
  })

  it('gives up the sandbox only for root on Linux, where Chromium would not start', () => {
    const args = (root: boolean, platform: NodeJS.Platform): readonly string[] =>
      windowArguments({ family: 'chromium' }, 'http://127.0.0.1:1/', '/p', { root, platform })
    expect(args(true, 'linux')).toContain('--no-sandbox')
    expect(args(false, 'linux')).not.toContain('--no-sandbox')
    expect(args(true, 'darwin')).not.toContain('--no-sandbox')
  })

  it('is a window of its own in Firefox, with reports and updates off', () => {
    const args = windowArguments({ family: 'firefox' }, 'http://127.0.0.1:1/', '/p', person)
    expect(args).toEqual(['--new-instance', '--profile', '/p', '--new-window', 'http://127.0.0.1:1/'])
    expect(quietFirefox).toContain('user_pref("datareporting.policy.dataSubmissionEnabled", false);')
  })
})
