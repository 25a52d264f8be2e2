/** Lets the browser fetch a finished file from the program's own host. The name is the host's to say; this is its hint. */
export function startDownload(address: string, name: string): void {
  const url = new URL(address, document.baseURI)
  // Only ever the host that served this page.
  if (url.origin !== window.location.origin) throw new Error('A download from elsewhere was refused.')
  const anchor = document.createElement('a')
  anchor.href = url.href
  anchor.download = name
  anchor.hidden = true
  document.body.append(anchor)
  anchor.click()
  anchor.remove()
}
