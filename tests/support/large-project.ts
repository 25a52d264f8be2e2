/** A project with thousands of claims, made by the program's own commands. */
import { newProjectFile, openDesk, reading, scales } from './project.ts'

const countries = ['Austria', 'Brazil', 'Chad', 'Denmark', 'Egypt', 'France', 'Ghana', 'Hungary', 'India', 'Japan']

/** An article whose every sentence says something else that can be checked. */
function longArticle(sentences: number): string {
  const lines = ['What ten countries spent']
  for (let index = 0; index < sentences; index += 1) {
    const country = countries[index % countries.length]
    lines.push(`${country} spent ${index + 2} million euros on ${1900 + (index % 120)} schools, the ministry said.`)
  }
  return `${lines.join('\n\n')}\n`
}

export interface LargeProject {
  readonly path: string
  /** Claims in the order of the text; the first three were worked on. */
  readonly claims: readonly string[]
}

/** Imports an article of so many sentences into a new project and works on its first claims. */
export async function makeLargeProject(folder: string, sentences: number): Promise<LargeProject> {
  const path = newProjectFile(folder)
  const desk = openDesk(path)
  try {
    desk.import(await reading(longArticle(sentences), 'long.txt'))
    const claims: string[] = []
    for (let offset = 0; ; offset += 500) {
      const { rows, total } = desk.ask('claim.list', { filter: {}, offset, limit: 500 })
      claims.push(...rows.map(({ id }) => id))
      if (offset + 500 >= total) break
    }
    const [first = '', second = '', third = ''] = claims
    desk.run('claim.setStatus', { claim: first, state: 'open' })
    desk.run('verdict.set', {
      claim: second,
      scale: scales[0]?.id ?? '',
      rating: scales[0]?.definition.ratings[0]?.id ?? '',
      rationale: 'The budget says so.',
      explanation: '',
      asOf: null
    })
    desk.run('note.add', { claim: third, text: 'Ask the ministry.' })
    return { path, claims }
  } finally {
    desk.close()
  }
}
