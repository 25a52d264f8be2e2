/**
 * Adds to package-lock.json the optional packages of other platforms that npm left out, because the registry that it was
 * written against does not carry them. Without them `npm ci` calls the file out of step, on every machine.
 *
 *   node scripts/with-node.cjs scripts/complete-lockfile.ts     after an `npm install` that changed the file
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The parts of a package's entry that are read or written here. */
export interface LockEntry {
  readonly version?: string
  readonly dev?: boolean
  readonly optional?: boolean
  readonly os?: readonly string[]
  readonly cpu?: readonly string[]
  readonly libc?: readonly string[]
  readonly optionalDependencies?: Readonly<Record<string, string>>
}
export interface Lockfile {
  readonly packages: Readonly<Record<string, LockEntry>>
}

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64']

/** Packages that an entry names as optional and that have no entry, with what their entry has to say. */
export function missingOptional(lock: Lockfile): ReadonlyMap<string, LockEntry> {
  const missing = new Map<string, LockEntry>()
  for (const [path, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const places = [`${path === '' ? '' : `${path}/`}node_modules/${name}`, `node_modules/${name}`]
      if (places.some((place) => lock.packages[place] !== undefined)) continue
      // Only an exact version is known without asking a registry.
      if (!/^\d+\.\d+\.\d+/.test(version)) continue
      missing.set(`node_modules/${name}`, { version, ...platformOf(name), ...(dev ? { dev } : {}), optional: true })
    }
  }
  return missing
}

/** The platform in the name of a package such as `core-linux-arm64-gnu`: npm fetches it nowhere else. */
function platformOf(name: string): Pick<LockEntry, 'os' | 'cpu' | 'libc'> {
  const words = name.split(/[/-]/)
  const os = systems.filter((system) => words.includes(system))
  const cpu = processors.filter((processor) => words.includes(processor))
  const libc = words.includes('musl') ? ['musl'] : os[0] === 'linux' && words.includes('gnu') ? ['glibc'] : []
  return {
    ...(cpu.length > 0 ? { cpu } : {}),
    ...(libc.length > 0 ? { libc } : {}),
    ...(os.length > 0 ? { os } : {})
  }
}

/** The lockfile with them, its packages in npm's order. */
export function completed<T extends Lockfile>(lock: T): T {
  const packages = Object.entries({ ...lock.packages, ...Object.fromEntries(missingOptional(lock)) })
  return { ...lock, packages: Object.fromEntries(packages.sort(([a], [b]) => a.localeCompare(b, 'en'))) }
}

if (import.meta.filename === process.argv[1]) {
  const file = join(import.meta.dirname, '..', 'package-lock.json')
  const lock = JSON.parse(readFileSync(file, 'utf8')) as Lockfile
  writeFileSync(file, `${JSON.stringify(completed(lock), null, 2)}\n`)
  console.log(`${missingOptional(lock).size} packages of other platforms added.`)
}
