/** Whether words are English at all: outside its language the model has no score, and says so. */
import type { Token } from '../tokens.ts'
import { wordForm } from './terms.ts'
import type { WordVectors } from './word-vectors.ts'

const functionWords: ReadonlySet<string> = new Set(
  'the of and to a in is that for it was on are with as be this at have from by not but what all were we when there can an your which their if do will how or has i you they he she his her had been would who said more one about my our so no us me'.split(
    ' '
  )
)

/** Fewer words than this are too few to tell. */
const enough = 5

/**
 * True where the words are of another script, or hardly any is an English function word and many are unknown. On treebanks
 * of German and French about nine sentences in ten are told, of English ones one in a hundred is mistaken.
 */
export function isForeign(tokens: readonly Token[], vectors: WordVectors): boolean {
  let words = 0
  let latin = 0
  const plain: string[] = []
  for (const { text } of tokens) {
    const isLower = /^[a-z]/.test(text)
    if (!isLower && !/^\p{L}/u.test(text)) continue
    words += 1
    if (isLower || /^\p{Script=Latin}/u.test(text)) latin += 1
    if (isLower || /^\p{Ll}/u.test(text)) plain.push(wordForm(text))
  }
  if (words < enough) return false
  if (latin < words / 2) return true
  if (plain.length < enough) return false
  if (plain.filter((word) => functionWords.has(word)).length / plain.length >= 0.15) return false
  return plain.filter((word) => vectors.indexOf(word) >= 0).length / plain.length < 0.65
}
