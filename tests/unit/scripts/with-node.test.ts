import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..', '..')

/** A Node on this machine that is too old for the program, where there is one. */
const oldNode = (process.env.PATH ?? '')
  .split(':')
  .map((folder) => join(folder, 'node'))
  .find(
    (file) => existsSync(file) && Number(execFileSync(file, ['-p', 'process.versions.napi'], { encoding: 'utf8' })) < 10
  )

describe('the script that picks the Node', () => {
  let copy: string
  const run = (node: string, ...args: readonly string[]) =>
    spawnSync(node, [join(copy, 'scripts', 'with-node.cjs'), ...args], { encoding: 'utf8', cwd: copy })

  beforeEach(() => {
    copy = mkdtempSync(join(tmpdir(), 'claimbench-node-'))
    mkdirSync(join(copy, 'scripts'))
    mkdirSync(join(copy, 'node_modules'))
    cpSync(join(root, 'scripts', 'with-node.cjs'), join(copy, 'scripts', 'with-node.cjs'))
    writeFileSync(
      join(copy, 'show.ts'),
      'const n: string = process.versions.napi\nconsole.log(Number(n) >= 10, process.argv.slice(2).join())'
    )
  })
  afterEach(() => rmSync(copy, { recursive: true, force: true }))

  it('runs TypeScript with its arguments on a Node that is new enough', () => {
    const { stdout, status } = run(process.execPath, 'show.ts', 'a b', '--c')
    expect([stdout, status]).toEqual(['true a b,--c\n', 0])
  })

  it.skipIf(oldNode === undefined)(
    'refuses an old Node in words, before anything native loads, when npm brought none',
    () => {
      const { stdout, stderr, status } = run(oldNode ?? '', 'show.ts')
      expect([stdout, status]).toEqual(['', 1])
      expect(stderr).toMatch(/Node \d+\.\d+\.\d+ is too old .*\nInstall Node 24 .* "npm ci" without "--omit=optional"/)
    }
  )

  it.skipIf(oldNode === undefined)('runs on the Node that npm brought when the own one is too old', () => {
    const name = `node-${process.platform}-${process.arch}`
    mkdirSync(join(copy, 'node_modules', name, 'bin'), { recursive: true })
    symlinkSync(process.execPath, join(copy, 'node_modules', name, 'bin', 'node'))
    expect(run(oldNode ?? '', 'show.ts', 'x').stdout).toBe('true x\n')
  })

  it('hands the exit code on', () => {
    writeFileSync(join(copy, 'fail.mjs'), 'process.exit(3)')
    expect(run(process.execPath, 'fail.mjs').status).toBe(3)
  })

  it('says that a tool is not installed', () => {
    const { stderr, status } = run(process.execPath, 'no-such-tool')
    expect([stderr, status]).toEqual(['claimbench: no-such-tool is not installed; run "npm ci" first.\n', 1])
  })
})

describe('the installed command', () => {
  it('says that the program has to be built first', () => {
    const copy = mkdtempSync(join(tmpdir(), 'claimbench-bin-'))
    mkdirSync(join(copy, 'scripts'))
    cpSync(join(root, 'scripts', 'claimbench.cjs'), join(copy, 'scripts', 'claimbench.cjs'))
    const { stderr, status } = spawnSync(process.execPath, [join(copy, 'scripts', 'claimbench.cjs')], {
      encoding: 'utf8'
    })
    expect([status, stderr]).toEqual([1, expect.stringContaining('npm run build')])
    rmSync(copy, { recursive: true, force: true })
  })
})
