/** Carries the contract over Electron's inter-process messages. */

import { callChannel, eventChannel } from '../../../preload/channels.ts'
import type { Answer, AppEvent } from '../../../shared/contract/index.ts'
import type { App } from '../../app/app.ts'
import { isOwnSender, type SenderFrame } from './addresses.ts'

/** The part of `ipcMain` that is used. */
export interface IpcReceiver {
  handle(
    channel: string,
    listener: (event: { readonly senderFrame: SenderFrame | null }, request: unknown) => unknown
  ): void
  removeHandler(channel: string): void
}

export interface IpcHost {
  /** Sends the windows an event of the shell's own, such as a menu command. */
  tell(event: AppEvent): void
  close(): void
}

/**
 * Answers every call that comes from the program's own page, and sends every event to the windows.
 *
 * @param broadcast  sends one message to every window
 */
export function connectIpc(
  receiver: IpcReceiver,
  app: Pick<App, 'call' | 'subscribe'>,
  broadcast: (channel: string, event: AppEvent) => void
): IpcHost {
  receiver.handle(callChannel, (event, request): Answer | Promise<Answer> => {
    if (isOwnSender(event.senderFrame)) return app.call(request)
    const message = 'Only the pages of this program may ask it anything.'
    return { ok: false, error: { code: 'refused', message }, position: null }
  })
  const tell = (event: AppEvent): void => broadcast(eventChannel, event)
  const unsubscribe = app.subscribe(tell)
  return {
    tell,
    close() {
      unsubscribe()
      receiver.removeHandler(callChannel)
    }
  }
}
