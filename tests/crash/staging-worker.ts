/** A process that stages a document until it is stopped: `staging-worker.ts PROJECT FILE SHA256 BYTES HOME`. A line a slice. */
import { writeSync } from 'node:fs'
import { loadSigner } from '../../src/main/project/signing.ts'
import { openDesk } from '../support/project.ts'

const [project = '', path = '', sha256 = '', bytes = '0', home = ''] = process.argv.slice(2)
const desk = openDesk(project, { signer: loadSigner(home) })
const file = { path, sha256, bytes: Number(bytes) }
for (let done = 0; done < file.bytes; ) {
  done = desk.session.stage(file, 'the one that is killed')
  writeSync(1, `${done}\n`)
}
desk.close()
