/**
 * The opening of an article: headline, byline, date, lede.
 */
import { parseDate } from './dates.ts'
import type { DocumentMetadata, Piece } from './importer.ts'
import { endsSentence, looksLikeHeading } from './line-marks.ts'

const bylineOpening = /^(?:by|von|par|por|di|door|text|reporting by|story by|written by|words by)\s*:?\s+(?=\p{Lu})/iu
const nameParticle = /^(?:and|und|et|y|e|en|de|del|della|da|dos|van|von|der|den|la|le|al|bin|ibn|of|for|in|&)$/iu
const lineLimit = 120

/** Who wrote it, where the line is a byline ("By Ann Lee and Bo Ek, Reuters"): a name, no sentence. */
export function parseByline(line: string): string | null {
  const text = line.trim()
  const opening = text.length > lineLimit ? null : bylineOpening.exec(text)
  if (opening === null) return null
  const name =
    text
      .slice(opening[0].length)
      .split(/\s+[|•·–—]\s+/)[0]
      ?.trim() ?? ''
  const words = name.split(/[\s,]+/).filter((word) => word !== '')
  if (words.length < 2 || words.length > 12 || /[!?:]/.test(name) || /\d/.test(name)) return null
  const named = words.every((word) => nameParticle.test(word) || /^[\p{Lu}"'“(]/u.test(word))
  return named ? name.replace(/[.,;]+$/, '') : null
}

const datePrefix =
  /^(?:(?:first )?(?:published|updated|last updated|last modified|posted|date|stand|veröffentlicht|aktualisiert|publié|mis à jour|publicado|actualizado|pubblicato)(?:\s+(?:on|at|am|le|el|il))?\s*:?\s+)/iu

function withoutDatePrefix(line: string): string {
  const text = line.trim()
  return text.length > 2 * lineLimit ? text : text.replace(datePrefix, '')
}

/** True where a line holds a date and hardly anything else. */
export function isDateLine(line: string, language: string | null): boolean {
  const text = withoutDatePrefix(line)
  if (text.length > 60 || !/\d{4}/.test(text)) return false
  const found = parseDate(text, language)
  if (found.iso === null && !found.ambiguous) return false
  const words = text.replace(/\d+(?:st|nd|rd|th|er|\.)?/g, ' ').match(/\p{L}{2,}/gu) ?? []
  return words.length <= 5
}

/** The date that a date line gives. */
export function dateOfLine(line: string, language: string | null): { iso: string | null; ambiguous: boolean } {
  return parseDate(withoutDatePrefix(line), language)
}

function sameTitle(a: string, b: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
  return plain(a) !== '' && plain(a) === plain(b)
}

/**
 * Names the pieces of the opening: the first title is the headline (the one that equals `title` where the document says
 * its title), the first paragraph the lede. Fills in a title that stands in the text only.
 */
export function nameOpening(pieces: Piece[], metadata: DocumentMetadata): { pieces: Piece[]; title: string | null } {
  const shown = pieces.filter((piece) => piece.removal === undefined)
  const opening = shown.slice(0, 6)
  let headline =
    metadata.title === null
      ? undefined
      : opening.find((piece) => piece.text.length < 300 && sameTitle(piece.text, metadata.title ?? ''))
  headline ??= shown.find((piece) => piece.kind === 'headline')
  const first = opening.find((piece) => piece.kind !== 'byline')
  if (headline === undefined && first?.kind === 'heading' && looksLikeTitle(first.text)) headline = first
  const rest = headline === undefined ? shown : shown.slice(shown.indexOf(headline) + 1)
  const body = rest.filter((piece) => piece.kind !== 'byline')
  const standfirst =
    headline !== undefined && body[0]?.kind === 'heading' && body[1]?.kind === 'paragraph' && body[0].text.length > 40
      ? body[0]
      : undefined
  const lede = standfirst ?? body.find((piece) => piece.kind === 'paragraph' && isProse(piece.text))
  const named = pieces.map((piece): Piece => {
    if (piece === headline) return { ...piece, kind: 'headline', level: 1 }
    if (piece === lede) return { ...withoutLevel(piece), kind: 'lede' }
    return piece.kind === 'headline' ? { ...piece, kind: 'heading', level: piece.level ?? 1 } : piece
  })
  return { pieces: named, title: metadata.title ?? headline?.text.replace(/\s+/g, ' ') ?? null }
}

function withoutLevel({ level: _level, ...piece }: Piece): Piece {
  return piece
}

/** A whole sentence, not a salutation or a line that announces a list. */
function isProse(text: string): boolean {
  return text.length >= 30 && endsSentence(text)
}

function looksLikeTitle(text: string): boolean {
  return text.length <= 200 && (looksLikeHeading(text) || !endsSentence(text))
}
