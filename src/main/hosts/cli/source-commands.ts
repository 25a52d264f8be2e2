/** Commands on sources and their files. Each is a thin wording of the contract's own calls. */
import { toAppError } from '../../../shared/errors.ts'
import type { Places } from '../../app/app.ts'
import { fromHere } from './here.ts'
import type { Output } from './output.ts'
import { type CliProject, withProject } from './session.ts'

const PAGE = 200

/** One line a source. */
export async function listSources(places: Places, path: string, words: string, output: Output): Promise<void> {
  await withProject(places, path, 'read', async (project) => {
    for (let offset = 0; ; offset += PAGE) {
      const { rows, total } = await project.call('source.list', { words, offset, limit: PAGE })
      for (const row of rows) output.line(row)
      if (offset + PAGE >= total) return
    }
  })
}

/** Attaches files, each to a source of its own or to the one that is named. A bad file does not stop the others. */
export async function attachFiles(
  places: Places,
  path: string,
  files: readonly string[],
  options: { source?: string; lang?: string },
  output: Output
): Promise<void> {
  await withProject(places, path, 'write', async (project) => {
    for (const file of files) {
      try {
        output.line({ file, ok: true, ...(await attachOne(project, file, options)) })
      } catch (thrown) {
        const { code, message } = toAppError(thrown)
        output.need(1)
        output.line({ file, ok: false, error: { code, message } })
      }
    }
  })
}

async function attachOne(project: CliProject, file: string, { source, lang }: { source?: string; lang?: string }) {
  const done = await project.call('source.attach', {
    project: project.project,
    upload: project.app.registerFile(fromHere(file)),
    ...(source === undefined ? {} : { source }),
    ...(lang === undefined ? {} : { options: { language: lang } })
  })
  const { row, file: stored } = await project.call('source.view', { source: done.source })
  return {
    ...done,
    title: row.about.title,
    format: stored?.format ?? null,
    pages: stored?.places.filter(({ kind }) => kind === 'page').length ?? 0,
    warnings: stored?.warnings ?? [],
    unread: stored?.unread ?? null
  }
}

/** One line a paragraph of the file's text, with where it stands. */
export async function sourceText(places: Places, path: string, source: string, output: Output): Promise<void> {
  await withProject(places, path, 'read', async (project) => {
    for (let offset = 0; ; offset += PAGE) {
      const { blocks, total } = await project.call('source.blocks', { source, offset, limit: PAGE })
      for (const block of blocks) output.line(block)
      if (offset + PAGE >= total) return
    }
  })
}
