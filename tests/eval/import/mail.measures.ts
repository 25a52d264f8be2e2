/**
 * Mails of two readers' own tests (mail for Ruby, mailparser for Node) against Python's reader: the share of mails whose
 * subject, sender, date and body are the same, and of those with letters beyond ASCII, the share in which all words that have
 * some are right (the character set). A body is right where all of the peer's words are there, set apart or not.
 *
 * Where the peer itself is wrong, what is right stands below with its reason; what nobody can tell is not judged.
 */
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { extract } from '../../../src/main/importing/extract.ts'
import type { Extraction } from '../../../src/shared/extraction.ts'
import { dataFile, type Measure, once } from '../measure.ts'
import { type PeerMail, peerMails } from './mail-peer.ts'

/** Null: not judged. */
type Judged = { readonly [field in keyof PeerMail]?: PeerMail[field] | null }

const known: Readonly<Record<string, Judged>> = {
  // Encoded words with spaces within, which the peer keeps.
  'bad_subject.eml': { sender: 'MySurvey.com & Carol Adams' },
  // Latin-1 without saying so; the peer has replacement characters.
  'invalid_subject_characters.eml': {
    subject: 'Formação FrenetikPolis: Mega Campanha Final Verão | Cursos de Setembro'
  },
  // The example of obsolete white space in RFC 2822, A.6.3: the peer finds no head.
  'example13.eml': {
    subject: 'Saying Hello',
    sender: 'John Doe',
    date: Date.UTC(1997, 10, 21, 15, 55, 6),
    body: 'This is a message just to say hello. So, "Hello".'
  },
  // The name in a comment behind the address, as older programs write it.
  'multi_address_bounce1.eml': { sender: 'Mail Delivery System' },
  'multi_address_bounce2.eml': { sender: 'Mail Delivery System' },
  // "Big Bug bb@bug.com" without the marks of an address.
  'mix_caps_content_type.eml': { sender: null },
  // A charset that is called unknown; letters beyond ASCII in none that is stated.
  'raw_email10.eml': { body: null },
  'raw_email5.eml': { body: null },
  'raw_email6.eml': { body: null },
  // The head begins with a line that is no field; the peer ends it there.
  'raw_email_incorrect_header.eml': { subject: null, sender: null, date: null, body: null }
}

interface Compared {
  readonly name: string
  readonly own: Extraction | null
  readonly peer: { readonly [field in keyof PeerMail]: PeerMail[field] | null | undefined }
}

const compareAll = once(async (folder): Promise<Compared[]> => {
  const compared: Compared[] = []
  for (const set of ['mail_gem', 'mailparser']) {
    const home = dataFile(folder, 'documents', set)
    for (const [name, mail] of Object.entries(peerMails(home)).sort(([a], [b]) => (a < b ? -1 : 1))) {
      const own = await extract(readFileSync(join(home, name)), name).catch(() => null)
      compared.push({ name: basename(name), own, peer: { ...mail, ...known[basename(name)] } })
    }
  }
  return compared
})

const oneLine = (text: string | null | undefined) =>
  (text ?? '')
    .replace(/\u00ad/g, '')
    .replace(/\s+/g, ' ')
    .trim()
const everything = (own: Extraction | null) =>
  own === null ? '' : [own.text, ...own.removed.map(({ text }) => text)].join('\n')

function wordsOf(text: string, pattern = /[\p{L}\p{N}]+/gu): string[] {
  return text.normalize('NFC').toLowerCase().match(pattern) ?? []
}

function holdsAll(own: string, words: readonly string[]): boolean {
  const found = new Map<string, number>()
  for (const word of wordsOf(own)) found.set(word, (found.get(word) ?? 0) + 1)
  return words.every((word) => {
    const left = found.get(word) ?? 0
    found.set(word, left - 1)
    return left > 0
  })
}

const beyondAscii = (text: string) => wordsOf(text).filter((word) => /[^\0-\x7f\ufffd]/.test(word))

interface Field {
  readonly id: string
  readonly title: string
  /** Whether the mail counts. */
  readonly counts: (mail: Compared) => boolean
  readonly right: (mail: Compared) => boolean
}

const fields: readonly Field[] = [
  {
    id: 'subject',
    title: 'subject',
    counts: ({ peer }) => peer.subject !== null,
    right: ({ own, peer }) => oneLine(own?.title) === oneLine(peer.subject)
  },
  {
    id: 'sender',
    title: 'sender',
    counts: ({ peer }) => peer.sender !== null,
    right: ({ own, peer }) => oneLine(own?.byline) === oneLine(peer.sender)
  },
  {
    id: 'date',
    title: 'date',
    counts: ({ name }) => known[name]?.date !== null,
    right: ({ own, peer }) => (own?.published ? Date.parse(own.published) : null) === (peer.date ?? null)
  },
  {
    id: 'body',
    title: 'body',
    counts: ({ peer }) => peer.body !== null,
    right: ({ own, peer }) => holdsAll(everything(own), wordsOf(peer.body ?? ''))
  },
  {
    id: 'charset',
    title: 'character set',
    counts: ({ peer }) => beyondAscii(peer.body ?? '').length > 0,
    right: ({ own, peer }) => holdsAll(everything(own), beyondAscii(peer.body ?? ''))
  }
]

export const measures: readonly Measure[] = fields.map(({ id, title, counts, right }) => ({
  id: `mail.${id}`,
  title: `Mails: ${title} right`,
  reach: { atLeast: 0.98 },
  run: async (folder) => {
    const judged = (await compareAll(folder)).filter(counts)
    const wrong = judged.filter((mail) => !right(mail)).map(({ name }) => name)
    return {
      figure: 1 - wrong.length / judged.length,
      note: `${judged.length} mails${wrong.length === 0 ? '' : `; not: ${wrong.slice(0, 6).join(', ')}`}`
    }
  }
}))
