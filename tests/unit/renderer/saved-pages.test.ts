import { expect, test } from 'vitest'
import { documentsOf, droppedFiles, type FoundFile } from '../../../src/renderer/features/importing/saved-pages.ts'

const found = (path: string, text = path): FoundFile => ({ path, file: new File([text], path.split('/').at(-1) ?? '') })
const namesOf = async (paths: readonly string[]) =>
  (await documentsOf(paths.map((path) => found(path)))).map(({ name }) => name)

test('a page comes with the pages of its folder as one file, and what else the folder holds is no document', async () => {
  const [document, ...others] = await documentsOf([
    found('Talks_files/a.html', 'the frame'),
    found('Talks_files/logo.png'),
    found('Talks_files/style.css'),
    found('Talks.html', 'the page')
  ])
  expect(others).toEqual([])
  expect(document?.name).toBe('Talks.mhtml')
  const text = (await document?.text()) ?? ''
  expect(text).toContain(btoa('the page'))
  expect(text).toContain('Content-Location: Talks_files/a.html')
  expect(text).toContain(btoa('the frame'))
})

test('a page whose folder holds no page stays as it is, and so does one beside a folder that is not its own', async () => {
  expect(await namesOf(['Talks.html', 'Talks_files/logo.png'])).toEqual(['Talks.html'])
  expect(await namesOf(['Talks.html', 'Other_files/a.html'])).toEqual(['Talks.html', 'a.html'])
})

test('of a folder all documents come, in folders as well, and files that are none stay; files by themselves always come', async () => {
  const inFolder = [
    'desk/Talks.htm',
    'desk/Talks_files/a.html',
    'desk/deep/toll.pdf',
    'desk/Thumbs.db',
    'desk/photo.jpg'
  ]
  expect(await namesOf(inFolder)).toEqual(['Talks.mhtml', 'toll.pdf'])
  expect(await namesOf(['unknown.xyz'])).toEqual(['unknown.xyz'])
})

test('a folder that is named as those beside pages, but belongs to none that was found beside it, is a folder as any other', async () => {
  expect(await namesOf(['court_files/ruling.pdf', 'court_files/logo.png'])).toEqual(['ruling.pdf'])
  expect(await namesOf(['Talks_files/a.html'])).toEqual(['a.html'])
  expect(await namesOf(['Talks.html', 'desk/Talks_files/notes.txt'])).toEqual(['Talks.html', 'notes.txt'])
  expect(await namesOf(['desk/talks.htm', 'desk/Talks-Dateien/notes.txt'])).toEqual(['talks.htm'])
})

test('a folder within the folder of a page belongs to that page, whatever its name', async () => {
  const paths = ['Talks.html', 'Talks_files/a.html', 'Talks_files/a_files/b.html', 'Talks_files/in/deep/c.html']
  const [document, ...others] = await documentsOf(paths.map((path) => found(path)))
  const text = (await document?.text()) ?? ''
  expect(others).toEqual([])
  expect(text).toContain('Content-Location: Talks_files/a_files/b.html')
  expect(text).not.toContain('c.html')
})

test('thousands of pages with their folders are put together', async () => {
  const paths = Array.from({ length: 14_000 }, (_, index) => [
    `desk/${index}.html`,
    `desk/${index}_files/a.html`
  ]).flat()
  const files = paths.map((path) => found(path, ''))
  expect(await documentsOf(files)).toHaveLength(14_000)
})

test('a file or folder that cannot be opened is left, and the rest of what was dropped comes', async () => {
  const file = (name: string, opens = true) => ({
    name,
    isFile: true,
    isDirectory: false,
    file: (resolve: (file: File) => void, reject: (error: Error) => void) =>
      opens ? resolve(new File([name], name)) : reject(new Error('gone'))
  })
  const folder = (name: string, entries: readonly unknown[] | null) => ({
    name,
    isFile: false,
    isDirectory: true,
    createReader: () => {
      const left = [entries]
      return {
        readEntries: (resolve: (entries: unknown) => void, reject: (error: Error) => void) => {
          const some = left.length === 0 ? [] : left.pop()
          if (some === null) reject(new Error('closed'))
          else resolve(some)
        }
      }
    }
  })
  const entries = [folder('desk', [file('gone.pdf', false), folder('closed', null), file('toll.pdf')])]
  const items = entries.map((entry) => ({ kind: 'file', webkitGetAsEntry: () => entry }))
  const dropped = await droppedFiles({ items, files: [] } as unknown as DataTransfer)
  expect(dropped.map(({ path }) => path)).toEqual(['desk/toll.pdf'])
})

test('a page comes without the frame that cannot be read, and alone where it cannot be read itself', async () => {
  const unreadable = (path: string): FoundFile => {
    const { file } = found(path)
    return { path, file: Object.assign(file, { arrayBuffer: () => Promise.reject(new Error('gone')) }) }
  }
  const [packed] = await documentsOf([found('T.html'), unreadable('T_files/a.html'), found('T_files/b.html')])
  const text = (await packed?.text()) ?? ''
  expect(text).toContain('Content-Location: T_files/b.html')
  expect(text).not.toContain('a.html')
  const alone = await documentsOf([unreadable('T.html'), found('T_files/b.html')])
  expect(alone.map(({ name }) => name)).toEqual(['T.html'])
})

test('what was dropped is gone through folder by folder, in the portions that the browser gives', async () => {
  const file = (name: string) => ({
    name,
    isFile: true,
    isDirectory: false,
    file: (resolve: (file: File) => void) => resolve(new File([name], name))
  })
  const folder = (name: string, portions: readonly (readonly unknown[])[]) => ({
    name,
    isFile: false,
    isDirectory: true,
    createReader: () => {
      const left = [...portions]
      return { readEntries: (resolve: (entries: unknown) => void) => resolve(left.shift() ?? []) }
    }
  })
  const entries = [file('Talks.html'), folder('Talks_files', [[file('a.html')], [folder('in', [[file('b.html')]])]])]
  const items = entries.map((entry) => ({ kind: 'file', webkitGetAsEntry: () => entry }))
  const dropped = await droppedFiles({ items, files: [] } as unknown as DataTransfer)
  expect(dropped.map(({ path }) => path)).toEqual(['Talks.html', 'Talks_files/a.html', 'Talks_files/in/b.html'])
})
