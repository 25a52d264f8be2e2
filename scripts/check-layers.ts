/**
 * Checks the layers of `.dependency-cruiser.cjs` over `src`.
 *
 * dependency-cruiser has two ways to read TypeScript without the compiler's old programming interface, and neither sees
 * everything: its own reader misses `export type … from`, the one over @swc/core misses `import('…').Type` and does not
 * know JSX (which is added here). So the sources are read both ways, and each time the number of modules read is
 * compared with the number of files, because a reader that is missing reads none and finds nothing wrong.
 */
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser'

export interface LayerViolation {
  readonly rule: string
  readonly from: string
  readonly to: string
}

export interface LayerReport {
  /** Files of `src` that were read. */
  readonly modules: number
  readonly violations: readonly LayerViolation[]
}

const require = createRequire(import.meta.url)

/** @param folder  holds `src` and `.dependency-cruiser.cjs` */
export async function checkLayers(folder: string): Promise<LayerReport> {
  teachSwcJsx()
  const { forbidden, options } = require(resolve(folder, '.dependency-cruiser.cjs')) as {
    forbidden: NonNullable<ICruiseOptions['ruleSet']>['forbidden']
    options: ICruiseOptions
  }
  const files = sourceFiles(join(folder, 'src'))
  const found = new Map<string, LayerViolation>()
  for (const reader of [{}, { parser: 'swc' } as const]) {
    const { output } = await cruise(['src'], {
      ...options,
      ...reader,
      baseDir: folder,
      validate: true,
      ruleSet: { forbidden: forbidden ?? [] },
      outputType: 'json'
    })
    const result = JSON.parse(output as string) as ICruiseResult
    const read = result.modules.filter(({ source }) => /^src\/.*\.tsx?$/.test(source)).length
    if (read < files) throw new Error(`The layer check read ${read} of ${files} modules; @swc/core may be missing.`)
    for (const { rule, from, to } of result.summary.violations) {
      found.set(`${rule.name} ${from} ${to}`, { rule: rule.name, from, to })
    }
  }
  return { modules: files, violations: [...found.values()].sort((a, b) => (a.from < b.from ? -1 : 1)) }
}

function sourceFiles(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name)).length
}

/** dependency-cruiser asks swc for TypeScript without JSX; in a `.tsx` file that is a syntax error. */
function teachSwcJsx(): void {
  const swc = require('@swc/core') as { parseFileSync: ((file: string, options: object) => unknown) & { jsx?: true } }
  const parse = swc.parseFileSync
  if (parse.jsx) return
  swc.parseFileSync = Object.assign(
    (file: string, options: object) => parse.call(swc, file, { ...options, tsx: file.endsWith('x') }),
    { jsx: true as const }
  )
}
