/** Carries the contract over Electron's inter-process messages. */
import { callChannel, eventChannel } from '../../../preload/channels.ts'
import type { Answer, AppEvent } from '../../../shared/contract/index.ts'
import type { App } from '../../app/app.ts'
import { isOwnSender, type SenderFrame } from './addresses.ts'

/** The part of a window's contents that tells what becomes of its page. */
export interface Sender {
  on(event: 'did-navigate', listener: () => void): unknown
  on(event: 'render-process-gone', listener: () => void): unknown
  on(event: 'destroyed', listener: () => void): unknown
}

/** The part of `ipcMain` that is used. */
export interface IpcReceiver {
  handle(
    channel: string,
    listener: (
      event: { readonly senderFrame: SenderFrame | null; readonly sender: Sender },
      request: unknown
    ) => unknown
  ): void
  removeHandler(channel: string): void
}

export interface IpcHost {
  /** Sends the windows an event of the shell's own, such as a menu command. */
  tell(event: AppEvent): void
  /**
   * The same, for what must not be lost: while no page listens (the window opens, loads its page anew, or its page has ended),
   * it is kept until one has asked its first question and has the answer.
   */
  hand(event: AppEvent): void
  close(): void
}

/**
 * Answers every call that comes from the program's own page, and sends every event to the windows. When a page goes, because
 * its window was closed or loads a page anew or its process ended, the program is told so.
 *
 * @param broadcast  sends one message to every window
 */
export function connectIpc(
  receiver: IpcReceiver,
  app: Pick<App, 'call' | 'subscribe' | 'clientGone'>,
  broadcast: (channel: string, event: AppEvent) => void
): IpcHost {
  /** The clients of each page, and whether the program has answered them. */
  const pages = new Map<Sender, Map<string, boolean>>()
  const kept: AppEvent[] = []
  const tell = (event: AppEvent): void => broadcast(eventChannel, event)
  const listening = (): boolean => [...pages.values()].some((clients) => [...clients.values()].includes(true))
  const handOn = (): void => {
    if (listening()) for (const event of kept.splice(0)) tell(event)
  }
  const watch = (sender: Sender): Map<string, boolean> => {
    const clients = new Map<string, boolean>()
    const gone = (): void => {
      for (const client of clients.keys()) app.clientGone(client)
      clients.clear()
    }
    pages.set(sender, clients)
    sender.on('did-navigate', gone)
    sender.on('render-process-gone', gone)
    sender.on('destroyed', () => {
      gone()
      pages.delete(sender)
    })
    return clients
  }
  const answer = async (sender: Sender, request: unknown): Promise<Answer> => {
    const client = (request as { readonly client?: unknown } | null)?.client
    if (typeof client !== 'string') return app.call(request)
    const clients = pages.get(sender) ?? watch(sender)
    if (!clients.has(client)) clients.set(client, false)
    const answered = await app.call(request)
    // Its page may be gone meanwhile.
    if (clients.get(client) === false) {
      clients.set(client, true)
      // After the answer itself.
      setImmediate(handOn)
    }
    return answered
  }
  receiver.handle(callChannel, (event, request): Answer | Promise<Answer> => {
    if (isOwnSender(event.senderFrame)) return answer(event.sender, request)
    const message = 'Only the pages of this program may ask it anything.'
    return { ok: false, error: { code: 'refused', message }, position: null }
  })
  const unsubscribe = app.subscribe(tell)
  return {
    tell,
    hand(event) {
      kept.push(event)
      handOn()
    },
    close() {
      unsubscribe()
      receiver.removeHandler(callChannel)
    }
  }
}
