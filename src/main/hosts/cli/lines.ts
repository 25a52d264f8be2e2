/** JSON Lines in: one object a line from a file or standard input. */
import { once } from 'node:events'
import { createReadStream, type ReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { CodedError } from '../../../shared/errors.ts'
import { fileError } from '../../project/header.ts'
import { fromHere } from './here.ts'

/**
 * Yields the objects of a JSON Lines file, `-` or nothing for standard input. Throws `invalid-input` with the line, and
 * `missing` or `no-access` for the file.
 */
export async function* readJsonLines(file: string | undefined): AsyncGenerator<Record<string, unknown>> {
  const input = file === undefined || file === '-' ? process.stdin : await opened(createReadStream(fromHere(file)))
  let number = 0
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1
    if (line.trim() === '') continue
    let value: unknown
    try {
      value = JSON.parse(number === 1 ? line.replace(/^\uFEFF/, '') : line)
    } catch {
      throw new CodedError('invalid-input', `Line ${number} is not JSON.`)
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new CodedError('invalid-input', `Line ${number} is not a JSON object.`)
    }
    yield value as Record<string, unknown>
  }
}

async function opened(stream: ReadStream): Promise<ReadStream> {
  try {
    await once(stream, 'open')
    return stream
  } catch (thrown) {
    throw fileError(thrown)
  }
}

/** A string member, or `fallback`. */
export function text(value: Record<string, unknown>, key: string, fallback = ''): string {
  return typeof value[key] === 'string' ? (value[key] as string).toWellFormed() : fallback
}
