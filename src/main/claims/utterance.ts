/** The claim that something was said: source and cue as its ranges, the words said in its statement. */
import type { ClaimType } from '../../shared/detection.ts'
import type { Attribution } from './attribution.ts'
import { assertsContent } from './denial.ts'
import type { Draft, TokenRange } from './draft.ts'
import { sentenceCase, textOfRanges } from './statement.ts'
import type { Token } from './tokens.ts'

const positionVerbs = new Set([
  'believe',
  'think',
  'hope',
  'fear',
  'expect',
  'want',
  'feel',
  'know',
  'understand',
  'agree',
  'demand',
  'urge',
  'propose',
  'recommend',
  'pledge',
  'promise',
  'vow'
])

export function utterance(source: string, tokens: readonly Token[], link: Attribution, index: number): Draft {
  const speaker = link.source ? textOfRanges(source, tokens, [link.source]) : ''
  const quoted = link.content.some((range) =>
    tokens.slice(range.from, range.to).some((token) => /^["“”«»]$/.test(token.text))
  )
  const types: ClaimType[] = [positionVerbs.has(link.lemma) ? 'position' : 'utterance']
  if (quoted) types.push('quotation')
  const cue = /^according$/i.test(tokens[link.cue.from]?.text ?? '')
    ? 'reported'
    : textOfRanges(source, tokens, [{ from: adverbsBefore(tokens, link), to: link.cue.to }])
  const recipient =
    link.lemma === 'tell' && link.frame.to > link.cue.to
      ? ` ${textOfRanges(source, tokens, [{ from: link.cue.to, to: link.frame.to }])
          .replace(/\s+that$/, '')
          .replace(/[,:]$/, '')}`
      : ''
  const said = balanced(
    contentText(source, tokens, link.content)
      .replace(/''/g, '"')
      .replace(/^that\s/i, '')
  )
  const opener = tokens[link.content[0]?.from ?? 0]
  const isCommon =
    opener !== undefined && opener.pos !== 'PROPN' && opener.lower !== 'i' && /^\p{Lu}\p{Ll}/u.test(opener.text)
  const content =
    isCommon ||
    /^(?:The|A|An|This|These|Those|Their|His|Her|Its|It|He|She|They|Details|There|But|In|On|Many|Most|Some|No|We|You|Our|My|Your|All)\b/.test(
      said
    )
      ? said.charAt(0).toLowerCase() + said.slice(1)
      : said
  const that = /^[“"]/.test(content) ? ': ' : ' that '
  const ranges = frameRanges(tokens, link)
  // What is denied or asked is given in the text's own words: "said that he …" would say more than the text does.
  const verbatim =
    !assertsContent(tokens, link) ||
    (link.lemma === 'ask' && !/\bthat$/i.test(textOfRanges(source, tokens, [link.frame])))
  return {
    ranges,
    statement: sentenceCase(
      verbatim
        ? textOfRanges(source, tokens, [wholeOf(ranges, link.content)])
        : speaker
          ? `${speaker}${speaker.includes(',') ? ',' : ''} ${cue}${recipient}${that}${content}`
          : textOfRanges(source, tokens, ranges)
    ),
    flags: /^(?:he|she|it|they|i|we)$/i.test(speaker) ? ['pronoun-unresolved'] : speaker ? [] : ['source-missing'],
    types,
    parent: index > 0 ? index - 1 : null,
    links: index
  }
}

/** The words said; what a second cue adds ("…, saying that …") is joined as a further clause. */
function contentText(source: string, tokens: readonly Token[], content: readonly TokenRange[]): string {
  return content
    .map((range, index) => {
      const joined = index > 0 && tokens[range.from - 1]?.lower === 'that' ? ', and that ' : ' '
      return (index > 0 ? joined : '') + textOfRanges(source, tokens, [range])
    })
    .join('')
}

/** "Falsely claimed": the adverb between the source and the cue says how it was said. */
function adverbsBefore(tokens: readonly Token[], { source, cue }: Attribution): number {
  let from = cue.from
  while (source && from > source.to && tokens[from - 1]?.pos === 'ADV') from -= 1
  return from
}

/** From the first word of the report to the last of its content. */
function wholeOf(...parts: readonly (readonly TokenRange[])[]): TokenRange {
  const all = parts.flat()
  return { from: Math.min(...all.map(({ from }) => from)), to: Math.max(...all.map(({ to }) => to)) }
}

/** What was said as a sentence: a quotation mark without its partner goes, with the comma it held. */
function balanced(words: string): string {
  const opens = (words.match(/[“«]/g) ?? []).length
  const closes = (words.match(/[”»]/g) ?? []).length
  const straight = (words.match(/"/g) ?? []).length
  const even = opens === closes && straight % 2 === 0 ? words.replace(/,([”"»])$/, '$1') : words.replace(/[“”«»"]/g, '')
  return sentenceCase(even)
}

function frameRanges(tokens: readonly Token[], link: Attribution): TokenRange[] {
  let { from, to } = link.frame
  while (from < to && /^[,:;“”"]$/.test(tokens[from]?.text ?? '')) from += 1
  if (/^(?:nor|neither|never)$/.test(tokens[from - 1]?.lower ?? '')) from -= 1
  while (to > from && (/^[,:;“”".]$/.test(tokens[to - 1]?.text ?? '') || tokens[to - 1]?.lower === 'that')) to -= 1
  return link.source && link.source.to <= from ? [link.source, { from, to }] : [{ from, to }]
}
