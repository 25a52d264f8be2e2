import type { Answer, AppEvent, Request } from '../../shared/contract/index.ts'
import { ConnectionLost, type Transport } from './transport.ts'

/** What the preload script puts on `window`, and nothing else. */
export interface Bridge {
  invoke(request: Request): Promise<Answer>
  subscribe(listener: (event: AppEvent) => void): () => void
}

declare global {
  interface Window {
    readonly claimbench?: Bridge
  }
}

/** Inside Electron: one process away, so the connection lasts as long as the window. */
export function createElectronTransport(bridge: Bridge): Transport {
  return {
    invoke: (request) =>
      bridge.invoke(request).catch(() => {
        throw new ConnectionLost()
      }),
    subscribe: (listener, _client, listening) => {
      const stop = bridge.subscribe(listener)
      listening()
      return stop
    },
    onConnection: () => () => {}
  }
}
