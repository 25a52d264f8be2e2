/** Runs a process under strace and reads what it did to the files of one folder. Linux only. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { temporaryFolder } from '../support/project.ts'
import type { Operation } from './disk.ts'

const calls =
  'openat,close,dup,dup2,dup3,pwrite64,pwritev,write,writev,fsync,fdatasync,ftruncate,fallocate,unlink,unlinkat,rename,renameat,renameat2,link,linkat'

/** Why processes cannot be traced here, or null where they can. */
export function whyNoTrace(): string | null {
  if (process.platform !== 'linux') return 'strace is there on Linux only'
  const tried = spawnSync('strace', ['-f', '-o', '/dev/null', 'true'], { encoding: 'utf8' })
  if (tried.error) return 'strace is not installed (Debian: apt-get install strace)'
  return tried.status === 0 ? null : `strace cannot trace here: ${tried.stderr.trim().slice(0, 200)}`
}

/** Runs a script of this Node and gives what its main thread did to the files directly in `folder`, in order. */
export function traced(script: string, args: readonly string[], folder: string): Operation[] {
  const out = temporaryFolder()
  try {
    const prefix = join(out.path, 'trace')
    // One file per thread (-ff): the main thread does all file work of a session, and its calls stay whole lines.
    const options = ['-ff', '-o', prefix, '-s', '1000000', '-xx', '-e', `trace=${calls}`, '-e', 'signal=none']
    const run = spawnSync('strace', [...options, process.execPath, script, ...args], { encoding: 'utf8' })
    if (run.status !== 0) throw new Error(`the traced process failed: ${run.stderr}`)
    const main = readdirSync(out.path)
      .map((name) => Number(name.split('.').at(-1)))
      .sort((a, b) => a - b)[0]
    return readTrace(readFileSync(`${prefix}.${main}`, 'latin1'), folder)
  } finally {
    out.remove()
  }
}

interface Open {
  readonly file: number | 'folder'
  position: number
}

/** Reads the lines of strace. Throws for a call that changes files of the folder in a way that is not modelled. */
export function readTrace(text: string, folder: string): Operation[] {
  const operations: Operation[] = []
  const open = new Map<number, Open>()
  const names = new Map<string, number>()
  let files = 0
  const inFolder = (path: string | undefined): string | undefined =>
    path !== undefined && dirname(path) === folder ? basename(path) : undefined
  const newFile = (name: string): number => {
    files += 1
    names.set(name, files)
    operations.push({ kind: 'create', name, file: files })
    return files
  }
  const write = (to: Open | undefined, data: Uint8Array, offset?: number): void => {
    if (!to || typeof to.file !== 'number') return
    operations.push({ kind: 'write', file: to.file, offset: offset ?? to.position, data })
    if (offset === undefined) to.position += data.length
  }

  for (const line of text.split('\n')) {
    const parts = /^(\w+)\((.*)\)\s+= (-?\d+)/.exec(line)
    if (!parts) continue
    const [, call = '', given = '', answer = ''] = parts
    const result = Number(answer)
    if (result < 0) continue
    const first = Number.parseInt(given, 10)
    const paths = [...given.matchAll(/"([^"]*)"/g)].map((match) => plain(match[1] ?? '').toString('utf8'))
    switch (call) {
      case 'openat': {
        open.delete(result)
        if (paths[0] === folder) open.set(result, { file: 'folder', position: 0 })
        const name = inFolder(paths[0])
        if (name === undefined) break
        const known = names.get(name)
        if (known === undefined && !given.includes('O_CREAT')) break
        const file = known ?? newFile(name)
        if (known !== undefined && given.includes('O_TRUNC')) operations.push({ kind: 'truncate', file, length: 0 })
        open.set(result, { file, position: 0 })
        break
      }
      case 'close':
        open.delete(first)
        break
      case 'pwrite64': {
        const data = plain(paths.length > 0 ? (/"([^"]*)"/.exec(given)?.[1] ?? '') : '')
        write(open.get(first), data.subarray(0, result), Number(given.slice(given.lastIndexOf(',') + 1)))
        break
      }
      case 'write': {
        const data = plain(/"([^"]*)"/.exec(given)?.[1] ?? '').subarray(0, result)
        if (first === 1) {
          for (const said of data.toString('utf8').split('\n')) if (said) operations.push({ kind: 'said', line: said })
        } else write(open.get(first), data)
        break
      }
      case 'fsync':
      case 'fdatasync': {
        const file = open.get(first)?.file
        if (file === 'folder') operations.push({ kind: 'sync-folder' })
        else if (file !== undefined) operations.push({ kind: 'sync', file })
        break
      }
      case 'ftruncate': {
        const file = open.get(first)?.file
        if (typeof file === 'number')
          operations.push({ kind: 'truncate', file, length: Number(given.slice(given.lastIndexOf(',') + 1)) })
        break
      }
      case 'unlink': {
        const name = inFolder(paths[0])
        if (name === undefined) break
        names.delete(name)
        operations.push({ kind: 'unlink', name })
        break
      }
      case 'link':
      case 'rename': {
        const from = inFolder(paths[0])
        const to = inFolder(paths[1])
        if (from === undefined && to === undefined) break
        const file = names.get(from ?? '')
        if (from === undefined || to === undefined || file === undefined) throw new Error(`not modelled: ${line}`)
        names.set(to, file)
        if (call === 'link') operations.push({ kind: 'link', name: to, file })
        else {
          names.delete(from)
          operations.push({ kind: 'rename', from, to, file })
        }
        break
      }
      default:
        if (typeof open.get(first)?.file === 'number' || paths.some((path) => inFolder(path) !== undefined)) {
          throw new Error(`not modelled: ${line.slice(0, 200)}`)
        }
    }
  }
  return operations
}

/** The bytes of a string as strace prints it: all in hex (`\x41`), or, for paths, as they are. */
function plain(printed: string): Buffer {
  return printed.startsWith('\\x') ? Buffer.from(printed.replaceAll('\\x', ''), 'hex') : Buffer.from(printed, 'latin1')
}
