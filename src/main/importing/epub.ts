/** EPUB books (2 and 3): the documents of the spine, in its order. Format: W3C EPUB 3.3, "Package document". */
import { posix } from 'node:path'
import { parseHTML } from 'linkedom'
import { judgeByAncestors } from './ancestors.ts'
import { extractionFailure } from './coded-error.ts'
import { parseDate } from './dates.ts'
import { draftFromRuns } from './document-draft.ts'
import { decode } from './encoding.ts'
import { type DomElement, type HtmlRun, readRuns } from './html-blocks.ts'
import type { DocumentMetadata, Importer, Removal } from './importer.ts'
import { footnote, tellLosses } from './losses.ts'
import { elementsNamed, parseXml } from './xml.ts'
import { openPackage, type PackageKind, xmlDepth, type ZipPackage } from './zip-package.ts'

const kind: PackageKind = {
  name: 'EPUB book',
  wanted: /\.(?:opf|xml|xhtml?|html?)$/i,
  neverRead: /\.(?:jpe?g|png|gif|webp|svg|mp[34]|m4[av]|ogg|otf|ttf|woff2?)$/i
}

const contents: Removal = { reason: 'navigation', message: 'Table of contents' }

/** Text of the first element of a name, whatever its prefix. */
function textOf(root: DomElement, name: string): string | null {
  const text = (elementsNamed(root, `dc:${name}`)[0] ?? elementsNamed(root, name)[0])?.textContent ?? ''
  const clean = text.replace(/\s+/g, ' ').trim()
  return clean === '' ? null : clean
}

/** Path inside the package; null for one that leads out of it or elsewhere. */
function inside(base: string, href: string): string | null {
  let name = href.split('#')[0] ?? ''
  try {
    name = decodeURIComponent(name)
  } catch {
    // A percent sign that encodes nothing stands for itself.
  }
  if (name === '' || /^[a-z][a-z0-9+.-]*:/i.test(name)) return null
  const path = posix.normalize(posix.join(posix.dirname(base), name))
  return path.startsWith('..') ? null : path
}

function packagePath(book: ZipPackage): string {
  const container = parseXml(book.part('META-INF/container.xml') ?? '')
  const root = container === null ? undefined : elementsNamed(container, 'rootfile')[0]
  const path = root?.getAttribute('full-path') ?? book.names.find((name) => /\.opf$/i.test(name))
  if (path === undefined) throw extractionFailure('damaged', 'The file is a zip, but holds no EPUB book.')
  return path
}

/** Fonts may be obfuscated in any book; text that is encrypted is a book with a lock on it. */
function refuseLocked(book: ZipPackage): void {
  const encryption = book.part('META-INF/encryption.xml')
  if (encryption !== null && /URI="[^"]+\.x?html?"/i.test(encryption)) {
    throw extractionFailure('encrypted', 'The book is protected (DRM), so its text cannot be read.')
  }
}

/** Notes are marked by their kind; their marks in the text go. */
function setApartBy(element: DomElement): Removal | null {
  const type = `${element.getAttribute('epub:type') ?? ''} ${element.getAttribute('role') ?? ''}`
  if (/\b(?:footnotes?|endnotes?|rearnotes?|doc-footnote|doc-endnotes?)\b/.test(type)) return footnote()
  return /\b(?:toc|landmarks|page-list|doc-toc)\b/.test(type) ? contents : null
}

/** An EPUB book. */
export const epubImporter: Importer = {
  format: 'epub',
  async read(bytes, options, limits) {
    const book = await openPackage(bytes, kind, limits)
    refuseLocked(book)
    const path = packagePath(book)
    const opf = parseXml(book.part(path) ?? '')
    if (opf === null) throw extractionFailure('damaged', 'The book’s list of contents cannot be read.')
    const items = new Map<string, { path: string | null; isContents: boolean }>()
    for (const item of elementsNamed(opf, 'item').concat(elementsNamed(opf, 'opf:item'))) {
      const isContents = /\bnav\b/.test(item.getAttribute('properties') ?? '')
      items.set(item.getAttribute('id') ?? '', { path: inside(path, item.getAttribute('href') ?? ''), isContents })
    }
    // EPUB 2 names the page of contents in its guide.
    const guide = elementsNamed(opf, 'reference').filter((reference) => reference.getAttribute('type') === 'toc')
    const named = new Set(guide.map((reference) => inside(path, reference.getAttribute('href') ?? '')))
    const runs: HtmlRun[] = []
    // The standard lets a book name each of its documents once in its order.
    const read = new Set<string>()
    let unreadable = 0
    for (const reference of elementsNamed(opf, 'itemref').concat(elementsNamed(opf, 'opf:itemref'))) {
      const item = items.get(reference.getAttribute('idref') ?? '')
      const place = item?.path?.toLowerCase() ?? null
      if (place !== null && read.has(place)) continue
      const document = place === null ? null : book.bytes(place)
      if (item === undefined || place === null || document === null) {
        unreadable += 1
        continue
      }
      read.add(place)
      const source = decode(document).text
      if (xmlDepth(source) > limits.depth) {
        throw extractionFailure('limit-expansion', 'A chapter of the book is nested too deeply to be read.')
      }
      const body = (parseHTML(source).document as unknown as DomElement).querySelector('body')
      const isContents = item.isContents || named.has(item.path)
      if (body === null) unreadable += 1
      else for (const run of readRuns(body, isContents ? () => contents : judgeByAncestors(setApartBy))) runs.push(run)
    }
    const date = textOf(opf, 'date')
    const stated: Partial<DocumentMetadata> = {
      title: textOf(opf, 'title'),
      byline: textOf(opf, 'creator'),
      publisher: textOf(opf, 'publisher'),
      published: date === null ? null : parseDate(date, null).iso,
      language: textOf(opf, 'language')
    }
    const images = book.names.filter((name) => /\.(?:jpe?g|png|gif|webp|svg)$/i.test(name)).length
    return draftFromRuns(runs, stated, options, tellLosses({ images, unreadable }))
  }
}
