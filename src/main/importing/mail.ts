/** Mails (.eml, RFC 5322 and MIME): the parts of a message. */
import iconv from 'iconv-lite'
import { parseHTML } from 'linkedom'
import PostalMime, { type Attachment, type Email } from 'postal-mime'
import type { ExtractionWarning, ExtractOptions } from '../../shared/extraction.ts'
import { judgeByAncestors } from './ancestors.ts'
import { extractionFailure } from './coded-error.ts'
import { draftFromRuns } from './document-draft.ts'
import { decode } from './encoding.ts'
import { type DomElement, readRuns } from './html-blocks.ts'
import { nestingDepth } from './html-source.ts'
import type { DocumentMetadata, Draft, Importer, ImportLimits, Piece, Removal } from './importer.ts'
import { mailDate, senderName } from './mail-fields.ts'
import { normaliseText } from './normalise.ts'
import { draftFromText } from './txt.ts'

const quoted: Removal = { reason: 'quoted-mail', message: 'Quoted from an earlier mail' }
const signature: Removal = { reason: 'furniture', message: 'Signature of the mail' }

/** Parts of a message in one another, and headers in bytes: more is an attack. */
const mostNested = 100
const mostHeaders = 2 * 1024 * 1024

/**
 * Pages in a message often say their encoding in the page alone. Where the words came out broken, it is written where the
 * parser looks for it, and the message read again.
 */
export async function readMessage(bytes: Uint8Array): Promise<Email> {
  const mail = await withReadableFields(await parseOnce(bytes), bytes)
  const declared = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([a-z0-9_:.-]+)/i.exec(mail.html ?? '')?.[1]
  if (declared === undefined || !(mail.html ?? '').includes('\ufffd') || !iconv.encodingExists(declared)) return mail
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const told = source.replace(/^(content-type:\s*text\/html)[ \t]*;?(?=\r?\n(?![ \t]))/gim, `$1; charset=${declared}`)
  return parseOnce(Buffer.from(told, 'latin1'))
}

/** Letters that stand raw in the fields, in an encoding that they do not name: the fields alone are read again in UTF-8. */
async function withReadableFields(mail: Email, bytes: Uint8Array): Promise<Email> {
  if (!`${mail.subject ?? ''}${mail.from?.name ?? ''}`.includes('\ufffd')) return mail
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const ends = ['\r\n\r\n', '\n\n'].map((end) => source.indexOf(end)).filter((at) => at >= 0)
  const fields = await parseOnce(Buffer.from(decode(source.subarray(0, Math.min(source.length, ...ends))).text))
  return { ...mail, subject: fields.subject, from: fields.from }
}

async function parseOnce(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, { maxNestingDepth: mostNested, maxHeadersSize: mostHeaders })
  } catch (thrown) {
    const detail = thrown instanceof Error ? thrown.message : String(thrown)
    if (/nesting|header/i.test(detail))
      throw extractionFailure('limit-expansion', `The mail asks for too much: ${detail}`)
    throw thrown
  }
}

function metadataOf(mail: Email): Partial<DocumentMetadata> {
  const field = (name: string) => mail.headers.find(({ key }) => key === name)?.value ?? ''
  const subject = normaliseText(mail.subject ?? '')
    .text.replace(/\s+/g, ' ')
    .trim()
  return {
    title: subject === '' ? null : subject,
    byline: senderName(field('from'), mail.from) ?? senderName(field('sender'), mail.sender),
    published: mailDate(field('date'))
  }
}

const sizes = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })

function bytesOf({ content }: Attachment): Uint8Array {
  if (typeof content === 'string') return new TextEncoder().encode(content)
  return content instanceof Uint8Array ? content : new Uint8Array(content)
}

/** Attachments that are text stand behind the mail, to be put back; the others are named. Pictures in the text are neither. */
function readAttachments(mail: Email): { pieces: Piece[]; warnings: ExtractionWarning[] } {
  const own = mail.attachments.filter(({ related, disposition }) => related !== true || disposition === 'attachment')
  const pieces = own.flatMap((attachment): Piece[] => {
    if (!/^text\/(?:plain|csv|markdown)$/.test(attachment.mimeType)) return []
    const text = normaliseText(decode(bytesOf(attachment)).text).text.trim()
    const message = `Attached file ${attachment.filename ?? ''}`.trim()
    return text === '' ? [] : [{ kind: 'paragraph', text, removal: { reason: 'attachment', message } }]
  })
  if (own.length === 0) return { pieces, warnings: [] }
  const list = own.map((attachment) => {
    const kilobytes = sizes.format(Math.max(1, bytesOf(attachment).length / 1024))
    return `${attachment.filename ?? 'without a name'} (${attachment.mimeType}, ${kilobytes} KB)`
  })
  const message = `${own.length === 1 ? 'One attachment is' : `${own.length} attachments are`} not part of the text: ${list.join('; ')}.`
  return { pieces, warnings: [{ code: 'attachments', message }] }
}

function quotedIn(element: DomElement): Removal | null {
  if (element.localName === 'blockquote' && element.getAttribute('type') === 'cite') return quoted
  if (/\b(?:gmail_quote|yahoo_quoted|moz-cite-prefix|protonmail_quote)\b/.test(element.className)) return quoted
  return /\b(?:gmail_signature|moz-signature)\b/.test(element.className) ? signature : null
}

/** Lines of earlier mails (RFC 3676 §4.5) and the signature (§4.3) as removed pieces behind the mail's own text. */
function partText(text: string): { own: string; apart: Piece[] } {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const own: string[] = []
  const apart: Piece[] = []
  let held: string[] = []
  const flush = (): void => {
    // What stood above and below them is no one paragraph.
    if (held.length > 0) own.push('')
    if (held.join('').trim() !== '') apart.push({ kind: 'paragraph', text: held.join('\n'), removal: quoted })
    held = []
  }
  for (const [index, line] of lines.entries()) {
    if (/^-- ?$/.test(line) && lines.length - index <= 25) {
      flush()
      apart.push({ kind: 'paragraph', text: lines.slice(index + 1).join('\n'), removal: signature })
      break
    }
    if (/^>/.test(line)) held.push(line.replace(/^[> ]+/, ''))
    else if (held.length > 0 && line.trim() === '') held.push('')
    else {
      flush()
      own.push(line)
    }
  }
  flush()
  return { own: own.join('\n'), apart }
}

/** The page without its head; with it where it says no end of it. */
function withoutHead(html: string): string {
  const from = html.search(/<head\b/i)
  const to = from < 0 ? -1 : html.slice(from).search(/<\/head\s*>/i)
  return to < 0 ? html : `${html.slice(0, from)} ${html.slice(from + to)}`
}

/** The text part where it says as much as the page beside it; many senders put a mere notice there. */
function prefersHtml(mail: Email): boolean {
  const html = mail.html?.trim() ?? ''
  const text = mail.text?.trim() ?? ''
  if (html === '') return false
  const words = (source: string) => source.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
  // A style or script that is never closed takes all that follows, as it does where the page is read.
  const bare = withoutHead(html)
    .replace(/<(style|script)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ')
    .replace(/<[^<>]*>|&[a-z#0-9]+;/gi, ' ')
  return words(text) < 0.7 * words(bare)
}

async function draftFromMail(mail: Email, options: ExtractOptions, limits: ImportLimits): Promise<Draft> {
  const stated = metadataOf(mail)
  const { pieces: attached, warnings } = readAttachments(mail)
  if (prefersHtml(mail)) {
    const source = normaliseText(mail.html ?? '')
    if (nestingDepth(source.text, limits.depth) > limits.depth) {
      throw extractionFailure('limit-expansion', 'The mail is nested too deeply to be read.')
    }
    const body = (parseHTML(`<html><body>${source.text}</body></html>`).document as unknown as { body: DomElement })
      .body
    const draft = await draftFromRuns(readRuns(body, judgeByAncestors(quotedIn)), stated, options, [
      ...warnings,
      ...source.warnings
    ])
    return { ...draft, pieces: [...draft.pieces, ...attached] }
  }
  const { own, apart } = partText(mail.text ?? '')
  const draft = await draftFromText(own, options)
  const metadata = { ...draft.metadata, ...stated }
  return {
    ...draft,
    metadata,
    pieces: [...draft.pieces, ...apart, ...attached],
    warnings: [...warnings, ...draft.warnings]
  }
}

/** A mail. Its subject is the title, its sender the byline. */
export const mailImporter: Importer = {
  format: 'eml',
  read: async (bytes, options, limits) => draftFromMail(await readMessage(bytes), options, limits)
}
