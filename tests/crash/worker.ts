/**
 * A process that works on a project until it is stopped: `worker.ts FOLDER SEED COMMANDS [create]`. Each line that it
 * writes was true before it was written: `created`, `open`, then the change-set id of every command that was answered.
 */
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { loadSigner } from '../../src/main/project/signing.ts'
import { toAppError } from '../../src/shared/errors.ts'
import { anyCommand, commandKinds, rules } from '../support/any-command.ts'
import { newChangeSet, newProjectFile, openDesk, reading, talks } from '../support/project.ts'
import { randomNumbers } from './random.ts'

const [folder = '', seed = '1', commands = '1000', create] = process.argv.slice(2)
const say = (line: string): void => {
  writeSync(1, `${line}\n`)
}
const next = randomNumbers(Number(seed))
const signer = loadSigner(join(folder, 'home'))
const article = await reading(talks)

if (create === 'create') {
  newProjectFile(folder, signer)
  say('created')
}
const desk = openDesk(join(folder, 'p.claimbench'), { signer })
if (desk.session.readOnly) throw new Error('the project is locked')
say('open')

for (let done = 0; done < Number(commands); ) {
  const changeSet = newChangeSet()
  const before = desk.position()
  const kind = next(120)
  const call = anyCommand(desk, { kind: next(commandKinds.length), pick: next(1000), value: next(8) })
  try {
    if (desk.ask('project.overview', {}).articles.length === 0) desk.import(article, { changeSet })
    else if (kind < 15) desk.run('history.undo', {}, { changeSet })
    else if (kind < 20) desk.run('history.redo', {}, { changeSet })
    else if (call && call.method !== 'article.delete') desk.run(call.method, call.input as never, { changeSet })
  } catch (thrown) {
    if (!rules.has(toAppError(thrown).code)) throw thrown
  }
  if (desk.position() > before) {
    say(changeSet)
    done += 1
  }
}
desk.close()
say('closed')
