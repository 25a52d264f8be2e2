/** Commands on a project file. Each is a thin wording of the contract's own calls. */
import { existsSync } from 'node:fs'
import type { ClaimFilter, ClaimRow } from '../../../shared/contract/index.ts'
import { CodedError, toAppError } from '../../../shared/errors.ts'
import type { Places } from '../../app/app.ts'
import { createApp } from '../../app/create-app.ts'
import type { Job } from '../../app/jobs.ts'
import type { OriginalOf } from '../../app/project-session.ts'
import { projectsHere } from '../../app/projects-here.ts'
import { loadScales } from '../../app/scales.ts'
import { createProject } from '../../project/create-project.ts'
import { loadSigner } from '../../project/signing.ts'
import { stateOf } from './arguments.ts'
import { fromHere, headless } from './here.ts'
import type { Output } from './output.ts'
import { type CliProject, createCaller, withProject } from './session.ts'

const PAGE = 500

export async function newProject(
  places: Places,
  path: string,
  options: { title?: string; author?: string; scale: string },
  output: Output
): Promise<void> {
  const scale = loadScales(places.resources).find((item) => item.id === options.scale)
  if (!scale) throw new CodedError('invalid-input', `There is no rating scale “${options.scale}”.`)
  const app = createApp({ host: headless, places, projectThreads: projectsHere })
  try {
    const { preferences } = await createCaller(app).call('app.status', {})
    const person = { name: options.author ?? preferences.person.name, role: preferences.person.role }
    const full = fromHere(path)
    const title = options.title ?? nameOf(full)
    const id = createProject(full, { title, scale, person }, loadSigner(places.home), Date.now())
    output.line({ project: full, id, title, scale: scale.id })
  } finally {
    await app.close()
  }
}

const nameOf = (path: string): string => (path.split(/[\\/]/).at(-1) ?? path).replace(/\.claimbench$/i, '')

export async function importFiles(
  places: Places,
  path: string,
  files: readonly string[],
  options: { lang?: string; date?: string },
  output: Output
): Promise<void> {
  await withProject(places, path, 'write', async (project) => {
    for (const file of files) {
      try {
        output.line(await importOne(project, file, options))
      } catch (thrown) {
        const { code, message } = toAppError(thrown)
        output.need(1)
        output.line({ file, ok: false, error: { code, message } })
      }
    }
  })
}

async function importOne(project: CliProject, file: string, options: { lang?: string; date?: string }) {
  const draft = await project.call('import.read', {
    project: project.project,
    upload: project.app.registerFile(fromHere(file)),
    options: {
      ...(options.lang === undefined ? {} : { language: options.lang }),
      ...(options.date === undefined ? {} : { published: options.date })
    }
  })
  const { title, byline, publisher, published, publishedAs, language, url, warnings } = draft.extraction
  const done = await project.call('import.commit', {
    project: project.project,
    draft: draft.draft,
    meta: {
      title: title ?? '',
      byline: byline ?? '',
      publisher: publisher ?? '',
      published,
      ...(publishedAs === undefined ? {} : { publishedAs }),
      language,
      url: url ?? ''
    }
  })
  const known = draft.alreadyImported
    ? [{ code: 'already-imported', message: 'The same bytes are in this project already.' }]
    : []
  return { file, ok: true, ...done, warnings: [...warnings, ...known] }
}

export async function listClaims(
  places: Places,
  path: string,
  options: { article?: string; status?: string; signOff?: string; alarms?: boolean },
  output: Output
): Promise<void> {
  await withProject(places, path, 'read', async (project) => {
    const filter: ClaimFilter = {
      ...(options.article === undefined ? {} : { article: options.article }),
      ...(options.status === undefined ? {} : { states: [stateOf(options.status)] }),
      ...(options.signOff === undefined ? {} : { signOff: options.signOff as 'awaiting' }),
      ...(options.alarms ? { alarms: true } : {})
    }
    for (let offset = 0; ; offset += PAGE) {
      const { rows, total } = await project.call('claim.list', { filter, offset, limit: PAGE })
      for (const row of rows) output.line(await fullRow(project, row))
      if (offset + PAGE >= total) return
    }
  })
}

/** A row with what the contract's list leaves out: the whole words of the hull and of each range, quantities and dates, and what does not fit. */
async function fullRow(project: CliProject, row: ClaimRow) {
  const { anchor, context, detection, attribution, evidence } = await project.call('claim.detail', { claim: row.id })
  return {
    ...row,
    text: context.hull,
    ranges: row.ranges.map((range, index) => ({ ...range, text: anchor.exact[index] ?? '' })),
    attribution,
    quantities: detection.quantities,
    dates: detection.dates,
    alarms: [
      ...(detection.alarms ?? []),
      ...evidence.flatMap(({ id, alarms }) => alarms.map((alarm) => ({ ...alarm, evidence: id })))
    ]
  }
}

export async function listFacets(places: Places, path: string, claim: string, output: Output): Promise<void> {
  await withProject(places, path, 'read', async (open) => {
    for (const found of (await open.call('claim.detail', { claim })).facets) output.line(found)
  })
}

/** Runs writing calls on a project and prints what they give. */
export async function write(
  places: Places,
  path: string,
  output: Output,
  work: (project: CliProject) => Promise<Record<string, unknown>>
): Promise<void> {
  await withProject(places, path, 'write', async (project) => output.line({ ok: true, ...(await work(project)) }))
}

export async function exportProject(
  places: Places,
  path: string,
  options: { format: string; profile: string; article?: string; out: string },
  output: Output,
  signal: AbortSignal
): Promise<void> {
  await withProject(places, path, 'read', async (project) => {
    const target = fromHere(options.out)
    const replaced = existsSync(target)
    const { format, article } = options
    const request = { format, profile: options.profile as 'internal', article }
    const bytes = await project.app.saveReport(project.project, request, target, untilStopped(signal))
    const { conflicts } = await project.call('project.overview', {})
    // The report is there, and says itself what is contested: somebody has to decide it.
    if (conflicts > 0) output.need(3)
    output.line({
      ok: true,
      path: target,
      format: options.format,
      profile: options.profile,
      bytes,
      conflicts,
      replaced
    })
  })
}

export function saveOriginal(
  places: Places,
  path: string,
  options: { article?: string; out: string },
  output: Output
): Promise<void> {
  const which = async (project: CliProject): Promise<OriginalOf> => {
    const { articles } = await project.call('project.overview', {})
    const article = options.article ?? (articles.length === 1 ? articles[0]?.id : undefined)
    if (article !== undefined) return { article }
    throw new CodedError('invalid-input', `The project has ${articles.length} articles; say which with --article.`)
  }
  return saveStored(places, path, which, options.out, output)
}

/** Writes an article's document or a source's file to `out`, byte for byte. */
export async function saveStored(
  places: Places,
  path: string,
  which: (project: CliProject) => Promise<OriginalOf>,
  out: string,
  output: Output
): Promise<void> {
  await withProject(places, path, 'read', async (project) => {
    const of = await which(project)
    const target = fromHere(out)
    const replaced = existsSync(target)
    output.line({ ok: true, path: target, ...(await project.app.saveOriginal(project.project, of, target)), replaced })
  })
}

/** Long work of the command line, which shows no progress: its output is for programs. */
const untilStopped = (signal: AbortSignal): Job => ({ signal, progress: () => undefined })

export async function verify(places: Places, path: string, output: Output, signal: AbortSignal): Promise<void> {
  await withProject(places, path, 'read', async (project) => {
    const report = await project.app.verify(project.project, untilStopped(signal))
    if (!report.ok) output.need(3)
    output.line(report)
  })
}

export async function history(
  places: Places,
  path: string,
  options: { claim?: string },
  output: Output
): Promise<void> {
  await withProject(places, path, 'read', async (project) => {
    for (let offset = 0; ; offset += 200) {
      const { rows, total } = await project.call('history.list', { claim: options.claim ?? null, offset, limit: 200 })
      for (const row of rows) output.line(row)
      if (offset + 200 >= total) return
    }
  })
}
