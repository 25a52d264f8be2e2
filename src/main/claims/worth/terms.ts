/**
 * Terms of a sentence for the check-worthiness model: runs of one to three words with names, numbers and years by their
 * kind, and runs of one to four places of its grammar, where only function words keep their form. So "Ohio lost 12,000
 * jobs" and "Essex lost 900 jobs" are the same terms, and a model trained on debates says something about news.
 *
 * A term is its 32-bit hash; what two terms of the training data share by accident is one in thirty thousand of them.
 */
import type { Token } from '../tokens.ts'

/** A term over the tokens [from, to). */
export type Term = { hash: number; from: number; to: number }

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

/** Every term of the words, in a fixed order; a term that occurs twice is there twice. */
export function termsOf(hashes: readonly WordHashes[]): Term[] {
  const terms: Term[] = []
  const words: Term[] = []
  const grammar: Term[] = []
  hashes.forEach((hash, at) => {
    grammar.push({ hash: hash.grammar, from: at, to: at + 1 })
    const last = words.at(-1)
    if (hash.isName && last && last.to === at && last.hash === nameHash) last.to = at + 1
    else words.push({ hash: hash.word, from: at, to: at + 1 })
  })
  addRuns(terms, words, 3, 0x9e3779b1)
  addRuns(terms, grammar, 4, 0x85ebca77)
  return terms
}

/** Runs of up to `longest` units, each hashed from its units and the seed of its kind. */
function addRuns(terms: Term[], units: readonly Term[], longest: number, seed: number): void {
  for (let at = 0; at < units.length; at += 1) {
    let hash = seed
    const first = units[at] as Term
    for (let size = 1; size <= longest && at + size <= units.length; size += 1) {
      const unit = units[at + size - 1] as Term
      hash = Math.imul(hash ^ unit.hash, 0x2c1b3c6d)
      hash = Math.imul(hash ^ (hash >>> 15), 0x297a2d39)
      terms.push({ hash: hash >>> 0, from: first.from, to: unit.to })
    }
  }
}

const nameHash = hashOf('<name>')
/** What every term's weight is multiplied with, so that long and short sentences have the same length as vectors. */
export function termScale(terms: number): number {
  return terms === 0 ? 0 : Math.SQRT2 / Math.sqrt(terms)
}
