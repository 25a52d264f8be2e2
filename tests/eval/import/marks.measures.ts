/**
 * Every comment, footnote, endnote and tracked change of all Word files of the evaluation, counted in their XML by Python
 * (zipfile, ElementTree) and looked for in what was read: a comment among what is set apart as such, a note likewise, deleted
 * words as deleted, inserted ones as inserted or in the text. Compared by letters and digits; what holds none is not counted.
 * Files that are refused with a code (protected, damaged) are left out and told.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { extract } from '../../../src/main/importing/extract.ts'
import type { Extraction, RemovalReason } from '../../../src/shared/extraction.ts'
import { DataAbsent, dataFile, type Measure, once } from '../measure.ts'

type Kind = 'comments' | 'notes' | 'deleted' | 'inserted'
type Marks = { readonly [kind in Kind]: readonly string[] }

const script = `
import json, os, sys, zipfile
from xml.etree import ElementTree
W = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
def texts(element, names):
    return ''.join(part.text or '' for part in element.iter() if part.tag in names)
def part(file, name):
    try:
        return ElementTree.fromstring(file.read(name))
    except Exception:
        return None
both = (W + 't', W + 'delText')
found = {}
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        if not name.lower().endswith('.docx'): continue
        path = os.path.join(folder, name)
        try:
            file = zipfile.ZipFile(path)
        except Exception:
            continue
        document = part(file, 'word/document.xml')
        if document is None: continue
        marks = {'comments': [], 'notes': [], 'deleted': [], 'inserted': []}
        comments = part(file, 'word/comments.xml')
        for comment in [] if comments is None else comments.iter(W + 'comment'):
            marks['comments'].append(texts(comment, both))
        for kind in ('footnote', 'endnote'):
            own = part(file, 'word/' + kind + 's.xml')
            known = {} if own is None else {note.get(W + 'id'): note for note in own.iter(W + kind)}
            for reference in document.iter(W + kind + 'Reference'):
                note = known.get(reference.get(W + 'id'))
                if note is not None: marks['notes'].append(texts(note, (W + 't',)))
        for tag in ('del', 'moveFrom'):
            for change in document.iter(W + tag): marks['deleted'].append(texts(change, both))
        for tag in ('ins', 'moveTo'):
            for change in document.iter(W + tag):
                if not any(True for _ in change.iter(W + 'del')): marks['inserted'].append(texts(change, (W + 't',)))
        found[os.path.relpath(path, sys.argv[1])] = marks
print(json.dumps(found))
`

function marksIn(home: string): Record<string, Marks> {
  const run = spawnSync('python3', ['-c', script, home], { encoding: 'utf8', maxBuffer: 1e9 })
  if (run.error !== undefined) throw new DataAbsent('python3')
  if (run.status !== 0) throw new Error(run.stderr)
  return JSON.parse(run.stdout) as Record<string, Marks>
}

const bare = (text: string) => text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '')

/** Where marks of a kind are told. */
function told(read: Extraction, kind: Kind): string {
  const apart = (reason: RemovalReason) => read.removed.filter((item) => item.reason === reason).map(({ text }) => text)
  const changes = read.changes ?? []
  if (kind === 'comments') return bare(apart('margin-comment').join(''))
  if (kind === 'notes') return bare(apart('footnote').join(''))
  if (kind === 'deleted')
    return `${bare(apart('deleted-change').join(''))}\n${bare(changes.map((change) => change.old).join(''))}`
  return `${bare(read.text)}\n${bare(changes.map((change) => change.new).join(''))}\n${bare(read.removed.map(({ text }) => text).join(''))}`
}

interface Count {
  readonly all: number
  readonly missing: readonly string[]
  readonly refused: number
}

const counted = once(async (folder): Promise<{ readonly [kind in Kind]: Count }> => {
  const home = dataFile(folder, 'documents')
  const kinds: readonly Kind[] = ['comments', 'notes', 'deleted', 'inserted']
  const none = () => ({ all: 0, missing: [] as string[], refused: 0 })
  const counts = { comments: none(), notes: none(), deleted: none(), inserted: none() }
  for (const [name, marks] of Object.entries(marksIn(home)).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const read = await extract(readFileSync(join(home, name)), name).catch(() => null)
    for (const kind of kinds) {
      const count = counts[kind]
      const wanted = marks[kind].map(bare).filter((text) => text !== '')
      if (read === null) {
        count.refused += wanted.length
        continue
      }
      const where = told(read, kind)
      count.all += wanted.length
      for (const text of wanted)
        if (!where.includes(text)) count.missing.push(`${name.split('/').at(-1)}: ${text.slice(0, 40)}`)
    }
  }
  return counts
})

const titles: Readonly<Record<Kind, string>> = {
  comments: 'comments',
  notes: 'footnotes and endnotes',
  deleted: 'deletions with tracked changes',
  inserted: 'insertions with tracked changes'
}

export const measures: readonly Measure[] = Object.entries(titles).map(([kind, title]) => ({
  id: `marks.${kind}`,
  title: `Word files: ${title} that are reported`,
  reach: { atLeast: 1 },
  run: async (folder) => {
    const { all, missing, refused } = (await counted(folder))[kind as Kind]
    if (missing.length > 0) console.error(['Not reported:', ...missing.slice(0, 20)].join('\n  '))
    return {
      figure: 1 - missing.length / all,
      note: `${all - missing.length} of ${all}; ${refused} in files that are refused`
    }
  }
}))
