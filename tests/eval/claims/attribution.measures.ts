/** Who says what, on US political news (PolNeAR): contents found, and the right speaker for them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { detect } from '../../../src/main/claims/index.ts'
import { dataFile, type Measure, once } from '../measure.ts'

type Stretch = { start: number; end: number }
type Said = { source: Stretch | null; content: Stretch; quoted: boolean }

const marks = /["“”]/

/** brat standoff: T lines are stretches (several parts joined by their hull), E lines tie them together. */
function goldOf(annotation: string, text: string): Said[] {
  const stretches = new Map<string, Stretch>()
  const said: Said[] = []
  for (const line of annotation.split('\n')) {
    const stretch = /^(T\d+)\t\w+ ([\d ;]+)\t/.exec(line)
    if (stretch?.[1] && stretch[2]) {
      const numbers = stretch[2].split(/[ ;]/).map(Number)
      stretches.set(stretch[1], { start: Math.min(...numbers), end: Math.max(...numbers) })
    }
    if (!line.startsWith('E')) continue
    const roles = new Map((line.split('\t')[1] ?? '').split(' ').map((part) => part.split(':') as [string, string]))
    const content = stretches.get(roles.get('Content') ?? '')
    if (!content) continue
    const around = text.slice(Math.max(0, content.start - 1), content.end + 1)
    said.push({ source: stretches.get(roles.get('Source') ?? '') ?? null, content, quoted: marks.test(around) })
  }
  return said
}

/** The overlap is at least half of the longer of the two. */
function alike(a: Stretch, b: Stretch): boolean {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  return shared * 2 >= Math.max(a.end - a.start, b.end - b.start)
}

function touch(a: Stretch, b: Stretch): boolean {
  return a.start < b.end && b.start < a.end
}

type Tally = { gold: number; found: number; made: number; right: number; withSource: number; rightSource: number }

const tallied = once((folder) => {
  const home = dataFile(folder, 'attribution', 'polnear', 'dev')
  const files = readdirSync(join(home, 'attributions'))
  const tally = (): Tally => ({ gold: 0, found: 0, made: 0, right: 0, withSource: 0, rightSource: 0 })
  const totals = { quoted: tally(), indirect: tally() }
  for (const name of readdirSync(join(home, 'text')).sort()) {
    const text = readFileSync(join(home, 'text', name), 'utf8')
    const annotation = files.find((file) => file.startsWith(name.replace(/\.txt$/, '')))
    const gold = annotation ? goldOf(readFileSync(join(home, 'attributions', annotation), 'utf8'), text) : []
    const made = detect(text, { language: 'en' }).attributions.flatMap(({ source, content }) =>
      content
        ? [{ source, content, quoted: marks.test(text.slice(Math.max(0, content.start - 1), content.end + 1)) }]
        : []
    )
    for (const kind of ['quoted', 'indirect'] as const) {
      const total = totals[kind]
      const wanted = gold.filter((said) => said.quoted === (kind === 'quoted'))
      const own = made.filter((said) => said.quoted === (kind === 'quoted'))
      total.gold += wanted.length
      total.made += own.length
      total.right += own.filter((said) => gold.some((other) => alike(said.content, other.content))).length
      for (const said of wanted) {
        const match = made.find((other) => alike(said.content, other.content))
        if (!match) continue
        total.found += 1
        if (!said.source) continue
        total.withSource += 1
        if (match.source && touch(match.source, said.source)) total.rightSource += 1
      }
    }
  }
  return totals
})

function f1({ gold, found, made, right }: Tally): { figure: number; note: string } {
  const recall = found / gold
  const precision = right / made
  return {
    figure: (2 * precision * recall) / (precision + recall),
    note: `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, ${gold} in the data`
  }
}

export const measures: readonly Measure[] = [
  {
    id: 'attribution.quoted.f1',
    title: 'PolNeAR dev, direct and mixed quotations: content F1 (half overlap)',
    reach: { atLeast: 0.92 },
    run: (folder) => f1(tallied(folder).quoted)
  },
  {
    id: 'attribution.quoted.speaker',
    title: 'PolNeAR dev, direct and mixed quotations found: right speaker',
    reach: { atLeast: 0.85 },
    run: (folder) => {
      const { rightSource, withSource } = tallied(folder).quoted
      return { figure: rightSource / withSource, note: `${rightSource} of ${withSource}` }
    }
  },
  {
    id: 'attribution.indirect.f1',
    title: 'PolNeAR dev, indirect: content F1 (half overlap)',
    reach: { atLeast: 0.65 },
    run: (folder) => f1(tallied(folder).indirect)
  }
]
