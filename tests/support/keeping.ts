/**
 * One of several programs of one installation: `keeping.ts HOME NAME [nobody]`. Keeps preferences whose number grows, two of
 * them always alike, and says each number when it is kept, or the code of the refusal and ends; without limit, or up to the number it is sent.
 */
import { createInstallation } from '../../src/main/app/installation.ts'
import { toAppError } from '../../src/shared/errors.ts'

const [home = '', name = '', who] = process.argv.slice(2)
if (who === 'nobody') {
  process.setgroups?.([])
  process.setgid?.(65534)
  process.setuid?.(65534)
}
const installation = createInstallation(home, name)

process.once('message', (last: number) => {
  void keep(last).finally(() => process.disconnect())
})
process.send?.('ready')

async function keep(last: number): Promise<void> {
  for (let number = 1; number <= last; number++) {
    try {
      await installation.setPreferences({ layout: { [name]: number, [`${name} again`]: number } })
    } catch (thrown) {
      process.send?.(toAppError(thrown).code)
      return
    }
    process.send?.(number)
  }
}
