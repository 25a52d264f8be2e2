/** The calls on one open project. Names are `area.act`; commands are what the history shows. */
import { z } from 'zod'
import {
  attributionChainSchema,
  claimStateSchema,
  correctionAnswerSchema,
  correctionProposalSchema,
  evidenceContentSchema,
  facetKindSchema,
  idSchema,
  isoDateSchema,
  rangeSchema,
  sourceAboutSchema
} from '../model/values.ts'
import { command, query } from './define.ts'
import {
  articleMetaSchema,
  articleViewSchema,
  attachmentViewSchema,
  blockViewSchema,
  claimCountsSchema,
  claimDetailSchema,
  claimFilterSchema,
  claimRowSchema,
  conflictKindSchema,
  conflictRowSchema,
  correctionViewSchema,
  coverageSchema,
  historyRowSchema,
  labelSchema,
  marksSchema,
  overviewSchema,
  personNameSchema,
  sourceRowSchema,
  textHitSchema
} from './views.ts'

const none = z.strictObject({})
const made = z.strictObject({ id: idSchema })
const count = z.int().nonnegative()
const page = (limit: number) => ({ offset: count, limit: z.int().min(1).max(limit) })
/** Claims that one act takes at most. */
export const MOST_CHOSEN = 1000
/** Characters of the longest passage in which claims are looked for at once: about a second of work. */
export const LONGEST_PASSAGE = 50_000
const chosen = z.array(idSchema).min(1).max(MOST_CHOSEN)
const ranges = z.array(rangeSchema).min(1).max(50)
/** What undo or redo did, and the claim to show it at. */
const stepped = z.strictObject({ label: labelSchema, claim: idSchema.nullable(), article: idSchema.nullable() })

export const projectQueries = {
  'project.overview': query(none, overviewSchema),
  'article.view': query(z.strictObject({ article: idSchema }), articleViewSchema),
  'article.blocks': query(
    z.strictObject({ revision: idSchema, ...page(200) }),
    z.strictObject({ blocks: z.array(blockViewSchema), total: count })
  ),
  /** Claims and passages that touch a stretch of the text of at most 200,000 characters. */
  'article.marks': query(z.strictObject({ revision: idSchema, start: count, end: count }), marksSchema),
  'article.coverage': query(
    z.strictObject({ article: idSchema }),
    z.strictObject({ coverage: coverageSchema, covered: z.array(rangeSchema) })
  ),
  /** Claims in the order of the text. */
  'claim.list': query(
    z.strictObject({ filter: claimFilterSchema, ...page(500) }),
    z.strictObject({ rows: z.array(claimRowSchema), total: count })
  ),
  /** The claim next to `from` (or the first/last) that the filter lets through; null at the end. */
  'claim.step': query(
    z.strictObject({ filter: claimFilterSchema, from: idSchema.nullable(), direction: z.enum(['next', 'previous']) }),
    z.strictObject({ row: claimRowSchema.nullable(), index: count.nullable(), total: count })
  ),
  /** Position of a claim in the filtered list, null where the filter hides it. */
  'claim.index': query(
    z.strictObject({ filter: claimFilterSchema, claim: idSchema }),
    z.strictObject({ index: count.nullable(), total: count })
  ),
  /** The claims that a filter lets through by their ids alone, in the order of the text: for choosing several. */
  'claim.ids': query(
    z.strictObject({ filter: claimFilterSchema, offset: count, limit: z.int().min(1).max(MOST_CHOSEN) }),
    z.strictObject({ ids: z.array(idSchema), total: count })
  ),
  /** How far work on several claims has come; `missing` of them are not in the project (any more). */
  'claim.tally': query(
    z.strictObject({ claims: chosen }),
    z.strictObject({ states: claimCountsSchema, missing: z.array(idSchema) })
  ),
  'claim.detail': query(z.strictObject({ claim: idSchema }), claimDetailSchema),
  'claim.speakers': query(
    z.strictObject({ article: idSchema }),
    z.strictObject({
      speakers: z.array(z.strictObject({ speaker: z.string(), claims: count })),
      types: z.array(z.strictObject({ type: z.string(), claims: count }))
    })
  ),
  'source.list': query(
    z.strictObject({ words: z.string().max(500), ...page(200) }),
    z.strictObject({ rows: z.array(sourceRowSchema), total: count })
  ),
  /** A source with what is known of its file. */
  'source.view': query(
    z.strictObject({ source: idSchema }),
    z.strictObject({ row: sourceRowSchema, file: attachmentViewSchema.nullable() })
  ),
  /** The text of a source's file, in pieces that a screen shows. */
  'source.blocks': query(
    z.strictObject({ source: idSchema, ...page(200) }),
    z.strictObject({ blocks: z.array(blockViewSchema), total: count })
  ),
  /**
   * Words in the texts of sources' files and, with scope `all`, of articles; or of one source's file. Blocks in which they
   * stand, at most `limit` of the `total`; files first.
   */
  'text.search': query(
    z.strictObject({
      words: z.string().max(500),
      scope: z.enum(['all', 'files']),
      source: idSchema.optional(),
      limit: z.int().min(1).max(500)
    }),
    z.strictObject({ hits: z.array(textHitSchema), total: count })
  ),
  /** Corrections in the order of the text; `settled` false only those that wait for an answer or for being carried out, true the others. */
  'correction.list': query(
    z.strictObject({ article: idSchema.nullable(), settled: z.boolean().optional(), ...page(200) }),
    z.strictObject({
      /** `words`: the article's own, from the claim's beginning to its end; what a new wording stands in for. */
      rows: z.array(z.strictObject({ correction: correctionViewSchema, claim: claimRowSchema, words: z.string() })),
      total: count
    })
  ),
  /** All conflicts that stand in what people see. */
  'conflict.list': query(
    z.strictObject({ ...page(200) }),
    z.strictObject({ rows: z.array(conflictRowSchema), total: count })
  ),
  'history.list': query(
    z.strictObject({ claim: idSchema.nullable(), ...page(200) }),
    z.strictObject({ rows: z.array(historyRowSchema), total: count })
  )
} as const

export const projectCommands = {
  'project.rename': command(z.strictObject({ title: z.string().min(1).max(300) }), none),
  'project.setScale': command(z.strictObject({ scale: idSchema }), none),
  'person.rename': command(personNameSchema.extend({ name: personNameSchema.shape.name.min(1) }), none),
  'article.setMeta': command(z.strictObject({ article: idSchema, ...articleMetaSchema.shape }), none),
  'article.delete': command(z.strictObject({ article: idSchema }), none),

  'passage.mark': command(
    z.strictObject({ article: idSchema, range: rangeSchema, kind: z.enum(['nothing-to-check', 'mark']) }),
    made
  ),
  'passage.unmark': command(z.strictObject({ passage: idSchema }), none),

  'claim.add': command(
    z.strictObject({
      article: idSchema,
      ranges,
      statement: z.string().max(4000).optional(),
      parent: idSchema.nullable().optional()
    }),
    made
  ),
  /** Looks for claims in a passage; tells how many are new. */
  'claim.find': command(z.strictObject({ article: idSchema, range: rangeSchema }), z.strictObject({ claims: count })),
  'claim.restate': command(z.strictObject({ claim: idSchema, statement: z.string().min(1).max(4000) }), none),
  'claim.setStatus': command(z.strictObject({ claim: idSchema, state: claimStateSchema }), none),
  'claim.setTypes': command(z.strictObject({ claim: idSchema, types: z.array(z.string().max(100)).max(12) }), none),
  'claim.setSpeaker': command(z.strictObject({ claim: idSchema, chain: attributionChainSchema }), none),
  /** Several of these at once: one change set, one undo. A field that is absent stays as it is. */
  'claim.set': command(
    z.strictObject({
      claim: idSchema,
      statement: z.string().min(1).max(4000).optional(),
      types: z.array(z.string().max(100)).max(12).optional(),
      chain: attributionChainSchema.optional(),
      state: claimStateSchema.optional()
    }),
    none
  ),
  'claim.setRanges': command(z.strictObject({ claim: idSchema, ranges }), none),
  /** Several at once where a person works on a selection of the list: one change set, one undo. */
  'claim.dismiss': command(z.strictObject({ claims: chosen }), none),
  /** Dismissed claims are again what they were before. */
  'claim.restore': command(z.strictObject({ claims: chosen }), none),
  /** The state of all of them, or where one may not have it, of none. */
  'claim.setStatusOfSeveral': command(z.strictObject({ claims: chosen, state: claimStateSchema }), none),
  /** Cuts a claim at text offsets (each inside one of its ranges); the claim is dismissed, its parts are new claims. */
  'claim.split': command(
    z.strictObject({ claim: idSchema, at: z.array(count).min(1).max(20) }),
    z.strictObject({ ids: z.array(idSchema) })
  ),
  /**
   * One claim over the ranges of several of the same article; those are dismissed. What holds of the whole goes along;
   * `left` counts what stayed with the parts, for the screen to say: verdicts and sign-offs, proposed wordings, ticks and
   * speakers that differ. Its statement is the parts' words in a row (flag `joined`), to be worded by a person.
   */
  'claim.merge': command(
    z.strictObject({ claims: z.array(idSchema).min(2).max(20) }),
    z.strictObject({
      id: idSchema,
      left: z.strictObject({ verdicts: count, reviews: count, corrections: count, ticks: count, speakers: count })
    })
  ),
  'claim.delete': command(z.strictObject({ claim: idSchema }), none),

  /** `facet` is an id of `ClaimDetail.facets`, whether the engine proposed it or a person made it. */
  'facet.mark': command(
    z.strictObject({
      claim: idSchema,
      facet: idSchema,
      state: z.enum(['open', 'ok', 'wrong', 'removed']),
      note: z.string().max(2000).optional()
    }),
    none
  ),
  'facet.add': command(z.strictObject({ claim: idSchema, kind: facetKindSchema, range: rangeSchema }), made),

  'source.add': command(z.strictObject({ about: sourceAboutSchema }), made),
  'source.edit': command(z.strictObject({ source: idSchema, about: sourceAboutSchema }), none),
  /** The source stands without its file; undo brings that back. */
  'source.detach': command(z.strictObject({ source: idSchema }), none),
  'source.delete': command(z.strictObject({ source: idSchema }), none),

  /** With `about` instead of `source`, the source is made in the same change set. */
  'evidence.add': command(
    z.strictObject({
      claim: idSchema,
      source: idSchema.optional(),
      about: sourceAboutSchema.optional(),
      content: evidenceContentSchema
    }),
    z.strictObject({ id: idSchema, source: idSchema })
  ),
  'evidence.edit': command(z.strictObject({ evidence: idSchema, content: evidenceContentSchema }), none),
  'evidence.delete': command(z.strictObject({ evidence: idSchema }), none),

  /** My verdict; it becomes the house decision unless another person's already is and `house` is not true. */
  'verdict.set': command(
    z.strictObject({
      claim: idSchema,
      scale: idSchema,
      rating: z.string(),
      rationale: z.string().max(20000),
      explanation: z.string().max(20000),
      asOf: isoDateSchema.nullable(),
      house: z.boolean().optional(),
      /** A source that becomes supporting evidence with it, unless it is evidence already: one act, one undo. */
      source: idSchema.optional()
    }),
    made
  ),
  /**
   * Gives all repeats of a claim (not those that are dismissed) the verdict that counts on it, as mine, and its evidence: one
   * act, one undo. Their statements and attributions stay. Of a repeat that another person has decided, that decision stands.
   */
  'verdict.applyToRepeats': command(
    z.strictObject({ claim: idSchema }),
    z.strictObject({ claims: count, evidence: count })
  ),
  'verdict.clear': command(z.strictObject({ claim: idSchema }), none),
  'verdict.makeHouse': command(z.strictObject({ claim: idSchema, verdict: idSchema }), none),

  'correction.add': command(
    z.strictObject({
      claim: idSchema,
      proposal: correctionProposalSchema,
      /** My verdict along with it, with the reason that an earlier one of mine has: one act, one undo. */
      verdict: z.strictObject({ scale: idSchema, rating: z.string() }).optional()
    }),
    made
  ),
  'correction.edit': command(z.strictObject({ correction: idSchema, proposal: correctionProposalSchema }), none),
  'correction.answer': command(z.strictObject({ correction: idSchema, answer: correctionAnswerSchema }), none),
  'correction.delete': command(z.strictObject({ correction: idSchema }), none),

  'note.add': command(z.strictObject({ claim: idSchema, text: z.string().min(1).max(20000) }), made),
  'note.edit': command(z.strictObject({ note: idSchema, text: z.string().min(1).max(20000) }), none),
  'note.delete': command(z.strictObject({ note: idSchema }), none),

  'review.add': command(
    z.strictObject({ claim: idSchema, kind: z.enum(['approve', 'request-changes']), comment: z.string().max(20000) }),
    made
  ),

  /**
   * Decides a conflict. Of values (the default): `value` stays; it names all heads, so one candidate is left. Of what was
   * edited and deleted, or edited and dismissed: `value` true deletes or dismisses it with all that stands now, false
   * keeps it or brings it back.
   */
  'conflict.resolve': command(
    z.strictObject({
      entity: z.string().max(100),
      id: idSchema,
      field: z.string().max(100),
      value: z.json(),
      kind: conflictKindSchema.optional()
    }),
    none
  ),

  'history.undo': command(none, stepped),
  'history.redo': command(none, stepped)
} as const
