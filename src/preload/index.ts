/**
 * The bridge between the page and the program: one call and one subscription, on two fixed channels, and nothing else.
 * Runs in Electron's sandbox, so it is built into one CommonJS file that requires nothing but `electron`.
 */
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron'
import { callChannel, eventChannel } from './channels.ts'

contextBridge.exposeInMainWorld('claimbench', {
  /** Carries one request; answers with the program's answer. */
  invoke: (request: unknown): Promise<unknown> => ipcRenderer.invoke(callChannel, request),
  /** Tells every event until the returned function is called. */
  subscribe: (listener: (event: unknown) => void): (() => void) => {
    const deliver = (_source: IpcRendererEvent, event: unknown): void => listener(event)
    ipcRenderer.on(eventChannel, deliver)
    return () => {
      ipcRenderer.removeListener(eventChannel, deliver)
    }
  }
})
