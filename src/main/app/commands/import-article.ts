/** The command that takes a read document into the project: article, revision and candidate claims in one change set. */

import type { ArticleMeta } from '../../../shared/contract/index.ts'
import type { Detection } from '../../../shared/detection.ts'
import type { Extraction } from '../../../shared/extraction.ts'
import { articleId, candidateId, claimGroupId, revisionId } from '../../project/ids.ts'
import { anchorOf } from '../anchors.ts'
import type { CommandContext, CommandResult } from '../command-context.ts'
import { detectionData } from './claims.ts'
import { moveToRevision, rangesKey } from './replace-revision.ts'

/** Everything that the parser found out, and the blobs that hold the bytes; no path, no handle. */
export interface ImportInput {
  readonly original: {
    readonly blob: string
    readonly bytes: number
    readonly name: string
    readonly mediaType: string
  }
  readonly extraction: Extraction
  readonly detection: Detection
  readonly textBlob: string
  readonly layoutBlob: string
  readonly meta: ArticleMeta
  /** The article's own document was read again: its data are set to `meta`. */
  readonly again: boolean
}

export interface Imported {
  readonly article: string
  readonly revision: string
  readonly claims: number
}

export function importArticle(context: CommandContext, input: ImportInput): CommandResult<Imported> {
  const { extraction, detection } = input
  const article = articleId(input.original.blob)
  const revision = revisionId(article, extraction.extractor, input.textBlob)
  context.create('article', article, {
    original: input.original,
    format: extraction.format,
    meta: input.meta,
    revision,
    order: context.now.toString(36).padStart(10, '0')
  })
  context.create('revision', revision, {
    article,
    text: input.textBlob,
    length: extraction.text.length,
    layout: input.layoutBlob,
    extractor: extraction.extractor,
    language: extraction.language
  })
  const before = context.view.find('article', article)
  if (before) context.set('article', article, 'revision', revision)
  if (before && input.again) context.set('article', article, 'meta', input.meta)
  const { taken } =
    before && before.revision !== revision
      ? moveToRevision(context, article, revision, extraction.text)
      : { taken: new Set<string>() }

  const engine = `${detection.engine.name} ${detection.engine.version}`
  const ids = detection.claims.map((claim) => candidateId(revision, claim.ranges))
  const groups = new Map<string, string>()
  for (const claim of detection.claims) {
    if (claim.group !== null && !groups.has(claim.group)) {
      const id = claimGroupId(revision, claim.group)
      groups.set(claim.group, id)
      context.create('claim_group', id, { label: claim.group, article })
    }
  }
  for (const [index, claim] of detection.claims.entries()) {
    if (taken.has(rangesKey(claim.ranges))) continue
    const parent = claim.parent === null ? null : (ids[claim.parent] ?? null)
    context.create('claim', ids[index] ?? '', {
      article,
      anchor: anchorOf(revision, extraction.text, claim.ranges),
      statement: { text: claim.statement, flags: claim.flags },
      status: { state: 'candidate' },
      types: claim.types,
      parent: parent === ids[index] ? null : parent,
      group: claim.group === null ? null : (groups.get(claim.group) ?? null),
      house: null,
      assignee: null,
      detection: detectionData(claim, claim.worth, engine),
      origin: 'engine'
    })
  }
  const claims = new Set(ids).size
  return { value: { article, revision, claims }, params: { article, claims } }
}
