/** One of several processes that want the same lock: `lock-racer.ts PATH`; asks and releases when it is told to. */
import { takeLock } from '../../src/main/project/lock.ts'

let release = (): void => {}

process.on('message', (word) => {
  if (word === 'release') {
    release()
    process.send?.('free')
    return
  }
  const me = { person: 'Racer', host: 'here', pid: process.pid, since: new Date().toISOString() }
  const attempt = takeLock(process.argv[2] ?? '', me)
  release = () => attempt.kind === 'held' && attempt.lock.release()
  process.send?.(attempt.kind)
})
process.send?.('ready')
