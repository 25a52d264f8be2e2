/** Files as a crash, a bad disk or another program leaves them. */
import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Name → what stands under it, for every entry of a folder: to see that nothing changed and nothing was left. */
export function pictureOf(folder: string): Record<string, string> {
  const picture: Record<string, string> = {}
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name)
    const entry = lstatSync(path)
    if (entry.isSymbolicLink()) picture[name] = `link to ${readlinkSync(path)}`
    else if (!entry.isFile()) picture[name] = 'no file'
    else if (entry.size > 64 * 1024 * 1024) picture[name] = `${entry.size} bytes, changed ${statSync(path).mtimeMs}`
    else picture[name] = createHash('sha256').update(readFileSync(path)).digest('hex')
  }
  return picture
}
