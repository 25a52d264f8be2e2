/**
 * What a text is about, where its title is a name ("Clarence Thomas", "Collision Course (album)"): the first pronoun means
 * it, "the album" means it, and a statement that does not name it is given it as its context.
 */
import type { Antecedent } from './statement.ts'
import { type Token, tagChunk } from './tokens.ts'

export type Topic = Antecedent & {
  topic: true
  /** What the title's brackets say it is ("film"); empty where they do not. */
  kind: string
}

const works =
  'album film movie song single series show book novel game play episode magazine newspaper programme program comic musical opera EP'
const bodies =
  'band group company firm club team organisation organization agency party university school network airline franchise duo trio'
const places = 'city country state town village province island county region district nation republic capital'
const classes: ReadonlySet<string> = new Set(
  `${works} ${bodies} ${places} disease disorder virus language religion war plant animal planet`.split(' ')
)

/** A text longer than this names what it is about; in an excerpt the name may be missing. */
const longEnough = 600

/**
 * The topic of a text: what its title names, if that is a name and no headline, and if the text itself says it. What stands
 * in brackets tells what it is and is no part of the name. Null where the title is a headline or missing.
 */
export function topicOf(title: string | null | undefined, text: string): Topic | null {
  const named = readTitle(title)
  if (!named) return null
  const { topic, sure } = named
  if (sure || (text.length <= longEnough && !named.isTerm)) return topic
  const after = text.startsWith(title?.trim() ?? '') ? (title?.trim().length ?? 0) : 0
  return text
    .slice(after, after + 4000)
    .toLowerCase()
    .includes(topic.text.toLowerCase())
    ? topic
    : null
}

/** `sure`: the title says in brackets what it names. */
function readTitle(title: string | null | undefined): { topic: Topic; sure: boolean; isTerm: boolean } | null {
  const name = title?.replace(/\s*\([^)]*\)\s*$/, '').trim() ?? ''
  const words = name.split(/\s+/)
  if (
    name === '' ||
    words.length > 6 ||
    /[!?:;|–—"“”]/.test(name) ||
    /\.$/.test(name.replace(/\b(?:\p{L}\.|Jr\.|Sr\.|Inc\.)+$/gu, ''))
  )
    return null
  const small = /^(?:of|the|and|for|in|on|at|to|a|an|de|von|van|la|le|your|my|II|III|&)$/i
  const capital = words.every((word) => /^[\p{Lu}\p{N}]/u.test(word) || small.test(word))
  const bracketed = name !== title?.trim()
  // "(film)", "(musician)": whatever the words before, they are a name.
  const term = !capital && !bracketed && isTerm(words, tagChunk(name, 0))
  if (!bracketed && !term && !(capital && isName(tagChunk(name, 0)) && !hasVerb(tagChunk(name.toLowerCase(), 0))))
    return null
  if (bracketed && !capital) return null
  const kind =
    /\(([^)]*)\)\s*$/
      .exec(title ?? '')?.[1]
      ?.split(/\s+/)
      .at(-1)
      ?.toLowerCase() ?? ''
  return { topic: { text: name, plural: false, person: true, topic: true, kind }, sure: bracketed, isTerm: term }
}

/** All names: a common noun or a verb among them makes it a headline. */
function isName(tokens: readonly Token[]): boolean {
  const words = tokens.filter((token) => token.pos !== 'PUNCT')
  // The tagger takes "Rob" in "Rob Lowe" and "Rose" in "Derrick Rose" for verbs; "Senate Passes Bill" has its verb inside.
  const last = words.length - 1
  if (
    last === 1 &&
    words.every((token) => /^(?:PROPN|NOUN|ADJ|VERB)$/.test(token.pos)) &&
    !/s$/.test(words[last]?.text ?? '')
  )
    return true
  return (
    words.some((token) => token.pos === 'PROPN') &&
    words.every((token) => /^(?:PROPN|ADP|DET|CCONJ|NUM|PART|ADJ|NOUN)$/.test(token.pos)) &&
    words.filter((token) => token.pos === 'NOUN' || token.pos === 'ADJ').length * 2 <= words.length
  )
}

/** "senate passes health bill": without its capitals a headline shows its verb. */
function hasVerb(tokens: readonly Token[]): boolean {
  return tokens.some(
    (token, index) => index > 0 && index < tokens.length - 1 && token.pos === 'VERB' && /s$/.test(token.lower)
  )
}

/** "Down syndrome", "Limbic system": the name of a thing, capitalised as a dictionary does. */
function isTerm(words: readonly string[], tokens: readonly Token[]): boolean {
  return (
    words.length <= 3 &&
    words.slice(1).every((word) => /^\p{Ll}/u.test(word)) &&
    tokens.every((token) => /^(?:PROPN|NOUN|ADJ)$/.test(token.pos)) &&
    tokens.at(-1)?.pos === 'NOUN'
  )
}

/** What may stand after "the album" where it is the whole noun phrase. */
const afterNoun =
  /^(?:['’]s?\b|[,.;]|\s(?:is|was|has|had|are|were|will|would|can|could|may|also|then|first|later|initially|originally|eventually|currently|soon|never|only|in|on|at|to|from|for|with|by|as|and|after|before|during|since|until|\p{L}{2,}(?:ed|s)|won|began|became|went|took|saw|got|made|ran|led|met|sold|lost|grew|found|held)\b|$)/u

/** The statement with the topic named: in the place of "the album", before a lone surname's or short name's predicate, else as its heading. */
export function nameTopic(statement: string, topic: Topic): string {
  if (mentions(statement, topic.text)) return statement
  const short = shortName(statement, topic.text)
  if (short) return short
  for (const match of statement.matchAll(/(?<![\p{L}’'-])([Tt]he)\s(\p{L}+)/gu)) {
    const noun = match[2] ?? ''
    const end = match.index + match[0].length
    if (!classes.has(noun) || !afterNoun.test(statement.slice(end)) || !fits(noun, topic)) continue
    return `${statement.slice(0, end)} ${topic.text}${statement.slice(end)}`
  }
  return `${topic.text}: ${statement}`
}

/** Whether the topic can be what the noun says: its bracket names a class of things; two plain names may be a person's. */
function fits(noun: string, { kind, text }: Topic): boolean {
  if (classes.has(kind)) return kind === noun || (works.includes(kind) && works.includes(noun) && kind !== 'album')
  if (kind !== '') return false
  return !/^\p{Lu}[\p{Ll}.]+(?:\s\p{Lu}\.?)?\s\p{Lu}[\p{L}]+$/u.test(text) || !works.split(' ').includes(noun)
}

function mentions(statement: string, name: string): boolean {
  return statement.toLowerCase().includes(name.replace(/^The\s/, '').toLowerCase())
}

/** "Windsor is …" in a text on "Windsor, Ontario"; "CP is …" in one on "Cerebral palsy". */
function shortName(statement: string, name: string): string | null {
  const words = name.split(/[\s,]+/)
  const first = words[0] ?? ''
  const initials = words.map((word) => word[0]?.toUpperCase()).join('')
  const rest = statement.slice(first.length)
  if (
    words.length > 1 &&
    first.length > 3 &&
    statement.startsWith(first) &&
    /^(?:\s(?:is|was|has|had|are|were|will|\p{Ll}+(?:ed|s))\b|['’]s\s)/u.test(rest)
  )
    return name + rest
  if (initials.length > 1 && statement.startsWith(`${initials} `))
    return `${name} (${initials})${statement.slice(initials.length)}`
  return null
}
