/** The desktop program itself, wherever Electron's binary and a display are. */
import { _electron, type ElectronApplication, expect, test } from '@playwright/test'
import { decideElectron, electronBinary } from '../../scripts/start-electron.ts'
import { watchPage } from './support/fixtures.ts'
import { createInstallation, environmentOf, type Installation, root } from './support/start-host.ts'

const binary = electronBinary(root)
const decision = decideElectron({ platform: process.platform, environment: process.env }, binary)
const reason = decision.run === 'browser' ? decision.reason : "Electron's binary is not here"

test.describe('the desktop program', () => {
  test.skip(binary === null || decision.run !== 'electron', `Not run: ${reason}.`)

  let installation: Installation
  let app: ElectronApplication

  test.beforeEach(async () => {
    installation = createInstallation()
    app = await launch()
  })
  test.afterEach(async () => {
    await app.close()
    installation.remove()
  })

  const launch = (): Promise<ElectronApplication> =>
    _electron.launch({
      executablePath: binary ?? '',
      args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root],
      env: environmentOf(installation)
    })

  test('opens its window from its own scheme, with the bridge and without Node', async () => {
    const page = await app.firstWindow()
    const problems = watchPage(page, ['app://claimbench'])
    expect(page.url()).toMatch(/^app:\/\/claimbench\/index\.html/)
    await expect(page.getByRole('heading').first()).toBeVisible()
    const world = await page.evaluate(() => ({
      bridge: Object.keys((globalThis as { claimbench?: object }).claimbench ?? {}).sort(),
      node: typeof (globalThis as { process?: unknown }).process,
      require: typeof (globalThis as { require?: unknown }).require
    }))
    expect(world).toEqual({ bridge: ['invoke', 'subscribe'], node: 'undefined', require: 'undefined' })
    expect(problems).toEqual([])
  })

  test('answers the contract over its own transport', async () => {
    const page = await app.firstWindow()
    const answer = await page.evaluate(() =>
      (globalThis as unknown as { claimbench: { invoke(r: unknown): Promise<unknown> } }).claimbench.invoke({
        method: 'app.status',
        input: {},
        client: 'spec'
      })
    )
    expect(answer).toMatchObject({
      ok: true,
      value: { host: 'electron', native: { openDialog: true, saveDialog: true } }
    })
  })

  test('shuts its pages in', async () => {
    const page = await app.firstWindow()
    const blocked = await page.evaluate(async () => {
      const fetched = await fetch('https://example.org/').then(
        () => 'fetched',
        () => 'blocked'
      )
      const opened = window.open('about:blank')
      return { fetched, opened: opened === null }
    })
    expect(blocked).toEqual({ fetched: 'blocked', opened: true })
    await page.evaluate(() => {
      location.href = 'https://example.org/'
    })
    expect(page.url()).toMatch(/^app:\/\/claimbench\/index\.html/)
  })

  test('remembers where its window was', async () => {
    const bounds = { x: 40, y: 40, width: 1000, height: 700 }
    await app.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to), bounds)
    await app.close()
    app = await launch()
    await app.firstWindow()
    const now = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
    expect(now).toMatchObject({ width: bounds.width, height: bounds.height })
  })

  test('sends the commands of its menu to the screen', async () => {
    const page = await app.firstWindow()
    const command = page.evaluate(
      () =>
        new Promise((resolve) => {
          const bridge = (globalThis as unknown as { claimbench: { subscribe(l: (e: unknown) => void): void } })
            .claimbench
          bridge.subscribe(resolve)
        })
    )
    await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('palette')?.click())
    expect(await command).toEqual({ type: 'menu', command: 'palette' })
  })
})
