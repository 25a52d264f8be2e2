import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkLayers, type LayerReport } from '../../scripts/check-layers.ts'

const root = join(import.meta.dirname, '..', '..')

/** A forbidden import of every rule, in every way in which one module can name another. */
const planted: readonly (readonly [rule: string, file: string, code: string])[] = [
  [
    'shared-is-pure',
    'src/shared/planted-node.ts',
    `import { readFileSync } from 'node:fs'\nexport const a = readFileSync`
  ],
  [
    'shared-is-pure',
    'src/shared/planted-type.ts',
    `import type { App } from '../main/app/app.ts'\nexport type A = App`
  ],
  ['shared-is-pure', 'src/shared/planted-export.ts', `export type { App } from '../main/app/app.ts'`],
  ['shared-is-pure', 'src/shared/planted-inline.ts', `export type A = import('../main/app/app.ts').App`],
  ['shared-is-pure', 'src/shared/planted-late.ts', `export const late = () => import('../main/hosts/places.ts')`],
  [
    'electron-in-its-host-only',
    'src/main/app/planted-electron.ts',
    `import { app } from 'electron'\nexport const a = app`
  ],
  [
    'electron-in-its-host-only',
    'src/renderer/planted-electron.ts',
    `import type { App } from 'electron'\nexport type A = App`
  ],
  ['preload-is-alone', 'src/preload/planted.ts', `import { join } from 'node:path'\nexport const a = join`],
  [
    'renderer-knows-shared-only',
    'src/renderer/planted-main.tsx',
    `import type { App } from '../main/app/app.ts'\nexport const A = ({ app }: { app: App }) => <p title="it's">{String(app)}</p>`
  ],
  ['renderer-has-no-node', 'src/renderer/planted-node.ts', `import { join } from 'node:path'\nexport const a = join`],
  [
    'main-has-no-screens',
    'src/main/app/planted-screen.ts',
    `export const a = () => import('../../renderer/planted-node.ts')`
  ],
  ['app-knows-no-host', 'src/main/app/planted-host.ts', `export { defaultPlaces } from '../hosts/places.ts'`],
  [
    'parts-know-no-program',
    'src/main/claims/planted.ts',
    `import type { App } from '../app/app.ts'\nexport type A = App`
  ],
  ['parts-know-no-program', 'src/main/importing/planted.ts', `export * from '../project/planted.ts'`],
  [
    'project-knows-no-program',
    'src/main/project/planted.ts',
    `import type { App } from '../app/app.ts'\nexport type A = App`
  ],
  ['hosts-are-apart', 'src/main/hosts/browser/planted.ts', `export { scheme } from '../electron/addresses.ts'`],
  [
    'hosts-know-the-app-only',
    'src/main/hosts/browser/planted-part.ts',
    `export { detect } from '../../claims/index.ts'`
  ],
  [
    'command-line-writes-no-report',
    'src/main/hosts/cli/planted.ts',
    `export { gatherReport } from '../../reports/index.ts'`
  ],
  ['no-tests-in-the-program', 'src/main/app/planted-test.ts', `export * from '../../../tests/planted.ts'`],
  ['no-circles', 'src/main/app/planted-a.ts', `import { b } from './planted-b.ts'\nexport const a = () => b`],
  ['no-broken-import', 'src/main/app/planted-broken.ts', `export * from './nowhere.ts'`],
  [
    'no-dev-dependency-in-the-program',
    'src/main/app/planted-dev.ts',
    `import fc from 'fast-check'\nexport const a = fc`
  ]
]

/** What planted imports lead to. */
const helpers: typeof planted = [
  ['', 'tests/planted.ts', 'export const a = 1'],
  ['', 'src/main/app/planted-b.ts', `import { a } from './planted-a.ts'\nexport const b = () => a`]
]

describe('the layers', () => {
  let copy: string
  let report: LayerReport

  beforeAll(async () => {
    copy = mkdtempSync(join(tmpdir(), 'claimbench-layers-'))
    cpSync(join(root, 'src'), join(copy, 'src'), { recursive: true })
    for (const file of ['.dependency-cruiser.cjs', 'package.json']) cpSync(join(root, file), join(copy, file))
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')
    for (const [, file, code] of [...planted, ...helpers]) {
      mkdirSync(dirname(join(copy, file)), { recursive: true })
      writeFileSync(join(copy, file), `${code}\n`)
    }
    report = await checkLayers(copy)
  }, 120_000)

  afterAll(() => rmSync(copy, { recursive: true, force: true }))

  it('reads every file of the sources', () => {
    expect(report.modules).toBeGreaterThan(planted.length + 50)
  })

  it.each(planted)('%s is caught in %s', (rule, file) => {
    expect(report.violations).toContainEqual(expect.objectContaining({ rule, from: file }))
  })

  it('plants at least one import for every rule', async () => {
    const { forbidden } = (await import(join(root, '.dependency-cruiser.cjs'))).default as {
      forbidden: readonly { readonly name: string }[]
    }
    expect(new Set(planted.map(([rule]) => rule))).toEqual(new Set(forbidden.map(({ name }) => name)))
  })

  it('finds nothing but what was planted', () => {
    const others = report.violations.filter(({ from }) => !from.includes('planted'))
    expect(others).toEqual([])
  })
})
