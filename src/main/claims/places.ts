/** What part of an article each sentence is, from the blocks of the text or else from its place. */
import type { ClaimRole, DetectOptions, Offsets, Quantity } from '../../shared/detection.ts'
import { verbForms } from './morphology.ts'
import type { Token } from './tokens.ts'

/** What part of the article a sentence is; `skip` makes no claim. */
export type Role = ClaimRole | 'skip'

/** The role, and whether words without a predicate can be a claim there: in a heading or a list they name a thing. */
export type Place = { role: Role; namesOnly: boolean }

/** Role of each sentence, from the blocks or else from its place: a first line without a full stop is a headline. */
export function placesOf(text: string, sentences: readonly Offsets[], options: DetectOptions): Place[] {
  const blocks = [...(options.blocks ?? [])].sort((a, b) => a.start - b.start)
  let at = 0
  let seenBody = false
  return sentences.map((sentence, index) => {
    while (at < blocks.length && (blocks[at]?.end ?? 0) <= sentence.start) at += 1
    const block = blocks[at]
    const kind = block && block.start <= sentence.start ? block.kind : undefined
    const namesOnly = kind === 'heading' || kind === 'list-item' || kind === 'table'
    if (kind === 'byline') return { role: 'skip', namesOnly }
    if (kind === 'headline' || kind === 'heading') return { role: 'headline', namesOnly }
    const piece = text.slice(sentence.start, sentence.end)
    if (
      index === 0 &&
      (piece === options.title?.trim() ||
        (blocks.length === 0 && /^\s*\n/.test(text.slice(sentence.end)) && !/[.!?…]["”’)]*$/.test(piece)))
    )
      return { role: 'headline', namesOnly }
    if (kind === 'lede' || (!seenBody && (kind === undefined || kind === 'paragraph'))) {
      seenBody = true
      return { role: 'lede', namesOnly }
    }
    return { role: 'body', namesOnly }
  })
}

/** "Five dead in Lisbon tram crash", "Mayor arrested in raid": a headline that leaves out only the copula. "Syria talks" names a thing. */
export function isTelegram(tokens: readonly Token[], quantities: readonly Quantity[]): boolean {
  const words = tokens.filter((token) => token.pos !== 'PUNCT')
  if (words.length < 3) return false
  return (
    quantities.some((quantity) => quantity.kind !== 'ordinal') ||
    words.some((token, index) => isState(token, words[index - 1], words[index + 1]))
  )
}

/** A participle or adjective that says something of the noun before it. */
function isState(token: Token, before: Token | undefined, after: Token | undefined): boolean {
  if (!before || !/^(?:NOUN|PROPN)$/.test(before.pos) || (after && !/^(?:ADP|ADV|PART|SCONJ)$/.test(after.pos)))
    return false
  return token.pos === 'VERB' ? verbForms(token.lower).participle || verbForms(token.lower).past : token.pos === 'ADJ'
}
