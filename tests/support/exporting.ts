/** A program that exports until it is stopped: `exporting.ts PLACES PROJECT TARGET`. Says once that the report is under way. */
import { writeSync } from 'node:fs'
import type { Places } from '../../src/main/app/app.ts'
import { createApp } from '../../src/main/app/create-app.ts'
import { headless } from '../../src/main/hosts/cli/here.ts'

const [places = '', path = '', target = ''] = process.argv.slice(2)
const app = createApp({ host: headless, places: JSON.parse(places) as Places })
const answer = await app.call({
  method: 'projects.open',
  input: { handle: app.registerProject(path), readOnly: true },
  client: 'exporting'
})
const { project } = (answer.ok ? answer.value : {}) as { project: string }
let told = false
await app.saveReport(project, { format: 'json', profile: 'internal' }, target, {
  signal: new AbortController().signal,
  progress: (stage) => {
    if (stage !== 'gathering' || told) return
    told = true
    writeSync(1, 'gathering\n')
  }
})
await app.close()
