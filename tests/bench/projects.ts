/** The project files that the parts measure, made the way a person makes them: new project, import, store. */
import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newsArticle } from './article.ts'
import type { MadeProject } from './measurement.ts'
import { startProgram } from './program.ts'

/** Imports a generated article of `characters` into a new project below `folder`. */
export async function makeProject(
  root: string,
  folder: string,
  title: string,
  characters: number
): Promise<MadeProject> {
  const home = join(folder, 'home')
  const projects = join(folder, 'projects')
  mkdirSync(projects, { recursive: true })
  const document = join(folder, `${title}.txt`)
  writeFileSync(document, newsArticle(characters))
  const program = startProgram(root, home, projects)
  try {
    const { handle } = await program.call('projects.create', { title, scale: 'house-check' })
    const { project } = await program.call('projects.open', { handle: handle ?? '' })
    const start = performance.now()
    const draft = await program.call('import.read', {
      project,
      upload: program.app.registerFile(document),
      options: {}
    })
    const read = performance.now()
    const { article, claims } = await program.call('import.commit', {
      project,
      draft: draft.draft,
      meta: { title, byline: '', publisher: '', published: null, language: draft.extraction.language, url: '' }
    })
    const stored = performance.now()
    const path = join(projects, `${title}.claimbench`)
    return {
      home,
      path,
      article,
      claims,
      characters: draft.length,
      bytes: statSync(path).size,
      readingMs: read - start,
      storingMs: stored - read
    }
  } finally {
    await program.app.close()
  }
}
