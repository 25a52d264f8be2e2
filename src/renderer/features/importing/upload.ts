import type { Client } from '../../api/client.ts'

/** Bytes of one chunk: at most 1 MiB before base64. */
export const CHUNK_BYTES = 1024 * 1024

/** A file or something like it. */
export interface Bytes {
  readonly name: string
  readonly size: number
  slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> }
}

/**
 * Brings a file to the program, chunk by chunk, and gives its handle. `onDone` is told the share that is there, 0 to 1.
 * Stops with the signal's reason; what was brought until then is thrown away.
 */
export async function uploadFile(
  call: Client['call'],
  file: Bytes,
  onDone: (share: number) => void,
  signal: AbortSignal,
  purpose: 'article' | 'source' = 'article'
): Promise<string> {
  const { upload } = await call('upload.begin', { name: file.name.slice(-400), bytes: file.size, purpose })
  try {
    for (let start = 0; start < file.size; start += CHUNK_BYTES) {
      signal.throwIfAborted()
      const end = Math.min(file.size, start + CHUNK_BYTES)
      const bytes = new Uint8Array(await file.slice(start, end).arrayBuffer())
      await call('upload.append', { upload, base64: toBase64(bytes) })
      onDone(end / file.size)
    }
    return upload
  } catch (error) {
    await call('upload.discard', { upload }).catch(() => {})
    throw error
  }
}

const SLICE = 0x8000

export function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (let start = 0; start < bytes.length; start += SLICE) {
    binary += String.fromCharCode(...bytes.subarray(start, start + SLICE))
  }
  return btoa(binary)
}
