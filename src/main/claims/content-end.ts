/** Where what somebody said, wanted or judged ends within its sentence. */
import { cueForm, takes } from './cue-lexicon.ts'
import type { Token } from './tokens.ts'
import { isComma } from './verbs.ts'

/**
 * To the end of the phrase: a comma before a conjunction or a new subject, a semicolon, a dash, the full stop. `inLead`: the
 * cue stands in a clause that opens the sentence ("Although he said X, …"), which its comma ends.
 */
export function contentEnd(tokens: readonly Token[], from: number, inLead = false): number {
  let depth = 0
  let aside = false
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at]
    if (!token) return at
    if (token.text === '(') depth += 1
    if (token.text === ')') depth -= 1
    if (depth > 0) continue
    if (isDash(token) && !aside && hasPartner(tokens, at)) aside = true
    else if (isDash(token) && aside) aside = false
    else if (depth < 0 || isDash(token) || /^[;:]$/.test(token.text)) return at
    if (at === tokens.length - 1 && token.pos === 'PUNCT') return /^["”]$/.test(token.text) ? tokens.length : at
    if (token.pos === 'CCONJ' && opensReport(tokens, at + 1)) return at
    if (!isComma(token)) continue
    if (inLead && at > from + 1) return at
    if (tokens[at + 1]?.pos === 'CCONJ' && tokens[at + 2]?.lower === 'that' && tokens[from - 1]?.lower === 'that')
      continue
    const next = tokens[at + 1]
    const opensClause =
      next &&
      (/^(?:but|who|while|although|though|according|as|after|because)$/.test(next.lower) || next.lower.endsWith('ing'))
    if (opensClause || next?.pos === 'CCONJ') return at
  }
  return tokens.length
}

const isDash = (token: Token) => /^(?:[—–]|--)$/.test(token.text)

/** "the richest -- those who earn more -- would pay": a dash that another one closes. */
function hasPartner(tokens: readonly Token[], from: number): boolean {
  for (let at = from + 2; at < Math.min(tokens.length - 1, from + 20); at += 1) {
    const token = tokens[at]
    if (token && isDash(token)) return true
  }
  return false
}

const occasions =
  /^(?:tweets?|speech|speeches|interviews?|statements?|rally|rallies|debates?|letters?|ads?|posts?|articles?|conference|briefing|meeting|hearing|morning|afternoon|evening|night|week|month|year|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|twitter|facebook|remarks|event|forum|appearance|stop|address|report|op-ed|column|memo|filing|television|book)$/

/** End of what is judged or offered: when and where it was done ("in a speech on Monday", "during the debate") is no part of it. */
export function objectEnd(tokens: readonly Token[], from: number, inLead = false): number {
  const end = contentEnd(tokens, from, inLead)
  for (let at = from + 1; at < end; at += 1) {
    const token = tokens[at]
    if (!token) break
    if (isComma(token) && !isList(tokens, at, end)) return at
    if (token.pos === 'CCONJ' && tokens[at + 1]?.pos === 'VERB' && !tokens[at + 1]?.lower.endsWith('ing')) return at
    if (/^(?:during|when|while|because|since|until)$/.test(token.lower)) return at
    if (/^(?:after|before|by)$/.test(token.lower) && (token.lower !== 'by' || tokens[at + 1]?.lower.endsWith('ing')))
      return at
    if (occasions.test(token.lower) && token.pos === 'PROPN' && tokens[at - 1]?.pos !== 'ADP') return at
    if (!/^(?:in|at|on|to)$/.test(token.lower)) continue
    for (let index = at + 1; index < Math.min(end, at + 5); index += 1)
      if (occasions.test(tokens[index]?.lower ?? '')) return at
  }
  return end
}

/** "the tax, the levy and the fee": the comma parts things of one list. */
function isList(tokens: readonly Token[], comma: number, end: number): boolean {
  if (/^(?:which|who|where|with|especially|including)$/.test(tokens[comma + 1]?.lower ?? '')) return false
  for (let at = comma + 1; at < Math.min(end, comma + 9); at += 1) {
    const token = tokens[at]
    if (!token || token.pos === 'AUX' || (token.pos === 'VERB' && !token.lower.endsWith('ing'))) return false
    if (token.pos === 'CCONJ') return true
  }
  return false
}

/** "said that crime rose and urged voters to …": the second report is the speaker's, not what was said. */
function opensReport(tokens: readonly Token[], from: number): boolean {
  let at = from
  while (tokens[at]?.pos === 'ADV') at += 1
  const token = tokens[at]
  const form = token?.pos === 'VERB' ? cueForm(token.lower) : undefined
  if (!form || (form.form !== 'past' && form.form !== 'third')) return false
  return takes(form.lemma, 'clause') || takes(form.lemma, 'bidden') || takes(form.lemma, 'charge')
}
