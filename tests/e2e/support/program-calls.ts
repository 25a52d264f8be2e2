/** Calls of the contract through a signed-in page: builds what a test starts from, quickly and by the program's own commands. */
import type { Page } from '@playwright/test'
import type { Answer, Input, MethodName, Output } from '../../../src/shared/contract/index.ts'

export type Call = <M extends MethodName>(method: M, input: Input<M>, project?: string) => Promise<Output<M>>

export function createCalls(page: Page): Call {
  return async (method, input, project) => {
    const answer = await page.evaluate(
      async (request) => {
        const token = document.querySelector<HTMLMetaElement>('meta[name="claimbench-token"]')?.content ?? ''
        const response = await fetch('/api/call', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-claimbench-token': token },
          body: JSON.stringify(request)
        })
        return (await response.json()) as unknown
      },
      {
        method,
        input,
        client: 'end-to-end-test',
        ...(project === undefined ? {} : { project, changeSet: uuidV7() }),
        ...(/^(import\.(read|readText|reread|commit)|report\.export)$/.test(method) ? { job: `job-${uuidV7()}` } : {})
      }
    )
    const { ok, ...rest } = answer as Answer
    if (!ok) throw new Error(`${method}: ${JSON.stringify(rest)}`)
    return (rest as { readonly value: unknown }).value as Output<typeof method>
  }
}

function uuidV7(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const now = Date.now()
  for (let index = 0; index < 6; index += 1) bytes[index] = Math.floor(now / 2 ** (8 * (5 - index))) % 256
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** Gives a file to the program as the import dialog does, and imports it; the article. */
export async function importText(
  call: Call,
  project: string,
  name: string,
  text: string,
  meta: { readonly title: string; readonly byline?: string; readonly publisher?: string; readonly published?: string }
): Promise<string> {
  const bytes = Buffer.from(text, 'utf8')
  const { upload } = await call('upload.begin', { name, bytes: bytes.length })
  const SLICE = 900_000
  for (let at = 0; at < bytes.length; at += SLICE) {
    await call('upload.append', { upload, base64: bytes.subarray(at, at + SLICE).toString('base64') })
  }
  const published = meta.published ?? null
  const draft = await call('import.read', { project, upload, options: published === null ? {} : { published } })
  const { byline, publisher, language, url } = draft.extraction
  const { article } = await call('import.commit', {
    project,
    draft: draft.draft,
    meta: {
      title: meta.title,
      byline: meta.byline ?? byline ?? '',
      publisher: meta.publisher ?? publisher ?? '',
      published,
      language,
      url: url ?? ''
    }
  })
  return article
}
