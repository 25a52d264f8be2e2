/** The calls on the program itself: projects, preferences, uploads, imports, reports. No call carries a path. */
import { z } from 'zod'
import { extractionSchema, extractOptionsSchema, removedSchema } from '../extraction.ts'
import { idSchema, sourceAboutSchema } from '../model/values.ts'
import { act, appQuery, changingJob, job } from './define.ts'
import { articleMetaSchema, checkReportSchema, holderSchema, personNameSchema, scaleViewSchema } from './views.ts'

const none = z.strictObject({})
/** Names a file, folder entry or temporary object of the host; means nothing outside this run of the program. */
const handle = z.string().min(1).max(200)
const count = z.int().nonnegative()
/** Notes and comments of one document that can become sources, or notes of claims, at most. */
export const MOST_NOTED = 2000

/** Kept with the installation (not in the browser, not in the project). Unknown keys of a newer program are kept. */
export const preferencesSchema = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  /** Name and role that new projects and openings use. */
  person: personNameSchema,
  /** Widths in pixels by panel, folded panels, and other small state of screens. */
  layout: z.record(z.string(), z.union([z.number(), z.boolean(), z.string()])),
  /** The last place in each project: project id → article and claim. */
  places: z.record(z.string(), z.strictObject({ article: idSchema.nullable(), claim: idSchema.nullable() }))
})
export type Preferences = z.infer<typeof preferencesSchema>

/**
 * What is to change in them, down to the name alone or one panel's width: what is not named stays as it is now, also where
 * another window has changed it since.
 */
export const preferencesChangeSchema = preferencesSchema
  .partial()
  .extend({ person: personNameSchema.partial().optional() })
export type PreferencesChange = z.infer<typeof preferencesChangeSchema>

export const projectEntrySchema = z.strictObject({
  handle,
  /** File name without the ending, and the folder for people. */
  name: z.string(),
  folder: z.string(),
  title: z.string().nullable(),
  /** ISO instant, null when it was never opened here. */
  openedAt: z.string().nullable(),
  missing: z.boolean()
})
export type ProjectEntry = z.infer<typeof projectEntrySchema>

export const openedSchema = z.strictObject({
  /** Names the open project in every later request. */
  project: z.string(),
  /** Stable id of the project file itself. */
  projectId: idSchema,
  readOnly: z.boolean(),
  holder: holderSchema.nullable()
})
export type Opened = z.infer<typeof openedSchema>

/** A document that was read but not yet imported: what the import screen shows and lets the person mend. */
export const draftSchema = z.strictObject({
  draft: handle,
  fileName: z.string(),
  bytes: count,
  extraction: z.strictObject({ ...extractionSchema.shape, text: z.string().max(200_000) }),
  /** Length of the whole text; `extraction.text` holds at most its first 200,000 characters, blocks only those in it. */
  length: count,
  claims: count,
  worth: count,
  /** Of notes and comments that belong to words of the text: of how many claims each can become a note. */
  beside: z.array(z.strictObject({ id: z.string(), claims: count })),
  /** The article of this project that has the same bytes. */
  alreadyImported: z.strictObject({ article: idSchema, title: z.string() }).nullable()
})
export type Draft = z.infer<typeof draftSchema>

/** A file that the program made for the person. */
const savedSchema = z.strictObject({
  /** False when the person cancelled the save dialog. */
  saved: z.boolean(),
  name: z.string(),
  bytes: count,
  /** By what name the host hands the file out, once, to a browser; null where it was saved natively. */
  download: z.string().nullable()
})

export const appMethods = {
  'app.status': appQuery(
    none,
    z.strictObject({
      version: z.string(),
      host: z.enum(['electron', 'browser', 'cli']),
      platform: z.string(),
      /** What this host can do natively; otherwise the screen brings its own. */
      native: z.strictObject({ openDialog: z.boolean(), saveDialog: z.boolean(), menu: z.boolean() }),
      projectsFolder: z.string(),
      preferences: preferencesSchema,
      projects: z.array(projectEntrySchema),
      scales: z.array(scaleViewSchema),
      /** Projects open now, e.g. the one that the command line named. */
      open: z.array(openedSchema),
      sample: z.boolean()
    })
  ),
  'app.setPreferences': act(
    z.strictObject({ preferences: preferencesChangeSchema }),
    z.strictObject({ preferences: preferencesSchema })
  ),

  /** The native dialog; null when the person cancelled. `not-supported` where the host has none. */
  'projects.choose': act(none, z.strictObject({ handle: handle.nullable() })),
  'projects.create': act(
    z.strictObject({ title: z.string().min(1).max(300), scale: idSchema, chooseFolder: z.boolean().optional() }),
    z.strictObject({ handle: handle.nullable() })
  ),
  /** A project with the sample article, made new or found again. */
  'projects.sample': act(none, z.strictObject({ handle })),
  'projects.open': act(z.strictObject({ handle, readOnly: z.boolean().optional() }), openedSchema),
  'projects.close': act(z.strictObject({ project: z.string() }), none),
  'projects.forget': act(z.strictObject({ handle }), none),

  /**
   * A file from the screen (input, drop, clipboard), in base64 chunks of at most 1 MiB, in order. An article (the default) that is
   * longer than a document may be is `too-large` at once; a source's file may be of any length. Using it uses it up, whether
   * that succeeds or not.
   */
  'upload.begin': act(
    z.strictObject({ name: z.string().max(400), bytes: count, purpose: z.enum(['article', 'source']).optional() }),
    z.strictObject({ upload: handle })
  ),
  'upload.append': act(z.strictObject({ upload: handle, base64: z.string().max(1_500_000) }), none),
  'upload.discard': act(z.strictObject({ upload: handle }), none),

  /** Tells that a document is about to be read, so that the reader is ready when it comes. */
  'import.prepare': act(none, none),
  'import.read': job(
    z.strictObject({ project: z.string(), upload: handle, options: extractOptionsSchema }),
    draftSchema
  ),
  'import.readText': job(
    z.strictObject({ project: z.string(), text: z.string().max(20_000_000), options: extractOptionsSchema }),
    draftSchema
  ),
  /** Reads the same document again with other options (encoding, kept parts). */
  'import.reread': job(z.strictObject({ draft: handle, options: extractOptionsSchema }), draftSchema),
  /**
   * Reads the stored document of an article again, with the options that gave its present text: to put parts back, or to
   * mend what it says of itself. Committing such a draft gives the article its new text and what people did goes along.
   */
  'import.again': job(
    z.strictObject({ project: z.string(), article: idSchema }),
    z.strictObject({ draft: draftSchema, options: extractOptionsSchema, kept: z.array(removedSchema) })
  ),
  /** Writes one change set, whose id the client gives: asked again with the same id, it answers the same and does nothing. */
  'import.commit': changingJob(
    z.strictObject({
      project: z.string(),
      draft: handle,
      meta: articleMetaSchema,
      /** Ids of parts that were left out (notes, comments) and become sources of the project. */
      sources: z.array(z.string()).max(MOST_NOTED).optional(),
      /** Ids of parts that were left out and become notes of the claims that they belong to. */
      notes: z.array(z.string()).max(MOST_NOTED).optional()
    }),
    z.strictObject({ article: idSchema, revision: idSchema, claims: count })
  ),
  'import.discard': act(z.strictObject({ draft: handle }), none),

  /**
   * Gives a source its file: kept as it came, and read where it can be. Without `source` the file makes one, as `about` or the
   * document says; a file that is a source's already then makes none. Writes one change set, whose id the client gives.
   */
  'source.attach': changingJob(
    z.strictObject({
      project: z.string(),
      upload: handle,
      source: idSchema.optional(),
      about: sourceAboutSchema.optional(),
      options: extractOptionsSchema.optional()
    }),
    z.strictObject({
      source: idSchema,
      /** The source has this very file already: nothing was written. */
      already: z.boolean(),
      /** Another source or an article with the same bytes. */
      alsoIn: z.strictObject({ kind: z.enum(['article', 'source']), id: idSchema, title: z.string() }).nullable()
    })
  ),
  /** A source's file as it came, byte for byte, to a file. `damaged` where the stored bytes are not those any more. */
  'source.saveFile': job(z.strictObject({ project: z.string(), source: idSchema }), savedSchema),

  'report.export': job(
    z.strictObject({
      project: z.string(),
      format: z.enum(['html', 'json']),
      profile: z.enum(['internal', 'editor', 'public']),
      /** Only this article; the whole project where it is absent. */
      article: idSchema.optional()
    }),
    savedSchema
  ),
  /** An article's document as it came, byte for byte, to a file. `damaged` where the stored bytes are not those any more. */
  'original.save': job(z.strictObject({ project: z.string(), article: idSchema }), savedSchema),

  /** The full check of the whole file, as it is when the check begins; it takes seconds and holds nothing up. */
  'project.verify': job(z.strictObject({ project: z.string() }), checkReportSchema),

  'job.cancel': act(z.strictObject({ job: z.string() }), none)
} as const
