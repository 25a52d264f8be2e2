/**
 * Terms of a sentence for the check-worthiness model: runs of one to three words with names, numbers and years by their
 * kind, and runs of one to four places of its grammar, where only function words keep their form. So "Ohio lost 12,000
 * jobs" and "Essex lost 900 jobs" are the same terms, and a model trained on debates says something about news.
 *
 * A term is its 32-bit hash; what two terms of the training data share by accident is one in thirty thousand of them.
 */
import type { Token } from '../tokens.ts'

/** Terms as columns, since a book has millions: term i, by its hash, covers the words [from, to). */
export type Terms = { length: number; hash: Uint32Array; from: Int32Array; to: Int32Array }

export function createTerms(room = 1024): Terms {
  return { length: 0, hash: new Uint32Array(room), from: new Int32Array(room), to: new Int32Array(room) }
}

function push(terms: Terms, hash: number, from: number, to: number): void {
  const at = terms.length
  if (at === terms.hash.length) {
    const wider = createTerms(at * 2)
    wider.hash.set(terms.hash)
    wider.from.set(terms.from)
    wider.to.set(terms.to)
    Object.assign(terms, { hash: wider.hash, from: wider.from, to: wider.to })
  }
  terms.hash[at] = hash
  terms.from[at] = from
  terms.to[at] = to
  terms.length = at + 1
}

/** Places of `kind` in the network's input, in this order; the file of the model depends on it. */
export const partsOfSpeech = 'NOUN VERB PROPN ADJ ADV NUM PRON ADP DET AUX CCONJ SCONJ PART PUNCT INTJ SYM X'.split(' ')

/** FNV-1a over UTF-16 units. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** The word as the model knows it: lower case, straight apostrophes, years and numbers by kind. */
export function wordForm(text: string): string {
  const first = text.charCodeAt(0)
  if ((first >= 48 && first <= 57) || first < 45) {
    if (/^(?:1[89]|20)\d\d$/.test(text)) return '<year>'
    if (/^[$€£]?[\d.,]*\d[\d.,]*%?$/.test(text)) return '<num>'
  }
  return text.toLowerCase().replaceAll('’', "'")
}

const contentTags: ReadonlySet<string> = new Set(['NOUN', 'VERB', 'ADJ', 'ADV', 'PROPN', 'NUM', 'INTJ', 'X'])

function grammarForm(token: Token, form: string): string {
  if (!contentTags.has(token.pos)) return form
  if (token.pos !== 'VERB') return token.pos
  return form.endsWith('ed') ? 'VERB-ed' : form.endsWith('ing') ? 'VERB-ing' : form.endsWith('s') ? 'VERB-s' : 'VERB'
}

/** What a tagged word is to the terms. */
export type WordHashes = { readonly word: number; readonly grammar: number; readonly isName: boolean }

export function hashesOf(token: Token): WordHashes {
  const form = wordForm(token.text)
  const isName = token.pos === 'PROPN' && /^\p{Lu}/u.test(token.text)
  return { word: isName ? nameHash : hashOf(form), grammar: hashOf(grammarForm(token, form)), isName }
}

/** The words of a sentence with each name as one, for `termsOf` alone. */
const units = createTerms()

/**
 * Every term of the words, in a fixed order; a term that occurs twice is there twice. `into` is emptied and filled, for
 * callers that go through many sentences.
 */
export function termsOf(hashes: readonly WordHashes[], into: Terms = createTerms()): Terms {
  units.length = 0
  for (let at = 0; at < hashes.length; at += 1) {
    const { word, isName } = hashes[at] as WordHashes
    const last = units.length - 1
    if (isName && last >= 0 && units.to[last] === at && units.hash[last] === nameHash) units.to[last] = at + 1
    else push(units, word, at, at + 1)
  }
  into.length = 0
  for (let at = 0; at < units.length; at += 1) {
    let hash = wordSeed
    for (let size = 0; size < 3 && at + size < units.length; size += 1) {
      hash = joined(hash, units.hash[at + size] as number)
      push(into, hash >>> 0, units.from[at] as number, units.to[at + size] as number)
    }
  }
  for (let at = 0; at < hashes.length; at += 1) {
    let hash = grammarSeed
    for (let size = 0; size < 4 && at + size < hashes.length; size += 1) {
      hash = joined(hash, (hashes[at + size] as WordHashes).grammar)
      push(into, hash >>> 0, at, at + size + 1)
    }
  }
  return into
}

const wordSeed = 0x9e3779b1
const grammarSeed = 0x85ebca77

/** The hash of a run that goes on by one unit. */
function joined(hash: number, unit: number): number {
  const mixed = Math.imul(hash ^ unit, 0x2c1b3c6d)
  return Math.imul(mixed ^ (mixed >>> 15), 0x297a2d39)
}

const nameHash = hashOf('<name>')
/** What every term's weight is multiplied with, so that long and short sentences have the same length as vectors. */
export function termScale(terms: number): number {
  return terms === 0 ? 0 : Math.SQRT2 / Math.sqrt(terms)
}
