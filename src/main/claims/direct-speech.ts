/**
 * Words in quotation marks with their speaker right after them: "“…,” Smith said", "“…?” asked the mayor". The words
 * quoted are grammar of their own, so only what follows the closing mark is read for who speaks.
 */
import type { TokenRange } from './draft.ts'
import { closesQuotation, opensQuotation } from './marks.ts'
import { isClose, nounPhraseAfter } from './report-parts.ts'
import type { Token } from './tokens.ts'
import { isComma, speechVerbs, verbLemma } from './verbs.ts'

export type Speech = {
  source: TokenRange
  cue: TokenRange
  /** The words quoted, marks included; empty where the quotation closed before these tokens. */
  quote: TokenRange
  lemma: string
}

/** Ways of uttering words that stand in quotation marks, besides the verbs that report. Lemmas. */
const utteringVerbs: ReadonlySet<string> = new Set(
  (
    'ask answer shout yell scream cry whisper mutter murmur chant sing continue muse recount retort exclaim opine read recite call ' +
    'thunder laugh sigh begin conclude counter deadpan declare demand snap shoot plead beg boast brag urge wonder go implore ' +
    'offer marvel lament bemoan gush vow promise warn agree acknowledge blast charge fume bellow intone proclaim theorize speculate'
  ).split(' ')
)

const opens = (token: Token | undefined) => token !== undefined && opensQuotation(token.lower)
const closes = (token: Token | undefined) => token !== undefined && closesQuotation(token.lower)

/** The first quotation of the tokens whose speaker follows it. Null where there is none. */
export function findSpeech(tokens: readonly Token[]): Speech | null {
  let opener = 0
  for (let at = 0; at + 2 < tokens.length; at += 1) {
    if (opens(tokens[at])) opener = at
    if (!closes(tokens[at]) || at === opener) continue
    // After a full stop the words that follow open a sentence of their own: “… neighborhood.” Russia insisted …
    if (!/^(?:[,?!…—–-]+|--)$/.test(tokens[at - 1]?.text ?? '')) continue
    if (opener > 0 && isTitle(tokens, opener + 1, at)) continue
    const found = speakerAfter(tokens, at + 1)
    if (found) return { ...found, quote: { from: opener, to: at + 1 } }
  }
  return null
}

/** "… an episode of “Shark Tank,” the minister said …": the name of a work, nobody's words. */
function isTitle(tokens: readonly Token[], from: number, to: number): boolean {
  const words = tokens.slice(from, to).filter((token) => token.pos !== 'PUNCT')
  return words.every((token) => /^[\p{Lu}\p{N}]/u.test(token.text) || token.text.length < 4)
}

/** "Trump said, looking out on the crowd", where a quotation that ended in a full stop of its own came before. */
export function speakerAfter(tokens: readonly Token[], from: number): Omit<Speech, 'quote'> | null {
  const inverted = cueAt(tokens, from)
  if (inverted) {
    const source = nounPhraseAfter(tokens, inverted.to, tokens.length)
    return source ? { source, cue: { from, to: inverted.to }, lemma: inverted.lemma } : null
  }
  const limit = Math.min(tokens.length, from + 28)
  let depth = 0
  let nouns = 0
  for (let at = from; at < limit; at += 1) {
    const token = tokens[at]
    if (!token) return null
    if (token.text === '(') depth += 1
    if (token.text === ')') depth -= 1
    if (depth > 0) continue
    const isName = /^\p{Lu}/u.test(token.text)
    if (/^(?:NOUN|PROPN|PRON)$/.test(token.pos) || isName) nouns += 1
    if (nouns > 0 && !isName) {
      const cue = cueAt(tokens, at)
      if (cue) {
        const to = isComma(tokens[at - 1]) ? at - 1 : at
        return to > from ? { source: { from, to }, cue: { from: at, to: cue.to }, lemma: cue.lemma } : null
      }
    }
    if (isClose(token) && token.pos === 'PUNCT' && at > from && !/[sS]$/.test(tokens[at - 1]?.text ?? '')) return null
    if (opens(token) || /^(?:[;:!?—–.]|--)$/.test(token.text) || token.pos === 'SCONJ') return null
    if (!isName && (token.pos === 'AUX' || (token.pos === 'VERB' && !/(?:ing|ed)$/.test(token.lower)))) return null
  }
  return null
}

/** A verb of uttering at `at`, auxiliaries and adverbs before it included. */
function cueAt(tokens: readonly Token[], at: number): { to: number; lemma: string } | null {
  let head = at
  while (
    head < at + 3 &&
    (tokens[head]?.pos === 'ADV' ||
      /^(?:has|have|had|would|will|did|also|then|later|once)$/.test(tokens[head]?.lower ?? ''))
  )
    head += 1
  const token = tokens[head]
  if (!token || !/^(?:VERB|NOUN|ADJ)$/.test(token.pos) || token.lower.endsWith('ing')) return null
  const lemma = token.pos === 'VERB' ? verbLemma(token) : lemmaOfForm(token.lower)
  return speechVerbs.has(lemma) || utteringVerbs.has(lemma) ? { to: head + 1, lemma } : null
}

/** The tagger takes a verb after a name for a noun now and then ("Moore quips"): read by its ending. */
function lemmaOfForm(lower: string): string {
  if (lower === 'said' || lower === 'says') return 'say'
  const stem = lower.replace(/(?:ed|s)$/, '')
  return stem === lower ? '' : speechVerbs.has(`${stem}e`) ? `${stem}e` : stem
}
