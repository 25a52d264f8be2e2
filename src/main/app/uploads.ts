/** Files that come from a screen piece by piece, until whoever asked for them takes them. */
import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import { CodedError } from '../../shared/errors.ts'
import { tooLarge } from '../importing/limits.ts'
import type { DocumentDraft, DocumentFile, DocumentFiles } from './document-files.ts'
import type { Handles } from './handles.ts'

export interface Uploads {
  /** Gives the upload's name. What is announced to be longer than `mostBytes` is `too-large` at once. */
  begin(name: string, bytes: number, mostBytes: number): Promise<string>
  /** The next piece. One that does not fit, or cannot be written, ends the upload. */
  append(upload: string, base64: string): Promise<void>
  discard(upload: string): Promise<void>
  /**
   * The file of an upload that has come whole, which is no more then, or a copy of one that the host was given (command
   * line); `mostBytes` bounds the copy. The caller removes it.
   */
  take(upload: string, mostBytes: number, signal: AbortSignal): Promise<DocumentFile>
  close(): Promise<void>
}

interface Upload {
  readonly expected: number
  readonly draft: DocumentDraft
}

export function createUploads({
  files,
  handles
}: {
  readonly files: DocumentFiles
  readonly handles: Handles
}): Uploads {
  const uploads = new Map<string, Upload>()

  const require = (handle: string): Upload => {
    const upload = uploads.get(handle)
    if (!upload) throw new CodedError('not-found', 'This upload is not known (any more). Choose the file again.')
    return upload
  }

  const discard = async (handle: string): Promise<void> => {
    const upload = uploads.get(handle)
    uploads.delete(handle)
    await upload?.draft.discard()
  }

  const arrived = async (handle: string): Promise<DocumentFile> => {
    const { draft, expected } = require(handle)
    if (draft.bytes !== expected) {
      await discard(handle)
      throw new CodedError('damaged', 'The file did not arrive whole. Choose it again.')
    }
    uploads.delete(handle)
    try {
      return await draft.finish()
    } catch (thrown) {
      await draft.discard()
      throw thrown
    }
  }

  return {
    begin: async (name, bytes, mostBytes) => {
      if (bytes > mostBytes)
        throw new CodedError('too-large', tooLarge(name, mostBytes), { limit: 'inputBytes', mostBytes, bytes })
      const handle = randomUUID()
      uploads.set(handle, { expected: bytes, draft: await files.begin(basename(name)) })
      return handle
    },
    append: async (handle, base64) => {
      const { draft, expected } = require(handle)
      const bytes = Buffer.from(base64, 'base64')
      if (draft.bytes + bytes.byteLength > expected) {
        await discard(handle)
        throw new CodedError('too-large', 'More came than was announced.')
      }
      try {
        await draft.write(bytes)
      } catch (thrown) {
        // With a piece missing it is another document: nothing more is taken for it, and it cannot be read.
        await discard(handle)
        throw thrown
      }
    },
    discard,
    take: async (handle, mostBytes, signal) =>
      uploads.has(handle) ? arrived(handle) : files.fromPath(handles.path(handle), mostBytes, signal),
    close: async () => {
      for (const handle of [...uploads.keys()]) await discard(handle)
    }
  }
}
