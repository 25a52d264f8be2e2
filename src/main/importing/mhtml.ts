/** Pages saved as one file with all that belongs to them (.mhtml, RFC 2557). When it was saved is not when it was published. */
import { extractionFailure } from './coded-error.ts'
import { decode } from './encoding.ts'
import { draftFromHtml, htmlBodyOf } from './html.ts'
import { frameAddress } from './html-frames.ts'
import { declaredEncoding } from './html-source.ts'
import type { Draft, Importer } from './importer.ts'
import { readMessage } from './mail.ts'
import { type MimePart, relatedParts } from './mime-parts.ts'

const isPage = ({ headers }: MimePart): boolean =>
  /^(?:text\/html|application\/xhtml\+xml)\b/i.test(headers.get('content-type') ?? '')

/** What frames call a part: by an own name, or by where it was. */
function addressesOf({ headers }: MimePart): string[] {
  const id = /^<?([^<>]+)>?$/.exec(headers.get('content-id') ?? '')?.[1]
  const found = [id === undefined ? null : `cid:${id}`, frameAddress(headers.get('content-location') ?? '')]
  return found.filter((address) => address !== null)
}

/** The encoding that a part's header names. */
const charsetOf = ({ headers }: MimePart): string | undefined =>
  /;\s*charset\s*=\s*"?([\w:.-]+)/i.exec(headers.get('content-type') ?? '')?.[1]

/** A page saved as one file. Where it holds pages of frames, each stands in the text where the page shows it. */
export const mhtmlImporter: Importer = {
  format: 'mhtml',
  async read(bytes, options, limits) {
    const { headers, parts } = relatedParts(bytes)
    const [page, ...frames] = parts.filter(isPage)
    const withAddress = (draft: Draft, address: string | undefined): Draft => ({
      ...draft,
      metadata: { ...draft.metadata, url: draft.metadata.url ?? (address || null) }
    })
    if (page === undefined || frames.length === 0) {
      const message = await readMessage(bytes)
      if ((message.html ?? '').trim() === '') throw extractionFailure('empty', 'The saved page holds no text.')
      const fields = new Map(message.headers.map(({ key, value }) => [key, value.trim()]))
      const address = fields.get('snapshot-content-location') ?? fields.get('content-location')
      return withAddress(await draftFromHtml(message.html ?? '', options, limits), address)
    }
    const decodePart = (part: MimePart, encoding?: string) => {
      const content = part.bytes()
      return decode(content, encoding, charsetOf(part) ?? declaredEncoding(content))
    }
    const pages = new Map(
      frames.flatMap((frame) =>
        addressesOf(frame).map((address) => [address, () => htmlBodyOf(decodePart(frame).text, limits)] as const)
      )
    )
    const decoded = decodePart(page, options.encoding)
    const draft = await draftFromHtml(decoded.text, options, limits, pages)
    const told = { ...draft, encoding: decoded.encoding, warnings: [...decoded.warnings, ...draft.warnings] }
    return withAddress(told, headers.get('snapshot-content-location') ?? headers.get('content-location'))
  }
}
