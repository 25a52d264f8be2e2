/** Commands on what hangs on a claim: facets, sources, evidence, verdicts, corrections, notes, reviews. */
import { CodedError } from '../../../shared/errors.ts'
import { coversOf } from '../../../shared/history/approval.ts'
import { sha256 } from '../../project/ids.ts'
import { anchorOf, normaliseRanges, trimRange } from '../anchors.ts'
import type { CommandContext, CommandHandler } from '../command-context.ts'
import { approvalRight, coveredFieldsOf } from '../queries/approval.ts'
import { facetsOf } from '../queries/facets.ts'
import { detachSource, orderKey } from './attach-source.ts'
import { lookAt, takeUp } from './claims.ts'

const markFacet: CommandHandler<'facet.mark'> = (context, input) => {
  const claim = context.view.require('claim', input.claim)
  const mark = { state: input.state, note: input.note ?? '' }
  const known = context.view.find('facet', input.facet)
  if (known?.claim === input.claim) {
    context.set('facet', input.facet, 'mark', mark)
    context.set('facet', input.facet, 'person', context.me)
  } else {
    const proposed = facetsOf(context.view, input.claim, claim).find(({ id }) => id === input.facet)
    if (!proposed) throw new CodedError('not-found', 'This part of the claim is not there any more.')
    const text = context.view.text(claim.anchor.revision)
    context.create('facet', input.facet, {
      claim: input.claim,
      kind: proposed.kind,
      anchor: anchorOf(claim.anchor.revision, text, [proposed]),
      mark,
      person: context.me
    })
  }
  takeUp(context, input.claim, 'checking')
  return { value: {}, params: { claim: input.claim, facet: input.facet, state: input.state } }
}

const addFacet: CommandHandler<'facet.add'> = (context, input) => {
  const claim = context.view.require('claim', input.claim)
  const text = context.view.text(claim.anchor.revision)
  const [range] = normaliseRanges([trimRange(text, input.range)], text.length)
  if (!range) throw new CodedError('invalid-input', 'The stretch is empty.')
  const inside = claim.anchor.ranges.some(({ start, end }) => start <= range.start && range.end <= end)
  if (!inside) throw new CodedError('invalid-input', 'Choose words inside the claim.')
  const id = context.newId()
  context.create('facet', id, {
    claim: input.claim,
    kind: input.kind,
    anchor: anchorOf(claim.anchor.revision, text, [range]),
    mark: { state: 'open', note: '' },
    person: context.me
  })
  takeUp(context, input.claim)
  return { value: { id }, params: { claim: input.claim, facet: id } }
}

const addSource: CommandHandler<'source.add'> = (context, input) => {
  const id = context.newId()
  context.create('source', id, { about: input.about, file: null, order: orderKey(context) })
  return { value: { id }, params: { source: id } }
}

const editSource: CommandHandler<'source.edit'> = (context, input) => {
  context.view.require('source', input.source)
  context.set('source', input.source, 'about', input.about)
  return { value: {}, params: { source: input.source } }
}

const deleteSource: CommandHandler<'source.delete'> = (context, input) => {
  context.view.require('source', input.source)
  context.remove('source', input.source)
  return { value: {}, params: { source: input.source } }
}

const addEvidence: CommandHandler<'evidence.add'> = (context, input) => {
  context.view.requireField('claim', input.claim, 'status')
  let source = input.source
  if (source === undefined) {
    if (!input.about) throw new CodedError('invalid-input', 'Say which source this is from.')
    source = context.newId()
    context.create('source', source, { about: input.about, file: null, order: orderKey(context) })
  } else context.view.require('source', source)
  const id = context.newId()
  context.create('evidence', id, { claim: input.claim, source, content: input.content })
  takeUp(context, input.claim, 'checking')
  return { value: { id, source }, params: { claim: input.claim, evidence: id, source } }
}

const editEvidence: CommandHandler<'evidence.edit'> = (context, input) => {
  const { claim } = context.view.require('evidence', input.evidence)
  context.set('evidence', input.evidence, 'content', input.content)
  return { value: {}, params: { claim, evidence: input.evidence } }
}

const deleteEvidence: CommandHandler<'evidence.delete'> = (context, input) => {
  const { claim } = context.view.require('evidence', input.evidence)
  context.remove('evidence', input.evidence)
  return { value: {}, params: { claim, evidence: input.evidence } }
}

const myVerdict = (context: CommandContext, claim: string): string | undefined =>
  context.view.tables
    .children('claim', claim)
    .find((child) => child.entity === 'verdict' && context.view.find('verdict', child.id)?.person === context.me)?.id

export const setVerdict: CommandHandler<'verdict.set'> = (context, input) => {
  const houseVerdict = context.view.requireField('claim', input.claim, 'house')
  const scale = context.view.scale(input.scale)
  if (!scale) throw new CodedError('not-found', 'There is no such rating scale.', { scale: input.scale })
  if (!scale.definition.ratings.some((rating) => rating.id === input.rating)) {
    throw new CodedError('invalid-input', `The scale “${scale.definition.name}” has no rating “${input.rating}”.`, {
      ratings: scale.definition.ratings.map((rating) => rating.id)
    })
  }
  // A project carries the scales that its verdicts use, so that it means the same on every computer.
  context.create('scale', scale.id, { definition: scale.definition })
  const value = {
    scale: scale.id,
    scaleVersion: scale.definition.version,
    rating: input.rating,
    rationale: input.rationale,
    explanation: input.explanation,
    asOf: input.asOf
  }
  const mine = myVerdict(context, input.claim)
  const id = mine ?? context.newId()
  if (mine) context.set('verdict', id, 'value', value)
  else context.create('verdict', id, { claim: input.claim, person: context.me, value })
  const house = houseVerdict === null ? undefined : context.view.find('verdict', houseVerdict)
  if (input.house === true || (input.house !== false && (!house || houseVerdict === id))) {
    context.set('claim', input.claim, 'house', id)
  }
  if (input.source !== undefined) attachSource(context, input.claim, input.source)
  takeUp(context, input.claim, 'checked')
  return { value: { id }, params: { claim: input.claim, verdict: id } }
}

/** Makes a source supporting evidence of a claim, without a quote yet, unless it is evidence of it already. */
function attachSource(context: CommandContext, claim: string, source: string): void {
  context.view.require('source', source)
  const attached = context.view.tables
    .children('claim', claim)
    .some((child) => child.entity === 'evidence' && context.view.find('evidence', child.id)?.source === source)
  if (attached) return
  context.create('evidence', context.newId(), {
    claim,
    source,
    content: {
      stance: 'supports',
      quote: { original: '', translation: '', translator: '' },
      locator: { pageLabel: '', pageIndex: null, paragraph: '', timeCode: null, other: '' },
      asOf: null,
      note: ''
    }
  })
}

const clearVerdict: CommandHandler<'verdict.clear'> = (context, input) => {
  const claim = context.view.require('claim', input.claim)
  const mine = myVerdict(context, input.claim)
  if (!mine) throw new CodedError('refused', 'You have not rated this claim.')
  context.remove('verdict', mine)
  if (claim.house === mine) {
    context.set('claim', input.claim, 'house', null)
    if (claim.status.state !== 'dismissed') context.set('claim', input.claim, 'status', { state: 'checking' })
  }
  return { value: {}, params: { claim: input.claim } }
}

const makeHouse: CommandHandler<'verdict.makeHouse'> = (context, input) => {
  if (context.view.require('verdict', input.verdict).claim !== input.claim) {
    throw new CodedError('invalid-input', 'This verdict is on another claim.')
  }
  context.set('claim', input.claim, 'house', input.verdict)
  return { value: {}, params: { claim: input.claim, verdict: input.verdict } }
}

const addCorrection: CommandHandler<'correction.add'> = (context, input) => {
  context.view.requireField('claim', input.claim, 'status')
  const id = context.newId()
  context.create('correction', id, {
    claim: input.claim,
    person: context.me,
    proposal: input.proposal,
    answer: { state: 'open', text: '' }
  })
  takeUp(context, input.claim, 'checking')
  if (input.verdict) {
    const mine = myVerdict(context, input.claim)
    const before = mine === undefined ? undefined : context.view.find('verdict', mine)?.value
    const { rationale, explanation, asOf } = before ?? { rationale: '', explanation: '', asOf: null }
    setVerdict(context, { claim: input.claim, ...input.verdict, rationale, explanation, asOf })
  }
  return { value: { id }, params: { claim: input.claim, correction: id, kind: input.proposal.kind } }
}

const editCorrection: CommandHandler<'correction.edit'> = (context, input) => {
  const { claim } = context.view.require('correction', input.correction)
  context.set('correction', input.correction, 'proposal', input.proposal)
  return { value: {}, params: { claim, correction: input.correction } }
}

const answerCorrection: CommandHandler<'correction.answer'> = (context, input) => {
  const { claim } = context.view.require('correction', input.correction)
  context.set('correction', input.correction, 'answer', input.answer)
  return { value: {}, params: { claim, correction: input.correction, state: input.answer.state } }
}

const deleteCorrection: CommandHandler<'correction.delete'> = (context, input) => {
  const { claim } = context.view.require('correction', input.correction)
  context.remove('correction', input.correction)
  return { value: {}, params: { claim, correction: input.correction } }
}

const addNote: CommandHandler<'note.add'> = (context, input) => {
  context.view.requireField('claim', input.claim, 'status')
  const id = context.newId()
  context.create('note', id, { claim: input.claim, person: context.me, text: input.text })
  lookAt(context, input.claim)
  return { value: { id }, params: { claim: input.claim, note: id } }
}

const editNote: CommandHandler<'note.edit'> = (context, input) => {
  const { claim } = context.view.require('note', input.note)
  context.set('note', input.note, 'text', input.text)
  return { value: {}, params: { claim, note: input.note } }
}

const deleteNote: CommandHandler<'note.delete'> = (context, input) => {
  const { claim } = context.view.require('note', input.note)
  context.remove('note', input.note)
  return { value: {}, params: { claim, note: input.note } }
}

const addReview: CommandHandler<'review.add'> = (context, input) => {
  context.view.requireField('claim', input.claim, 'status')
  const fields = coveredFieldsOf(context.view, input.claim)
  if (input.kind === 'approve') {
    const right = approvalRight(fields, context.me)
    if (right === 'no-verdict') throw new CodedError('refused', 'There is no verdict to sign off yet.')
    if (right === 'own-verdict') {
      throw new CodedError(
        'own-verdict',
        'The verdict that counts is your own: a second person has to approve it. Ask a colleague, or request changes.',
        { claim: input.claim }
      )
    }
  }
  const id = context.newId()
  context.create('review', id, {
    claim: input.claim,
    person: context.me,
    decision: { kind: input.kind, comment: input.comment },
    covers: coversOf(fields, sha256)
  })
  lookAt(context, input.claim)
  return { value: { id }, params: { claim: input.claim, review: id, kind: input.kind } }
}

export const deskCommands = {
  'facet.mark': markFacet,
  'facet.add': addFacet,
  'source.add': addSource,
  'source.edit': editSource,
  'source.detach': detachSource,
  'source.delete': deleteSource,
  'evidence.add': addEvidence,
  'evidence.edit': editEvidence,
  'evidence.delete': deleteEvidence,
  'verdict.set': setVerdict,
  'verdict.clear': clearVerdict,
  'verdict.makeHouse': makeHouse,
  'correction.add': addCorrection,
  'correction.edit': editCorrection,
  'correction.answer': answerCorrection,
  'correction.delete': deleteCorrection,
  'note.add': addNote,
  'note.edit': editNote,
  'note.delete': deleteNote,
  'review.add': addReview
}
