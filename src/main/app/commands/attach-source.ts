/** The command that gives a source its file, and makes the source where the file is all that there is of it. */
import { CodedError } from '../../../shared/errors.ts'
import type { SourceAbout, SourceFile } from '../../../shared/model/values.ts'
import type { CommandContext, CommandHandler, CommandResult } from '../command-context.ts'

export interface AttachInput {
  /** The source that it belongs to, or what is known of a new one. */
  readonly source: string | null
  readonly about: SourceAbout | null
  /** Its blobs are in the project already. */
  readonly file: SourceFile
}

export interface Attached {
  readonly source: string
}

/** A file that the source has already is replaced; with undo it is back. */
export function attachSource(context: CommandContext, { source, about, file }: AttachInput): CommandResult<Attached> {
  if (source !== null) {
    context.view.require('source', source)
    if (about) context.set('source', source, 'about', about)
    context.set('source', source, 'file', file)
    return { value: { source }, params: { source } }
  }
  if (!about) throw new CodedError('invalid-input', 'Say which source this file belongs to.')
  const id = context.newId()
  context.create('source', id, { about, file, order: orderKey(context) })
  return { value: { source: id }, params: { source: id } }
}

export const detachSource: CommandHandler<'source.detach'> = (context, input) => {
  if (context.view.require('source', input.source).file === null)
    throw new CodedError('refused', 'This source has no file.')
  context.set('source', input.source, 'file', null)
  return { value: {}, params: { source: input.source } }
}

/** Where a new source stands in the list: after those that were made before it. */
export const orderKey = (context: CommandContext): string => context.now.toString(36).padStart(10, '0')
