/** Whether the built program is newer than what it is built from. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What has to be there for the program to start, and what it comes from; relative to the repository. */
export const outputs = [
  'out/main/index.js',
  'out/main/cli.js',
  'out/preload/index.cjs',
  'out/renderer/index.html'
] as const
const sources = ['src', 'resources', 'electron.vite.config.ts', 'package-lock.json'] as const

/** Why the program has to be built, in words for people; null when it is up to date. */
export function whyBuild(folder: string): 'it was not built yet' | 'its sources changed' | null {
  const built = outputs.map((file) => join(folder, file))
  if (!built.every((file) => existsSync(file))) return 'it was not built yet'
  const oldest = Math.min(...built.map((file) => statSync(file).mtimeMs))
  return sources.some((source) => newest(join(folder, source)) > oldest) ? 'its sources changed' : null
}

/** The newest time of change of a file, or of anything in a folder (the folder itself shows what was removed). */
function newest(path: string): number {
  if (!existsSync(path)) return 0
  const stat = statSync(path)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}
