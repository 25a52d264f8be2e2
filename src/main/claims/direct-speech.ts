/**
 * Words in quotation marks with their speaker right after them: "“…,” Smith said", "“…?” asked the mayor". The words
 * quoted are grammar of their own, so only what follows the closing mark is read for who speaks.
 */
import type { TokenRange } from './draft.ts'
import { closesQuotation, isTitleCase, opensQuotation } from './marks.ts'
import { verbForms } from './morphology.ts'
import { isClose, nounPhraseAfter } from './report-parts.ts'
import type { Token } from './tokens.ts'
import { isComma, isNominal, speechVerbs, verbLemma } from './verbs.ts'

export type Speech = {
  source: TokenRange
  cue: TokenRange
  /** The words quoted, marks included; empty where the quotation closed before these tokens. */
  quote: TokenRange
  lemma: string
}

/**
 * Ways of uttering words that stand in quotation marks, besides the verbs that report: of the voice, of putting and
 * answering questions, of giving and taking the turn, of what the words do. Lemmas.
 */
const utteringVerbs: ReadonlySet<string> = new Set(
  (
    'shout yell scream cry whisper mutter murmur mumble chant sing roar thunder bellow boom bark growl groan moan grunt gasp hiss ' +
    'howl holler shriek squeal snarl snap sigh sob wail whine whimper croak drawl stammer stutter intone chirp crow coo laugh ' +
    'chuckle deadpan sneer snort scoff jeer taunt tease ' +
    'ask answer question inquire query wonder press prod prompt probe retort rejoin counter interject interrupt intervene venture ' +
    'begin continue conclude repeat go muse reason recount remember reflect reminisce recite read call quote ' +
    'exclaim opine proclaim declare announce preach lecture rant rail rave fume gush enthuse marvel lament bemoan grumble gripe ' +
    'grouse moan protest object plead beg implore beseech appeal demand command order instruct urge exhort advise counsel ' +
    'encourage reassure assure console apologize boast brag vow swear promise warn threaten agree concur acknowledge confess ' +
    'blast charge accuse complain criticize scold chide chastise admonish berate fret worry theorize speculate philosophize ' +
    'offer invite greet thank congratulate joke crack quip react retaliate affirm attest summarize clarify elaborate ' +
    'recommend advocate summon text email message blog caption shoot'
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
    const named = isTitle(tokens, opener + 1, at)
    if (opener > 0 && named) continue
    const found = speakerAfter(tokens, at + 1, opener === 0 && !named && isComma(tokens[at - 1]))
    if (found) return { ...found, quote: { from: opener, to: at + 1 } }
  }
  return null
}

/** "… an episode of “Shark Tank,” the minister said …": the name of a work, nobody's words. */
function isTitle(tokens: readonly Token[], from: number, to: number): boolean {
  const words = tokens.slice(from, to).filter((token) => token.pos !== 'PUNCT')
  return isTitleCase(words.map(({ text }) => text))
}

/**
 * "Smith said, looking out on the crowd", after a quotation. `isTag`: the quotation opened the sentence and ended in a
 * comma, so that what follows tells who speaks, whatever its verb is ("Smith shot back").
 */
export function speakerAfter(tokens: readonly Token[], from: number, isTag = false): Omit<Speech, 'quote'> | null {
  const inverted = from > 0 && /^\p{Lu}/u.test(tokens[from]?.text ?? '') ? null : cueAt(tokens, from, isTag)
  if (inverted) {
    const source = speakerNamed(tokens, inverted.to)
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
    if ((nouns > 0 || tokens[at - 1]?.pos === 'ADJ') && !isName) {
      const cue = cueAt(tokens, at, isTag)
      if (cue) {
        const to = isComma(tokens[at - 1]) ? at - 1 : at
        return to > from ? { source: { from, to }, cue: { from: at, to: cue.to }, lemma: cue.lemma } : null
      }
      if (isComma(token) && /^(?:who|whose|which|where)$/.test(tokens[at + 1]?.lower ?? '')) {
        const after = afterAside(tokens, at, limit)
        if (after < 0) return null
        at = after
        continue
      }
    }
    if (/^(?:NOUN|PROPN|PRON|NUM)$/.test(token.pos) || isName) nouns += 1
    if (isClose(token) && token.pos === 'PUNCT' && at > from && !/[sS]$/.test(tokens[at - 1]?.text ?? '')) return null
    if (opens(token) || /^(?:[;:!?—–.]|--)$/.test(token.text) || token.pos === 'SCONJ') return null
    if (!isName && (token.pos === 'AUX' || (token.pos === 'VERB' && !/(?:ing|ed)$/.test(token.lower)))) return null
  }
  return null
}

/** "Smith, who owns the mill, said": the token before the verb of saying after the aside that the comma at `at` begins, or -1. */
function afterAside(tokens: readonly Token[], at: number, limit: number): number {
  for (let index = at + 3; index < limit; index += 1) {
    const isEnd = isComma(tokens[index]) || tokens[index]?.pos === 'PROPN'
    if (isEnd && cueAt(tokens, index + 1, false)) return index
  }
  return -1
}

/** Who speaks, after the verb: also "said one retired teacher" and "said the 46-year-old". */
function speakerNamed(tokens: readonly Token[], from: number): TokenRange | null {
  let at = from
  while (/^(?:DET|NUM|ADJ)$/.test(tokens[at]?.pos ?? '')) at += 1
  const isQualified = at > from && /(?:ed|ing)$/.test(tokens[at]?.lower ?? '') && isNominal(tokens[at + 1])
  const phrase = nounPhraseAfter(tokens, isQualified ? at + 1 : from, tokens.length)
  if (phrase) return { from, to: phrase.to }
  const next = tokens[at]
  const isPerson =
    tokens[from]?.pos === 'DET' && at === from + 2 && (!next || next.pos === 'PUNCT' || next.pos === 'ADP')
  return isPerson ? { from, to: at } : null
}

/** Of a verb of saying: "shot back", "chimed in", "pointed out". */
const particles = /^(?:back|out|in|up|off)$/

/** "Was quoted as saying". */
const quotedAs = /^(?:is|are|was|were) (?:quoted|cited|reported|heard) as saying$/

/** A verb of uttering at `at` (`isTag`: any finite verb), with auxiliaries and adverbs before it and its particle. */
function cueAt(tokens: readonly Token[], at: number, isTag: boolean): { to: number; lemma: string } | null {
  if (
    tokens[at]?.pos === 'AUX' &&
    quotedAs.test(
      tokens
        .slice(at, at + 4)
        .map(({ lower }) => lower)
        .join(' ')
    )
  )
    return { to: at + 4, lemma: 'say' }
  let head = at
  while (
    head < at + 3 &&
    (tokens[head]?.pos === 'ADV' ||
      /^(?:has|have|had|would|will|did|also|then|later|once)$/.test(tokens[head]?.lower ?? ''))
  )
    head += 1
  const token = tokens[head]
  if (!token || !/^(?:VERB|NOUN|ADJ)$/.test(token.pos) || token.lower.endsWith('ing')) return null
  // "The Saudis state": a base form after a plural, taken for a noun.
  const isPlain = isTag && /s$/.test(tokens[at - 1]?.lower ?? '') && speechVerbs.has(token.lower)
  const lemma = token.pos === 'VERB' ? verbLemma(token) : isPlain ? token.lower : lemmaOfForm(token.lower)
  const next = tokens[head + 1]
  const beyond = tokens[head + 2]?.pos ?? 'PUNCT'
  const to = particles.test(next?.lower ?? '') && /^(?:PUNCT|ADP|ADV)$/.test(beyond) ? head + 2 : head + 1
  if (speechVerbs.has(lemma) || utteringVerbs.has(lemma)) return { to, lemma }
  const isVerb = token.pos === 'VERB' || (to === head + 2 && verbForms(token.lower).past)
  return isVerb && (isTag || (lemma === 'point' && next?.lower === 'out')) ? { to, lemma: lemma || token.lower } : null
}

/** The tagger takes a verb after a name for a noun now and then ("Moore quips"): read by its ending. */
function lemmaOfForm(lower: string): string {
  if (lower === 'said' || lower === 'says') return 'say'
  const stem = lower.replace(/(?:ed|s)$/, '')
  return stem === lower ? '' : speechVerbs.has(`${stem}e`) || utteringVerbs.has(`${stem}e`) ? `${stem}e` : stem
}
