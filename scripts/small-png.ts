/**
 * Writes a picture of a screen again with a palette of at most 256 colours: a third of the bytes, and the same to the
 * eye, since a screen of text has few colours beside the grey edges of its letters.
 */
import { crc32, deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const COLOURS = 256
const COMMON = 192

/** @param png  8 bits a channel, RGB or RGBA without transparency, not interlaced: what Chromium writes */
export function smallPng(png: Buffer): Buffer {
  const { width, height, channels, bytes } = decode(png)
  const counts = new Map<number, number>()
  const pixels = new Uint32Array(width * height)
  for (let index = 0; index < pixels.length; index += 1) {
    const at = index * channels
    const colour = ((bytes[at] as number) << 16) | ((bytes[at + 1] as number) << 8) | (bytes[at + 2] as number)
    pixels[index] = colour
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const palette = paletteOf(counts)
  const places = new Map(palette.map((colour, place) => [colour, place]))
  const placeOf = (colour: number): number => {
    const known = places.get(colour)
    if (known !== undefined) return known
    const nearest = nearestOf(palette, colour)
    places.set(colour, nearest)
    return nearest
  }
  const lines = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) lines[y * (width + 1) + 1 + x] = placeOf(pixels[y * width + x] as number)
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0))
  ])
}

/** The commonest colours as they are, for soft shadows; of the rarer ones (edges of letters) those that are apart. */
function paletteOf(counts: ReadonlyMap<number, number>): number[] {
  const byCount = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([colour]) => colour)
  if (byCount.length <= COLOURS) return byCount
  const common = byCount.slice(0, COMMON)
  for (let apart = 4; ; apart += 2) {
    const chosen = [...common]
    for (const colour of byCount.slice(COMMON)) {
      if (chosen.every((other) => distance(other, colour) >= apart * apart)) chosen.push(colour)
      if (chosen.length > COLOURS) break
    }
    if (chosen.length <= COLOURS) return chosen
  }
}

function nearestOf(palette: readonly number[], colour: number): number {
  let best = 0
  let least = Number.POSITIVE_INFINITY
  palette.forEach((other, place) => {
    const far = distance(other, colour)
    if (far < least) {
      least = far
      best = place
    }
  })
  return best
}

function distance(a: number, b: number): number {
  const red = (a >> 16) - (b >> 16)
  const green = ((a >> 8) & 255) - ((b >> 8) & 255)
  const blue = (a & 255) - (b & 255)
  return red * red + green * green + blue * blue
}

interface Raster {
  readonly width: number
  readonly height: number
  readonly channels: 3 | 4
  readonly bytes: Buffer
}

function decode(png: Buffer): Raster {
  const width = png.readUInt32BE(16)
  const height = png.readUInt32BE(20)
  const [depth, type, , , interlace] = png.subarray(24, 29)
  if (!png.subarray(0, 8).equals(SIGNATURE) || depth !== 8 || (type !== 2 && type !== 6) || interlace !== 0) {
    throw new Error('not a picture of this kind')
  }
  const channels = type === 2 ? 3 : 4
  const parts: Buffer[] = []
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  const raw = inflateSync(Buffer.concat(parts))
  const stride = width * channels
  const bytes = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)] as number
    for (let x = 0; x < stride; x += 1) {
      const here = y * stride + x
      const left = x >= channels ? (bytes[here - channels] as number) : 0
      const up = y > 0 ? (bytes[here - stride] as number) : 0
      const corner = x >= channels && y > 0 ? (bytes[here - stride - channels] as number) : 0
      bytes[here] = (raw[y * (stride + 1) + 1 + x] as number) + predicted(filter, left, up, corner)
    }
  }
  return { width, height, channels, bytes }
}

/** The filters of PNG, section 9 of its specification. */
function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 0) return 0
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  const estimate = left + up - corner
  const toLeft = Math.abs(estimate - left)
  const toUp = Math.abs(estimate - up)
  const toCorner = Math.abs(estimate - corner)
  return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(data.length, 0)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc32(body), body.length + 4)
  return whole
}
