/** Words anywhere in a project, on the command line. */
import { locatorOf } from '../../../shared/locator.ts'
import type { Places } from '../../app/app.ts'
import type { Output } from './output.ts'
import { withProject } from './session.ts'

/** Claims and sources of one page of answers, and the most that is found in texts. */
const PAGE = 200
const MOST_IN_TEXTS = 500

/**
 * One line for each thing found, by its `kind`: `text` (of an article) and `file` (of a source) with their words and where they
 * stand, `claim` and `source` as their lists show them.
 */
export async function searchProject(places: Places, path: string, words: string, output: Output): Promise<void> {
  await withProject(places, path, 'read', async (project) => {
    for (let offset = 0; ; offset += PAGE) {
      const { rows, total } = await project.call('claim.list', { filter: { words }, offset, limit: PAGE })
      for (const { id, article, start, end, text, statement, status } of rows)
        output.line({ kind: 'claim', id, article, start, end, text, statement, status })
      if (offset + PAGE >= total) break
    }
    for (let offset = 0; ; offset += PAGE) {
      const { rows, total } = await project.call('source.list', { words, offset, limit: PAGE })
      for (const { id, about, fileName } of rows) output.line({ kind: 'source', id, about, fileName })
      if (offset + PAGE >= total) break
    }
    const { hits, total } = await project.call('text.search', { words, scope: 'all', limit: MOST_IN_TEXTS })
    for (const { kind, id, title, fileName, start, end, before, match, after, ...place } of hits) {
      const found = { id, title, fileName, start, end, before, match, after, locator: locatorOf(place) }
      output.line({ kind: kind === 'article' ? 'text' : 'file', ...found })
    }
    if (total > hits.length) output.say(`${total - hits.length} more places in texts are not listed.`)
  })
}
