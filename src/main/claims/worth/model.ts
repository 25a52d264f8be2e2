/**
 * The check-worthiness model as data: resources/claim-model, written by `npm run train` (scripts/train), read at first
 * use. What it is and how it does: docs/claim-model-card.md.
 *
 * Layout of check-worthiness.bin, little endian: "CBWM", u32 version, u32 filters of each kind, u32 inputs of the network,
 * u32 features, u32 terms, f64 scale of the terms, f64 bias; f64 weight of each feature; f32 bias and f32 output of each
 * filter; f32 scale of each place and filter, then its inputs as i16; u32 hash of each term (ascending), i8 weight of each;
 * at the end the first 16 bytes of the SHA-256 of all before.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { featureCodes } from './features.ts'
import { extraInputs, type NetworkWeights, places, widths } from './network.ts'
import { decodeWordVectors, type WordVectors } from './word-vectors.ts'

export type ModelWeights = {
  readonly bias: number
  /** By place in featureCodes. */
  readonly features: Float64Array
  readonly network: NetworkWeights
  /** Hashes of terms, ascending, and the weight of each. */
  readonly terms: { readonly hashes: Uint32Array; readonly weights: Float64Array }
}

export type Model = ModelWeights & { readonly vectors: WordVectors; readonly termWeight: (hash: number) => number }

const magic = 0x4d574243
/** Rises when the file's layout or what the inputs mean changes. */
export const modelVersion = 2
const headerLength = 40
const checksumLength = 16

export function encodeModel(model: ModelWeights): Uint8Array {
  const { network, features, terms } = model
  const filters = widths.length * network.filters
  const rows = places * network.filters
  const inputs = network.convolution.length / rows
  const length =
    headerLength +
    features.length * 8 +
    filters * 8 +
    rows * (4 + inputs * 2) +
    terms.hashes.length * 5 +
    checksumLength
  const bytes = new Uint8Array(length)
  const view = new DataView(bytes.buffer)
  ;[magic, modelVersion, network.filters, inputs, features.length, terms.hashes.length].forEach((value, at) => {
    view.setUint32(at * 4, value, true)
  })
  const termScale = terms.weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127
  view.setFloat64(24, termScale, true)
  view.setFloat64(32, model.bias, true)
  let at = headerLength
  for (const weight of features) at = put(view, at, weight, 8)
  for (const value of network.bias) at = put(view, at, value, 4)
  for (const value of network.output) at = put(view, at, value, 4)
  for (let row = 0; row < rows; row += 1) {
    const values = network.convolution.subarray(row * inputs, (row + 1) * inputs)
    const scale = Math.fround(values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 32_767) || 1
    at = put(view, at, scale, 4)
    for (const value of values) {
      view.setInt16(at, Math.max(-32_767, Math.min(32_767, Math.round(value / scale))), true)
      at += 2
    }
  }
  for (const hash of terms.hashes) {
    view.setUint32(at, hash, true)
    at += 4
  }
  for (const weight of terms.weights) {
    view.setInt8(at, termScale === 0 ? 0 : Math.round(weight / termScale))
    at += 1
  }
  bytes.set(checksumOf(bytes.subarray(0, at)), at)
  return bytes
}

function put(view: DataView, at: number, value: number, size: 4 | 8): number {
  if (size === 8) view.setFloat64(at, value, true)
  else view.setFloat32(at, value, true)
  return at + size
}

const checksumOf = (bytes: Uint8Array): Uint8Array =>
  createHash('sha256').update(bytes).digest().subarray(0, checksumLength)

/** Throws an Error where the bytes are not a whole model of this version for these features. */
export function decodeModel(bytes: Uint8Array, dimensions: number): ModelWeights {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const body = bytes.subarray(0, Math.max(0, bytes.length - checksumLength))
  if (
    bytes.length < headerLength ||
    view.getUint32(0, true) !== magic ||
    !same(checksumOf(body), bytes.subarray(body.length))
  )
    throw new Error('The file of the check-worthiness model is not whole.')
  const [version = 0, kindFilters = 0, inputs = 0, featureCount = 0, termCount = 0] = [4, 8, 12, 16, 20].map((at) =>
    view.getUint32(at, true)
  )
  if (version !== modelVersion || inputs !== dimensions + extraInputs || featureCount !== featureCodes.length)
    throw new Error('The check-worthiness model was trained for another version of the program: run `npm run train`.')
  const filters = widths.length * kindFilters
  const rows = places * kindFilters
  let at = headerLength
  const read = (count: number, size: 4 | 8): Float64Array => {
    const out = new Float64Array(count)
    for (let index = 0; index < count; index += 1) {
      out[index] = size === 8 ? view.getFloat64(at, true) : view.getFloat32(at, true)
      at += size
    }
    return out
  }
  const features = read(featureCount, 8)
  const bias = read(filters, 4)
  const output = read(filters, 4)
  const convolution = new Float64Array(rows * inputs)
  for (let row = 0; row < rows; row += 1) {
    const scale = view.getFloat32(at, true)
    at += 4
    for (let input = 0; input < inputs; input += 1, at += 2)
      convolution[row * inputs + input] = view.getInt16(at, true) * scale
  }
  const hashes = new Uint32Array(termCount)
  for (let index = 0; index < termCount; index += 1, at += 4) hashes[index] = view.getUint32(at, true)
  const scale = view.getFloat64(24, true)
  const weights = new Float64Array(termCount)
  for (let index = 0; index < termCount; index += 1, at += 1) weights[index] = view.getInt8(at) * scale
  return {
    bias: view.getFloat64(32, true),
    features,
    network: { filters: kindFilters, convolution, bias, output },
    terms: { hashes, weights }
  }
}

const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((value, at) => value === b[at])

/** The folder resources/claim-model of the program that this module belongs to, from its sources or built. */
export function modelFolder(from: string = import.meta.dirname): string {
  let folder = from
  for (;;) {
    const found = join(folder, 'resources', 'claim-model')
    if (existsSync(join(found, 'word-vectors.bin'))) return found
    const parent = dirname(folder)
    if (parent === folder)
      throw new Error('The claim model of Claimbench was not found; the installation is not whole.')
    folder = parent
  }
}

/** Reads both files of a model folder. */
export function readModel(folder: string = modelFolder()): Model {
  const vectors = decodeWordVectors(readFileSync(join(folder, 'word-vectors.bin')))
  const weights = decodeModel(readFileSync(join(folder, 'check-worthiness.bin')), vectors.dimensions)
  return { ...weights, vectors, termWeight: createTable(weights.terms) }
}

/** Look-up by hash: open addressing over a table at most a third full, since every term of every sentence asks it. */
function createTable({ hashes, weights }: ModelWeights['terms']): (hash: number) => number {
  let size = 1024
  while (size < hashes.length * 3) size *= 2
  const keys = new Uint32Array(size)
  const values = new Float64Array(size)
  // Nought marks a free place, so the term with that hash has none.
  let ofNought = 0
  hashes.forEach((hash, index) => {
    const weight = weights[index] as number
    if (hash === 0) ofNought = weight
    else {
      let at = hash & (size - 1)
      while (keys[at] !== 0) at = (at + 1) & (size - 1)
      keys[at] = hash
      values[at] = weight
    }
  })
  return (hash) => {
    if (hash === 0) return ofNought
    for (let at = hash & (size - 1); ; at = (at + 1) & (size - 1)) {
      const key = keys[at]
      if (key === hash) return values[at] as number
      if (key === 0) return 0
    }
  }
}
