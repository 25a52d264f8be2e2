import { expect, it } from 'vitest'
import { bareEnvironment } from '../../../src/main/importing/parser-child.ts'

const mine = { PATH: '/bin', HOME: '/home/me', SECRET: 's', TMPDIR: '/tmp', NODE_OPTIONS: '--inspect' }

it('the parser learns nothing of the environment but where temporary files go', () => {
  expect(bareEnvironment(mine, false)).toEqual({ TZ: 'UTC', TMPDIR: '/tmp' })
})

it('inside Electron the parser runs as Node, not as a second program with a window', () => {
  expect(bareEnvironment(mine, true)).toEqual({ TZ: 'UTC', TMPDIR: '/tmp', ELECTRON_RUN_AS_NODE: '1' })
})
