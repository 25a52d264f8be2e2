/** Ids. What content determines has an id from that content, so two installations that import one file agree. */
import { hash, randomBytes } from 'node:crypto'
import type { Range } from '../../shared/model/values.ts'

const digest = (...parts: readonly string[]): string => sha256Hex(JSON.stringify(parts)).slice(0, 32)

/** SHA-256 of bytes, 64 hex digits: the name of a blob. */
export const sha256Hex = (bytes: Uint8Array | string): string => hash('sha256', bytes, 'hex')

/** SHA-256 as the rules of history take it: 32 bytes. */
export const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer')

export const articleId = (originalSha256: string): string => digest('article', originalSha256)

/** A revision is determined by its article, its text and the extractor that made it. */
export const revisionId = (article: string, extractor: { name: string; version: string }, textSha256: string): string =>
  digest('revision', article, extractor.name, extractor.version, textSha256)

/** A candidate is determined by its revision and ranges: an engine that finds it again finds the same claim. */
export const candidateId = (revision: string, ranges: readonly Range[]): string =>
  digest('claim', revision, ranges.map((range) => `${range.start}-${range.end}`).join(','))

export const claimGroupId = (revision: string, key: string): string => digest('group', revision, key)

/**
 * A facet that the engine proposed: its kind and its place within the claim, so that a tick stays with it when the claim
 * moves to another text. `claimStart` is where the claim begins in the text that `range` is of.
 */
export const facetId = (claim: string, kind: string, range: Range, claimStart: number): string =>
  digest('facet', claim, kind, `${range.start - claimStart}-${range.end - claimStart}`)

/** The person behind an installation's key. */
export const personIdOfKey = (fingerprint: string): string => digest('person', fingerprint)

/** A UUID of version 7 (RFC 9562): sorts by the time it was made. */
export function uuidv7(now: number): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now, 0, 6)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
