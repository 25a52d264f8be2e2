/** What the desk's keys, buttons and palette do. One list, whatever way a person takes. */
import { createBackSteps } from './acts/back-steps.ts'
import { createClaimActs } from './acts/claim-acts.ts'
import { createCutAndJoin } from './acts/cut-and-join.ts'
import { createDeskCore, type DeskParts } from './acts/desk-core.ts'
import { createGoingOn } from './acts/going-on.ts'
import { createRewording } from './acts/rewording.ts'
import { createSeveral } from './acts/several.ts'
import { createTextActs } from './acts/text-acts.ts'
import { createWalking } from './acts/walking.ts'

export type DeskCommands = ReturnType<typeof createDeskCommands>

export function createDeskCommands(parts: DeskParts) {
  const core = createDeskCore(parts)
  const goOnAfter = createGoingOn(core)
  const back = createBackSteps(core, goOnAfter)
  const cutAndJoin = createCutAndJoin(core, back)
  const several = createSeveral(core, back, goOnAfter, cutAndJoin.chooseMerge)
  return {
    read: core.read,
    run: core.run,
    announce: core.announce,
    ...back,
    ...createWalking(core, cutAndJoin.chooseMerge),
    ...createClaimActs(core, back, several, goOnAfter),
    ...createTextActs(core),
    ...several,
    ...createRewording(core, back),
    ...cutAndJoin
  }
}
