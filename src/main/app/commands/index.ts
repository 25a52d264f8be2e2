/** All commands by their name in the contract. */
import type { CommandName } from '../../../shared/contract/index.ts'
import type { CommandContext, CommandResult } from '../command-context.ts'
import type { ClaimEngine } from '../engine.ts'
import { claimCommands } from './claims.ts'
import { conflictCommands } from './conflicts.ts'
import { deskCommands } from './desk.ts'
import { findClaims } from './find-claims.ts'
import { projectCommandHandlers } from './project.ts'
import { repeatCommands } from './repeats.ts'
import { stepCommand } from './undo.ts'

export type AnyCommandHandler = (context: CommandContext, input: never) => CommandResult & { readonly undoOf?: string }

export function createCommands(engine: ClaimEngine, key: string): Record<CommandName, AnyCommandHandler> {
  return {
    ...projectCommandHandlers,
    ...claimCommands(engine.readSelection),
    'claim.find': findClaims(engine.readPassage),
    ...deskCommands,
    ...repeatCommands,
    ...conflictCommands,
    'history.undo': stepCommand('undo', key),
    'history.redo': stepCommand('redo', key)
  }
}
