/** The built screens as files: which file of the renderer folder an address names, and nothing outside that folder. */
import { open, realpath } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm'
}

/** The media type of a file by its ending, or undefined for endings that the program does not serve. */
export function mediaTypeOf(file: string): string | undefined {
  return mediaTypes[extname(file).toLowerCase()]
}

/** Names that the bundler makes. Whatever is spelled otherwise (`%`, `..`, `\`, `:`, hidden files) names no file. */
const segment = /^[A-Za-z0-9_@~-][A-Za-z0-9_@~.-]*$/

/**
 * The segments of the file that a raw, undecoded address path names inside the renderer folder, or null.
 *
 * `/` is the index. Percent escapes are not decoded but refused: the bundler's own names never need one, and without
 * decoding there is no encoded slash, no encoded dot and no double decoding to get wrong.
 */
export function rendererPath(rawPath: string): readonly string[] | null {
  if (rawPath === '/' || rawPath === '') return ['index.html']
  if (!rawPath.startsWith('/') || rawPath.length > 500) return null
  const segments = rawPath.slice(1).split('/')
  if (!segments.every((part) => segment.test(part) && !part.includes('..') && !part.endsWith('.'))) return null
  return mediaTypeOf(segments.at(-1) ?? '') === undefined ? null : segments
}

/** A file that may be served: its bytes and its media type. */
export interface StaticFile {
  readonly bytes: Buffer
  readonly mediaType: string
}

/**
 * Reads the file that a raw address path names. Null where it names nothing, is not a regular file, or is a link that
 * leads out of `folder`.
 */
export async function readRendererFile(folder: string, rawPath: string): Promise<StaticFile | null> {
  const segments = rendererPath(rawPath)
  if (segments === null) return null
  const mediaType = mediaTypeOf(segments.at(-1) ?? '')
  if (mediaType === undefined) return null
  try {
    const base = await realpath(folder)
    const file = await realpath(join(base, ...segments))
    if (!file.startsWith(base + sep)) return null
    const handle = await open(file, 'r')
    try {
      if (!(await handle.stat()).isFile()) return null
      return { bytes: await handle.readFile(), mediaType }
    } finally {
      await handle.close()
    }
  } catch {
    return null
  }
}
