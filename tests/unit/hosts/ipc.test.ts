import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startAddress } from '../../../src/main/hosts/electron/addresses.ts'
import { connectIpc, type IpcHost, type IpcReceiver } from '../../../src/main/hosts/electron/ipc.ts'
import { callChannel, eventChannel } from '../../../src/preload/channels.ts'
import type { AppEvent } from '../../../src/shared/contract/index.ts'
import { type FakeProgram, fakeProgram } from './fake-program.ts'

describe('the contract over inter-process messages', () => {
  const handlers = new Map<string, Parameters<IpcReceiver['handle']>[1]>()
  const receiver: IpcReceiver = {
    handle: (channel, listener) => void handlers.set(channel, listener),
    removeHandler: (channel) => void handlers.delete(channel)
  }
  const request = { method: 'app.status', input: {}, client: 'w' }
  let program: FakeProgram
  let sent: [string, AppEvent][]
  let host: IpcHost
  let sender: EventEmitter

  beforeEach(() => {
    program = fakeProgram('/nowhere')
    sent = []
    sender = new EventEmitter()
    host = connectIpc(receiver, program, (channel, event) => sent.push([channel, event]))
  })
  afterEach(() => host.close())

  const call = (frame: { url: string; parent: unknown } | null): unknown =>
    handlers.get(callChannel)?.({ senderFrame: frame, sender }, request)

  it("answers the program's own page", async () => {
    expect(await call({ url: startAddress, parent: null })).toMatchObject({ ok: true, value: { echo: request } })
  })

  it.each([
    ['a frame inside the page', { url: startAddress, parent: {} }],
    ['another site', { url: 'https://example.org/', parent: null }],
    ['a frame that is gone', null]
  ])('refuses %s and lets nothing through', async (_who, frame) => {
    expect(await call(frame)).toMatchObject({ ok: false, error: { code: 'refused' } })
    expect(program.calls).toEqual([])
  })

  it.each(['did-navigate', 'render-process-gone', 'destroyed'])(
    'tells the program that a page is gone, and only that one (%s)',
    async (event) => {
      const other = new EventEmitter()
      for (const [from, client] of [
        [sender, 'old'],
        [sender, 'old'],
        [other, 'beside']
      ] as const) {
        const page = { senderFrame: { url: startAddress, parent: null }, sender: from }
        await handlers.get(callChannel)?.(page, { ...request, client })
      }
      sender.emit(event)
      expect(program.gone).toEqual(['old'])
      // What the window shows next is another client.
      await handlers.get(callChannel)?.(
        { senderFrame: { url: startAddress, parent: null }, sender },
        { ...request, client: 'new' }
      )
      sender.emit('destroyed')
      expect(program.gone).toEqual(['old', 'new'])
    }
  )

  it("sends the windows the program's events and the shell's own, until it is closed", () => {
    const closed: AppEvent = { type: 'closed', project: 'p', reason: 'asked' }
    const menu: AppEvent = { type: 'menu', command: 'palette' }
    program.tell(closed)
    host.tell(menu)
    expect(sent).toEqual([
      [eventChannel, closed],
      [eventChannel, menu]
    ])
    host.close()
    program.tell(closed)
    expect(sent).toHaveLength(2)
    expect(handlers.size).toBe(0)
  })
})
