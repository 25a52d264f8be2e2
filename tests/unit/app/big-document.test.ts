/** A document of 200 MB is never in memory whole; `npm run bench -- --only document` moves one of 500 MB. */
import { spawnSync } from 'node:child_process'
import { statfsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { BigDocumentFigures } from '../../support/big-document.ts'
import { temporaryFolder } from '../../support/project.ts'

const MEGABYTES = 200

it(`a document of ${MEGABYTES} MB goes in and out in slices, and other calls are answered meanwhile`, (test) => {
  const folder = temporaryFolder('disk')
  try {
    const { bavail, bsize } = statfsSync(folder.path)
    if (bavail * bsize < 5 * MEGABYTES * 1024 * 1024) {
      console.warn('A large document was not moved: there is too little room on the disk for temporary files.')
      return test.skip('too little room for temporary files')
    }
    const script = join(import.meta.dirname, '../../support/big-document.ts')
    const run = spawnSync(process.execPath, [script, String(MEGABYTES), folder.path], { encoding: 'utf8' })
    expect(run.stderr).toBe('')
    console.info(run.stdout.trim())
    const figures = JSON.parse(run.stdout) as BigDocumentFigures
    expect(figures.verified).toBe(true)
    expect(figures.grown).toBeLessThan(100)
    expect(figures.answered).toBeGreaterThan(10)
  } finally {
    folder.remove()
  }
}, 300_000)
