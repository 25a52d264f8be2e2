import { downloadAddress } from '../../api/transport-http.ts'

/** Lets the browser fetch a finished file from the program's own host. The name is the host's to say; this is its hint. */
export function startDownload(id: string, name: string): void {
  const anchor = document.createElement('a')
  anchor.href = downloadAddress(id)
  anchor.download = name
  anchor.hidden = true
  document.body.append(anchor)
  anchor.click()
  anchor.remove()
}
