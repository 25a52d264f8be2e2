/** Server-sent events: every event of the program to every page that listens. */
import type { ServerResponse } from 'node:http'
import type { App } from '../../app/app.ts'
import { securityHeaders } from '../security.ts'

/** Pages that listen at the same time; more are refused. */
const maximumStreams = 32
/** A page that does not read is cut off here; it reconnects and asks everything again. */
const maximumBacklog = 8 * 1024 * 1024

export interface EventStreams {
  /** Answers a request with the stream; false when there are too many already. */
  open(response: ServerResponse): boolean
  readonly count: number
  /** Ends every stream and stops listening to the program. */
  close(): void
}

/**
 * @param heartbeatMs  how often a comment is sent, so that both sides notice a dead connection
 * @param onCount      told the number of open streams whenever it changes
 */
export function createEventStreams(
  app: Pick<App, 'subscribe'>,
  heartbeatMs: number,
  onCount: (count: number) => void
): EventStreams {
  const streams = new Set<ServerResponse>()
  const send = (text: string): void => {
    for (const response of streams) {
      if (response.writableLength > maximumBacklog) response.destroy()
      else response.write(text)
    }
  }
  const unsubscribe = app.subscribe((event) => send(`data: ${JSON.stringify(event)}\n\n`))
  const heartbeat = setInterval(() => send(': still here\n\n'), heartbeatMs)
  heartbeat.unref()
  return {
    open(response) {
      if (streams.size >= maximumStreams) return false
      response.writeHead(200, { ...securityHeaders, 'content-type': 'text/event-stream; charset=utf-8' })
      response.write('retry: 1000\n: connected\n\n')
      streams.add(response)
      onCount(streams.size)
      response.on('close', () => {
        streams.delete(response)
        onCount(streams.size)
      })
      return true
    },
    get count() {
      return streams.size
    },
    close() {
      unsubscribe()
      clearInterval(heartbeat)
      for (const response of streams) response.end()
    }
  }
}
