/**
 * Every entity of a project and its fields: the one list from which tables, log, merge and validation follow.
 *
 * A field's rule says what happens when two people wrote it without seeing each other:
 * - `fixed`: set at creation and never written again;
 * - `free`: the greatest write (hlc, replica, id) stands, the other is only history;
 * - `meaning`: both values are kept and shown as a conflict until a person resolves it.
 */
import { z } from 'zod'
import { publishedAsSchema } from '../extraction.ts'
import { detectedClaimDataSchema, layoutRefSchema } from './derived.ts'
import {
  anchorSchema,
  attributionChainSchema,
  claimStatusSchema,
  correctionAnswerSchema,
  correctionProposalSchema,
  evidenceContentSchema,
  facetKindSchema,
  facetMarkSchema,
  fileSchema,
  idSchema,
  isoDateSchema,
  reviewCoversSchema,
  reviewDecisionSchema,
  scaleDefinitionSchema,
  sha256Schema,
  sourceAboutSchema,
  sourceFileSchema,
  statementSchema,
  termsValueSchema,
  verdictValueSchema
} from './values.ts'

export type FieldRule = 'fixed' | 'free' | 'meaning'

export interface FieldDefinition<S extends z.ZodType = z.ZodType> {
  readonly rule: FieldRule
  readonly schema: S
  /** The entity that this field's id points to as the owner: deleting the owner covers its children. */
  readonly owner?: string
}

const fixed = <S extends z.ZodType>(schema: S, owner?: string): FieldDefinition<S> =>
  owner ? { rule: 'fixed', schema, owner } : { rule: 'fixed', schema }
const free = <S extends z.ZodType>(schema: S): FieldDefinition<S> => ({ rule: 'free', schema })
const meaning = <S extends z.ZodType>(schema: S): FieldDefinition<S> => ({ rule: 'meaning', schema })

const text = z.string()
const ref = idSchema

export const entities = {
  /** One row, id `project`: what the whole file is about. */
  project: { title: meaning(text), scale: free(ref), language: free(text.nullable()) },
  /** Somebody who works on the project. `key` is the fingerprint of the installation's signing key. */
  person: { name: free(text), role: free(text), key: fixed(text) },
  /** An imported document; `original` names its bytes as they came. `revision` is the text that the desk shows. */
  article: {
    original: fixed(fileSchema),
    format: fixed(text),
    meta: meaning(
      z.strictObject({
        title: text,
        byline: text,
        publisher: text,
        published: isoDateSchema.nullable(),
        publishedAs: publishedAsSchema.optional(),
        language: text.nullable(),
        url: text
      })
    ),
    revision: meaning(ref),
    order: free(text)
  },
  /** One immutable extracted text. `text` names the blob of its UTF-8; `layout` the blob with blocks and removed parts. */
  revision: {
    article: fixed(ref, 'article'),
    text: fixed(sha256Schema),
    length: fixed(z.int().nonnegative()),
    layout: fixed(layoutRefSchema),
    extractor: fixed(z.strictObject({ name: text, version: text })),
    language: fixed(text.nullable())
  },
  /** A stretch that a person marked; `nothing-to-check` counts as covered. */
  passage: {
    anchor: meaning(anchorSchema),
    kind: meaning(z.enum(['nothing-to-check', 'mark'])),
    article: fixed(ref, 'article'),
    person: fixed(ref)
  },
  /** One checkable assertion. `detection` is what the engine said of it, `house` the verdict that counts. */
  claim: {
    article: fixed(ref, 'article'),
    anchor: meaning(anchorSchema),
    statement: meaning(statementSchema),
    status: meaning(claimStatusSchema),
    types: free(z.array(text)),
    parent: free(ref.nullable()),
    group: free(ref.nullable()),
    house: meaning(ref.nullable()),
    assignee: free(ref.nullable()),
    detection: free(detectedClaimDataSchema),
    origin: fixed(z.enum(['engine', 'person', 'split', 'merge']))
  },
  /** Repeats of one assertion. */
  claim_group: { label: free(text), article: fixed(ref, 'article') },
  /** A part of a claim that is ticked by itself; `range` lies in the claim's revision. */
  facet: {
    claim: fixed(ref, 'claim'),
    kind: fixed(facetKindSchema),
    /** Goes along when its claim moves to another text. */
    anchor: free(anchorSchema),
    mark: meaning(facetMarkSchema),
    person: free(ref)
  },
  /** Who says it, as a person corrected or entered it; the engine's own reading stays in `claim.detection`. */
  attribution: { claim: fixed(ref, 'claim'), chain: meaning(attributionChainSchema) },
  source: { about: meaning(sourceAboutSchema), file: free(sourceFileSchema.nullable()), order: free(text) },
  evidence: { claim: fixed(ref, 'claim'), source: fixed(ref, 'source'), content: meaning(evidenceContentSchema) },
  independence: {
    first: fixed(ref, 'source'),
    second: fixed(ref, 'source'),
    relation: meaning(z.enum(['same-origin', 'same-author', 'cites', 'independent']))
  },
  verdict: { claim: fixed(ref, 'claim'), person: fixed(ref), value: meaning(verdictValueSchema) },
  correction: {
    claim: fixed(ref, 'claim'),
    person: fixed(ref),
    proposal: meaning(correctionProposalSchema),
    answer: meaning(correctionAnswerSchema)
  },
  review: {
    claim: fixed(ref, 'claim'),
    person: fixed(ref),
    decision: fixed(reviewDecisionSchema),
    covers: fixed(reviewCoversSchema)
  },
  terms: { entity: fixed(text), subject: fixed(ref), value: meaning(termsValueSchema) },
  question: { claim: fixed(ref, 'claim'), text: meaning(text), answer: meaning(text) },
  note: { claim: fixed(ref, 'claim'), person: fixed(ref), text: meaning(text) },
  comment: { entity: fixed(text), subject: fixed(ref), person: fixed(ref), text: meaning(text) },
  tag: { name: free(text), hue: free(text) },
  tag_link: { tag: fixed(ref, 'tag'), claim: fixed(ref, 'claim') },
  scale: { definition: fixed(scaleDefinitionSchema) },
  policy_pack: { definition: fixed(z.record(z.string(), z.json())) }
} as const satisfies Record<string, Record<string, FieldDefinition>>

export type EntityName = keyof typeof entities
export type FieldName<E extends EntityName> = Extract<keyof (typeof entities)[E], string>
/** The record of an entity: all its fields, without the id. */
export type EntityRecord<E extends EntityName> = {
  -readonly [F in keyof (typeof entities)[E]]: (typeof entities)[E][F] extends FieldDefinition<infer S>
    ? z.infer<S>
    : never
}
export type FieldValue<E extends EntityName, F extends keyof EntityRecord<E>> = EntityRecord<E>[F]

/** All entity names, in an order in which owners stand before what they own. */
export const entityNames = Object.keys(entities) as EntityName[]

/** The definition of a field, or undefined where this program does not know it (a newer one wrote it). */
export function fieldDefinition(entity: string, field: string): FieldDefinition | undefined {
  return (entities as Record<string, Record<string, FieldDefinition>>)[entity]?.[field]
}

/** The rule of a field; a field that this program does not know is only kept, so `free`. */
export function fieldRule(entity: string, field: string): FieldRule {
  return fieldDefinition(entity, field)?.rule ?? 'free'
}
