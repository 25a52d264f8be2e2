/**
 * Documents made wrong on purpose: real ones with bits flipped, pieces lost, doubled and swapped, lengths that lie, tags
 * nested without end, and for zips the same within their parts. All of it follows from the random numbers given.
 */
import { defaultImportLimits } from '../../src/main/importing/limits.ts'
import { openPackage } from '../../src/main/importing/zip-package.ts'
import { makeZip, type ZipEntry } from '../fixtures/importing/zip.ts'
import type { Random } from './random.ts'

type Mutation = (bytes: Buffer, random: Random) => Buffer

/** A stretch of the bytes, at most `most` long. */
function stretch(bytes: Buffer, random: Random, most = 4096): [number, number] {
  const from = random.below(bytes.length)
  return [from, Math.min(bytes.length, from + 1 + random.below(most))]
}

/** Values at the edges of what a length may be. */
const edges = [0, 1, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0xfffffffe, 0xffffffff]

const ofBytes: readonly Mutation[] = [
  function flipBits(bytes, random) {
    const made = Buffer.from(bytes)
    for (let count = 1 + random.below(24); count > 0; count -= 1) {
      const at = random.below(made.length)
      made[at] = (made[at] ?? 0) ^ (1 << random.below(8))
    }
    return made
  },
  function truncate(bytes, random) {
    return bytes.subarray(0, random.below(bytes.length))
  },
  function lose(bytes, random) {
    const [from, to] = stretch(bytes, random)
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])
  },
  function double(bytes, random) {
    const [from, to] = stretch(bytes, random)
    const piece = bytes.subarray(from, to)
    const times = random.oneOf([1, 2, 10, 200])
    return Buffer.concat([bytes.subarray(0, to), ...Array.from({ length: times }, () => piece), bytes.subarray(to)])
  },
  function swap(bytes, random) {
    const [a, b] = [stretch(bytes, random), stretch(bytes, random)].sort((one, other) => one[0] - other[0]) as [
      [number, number],
      [number, number]
    ]
    if (a[1] > b[0]) return bytes
    const part = (from: number, to: number) => bytes.subarray(from, to)
    return Buffer.concat([part(0, a[0]), part(...b), part(a[1], b[0]), part(...a), part(b[1], bytes.length)])
  },
  function lieAboutLength(bytes, random) {
    const made = Buffer.from(bytes)
    if (made.length < 4) return made
    const at = random.below(made.length - 3)
    const value = random.oneOf(edges)
    if (random.below(2) === 0) made.writeUInt32LE(value, at)
    else made.writeUInt32BE(value, at)
    return made
  },
  function lieInFigures(bytes, random) {
    const text = bytes.toString('latin1')
    const figures = [...text.matchAll(/\d+/g)]
    if (figures.length === 0) return bytes
    const { index, 0: old } = random.oneOf(figures)
    const value = random.oneOf(['0', '-1', '65536', '2147483648', '4294967295', '99999999999999999999', '1e309', 'NaN'])
    return Buffer.from(text.slice(0, index) + value + text.slice(index + old.length), 'latin1')
  }
]

const nestings = [1, 3, 50, 2000]

/** For what is written with tags, braces or fields: their own ways to go wrong. */
const ofMarkup: readonly Mutation[] = [
  function nest(bytes, random) {
    const text = bytes.toString('latin1')
    const tags = [...text.matchAll(/<[a-z][\w:-]*(?:\s[^<>]{0,200})?>|\{\\[a-z]+|^--\S+$|\[[^\]\n]*\]\(|^>+ ?/gim)]
    if (tags.length === 0) return bytes
    const { index, 0: tag } = random.oneOf(tags)
    return Buffer.from(text.slice(0, index) + tag.repeat(random.oneOf(nestings)) + text.slice(index), 'latin1')
  },
  function unclose(bytes, random) {
    const text = bytes.toString('latin1')
    const ends = [...text.matchAll(/<\/[^<>]{1,60}>|\}|"|>|-->/g)]
    if (ends.length === 0) return bytes
    const { index, 0: end } = random.oneOf(ends)
    return Buffer.from(text.slice(0, index) + text.slice(index + end.length), 'latin1')
  },
  function plant(bytes, random) {
    const text = bytes.toString('latin1')
    const at = random.below(text.length)
    const odd = random.oneOf([
      '\0',
      '\xff\xfe',
      '<!--',
      '<![CDATA[',
      '&#xD800;',
      '&#0;',
      '<!DOCTYPE x [<!ENTITY a "b">]>',
      '<script>',
      '\\bin999999 ',
      '\\u-1 ',
      '\r\n\r\n',
      '=?utf-8?B?/w==?=',
      '\u00e9'.repeat(3),
      '\x1b$B',
      '%PDF-1.7',
      'endstream endobj',
      '-->'.repeat(40),
      '<'.repeat(5000),
      '"'.repeat(2000)
    ])
    return Buffer.from(text.slice(0, at) + odd + text.slice(at), 'latin1')
  }
]

const plainMutations = [...ofBytes, ...ofMarkup, ...ofMarkup]

function mutateBytes(bytes: Buffer, random: Random): Buffer {
  let made = bytes
  for (let rounds = 1 + random.below(3); rounds > 0 && made.length > 0; rounds -= 1)
    made = random.oneOf(plainMutations)(made, random)
  return made
}

const everyPart = { name: 'file', wanted: /(?:)/, neverRead: /^\b$/ }

/** The parts of a zip, or null where it is none that can be read. */
async function partsOf(bytes: Buffer): Promise<ZipEntry[] | null> {
  try {
    const file = await openPackage(bytes, everyPart, defaultImportLimits)
    return file.names.flatMap((name): ZipEntry[] => {
      const content = file.bytes(name)
      return content === null ? [] : [{ name, content, stored: name === 'mimetype' }]
    })
  } catch {
    return null
  }
}

async function mutateZip(bytes: Buffer, random: Random): Promise<Buffer> {
  const parts = random.below(4) === 0 ? null : await partsOf(bytes)
  if (parts === null || parts.length === 0) return mutateBytes(bytes, random)
  // Parts that hold text are hit more often than pictures and tables of styles.
  const texts = parts.filter(({ name }) => /document|content|foot|end|comments|html|opf|ncx/i.test(name))
  const hit = random.oneOf(texts.length > 0 && random.below(4) > 0 ? texts : parts)
  const what = random.below(12)
  if (what === 0) return makeZip(parts.filter((part) => part !== hit))
  if (what === 1) return makeZip([...parts, { ...hit, content: mutateBytes(Buffer.from(hit.content), random) }])
  if (what === 2)
    return makeZip(parts.map((part) => (part === hit ? { ...part, claimedSize: random.oneOf(edges) } : part)))
  return makeZip(
    parts.map((part) => (part === hit ? { ...part, content: mutateBytes(Buffer.from(part.content), random) } : part))
  )
}

/** One wrong document out of a right one. */
export function mutate(bytes: Buffer, random: Random): Promise<Buffer> | Buffer {
  if (bytes.length === 0) return bytes
  return bytes[0] === 0x50 && bytes[1] === 0x4b ? mutateZip(bytes, random) : mutateBytes(bytes, random)
}
