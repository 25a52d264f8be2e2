/** The built browser host in a process of its own, and its calls over loopback HTTP as a signed-in page makes them. */
import { request as httpRequest, type IncomingMessage } from 'node:http'
import type { Answer, Input, MethodName, Output } from '../../src/shared/contract/index.ts'

export interface HostCaller {
  call<M extends MethodName>(method: M, input: Input<M>, project?: string): Promise<Output<M>>
}

/** Signs in with the one-time address that the host printed. */
export async function signIn(address: string): Promise<HostCaller> {
  const { origin, pathname, search } = new URL(address)
  const invited = await send(origin, 'GET', pathname + search, {})
  invited.resume()
  const cookie = invited.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
  const page = await textOf(await send(origin, 'GET', '/', { cookie }))
  const token = /name="claimbench-token" content="([^"]+)"/.exec(page)?.[1] ?? ''
  const headers = { cookie, origin, 'x-claimbench-token': token, 'content-type': 'application/json' }
  return {
    call: async (method, input, project) => {
      const body = JSON.stringify({ method, input, client: 'bench', ...(project === undefined ? {} : { project }) })
      const answer = JSON.parse(await textOf(await send(origin, 'POST', '/api/call', headers, body))) as Answer
      if (!answer.ok) throw new Error(`${method}: ${answer.error.code}: ${answer.error.message}`)
      return answer.value as never
    }
  }
}

function send(
  origin: string,
  method: string,
  path: string,
  headers: Record<string, string>,
  body = ''
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(`${origin}${path}`, { method, headers }, resolve)
    request.on('error', reject)
    request.end(body)
  })
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
