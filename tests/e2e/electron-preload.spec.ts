/** The built preload script, loaded in Chromium with a stand-in for `electron`: its real bundle, without Electron. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { callChannel, eventChannel } from '../../src/preload/channels.ts'
import { root } from './support/start-host.ts'

const bundle = readFileSync(join(root, 'out', 'preload', 'index.cjs'), 'utf8')

/** What the page of the test holds of the stand-in. */
interface StandIn {
  required: string[]
  exposed: Record<string, Bridge>
  invoked: unknown[][]
  listeners: [string, (event: unknown, value: unknown) => void][]
}
interface Bridge {
  invoke(request: unknown): Promise<unknown>
  subscribe(listener: (event: unknown) => void): () => void
}
declare global {
  var standIn: StandIn
}

test.beforeEach(async ({ page }) => {
  await page.goto('about:blank')
  await page.evaluate((code) => {
    const standIn: StandIn = { required: [], exposed: {}, invoked: [], listeners: [] }
    globalThis.standIn = standIn
    const electron = {
      contextBridge: {
        exposeInMainWorld: (name: string, api: Bridge) => Object.assign(standIn.exposed, { [name]: api })
      },
      ipcRenderer: {
        invoke: async (...args: unknown[]) => {
          standIn.invoked.push(args)
          return { ok: true, value: 'answer', position: null }
        },
        on: (channel: string, listener: StandIn['listeners'][number][1]) => standIn.listeners.push([channel, listener]),
        removeListener: (channel: string, listener: unknown) => {
          standIn.listeners = standIn.listeners.filter(([c, l]) => c !== channel || l !== listener)
        }
      }
    }
    const require = (name: string): unknown => {
      standIn.required.push(name)
      if (name === 'electron') return electron
      throw new Error(`a sandboxed preload script cannot require ${name}`)
    }
    const module = { exports: {} }
    new Function('require', 'module', 'exports', 'process', code)(require, module, module.exports, undefined)
  }, bundle)
})

test('requires nothing but electron and puts nothing but the bridge into the page', async ({ page }) => {
  const seen = await page.evaluate(() => ({
    required: globalThis.standIn.required,
    exposed: Object.entries(globalThis.standIn.exposed).map(([name, api]) => [name, Object.keys(api).sort()])
  }))
  expect([...new Set(seen.required)]).toEqual(['electron'])
  expect(seen.exposed).toEqual([['claimbench', ['invoke', 'subscribe']]])
})

test('carries a call on its one channel and its answer back', async ({ page }) => {
  const request = { method: 'app.status', input: {}, client: 'w' }
  const answer = await page.evaluate((value) => globalThis.standIn.exposed.claimbench?.invoke(value), request)
  expect(answer).toEqual({ ok: true, value: 'answer', position: null })
  expect(await page.evaluate(() => globalThis.standIn.invoked)).toEqual([[callChannel, request]])
})

test('tells events without the sender, until the subscription ends', async ({ page }) => {
  const seen = await page.evaluate(() => {
    const { standIn } = globalThis
    const got: unknown[][] = []
    const end = standIn.exposed.claimbench?.subscribe((...args: unknown[]) => got.push(args))
    const channels = standIn.listeners.map(([channel]) => channel)
    for (const [, listener] of standIn.listeners) listener({ sender: 'secret' }, { type: 'menu', command: 'palette' })
    end?.()
    return { got, channels, left: standIn.listeners.length }
  })
  expect(seen).toEqual({ got: [[{ type: 'menu', command: 'palette' }]], channels: [eventChannel], left: 0 })
})
