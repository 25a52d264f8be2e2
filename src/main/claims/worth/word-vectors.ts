/**
 * Word vectors of the most frequent English words, which let the model say something about words that its training data
 * never held. GloVe (6 billion tokens, 100 dimensions), each dimension standardised and rounded to one of 16 steps; made
 * by scripts/train/word-vectors.ts, which is also where the format is written.
 *
 * Layout, little endian: "CBWV", u32 version, u32 words, u32 dimensions, u32 hash of each word (ascending), then for
 * each word its dimensions as nibbles, the low one first; a nibble n stands for (n − 7.5) × step.
 */
import { hashOf } from './terms.ts'

export const vectorStep = 0.35

export type WordVectors = {
  readonly dimensions: number
  readonly size: number
  /** Index of a word form (see terms.ts); −1 where it is not among them. */
  readonly indexOf: (form: string) => number
  /** Writes the vector into `out`. */
  readonly read: (index: number, out: Float64Array) => void
}

const magic = 0x56574243

export function encodeWordVectors(words: ReadonlyMap<string, readonly number[]>, dimensions: number): Uint8Array {
  const sorted = [...words].map(([word, vector]) => ({ hash: hashOf(word), vector })).sort((a, b) => a.hash - b.hash)
  const bytes = new Uint8Array(16 + sorted.length * 4 + (sorted.length * dimensions) / 2)
  const view = new DataView(bytes.buffer)
  ;[magic, 1, sorted.length, dimensions].forEach((value, at) => {
    view.setUint32(at * 4, value, true)
  })
  const packed = 16 + sorted.length * 4
  sorted.forEach(({ hash, vector }, index) => {
    view.setUint32(16 + index * 4, hash, true)
    for (let at = 0; at < dimensions; at += 1) {
      const nibble = Math.max(0, Math.min(15, Math.round((vector[at] ?? 0) / vectorStep + 7.5)))
      const byte = packed + (index * dimensions + at - (at % 2)) / 2
      bytes[byte] = (bytes[byte] ?? 0) | (at % 2 === 0 ? nibble : nibble << 4)
    }
  })
  return bytes
}

/** Throws an Error where the bytes are not such a file. */
export function decodeWordVectors(bytes: Uint8Array): WordVectors {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const header = bytes.length < 16 ? [] : [0, 4, 8, 12].map((at) => view.getUint32(at, true))
  const [mark, version, size = 0, dimensions = 0] = header
  const packed = 16 + size * 4
  if (mark !== magic || version !== 1 || bytes.length !== packed + (size * dimensions) / 2)
    throw new Error('The file of word vectors is not whole.')
  const hashes = new Uint32Array(size)
  for (let index = 0; index < size; index += 1) hashes[index] = view.getUint32(16 + index * 4, true)
  return {
    dimensions,
    size,
    indexOf: (form) => indexInSorted(hashes, hashOf(form)),
    read: (index, out) => {
      for (let at = 0; at < dimensions; at += 2) {
        const byte = bytes[packed + (index * dimensions + at) / 2] ?? 0
        out[at] = ((byte & 15) - 7.5) * vectorStep
        out[at + 1] = ((byte >> 4) - 7.5) * vectorStep
      }
    }
  }
}

/** Binary search; −1 where the value is not there. */
export function indexInSorted(values: Uint32Array, value: number): number {
  let low = 0
  let high = values.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = values[middle] as number
    if (found === value) return middle
    if (found < value) low = middle + 1
    else high = middle - 1
  }
  return -1
}
