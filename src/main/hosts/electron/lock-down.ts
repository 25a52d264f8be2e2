/** Puts the decisions of `addresses.ts` in force for everything that Electron ever shows. */
import type { App, Protocol, Session, Shell, WebRequest } from 'electron'
import { securityHeaders } from '../security.ts'
import { readRendererFile, rendererPath } from '../static-files.ts'
import { mayNavigate, mayRequest, mayUse, protocolPath, scheme, windowOpenDecision } from './addresses.ts'
import { notShownPage } from './window-trouble.ts'

/** What of Electron has a say in what pages may do. */
export interface PageParts {
  readonly app: Pick<App, 'enableSandbox' | 'on'>
  readonly protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>
  readonly shell: Pick<Shell, 'openExternal'>
}

/** What of a session says what its pages may ask of the engine and load. */
export interface SessionPart
  extends Pick<
    Session,
    | 'setPermissionRequestHandler'
    | 'setPermissionCheckHandler'
    | 'setDevicePermissionHandler'
    | 'setDisplayMediaRequestHandler'
  > {
  on(event: 'will-download', listener: (event: { preventDefault(): void }) => void): unknown
  readonly webRequest: Pick<WebRequest, 'onBeforeRequest'>
  readonly protocol: Pick<Protocol, 'handle'>
}

/**
 * Before Electron is ready: the scheme's rights, the sandbox for every page, and the rules for every page's doings.
 *
 * @param notOpened  is told an address that the system has no program for, or refuses
 */
export function lockDownPages(
  { app, protocol, shell }: PageParts,
  notOpened: (address: string) => void = () => undefined
): void {
  app.enableSandbox()
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: false } }
  ])
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-frame-navigate', (details) => {
      if (!mayNavigate(details)) details.preventDefault()
    })
    contents.on('will-redirect', (details) => {
      if (!mayNavigate(details)) details.preventDefault()
    })
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      const { action, external } = windowOpenDecision(url)
      if (external !== null) shell.openExternal(external).catch(() => notOpened(external))
      return { action }
    })
  })
}

/**
 * When Electron is ready: what pages may ask of the engine and load, and where the program's scheme leads.
 *
 * @param missing  is told the path of every file that a page asks for and that is not there: the installation is not whole
 */
export function lockDownSession(
  session: SessionPart,
  rendererFolder: string,
  missing: (path: string) => void = () => undefined
): void {
  session.setPermissionRequestHandler((_contents, permission, grant, details) =>
    grant(mayUse(permission, details.requestingUrl))
  )
  session.setPermissionCheckHandler((_contents, permission, origin) => mayUse(permission, origin))
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !mayRequest(details.url) }))
  session.protocol.handle(scheme, async (request) => {
    const path = protocolPath(request.url, request.method)
    const file = path === null ? null : await readRendererFile(rendererFolder, path)
    if (file === null) {
      if (path !== null) missing(path)
      if (path === null || rendererPath(path)?.join('/') !== 'index.html')
        return new Response('There is nothing at this address.', { status: 404, headers: securityHeaders })
      const headers = { ...securityHeaders, 'content-type': 'text/html; charset=utf-8' }
      return new Response(notShownPage('broken-install: index.html'), { status: 404, headers })
    }
    return new Response(new Uint8Array(file.bytes), { headers: { ...securityHeaders, 'content-type': file.mediaType } })
  })
}
