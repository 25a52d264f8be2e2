/** A PDF file as pages of words with their places, read by pdf.js without drawing anything. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/display/api.js'
import { extractionFailure } from './coded-error.ts'
import type { PdfSpan } from './pdf-layout.ts'

export interface PdfPage {
  /** From 1. */
  readonly index: number
  /** As the file numbers its pages ("iv"), else the index. */
  readonly label: string
  readonly height: number
  readonly spans: readonly PdfSpan[]
}

export interface PdfFile {
  readonly title: string | null
  readonly language: string | null
  readonly pages: readonly PdfPage[]
  /** Pages that could not be read. */
  readonly unreadable: number
}

type PdfLibrary = typeof import('pdfjs-dist/legacy/build/pdf.mjs')

let loading: Promise<PdfLibrary> | null = null

/**
 * pdf.js asks for classes of a browser's canvas when it is loaded, and uses them when it draws. Nothing is drawn here, so
 * empty ones do.
 */
function loadLibrary(): Promise<PdfLibrary> {
  const host = globalThis as Record<string, unknown>
  for (const name of ['DOMMatrix', 'Path2D', 'ImageData']) host[name] ??= class {}
  loading ??= quietly(() => import('pdfjs-dist/legacy/build/pdf.mjs'))
  return loading
}

/** While it is loaded it warns that the canvas is missing, before it can be told to say nothing. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const { warn } = console
  console.warn = () => {}
  try {
    return await work()
  } finally {
    console.warn = warn
  }
}

/** Folder of pdf.js's tables: character maps of East Asian fonts, widths of the standard fonts. */
function tables(name: string): string {
  return join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), name, '/')
}

interface TextItem {
  readonly str: string
  readonly dir: string
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
}

/** Product of two transformations of the plane, as PDF writes them. */
function multiply(a: readonly number[], b: readonly number[]): number[] {
  const at = (m: readonly number[], index: number) => m[index] ?? 0
  return [
    at(a, 0) * at(b, 0) + at(a, 2) * at(b, 1),
    at(a, 1) * at(b, 0) + at(a, 3) * at(b, 1),
    at(a, 0) * at(b, 2) + at(a, 2) * at(b, 3),
    at(a, 1) * at(b, 2) + at(a, 3) * at(b, 3),
    at(a, 0) * at(b, 4) + at(a, 2) * at(b, 5) + at(a, 4),
    at(a, 1) * at(b, 4) + at(a, 3) * at(b, 5) + at(a, 5)
  ]
}

/** Letters of TeX's fonts (Cork and OT1 encodings) that reach us by their numbers, where the file does not name them. */
const texLetters: Readonly<Record<string, string>> = {
  '\u000b': 'ff',
  '\u000c': 'fi',
  '\u000d': 'fl',
  '\u000e': 'ffi',
  '\u000f': 'ffl',
  '\u0010': '“',
  '\u0011': '”',
  '\u0012': '„',
  '\u0013': '«',
  '\u0014': '»',
  '\u0015': '–',
  '\u0016': '—',
  '\u001b': 'ff',
  '\u001c': 'fi',
  '\u001d': 'fl',
  '\u001e': 'ffi',
  '\u001f': 'ffl'
}

function readable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: letters under the numbers of control characters
  return text.replace(/[\u000b-\u0016\u001b-\u001f]/g, (letter) => texLetters[letter] ?? letter)
}

/** How many of the same words on a page are looked back at for a double: more than any page has between the two. */
const lookedBack = 500

/** Words that are drawn twice on one spot, which is how programs make bold without a bold font, stand there once. */
function withoutDoubles(spans: readonly PdfSpan[]): PdfSpan[] {
  const seen = new Map<string, PdfSpan[]>()
  return spans.filter((span) => {
    const same = seen.get(span.text) ?? []
    seen.set(span.text, same)
    const near = 0.1 * span.size
    const isDouble = same
      .slice(-lookedBack)
      .some((other) => Math.abs(other.left - span.left) <= near && Math.abs(other.y - span.y) <= near)
    if (!isDouble) same.push(span)
    return !isDouble
  })
}

function spanOf(item: TextItem, viewport: readonly number[]): PdfSpan | null {
  const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = multiply(viewport, item.transform)
  const size = Math.hypot(c, d) || Math.hypot(a, b) || 1
  // Space is told from where words stand; a wide one would hide the gap between columns.
  if (item.str.trim() === '' && (item.str === '' || item.width > 0.8 * size)) return null
  // Words that run up or down the page take their height for a width.
  const along = Math.abs(b) > Math.abs(a) ? size : item.width
  const left = a < 0 ? x - along : x
  return {
    text: readable(item.str),
    left,
    right: left + Math.max(along, 0.1),
    y,
    size,
    isRightToLeft: item.dir === 'rtl'
  }
}

interface Annotation {
  readonly subtype?: string
  readonly rect?: readonly number[]
  readonly hidden?: boolean
  readonly fieldType?: string
  readonly fieldValue?: unknown
  /** The words as they are drawn, which a form may write otherwise than it keeps them ("1,200.00" for 1200). */
  readonly textContent?: readonly string[]
  /** What a list offers; one that is no `combo` shows all of it. */
  readonly options?: readonly { readonly exportValue: string; readonly displayValue: string }[]
  readonly combo?: boolean
  readonly contentsObj?: { readonly str?: string }
  readonly defaultAppearanceData?: { readonly fontSize?: number }
}

/** What a field of a form shows. */
function shownInField(note: Annotation): string {
  const kept = [note.fieldValue].flat().filter((each) => typeof each === 'string')
  if (note.fieldType !== 'Ch') return kept.length > 0 ? (note.textContent ?? kept).join('\n') || kept.join('\n') : ''
  const options = note.options ?? []
  if (note.combo === false) return options.map(({ displayValue }) => displayValue).join('\n')
  return kept.map((value) => options.find(({ exportValue }) => exportValue === value)?.displayValue ?? value).join(', ')
}

/** What was typed into a form's field or written onto the page, as lines at its place. Passwords and buttons say nothing. */
function spanOfAnnotation(note: Annotation, viewport: readonly number[]): PdfSpan[] | null {
  const isField = note.subtype === 'Widget' && (note.fieldType === 'Tx' || note.fieldType === 'Ch')
  if (note.hidden === true || (!isField && note.subtype !== 'FreeText')) return null
  const value = isField ? shownInField(note) : (note.contentsObj?.str ?? '')
  const [left = 0, low = 0, right = 0, high = 0] = note.rect ?? []
  if (value.trim() === '') return null
  const size = note.defaultAppearanceData?.fontSize || Math.min(12, Math.abs(high - low) * 0.7) || 10
  const lines = value.split(/\r\n?|\n/)
  const at = multiply(viewport, [1, 0, 0, 1, Math.min(left, right), Math.max(low, high)])
  const [, , , , x = 0, y = 0] = at
  return lines.map((text, index) => ({
    text,
    left: x,
    right: x + Math.min(Math.abs(right - left), text.length * size * 0.5),
    y: y + size * (1 + index * 1.2),
    size
  }))
}

async function readPage(file: PDFDocumentProxy, index: number, label: string): Promise<PdfPage> {
  const page = await file.getPage(index)
  const viewport = page.getViewport({ scale: 1 })
  const content = await page.getTextContent()
  const spans = content.items.flatMap((item) => {
    const span = 'str' in item ? spanOf(item, viewport.transform) : null
    return span === null ? [] : [span]
  })
  const notes = (await page.getAnnotations({ intent: 'display' }).catch(() => [])) as Annotation[]
  for (const note of notes) {
    const span = spanOfAnnotation(note, viewport.transform)
    for (const line of span ?? []) spans.push(line)
  }
  page.cleanup()
  return { index, label, height: viewport.height, spans: withoutDoubles(spans) }
}

/** Reads every page. Rejects with `encrypted`, or with whatever pdf.js throws at a file that is none. */
export async function readPdf(bytes: Uint8Array): Promise<PdfFile> {
  const { getDocument } = await loadLibrary()
  const task = getDocument({
    data: Uint8Array.from(bytes),
    cMapUrl: tables('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: tables('standard_fonts'),
    wasmUrl: tables('wasm'),
    disableFontFace: true,
    useSystemFonts: false,
    stopAtErrors: false,
    verbosity: 0
  })
  try {
    const file = await task.promise
    const labels = await file.getPageLabels().catch(() => null)
    const metadata = await file.getMetadata().catch(() => null)
    const info = (metadata?.info ?? {}) as { Title?: unknown; Language?: unknown }
    const pages: PdfPage[] = []
    let unreadable = 0
    for (let index = 1; index <= file.numPages; index += 1) {
      const page = await readPage(file, index, labels?.[index - 1] || String(index)).catch(() => null)
      if (page === null) unreadable += 1
      else pages.push(page)
    }
    const text = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null)
    return { title: text(info.Title), language: text(info.Language), pages, unreadable }
  } catch (thrown) {
    if (thrown instanceof Error && thrown.name === 'PasswordException') {
      throw extractionFailure('encrypted', 'The PDF is protected by a password. Save it without one and import that.')
    }
    throw thrown
  } finally {
    await task.destroy()
  }
}
