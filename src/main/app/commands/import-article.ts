/** The command that takes a read document into the project: article, revision and candidate claims in one change set. */

import type { ArticleMeta } from '../../../shared/contract/index.ts'
import type { Detection } from '../../../shared/detection.ts'
import type { Extraction } from '../../../shared/extraction.ts'
import type { SourceAbout } from '../../../shared/model/values.ts'
import { articleId, revisionId } from '../../project/ids.ts'
import { claimsBeside } from '../claims-beside.ts'
import type { CommandContext, CommandResult } from '../command-context.ts'
import { orderKey } from './attach-source.ts'
import { type AddedClaims, addDetectedClaims } from './detected-claims.ts'
import { deletedByPerson, standingChildren } from './person-work.ts'
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
  /** Notes and comments that the person wants as sources: their words, and what they are in the document. */
  readonly sources: readonly { readonly text: string; readonly message: string }[]
  /** Those that the person wants as notes of the claims that they belong to; `about` are the words of the text. */
  readonly notes: readonly NoteBeside[]
  /** The article's own document was read again: its data are set to `meta`. */
  readonly again: boolean
}

/** A note or comment of the document, and where in the text it belongs. */
export interface NoteBeside {
  readonly text: string
  readonly message: string
  readonly about: { readonly start: number; readonly end: number }
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
  const { view } = context
  const reader = context.history()
  const stood = view.tables.get('article', article)
  // Deleted by a person and now wanted again: with all that the desk had done on it.
  const deleted = deletedByPerson(view, reader, { entity: 'article', entityId: article })
  if (deleted) context.bringBack('article', article)
  else {
    context.create('article', article, {
      original: input.original,
      format: extraction.format,
      meta: input.meta,
      revision,
      order: context.now.toString(36).padStart(10, '0')
    })
  }
  context.create('revision', revision, {
    article,
    text: input.textBlob,
    length: extraction.text.length,
    layout: input.layoutBlob,
    extractor: extraction.extractor,
    language: extraction.language
  })
  const before = stood?.visible || deleted ? stood?.record : undefined
  if (before) {
    context.set('article', article, 'revision', revision)
    if (input.again) context.set('article', article, 'meta', input.meta)
    else if (deleted) context.set('article', article, 'meta', metaWith(before.meta, input))
  }
  const taken = stood ? moveToRevision(context, article, revision, extraction.text) : new Map<string, string>()

  const added = addDetectedClaims(context, {
    article,
    revision,
    text: extraction.text,
    engine: detection.engine,
    claims: detection.claims,
    standing: (ranges) => taken.get(rangesKey(ranges)),
    groupPrefix: ''
  })
  for (const source of input.sources)
    context.create('source', context.newId(), {
      about: aboutNote(source, input.meta.title || input.original.name),
      file: null,
      order: orderKey(context)
    })
  addNotes(context, input, added)
  const claims = added.found
  return { value: { article, revision, claims }, params: { article, claims } }
}

/** What is noted beside claims becomes a note of each of them; one that has it already gets no second. */
function addNotes(context: CommandContext, { notes, detection }: ImportInput, { standing, made }: AddedClaims): void {
  const { tables } = context.view
  const textsOf = (claim: string): readonly string[] =>
    standingChildren(context.history(), 'claim', claim).flatMap(({ entity, entityId }) =>
      entity === 'note' ? [tables.get(entity, entityId)?.record.text ?? ''] : []
    )
  for (const { text: words, message, about } of notes) {
    const text = `${message}: ${words}`
    const claims = claimsBeside(about, detection).map((index) => standing[index] ?? null)
    for (const claim of new Set(claims)) {
      if (claim === null || (!made.has(claim) && textsOf(claim).includes(text))) continue
      context.create('note', context.newId(), { claim, person: context.me, text })
    }
  }
}

/** What a note or comment says of a source: its address where it names one, and its words, which a person still has to read. */
function aboutNote({ text, message }: ImportInput['sources'][number], article: string): SourceAbout {
  const words = text.replace(/\s+/g, ' ').trim()
  const url = /https?:\/\/[^\s<>"”’)\]]+/.exec(words)?.[0].replace(/[.,;:]+$/, '') ?? ''
  return {
    kind: url === '' ? 'document' : 'page',
    title: words.length > TITLE ? `${words.slice(0, TITLE).toWellFormed()}…` : words,
    author: '',
    publisher: '',
    url,
    published: null,
    accessed: null,
    note: `${message}, in “${article}”: ${text}`
  }
}

/** Characters of a note that become its source's title. */
const TITLE = 200

/** What the desk knew of an article, with what the person who imports it again says that its document does not. */
function metaWith(stood: ArticleMeta, { meta, extraction, original }: ImportInput): ArticleMeta {
  const document: Readonly<Record<string, unknown>> = { ...extraction, title: extraction.title ?? original.name }
  const said = Object.fromEntries(Object.entries(meta).filter(([field, value]) => value && value !== document[field]))
  const { publishedAs, ...known } = stood
  // A date that a person gives is the day of publication.
  return { ...known, ...(publishedAs === undefined || 'published' in said ? {} : { publishedAs }), ...said }
}
