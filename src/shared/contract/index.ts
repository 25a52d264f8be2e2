/**
 * The contract: every call and event between the screens, the command line and the program. Both sides import it from
 * here and from nowhere else; only JSON values cross, in every host.
 */
import { z } from 'zod'
import { appErrorSchema } from '../errors.ts'
import { appMethods } from './app-methods.ts'
import type { MethodDefinition } from './define.ts'
import { projectCommands, projectQueries } from './project-methods.ts'

export * from './app-methods.ts'
export * from './define.ts'
export * from './project-methods.ts'
export * from './views.ts'

export const contract = { ...appMethods, ...projectQueries, ...projectCommands } as const

export type Contract = typeof contract
export type MethodName = keyof Contract
export type Input<M extends MethodName> = z.input<Contract[M]['input']>
export type Output<M extends MethodName> = z.output<Contract[M]['output']>
export type CommandName = keyof typeof projectCommands
export type QueryName = keyof typeof projectQueries
export type AppMethodName = keyof typeof appMethods

/** The definition of a method by a name that came from outside. */
export function methodDefinition(name: string): MethodDefinition | undefined {
  return Object.hasOwn(contract, name) ? contract[name as MethodName] : undefined
}

/** One call. */
export const requestSchema = z.strictObject({
  method: z.string().max(80),
  /** The open project, for methods of scope `project`. */
  project: z.string().max(100).optional(),
  input: z.json(),
  /** Commands: the id of the change set, a uuidv7 made by the client; the same id again answers without a second change. */
  changeSet: z.uuid().optional(),
  /** Commands: the log position that the screen showed. A meaning written after it by another client is `stale`. */
  seen: z.int().nonnegative().optional(),
  /** Jobs: the name under which progress is reported and `job.cancel` stops it; made by the client. */
  job: z.string().max(100).optional(),
  /** Which window or process asks; its own earlier commands never make its screen stale. */
  client: z.string().max(100)
})
export type Request = z.infer<typeof requestSchema>

/** `position` is the log position of the project after the call, null for calls on no project. */
export const answerSchema = z.union([
  z.strictObject({ ok: z.literal(true), value: z.json(), position: z.int().nonnegative().nullable() }),
  z.strictObject({ ok: z.literal(false), error: appErrorSchema, position: z.int().nonnegative().nullable() })
])
export type Answer = z.infer<typeof answerSchema>

/** What the program tells every client. Events say which records changed; they never carry orders. */
export const eventSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('changed'),
    project: z.string(),
    position: z.int().nonnegative(),
    client: z.string(),
    changeSet: z.string(),
    records: z.array(z.strictObject({ entity: z.string(), id: z.string() })).max(1000),
    /** More records changed than the list holds: everything on screen is to be asked again. */
    all: z.boolean()
  }),
  z.strictObject({
    type: z.literal('progress'),
    job: z.string(),
    stage: z.enum(['reading', 'claims', 'storing', 'copying', 'gathering', 'checking', 'writing']),
    /** 0 to 1, null where the length is unknown. */
    done: z.number().min(0).max(1).nullable()
  }),
  z.strictObject({ type: z.literal('closed'), project: z.string(), reason: z.enum(['asked', 'failed']) }),
  z.strictObject({
    type: z.literal('preferences'),
    preferences: appMethods['app.setPreferences'].output.shape.preferences
  }),
  /** The host's own menu or the system asked for something that a screen carries out. */
  z.strictObject({ type: z.literal('menu'), command: z.string().max(80) })
])
export type AppEvent = z.infer<typeof eventSchema>
