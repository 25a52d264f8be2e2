/** Commands on claims: make, restate, cut, join, put aside. */

import type { SelectionAnalysis } from '../../../shared/detection.ts'
import { CodedError } from '../../../shared/errors.ts'
import { dismissedStatus } from '../../../shared/history/dismissal.ts'
import { readField } from '../../../shared/history/reader.ts'
import type { DetectedClaimData } from '../../../shared/model/derived.ts'
import type { EntityRecord } from '../../../shared/model/entities.ts'
import type { ClaimState, ClaimStatus, Range } from '../../../shared/model/values.ts'
import { prepared } from '../../project/statements.ts'
import { anchorOf, cutRanges, normaliseRanges, trimRange } from '../anchors.ts'
import type { CommandContext, CommandHandler } from '../command-context.ts'
import type { SelectionReader } from '../engine.ts'
import { carryOver, type Joined, sharedFields } from './carry-over.ts'

/** The part of a reading that a claim's record keeps. */
export function detectionData(claim: SelectionAnalysis, worth: boolean, engine: string): DetectedClaimData {
  return {
    engine,
    sentence: claim.sentence,
    role: claim.role,
    score: claim.score,
    worth,
    reasons: claim.reasons,
    attribution: claim.attribution,
    quantities: claim.quantities,
    dates: claim.dates,
    facets: claim.facets
  }
}

/** The status of a claim that is put aside now, with what was seen, so that an edit elsewhere surfaces. */
export function dismissedNow(context: CommandContext, claim: string): ClaimStatus {
  return dismissedStatus(context.history(), claim)
}

const RANK = { candidate: 0, dismissed: 0, open: 1, checking: 2, checked: 3 } as const

/** A person who works on a candidate has decided that it is a claim to check; a dismissed one is back in work. */
export function takeUp(context: CommandContext, claim: string, state: 'open' | 'checking' | 'checked' = 'open'): void {
  const now = context.view.requireField('claim', claim, 'status').state
  const before = now === 'dismissed' ? stateBeforeDismissal(context, claim) : now
  const taken = RANK[before] < RANK[state] ? state : before
  if (taken !== now) context.set('claim', claim, 'status', { state: taken })
}

/** How far work on a dismissed claim had come: the newest state in its history that is none of having been put aside. */
export function stateBeforeDismissal(context: CommandContext, claim: string): Exclude<ClaimState, 'dismissed'> {
  for (const { field, new: value, withheld } of context.view.log.writesOf('claim', claim).toReversed()) {
    if (withheld || (field !== null && field !== 'status')) continue
    const status = (field === null ? (value as EntityRecord<'claim'>).status : value) as ClaimStatus
    if (status.state !== 'dismissed') return status.state
  }
  return 'open'
}

/** Whoever notes, sorts or reviews something on a candidate has looked at it; a claim in any other state stays as it is. */
export function lookAt(context: CommandContext, claim: string): void {
  if (context.view.requireField('claim', claim, 'status').state === 'candidate') takeUp(context, claim)
}

/** The claims within a claim. */
const nestedIn = (context: CommandContext, claim: string): string[] =>
  prepared<[string], { id: string }>(context.view.database, 'SELECT id FROM claim WHERE parent = ? AND visible = 1')
    .all(claim)
    .map(({ id }) => id)

export function claimCommands(readSelection: SelectionReader) {
  /** Ranges of one of the article's texts, as a claim: its present one, or an older one on which a claim was left. */
  const read = (
    context: CommandContext,
    article: EntityRecord<'article'>,
    ranges: readonly Range[],
    revision = article.revision
  ) => {
    const text = context.view.text(revision)
    const exact = normaliseRanges(
      normaliseRanges(ranges, text.length).map((range) => trimRange(text, range)),
      text.length
    )
    const reading = readSelection(text, exact, { language: article.meta.language, date: article.meta.published })
    return { anchor: anchorOf(revision, text, exact), reading }
  }

  const makeClaim = (
    context: CommandContext,
    articleId: string,
    ranges: readonly Range[],
    origin: 'person' | 'split' | 'merge',
    own: {
      statement?: string | undefined
      parent?: string | null | undefined
      revision?: string
      types?: string[]
      assignee?: string | null
    }
  ): Joined => {
    const article = context.view.require('article', articleId)
    const { anchor, reading } = read(context, article, ranges, own.revision)
    const id = context.newId()
    // The words of several claims in a row are no statement yet.
    const flags = origin === 'merge' ? [...reading.flags, 'joined'] : reading.flags
    const record: EntityRecord<'claim'> = {
      article: articleId,
      anchor,
      statement: own.statement === undefined ? { text: reading.statement, flags } : { text: own.statement, flags: [] },
      status: { state: 'open' },
      types: own.types ?? reading.types,
      parent: own.parent ?? null,
      group: null,
      house: null,
      assignee: own.assignee ?? null,
      detection: detectionData(reading, false, 'person'),
      origin
    }
    context.create('claim', id, record)
    return { id, record }
  }

  /** Whether a person worded the statement of a claim, so that it is not read off the claim's words again. */
  const isRestated = (context: CommandContext, id: string, claim: EntityRecord<'claim'>): boolean => {
    const { stands } = readField(context.history(), { entity: 'claim', entityId: id }, 'statement')
    if (stands.length > 0) {
      return stands.some((write) => context.view.log.labelOf(write)?.command !== 'claim.setRanges')
    }
    if (claim.origin !== 'person') return false
    const { ranges, revision } = claim.anchor
    const { reading } = read(context, context.view.require('article', claim.article), ranges, revision)
    return reading.statement !== claim.statement.text
  }

  const add: CommandHandler<'claim.add'> = (context, input) => {
    if (input.parent != null && context.view.requireField('claim', input.parent, 'article') !== input.article) {
      throw new CodedError('invalid-input', 'A claim lies within another one of the same article.')
    }
    const { id } = makeClaim(context, input.article, input.ranges, 'person', {
      statement: input.statement,
      parent: input.parent
    })
    return { value: { id }, params: { claim: id } }
  }

  const restate: CommandHandler<'claim.restate'> = (context, input) => {
    context.view.requireField('claim', input.claim, 'status')
    context.set('claim', input.claim, 'statement', { text: input.statement.trim(), flags: [] })
    takeUp(context, input.claim)
    return { value: {}, params: { claim: input.claim } }
  }

  const setStatus: CommandHandler<'claim.setStatus'> = (context, input) => {
    context.view.requireField('claim', input.claim, 'status')
    if (input.state === 'candidate') {
      throw new CodedError('refused', 'Only a claim that nobody has looked at is a candidate. Take back what was done.')
    }
    context.set(
      'claim',
      input.claim,
      'status',
      input.state === 'dismissed' ? dismissedNow(context, input.claim) : { state: input.state }
    )
    return { value: {}, params: { claim: input.claim, state: input.state } }
  }

  const setTypes: CommandHandler<'claim.setTypes'> = (context, input) => {
    context.view.requireField('claim', input.claim, 'status')
    context.set('claim', input.claim, 'types', [...new Set(input.types)])
    lookAt(context, input.claim)
    return { value: {}, params: { claim: input.claim } }
  }

  const setSpeaker: CommandHandler<'claim.setSpeaker'> = (context, input) => {
    context.view.requireField('claim', input.claim, 'status')
    const existing = context.view.tables.children('claim', input.claim).find((child) => child.entity === 'attribution')
    if (existing) context.set('attribution', existing.id, 'chain', input.chain)
    else context.create('attribution', context.newId(), { claim: input.claim, chain: input.chain })
    lookAt(context, input.claim)
    return { value: {}, params: { claim: input.claim } }
  }

  const setSeveral: CommandHandler<'claim.set'> = (context, { claim, statement, types, chain, state }) => {
    context.view.requireField('claim', claim, 'status')
    if (statement !== undefined) restate(context, { claim, statement })
    if (types !== undefined) setTypes(context, { claim, types })
    if (chain !== undefined) setSpeaker(context, { claim, chain })
    // Last: restating takes a candidate up, but the state that was asked for stands.
    if (state !== undefined) setStatus(context, { claim, state })
    return { value: {}, params: { claim } }
  }

  const setRanges: CommandHandler<'claim.setRanges'> = (context, input) => {
    const claim = context.view.require('claim', input.claim)
    const { anchor, reading } = read(context, context.view.require('article', claim.article), input.ranges)
    context.set('claim', input.claim, 'anchor', anchor)
    if (!isRestated(context, input.claim, claim)) {
      context.set('claim', input.claim, 'statement', { text: reading.statement, flags: reading.flags })
    }
    context.set('claim', input.claim, 'detection', detectionData(reading, false, 'person'))
    // It says something else now: what is found of its former repeats does not hold for it.
    if (claim.group !== null) context.set('claim', input.claim, 'group', null)
    takeUp(context, input.claim)
    return { value: {}, params: { claim: input.claim } }
  }

  const setStatusOfSeveral: CommandHandler<'claim.setStatusOfSeveral'> = (context, { claims, state }) => {
    for (const claim of new Set(claims)) {
      if (state === 'dismissed') dismissOne(context, claim)
      else setStatus(context, { claim, state })
    }
    return { value: {}, params: { claims, state } }
  }

  /** What stands in its place stays named where it was cut or joined before. */
  const dismissOne = (context: CommandContext, claim: string): void => {
    const { replacedBy } = context.view.requireField('claim', claim, 'status')
    const status = dismissedNow(context, claim)
    context.set('claim', claim, 'status', replacedBy ? { ...status, replacedBy } : status)
  }

  const dismiss: CommandHandler<'claim.dismiss'> = (context, input) => {
    for (const claim of input.claims) dismissOne(context, claim)
    return { value: {}, params: { claims: input.claims } }
  }

  const restore: CommandHandler<'claim.restore'> = (context, input) => {
    for (const claim of input.claims) {
      if (context.view.requireField('claim', claim, 'status').state !== 'dismissed') continue
      context.set('claim', claim, 'status', { state: stateBeforeDismissal(context, claim) })
    }
    return { value: {}, params: { claims: input.claims } }
  }

  const split: CommandHandler<'claim.split'> = (context, input) => {
    const claim = context.view.require('claim', input.claim)
    const parts = cutRanges(claim.anchor.ranges, input.at)
    const text = context.view.text(claim.anchor.revision)
    const filled = parts
      .map((part) => part.map((range) => trimRange(text, range)).filter((range) => range.start < range.end))
      .filter((part) => part.length > 0)
    if (filled.length < 2)
      throw new CodedError('refused', 'The cut leaves nothing on one side. Choose a place inside the claim.')
    const { parent, anchor } = claim
    const ids = filled.map(
      (part) => makeClaim(context, claim.article, part, 'split', { parent, revision: anchor.revision }).id
    )
    context.set('claim', input.claim, 'status', { ...dismissedNow(context, input.claim), replacedBy: ids })
    return { value: { ids }, params: { claim: input.claim, parts: ids.length } }
  }

  const merge: CommandHandler<'claim.merge'> = (context, input) => {
    const ids = [...new Set(input.claims)]
    const claims = ids.map((id) => context.view.require('claim', id))
    const first = claims[0]
    if (!first || ids.length < 2) throw new CodedError('invalid-input', 'Choose two claims or more to join.')
    if (claims.some((claim) => claim.article !== first.article || claim.anchor.revision !== first.anchor.revision)) {
      throw new CodedError('refused', 'Only claims of one text can be joined.')
    }
    const ranges = claims.flatMap((claim) => claim.anchor.ranges)
    const { parent, anchor } = first
    const joined = makeClaim(context, first.article, ranges, 'merge', {
      parent: parent !== null && ids.includes(parent) ? null : parent,
      revision: anchor.revision,
      ...sharedFields(claims)
    })
    const { id } = joined
    const left = carryOver(context, ids, joined)
    for (const claim of ids) {
      for (const nested of nestedIn(context, claim)) {
        if (!ids.includes(nested)) context.set('claim', nested, 'parent', id)
      }
      context.set('claim', claim, 'status', { ...dismissedNow(context, claim), replacedBy: [id] })
    }
    return { value: { id, left }, params: { claims: ids, claim: id } }
  }

  const remove: CommandHandler<'claim.delete'> = (context, input) => {
    context.view.requireField('claim', input.claim, 'status')
    context.remove('claim', input.claim)
    return { value: {}, params: { claim: input.claim } }
  }

  return {
    'claim.add': add,
    'claim.restate': restate,
    'claim.setStatus': setStatus,
    'claim.setStatusOfSeveral': setStatusOfSeveral,
    'claim.setTypes': setTypes,
    'claim.setSpeaker': setSpeaker,
    'claim.set': setSeveral,
    'claim.setRanges': setRanges,
    'claim.dismiss': dismiss,
    'claim.restore': restore,
    'claim.split': split,
    'claim.merge': merge,
    'claim.delete': remove
  }
}
