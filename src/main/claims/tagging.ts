/** Tagged words sentence by sentence. Several sentences go through the tagger at once: a call to it has a fixed cost. */
import type { Offsets } from '../../shared/detection.ts'
import { type Token, tagChunk } from './tokens.ts'

/** Characters per call of the tagger: long enough to spread its cost, short enough to keep memory level. */
const batchLength = 6000

/** Gives the tokens of each sentence in turn; to be called with rising indices. */
export function createSentenceTagger(
  text: string,
  sentences: readonly Offsets[],
  isTagged: (sentence: Offsets) => boolean
): (index: number) => Token[] {
  let batch = new Map<number, Token[]>()
  return (index) => {
    const ready = batch.get(index)
    if (ready) return ready
    batch = tagBatch(text, sentences, index, isTagged)
    return batch.get(index) ?? []
  }
}

function tagBatch(
  text: string,
  sentences: readonly Offsets[],
  from: number,
  isTagged: (sentence: Offsets) => boolean
): Map<number, Token[]> {
  const out = new Map<number, Token[]>()
  const first = sentences[from]
  if (!first) return out
  let to = from + 1
  while (to < sentences.length) {
    const next = sentences[to]
    if (!next || next.end - first.start > batchLength || !isTagged(next)) break
    to += 1
  }
  const last = sentences[to - 1] ?? first
  const tokens = tagChunk(text.slice(first.start, last.end), first.start)
  let at = 0
  for (let index = from; index < to; index += 1) {
    const sentence = sentences[index]
    if (!sentence) break
    const own: Token[] = []
    while (at < tokens.length && (tokens[at]?.start ?? 0) < sentence.start) at += 1
    let token = tokens[at]
    while (token && token.start < sentence.end) {
      own.push(token)
      at += 1
      token = tokens[at]
    }
    const lastOwn = own.at(-1)
    const straddles = (lastOwn && lastOwn.end > sentence.end) || (own[0]?.start ?? sentence.start) !== sentence.start
    out.set(index, straddles ? tagChunk(text.slice(sentence.start, sentence.end), sentence.start) : own)
  }
  return out
}
