/** Whether what stands behind a verb of saying, without "that", is a clause which it reports. */
import type { Token } from './tokens.ts'
import { contentBefore, isComma, isNominal, speechVerbs, type VerbGroup, verbLemma } from './verbs.ts'

/** `finite`: the first predicate of the piece; `opening`: the two words behind the verb of saying. */
export function isClause(piece: readonly Token[], finite: VerbGroup, opening: readonly Token[]): boolean {
  return hasOwnSubject(piece, finite) && !namesMatter(opening, piece, finite) && !isTag(piece, finite)
}

/** "Add in a table or you can …", "insisted on writing about the shop I knew": what the preposition opens is no clause. */
function namesMatter([opener, next]: readonly Token[], piece: readonly Token[], finite: VerbGroup): boolean {
  if (opener?.pos !== 'ADP') return false
  if (/^(?:about|of|with|against|into)$/.test(opener.lower) || next?.lower.endsWith('ing')) return true
  return piece.slice(0, finite.first).some((token) => token.pos === 'CCONJ' && token.lower !== 'and')
}

/** "Agreed on a budget, the mayor said": the only predicate is that of who reports the whole. */
function isTag(piece: readonly Token[], finite: VerbGroup): boolean {
  const head = piece[finite.head]
  const end = piece.at(-1)?.pos === 'PUNCT' ? piece.length - 1 : piece.length
  return (
    finite.last === end - 1 &&
    head !== undefined &&
    speechVerbs.has(verbLemma(head)) &&
    piece.slice(0, finite.first).findLastIndex(isComma) > 0
  )
}

/** The predicate has a subject in the piece, which is no relative. */
function hasOwnSubject(piece: readonly Token[], finite: VerbGroup): boolean {
  let subject = contentBefore(piece, finite.first)
  // "said the program, run by the state, has failed", "said too much is made of it".
  if (isComma(piece[subject])) subject = piece.findIndex(isComma) - 1
  return (
    subject >= 0 &&
    (isNominal(piece[subject]) || (subject > 0 && piece[subject]?.pos === 'ADJ')) &&
    !/^(?:which|who|that|what|how|why|whom)$/.test(piece[subject]?.lower ?? '')
  )
}
