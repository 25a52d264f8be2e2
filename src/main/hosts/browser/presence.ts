/**
 * Which pages are there. A page is there while its event stream is open; one whose stream was closed may only have lost its
 * connection, so it is gone when it has neither come back nor asked anything for a while.
 */

export interface Presence {
  /** A stream of the page was opened; the function returned says that it was closed. */
  opened(client: string): () => void
  /** The page asked something. */
  asked(client: string): void
  /** Nobody can come back: all are gone. */
  close(): void
}

/** @param graceMs  how long a page has to come back */
export function createPresence(graceMs: number, gone: (client: string) => void): Presence {
  const pages = new Map<string, { streams: number; leaving: NodeJS.Timeout | undefined }>()
  return {
    opened(client) {
      const page = pages.get(client) ?? { streams: 0, leaving: undefined }
      pages.set(client, page)
      clearTimeout(page.leaving)
      page.leaving = undefined
      page.streams += 1
      return () => {
        page.streams -= 1
        if (page.streams > 0 || pages.get(client) !== page) return
        page.leaving = setTimeout(() => {
          pages.delete(client)
          gone(client)
        }, graceMs)
        page.leaving.unref()
      }
    },
    asked(client) {
      pages.get(client)?.leaving?.refresh()
    },
    close() {
      const all = [...pages]
      pages.clear()
      for (const [client, { leaving }] of all) {
        clearTimeout(leaving)
        gone(client)
      }
    }
  }
}
