/** What imports make of a parser, of a disk and of a project file that cannot be trusted. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createDocumentFiles, type DocumentFiles } from '../../../src/main/app/document-files.ts'
import { createHandles } from '../../../src/main/app/handles.ts'
import { createImports } from '../../../src/main/app/imports.ts'
import type { Job } from '../../../src/main/app/jobs.ts'
import type { Projects } from '../../../src/main/app/projects.ts'
import { createUploads } from '../../../src/main/app/uploads.ts'
import type { ParserError } from '../../../src/main/importing/parser-protocol.ts'
import { CodedError } from '../../../src/shared/errors.ts'
import { newProjectFile, openDesk, reading, refused, talks, temporaryFolder } from '../../support/project.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

const job: Job = { signal: new AbortController().signal, progress: () => undefined }
const left = () => readdirSync(join(folder.path, 'documents'))

const uploadsOf = (files: DocumentFiles) => createUploads({ files, handles: createHandles() })

/** Imports whose parser answers what it is told to. */
function importsWith(
  answers: Readonly<Record<string, unknown>>,
  files: DocumentFiles,
  failures: Readonly<Record<string, ParserError>> = {},
  calls: Readonly<Record<string, () => Promise<unknown>>> = {}
) {
  const thread = {
    call: async (name: string) => calls[name]?.() ?? (name === 'holdersOfBytes' ? [] : null),
    end: async () => undefined
  }
  const projects = { require: () => ({ opened: {}, path: '', thread }) } as unknown as Projects
  return createImports({
    parser: {
      run: async ({ kind }) => {
        const error = failures[kind]
        return error ? { ok: false, error } : { ok: true, value: answers[kind] }
      },
      prepare: () => undefined,
      close: async () => undefined
    },
    projects,
    uploads: uploadsOf(files),
    files
  })
}

it('what a parser says of a document is taken only where it has the shape of a reading', async () => {
  const files = createDocumentFiles(join(folder.path, 'documents'))
  const { extraction, detection } = await reading(talks)
  const read = (extract: unknown, detect: unknown) =>
    importsWith({ extract, detect }, files).readText('p', talks, {}, job)
  await expect(read(extraction, detection)).resolves.toMatchObject({ length: extraction.text.length })
  const kept = left().length
  for (const [extract, detect] of [
    [{ ...extraction, text: 7 }, detection],
    [{ ...extraction, blocks: [{ kind: 'script', start: 0, end: 1 }] }, detection],
    [extraction, { ...detection, claims: [{ start: 0 }] }],
    [extraction, null]
  ])
    await expect(read(extract, detect)).rejects.toMatchObject({ error: { code: 'damaged' } })
  expect(left()).toHaveLength(kept)
})

it('a text in which claims cannot be looked for in time comes in without them, and says so', async () => {
  const files = createDocumentFiles(join(folder.path, 'documents'))
  const { extraction } = await reading(talks)
  const read = (code: string) =>
    importsWith({ extract: extraction }, files, { detect: { code, message: 'It took 60 s.' } }).readText(
      'p',
      talks,
      {},
      job
    )
  for (const code of ['limit-time', 'limit-memory']) {
    const draft = await read(code)
    expect(draft).toMatchObject({ claims: 0, worth: 0, length: extraction.text.length })
    const message = 'Claims were not looked for: It took 60 s.'
    expect(draft.extraction.warnings).toEqual([...extraction.warnings, { code: 'claims-not-looked-for', message }])
  }
  for (const code of ['cancelled', 'internal']) await expect(read(code)).rejects.toMatchObject({ error: { code } })
})

it('an article that stands keeps its candidates where reading its document again asks for too much', async () => {
  const files = createDocumentFiles(join(folder.path, 'documents'))
  const { extraction, detection } = await reading(talks)
  const failures: { detect?: ParserError } = {}
  for (const code of ['limit-time', 'limit-memory', 'too-large']) {
    const told = { error: { code } }
    const failing = () => Object.assign(failures, { detect: { code, message: 'It took 60 s.' } })
    const calls = {
      original: async () => ({ blob: 'b'.repeat(64), bytes: 0, name: 'talks.txt', options: {} }),
      holdersOfBytes: async () => [{ kind: 'article', id: 'standing', title: 'Talks' }]
    }
    const imports = importsWith({ extract: extraction, detect: detection }, files, failures, calls)
    const { draft } = await imports.readAgain('p', 'standing', job)
    failing()
    await expect(imports.reread(draft.draft, {}, job)).rejects.toMatchObject(told)
    await expect(imports.readAgain('p', 'standing', job)).rejects.toMatchObject(told)
    await expect(imports.readText('p', talks, {}, job)).rejects.toMatchObject(told)
    delete failures.detect
    expect(await imports.reread(draft.draft, {}, job)).toMatchObject({ claims: detection.claims.length })
  }
})

it('an upload of which a piece could not be written is no more, and nothing of it is left', async () => {
  const files = createDocumentFiles(join(folder.path, 'documents'))
  let full = false
  const uploads = uploadsOf({
    ...files,
    begin: async (name) => {
      const draft = await files.begin(name)
      const write = (bytes: Uint8Array) =>
        full ? Promise.reject(new CodedError('disk-full', 'The disk is full.')) : draft.write(bytes)
      return { path: draft.path, bytes: 0, write, finish: draft.finish, discard: draft.discard }
    }
  })
  const upload = await uploads.begin('talks.txt', 4, 1000)
  await uploads.append(upload, 'YQ==')
  full = true
  await expect(uploads.append(upload, 'YQ==')).rejects.toMatchObject({ error: { code: 'disk-full' } })
  full = false
  await expect(uploads.append(upload, 'YWE=')).rejects.toMatchObject({ error: { code: 'not-found' } })
  await expect(uploads.take(upload, 1000, job.signal)).rejects.toBeDefined()
  expect(left()).toEqual([])
})

it('a layout that leads out of its text is damage that the reader of a project is told', async () => {
  const desk = openDesk(newProjectFile(folder.path))
  const request = await reading(talks)
  const blocks = [{ kind: 'paragraph' as const, start: 0, end: request.extraction.text.length + 1 }]
  const { article, revision } = desk.import({ ...request, extraction: { ...request.extraction, blocks } })
  const view = () => desk.ask('article.view', { article })
  const shown = () => desk.ask('article.blocks', { revision, offset: 0, limit: 10 })
  expect([refused(view).code, refused(shown).code]).toEqual(['damaged', 'damaged'])
  desk.close()
})
