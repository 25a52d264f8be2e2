/** Passives without pronoun and auxiliary behind a noun: "rebel groups opposed to his rule", "excerpts released by the White House". */
import { relatives } from './connectives.ts'
import type { Aside, TokenRange } from './draft.ts'
import { verbForms } from './morphology.ts'
import { isToldOf } from './restrictives.ts'
import { nounPhraseBefore } from './subjects.ts'
import type { Token } from './tokens.ts'
import { contentBefore, findVerbGroups, isComma, type VerbGroup } from './verbs.ts'

/** What a thing is as long as it is told of, and what was done to it once. */
const states =
  /^(?:opposed|linked|tied|based|located|situated|backed|owned|run|led|headed|controlled|supported|funded|sponsored|operated|chaired)$/
const deeds =
  /^(?:accused|convicted|charged|suspected|killed|injured|wounded|born|built|signed|published|released|written|founded|created|launched|passed|issued|discovered|sold|bought|drafted|approved|arrested|jailed|shot|obtained|conducted|commissioned|introduced|caused|appointed|nominated|elected|hacked|leaked|stolen)$/

/** Such passives in text order; none where the sentence wants, denies or supposes what they are of. */
export function findReducedClauses(tokens: readonly Token[], textOf: (range: TokenRange) => string): Aside[] {
  const out: Aside[] = []
  const groups = findVerbGroups(tokens)
  for (const group of groups) {
    const verb = tokens[group.first]
    if (group.kind !== 'participle' || group.first !== group.last || !verb) continue
    const isState = states.test(verb.lower)
    if (!(isState || deeds.test(verb.lower)) || tokens[group.last + 1]?.pos === 'NOUN') continue
    if (!/^(?:by|to|in|of|with|from|on|at|during|for|since)$/.test(tokens[group.last + 1]?.lower ?? '')) continue
    const noun = tokens[group.first - 1]
    const phrase = noun?.pos === 'NOUN' ? nounPhraseBefore(tokens, group.first) : null
    if (!phrase || tokens[phrase.from]?.pos === 'NUM' || !isToldOf(tokens, group.first, phrase)) continue
    const to = end(tokens, groups, group)
    if (to - group.first < 3) continue
    const of = tokens.findIndex((token, at) => at > phrase.from && at < phrase.to && token.lower === 'of')
    const head = of > 0 ? tokens[of - 1] : noun
    const plural = /[^siu]s$|people$|men$|women$|children$/.test(head?.lower ?? '')
    const now = isState && !isPast(tokens, groups, group)
    out.push({
      kind: 'restrictive',
      ranges: [{ from: phrase.from, to }],
      statement: `${textOf(phrase)} ${plural ? (now ? 'are' : 'were') : now ? 'is' : 'was'} ${textOf({ from: group.first, to })}`
    })
  }
  return out
}

/** To the next mark, conjunction or predicate. */
function end(tokens: readonly Token[], groups: readonly VerbGroup[], group: VerbGroup): number {
  const next = groups.find(({ kind, first }) => kind === 'finite' && first > group.last)
  const limit = next ? contentBefore(tokens, next.first) + 1 : tokens.length
  let to = group.last + 1
  while (to < limit && !stops(tokens, to)) to += 1
  return to
}

function stops(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  return (
    !token ||
    isComma(token) ||
    /^[.;:!?()“”"–—-]$/.test(token.text) ||
    token.pos === 'CCONJ' ||
    token.pos === 'SCONJ' ||
    relatives.has(token.lower) ||
    /^(?:while|when|after|before|as|until|amid|despite|although)$/.test(token.lower)
  )
}

function isPast(tokens: readonly Token[], groups: readonly VerbGroup[], group: VerbGroup): boolean {
  const main = groups.find(({ kind }) => kind === 'finite')
  const word = tokens[main?.first ?? group.first]?.lower ?? ''
  return /^(?:was|were|had|did)$/.test(word) || verbForms(word).past
}
