import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { completed, type Lockfile, missingOptional } from '../../../scripts/complete-lockfile.ts'

describe('the lockfile', () => {
  it('names every optional package of every platform, without which `npm ci` refuses it', () => {
    const lock = JSON.parse(readFileSync(join(import.meta.dirname, '../../../package-lock.json'), 'utf8')) as Lockfile
    expect([...missingOptional(lock).keys()]).toEqual([])
  })

  it('names no registry and no path of a machine', () => {
    const text = readFileSync(join(import.meta.dirname, '../../../package-lock.json'), 'utf8')
    expect(text.match(/"resolved": "(?!https:\/\/registry\.npmjs\.org\/)[^"]*"/g)).toBeNull()
  })

  it('gets what is missing with its platform, so that npm fetches it nowhere else', () => {
    const lock: Lockfile = {
      packages: {
        '': {},
        'node_modules/tool': {
          dev: true,
          optionalDependencies: {
            '@tool/core-linux-arm64-musl': '1.2.3',
            'tool-win32-x64': '1.2.3',
            'tool-there': '1.0.0'
          }
        },
        'node_modules/tool-there': { version: '1.0.0' }
      }
    }
    const now = completed(lock)
    expect(missingOptional(now).size).toBe(0)
    expect(now.packages['node_modules/@tool/core-linux-arm64-musl']).toEqual({
      version: '1.2.3',
      os: ['linux'],
      cpu: ['arm64'],
      libc: ['musl'],
      dev: true,
      optional: true
    })
    expect(now.packages['node_modules/tool-win32-x64']).toMatchObject({ os: ['win32'], cpu: ['x64'] })
    expect(Object.keys(now.packages)[0]).toBe('')
  })
})
