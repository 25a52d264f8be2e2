/** Markdown (CommonMark with GitHub's tables, notes and task lists): its structure as blocks, its marks taken out of the text. */
import type { List, Nodes, Root, RootContent, Table } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import type { BlockKind } from '../../shared/extraction.ts'
import { parseDate } from './dates.ts'
import { draftFromRuns } from './document-draft.ts'
import { decode } from './encoding.ts'
import type { HtmlRun } from './html-blocks.ts'
import type { DocumentMetadata, Importer, Removal } from './importer.ts'
import { footnote, tellLosses } from './losses.ts'
import { normaliseText, tellLineEnds } from './normalise.ts'

interface Place {
  kind: BlockKind
  level?: number
  removal: Removal | null
}

/** Fields between dashes at the top, as note programs and site generators write them: plain values only. */
function readHead(source: string): { fields: Map<string, string>; rest: string } {
  const fields = new Map<string, string>()
  const head = /^---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(source)
  if (head === null || !/^[\w-]+[ \t]*:/.test(head[1] ?? '')) return { fields, rest: source }
  for (const line of (head[1] ?? '').split('\n')) {
    const [, name, value = ''] = /^([\w-]+)[ \t]*:[ \t]*(.*)$/.exec(line) ?? []
    const plain = value.replace(/^(["'])(.*)\1$/, '$2').trim()
    if (name !== undefined && plain !== '' && !/^[[{|>&*!]/.test(plain)) fields.set(name.toLowerCase(), plain)
  }
  return { fields, rest: source.slice(head[0].length) }
}

class MarkdownReader {
  readonly runs: HtmlRun[] = []
  notes = 0
  images = 0

  blocks(nodes: readonly RootContent[], place: Place, listDepth: number): void {
    for (const node of nodes) this.block(node, place, listDepth)
  }

  private block(node: RootContent, place: Place, listDepth: number): void {
    if (node.type === 'paragraph') this.add(this.inline(node), place)
    else if (node.type === 'heading') this.add(this.inline(node), { ...place, kind: 'heading', level: node.depth })
    else if (node.type === 'blockquote') this.blocks(node.children, { ...place, kind: 'quote' }, listDepth)
    else if (node.type === 'list') this.list(node, place, listDepth + 1)
    else if (node.type === 'code') this.add(node.value, place)
    else if (node.type === 'table') this.table(node, place)
    else if (node.type === 'html') this.add(withoutTags(node.value), place)
    else if (node.type === 'footnoteDefinition') {
      this.notes += 1
      this.blocks(node.children, { kind: 'paragraph', removal: footnote() }, listDepth)
    }
  }

  private list(list: List, place: Place, depth: number): void {
    const inside: Place = { kind: 'list-item', level: Math.min(9, depth), removal: place.removal }
    for (const item of list.children) this.blocks(item.children, inside, depth)
  }

  private table(table: Table, place: Place): void {
    const rows = table.children.map((row) => row.children.map((cell) => this.inline(cell)).join('\t'))
    this.add(rows.join('\n'), { kind: 'table', removal: place.removal })
  }

  private add(text: string, { kind, level, removal }: Place): void {
    if (text.trim() !== '')
      this.runs.push({ kind, ...(level === undefined ? {} : { level }), text: text.trim(), removal })
  }

  private inline(node: Nodes): string {
    if (node.type === 'text') return node.value.replace(/\s+/g, (space) => (space.includes('\n') ? ' ' : space))
    if (node.type === 'inlineCode') return node.value
    if (node.type === 'break') return '\n'
    if (node.type === 'html') return withoutTags(node.value)
    if (node.type === 'image' || node.type === 'imageReference') {
      this.images += 1
      return ''
    }
    return 'children' in node ? node.children.map((child) => this.inline(child)).join('') : ''
  }
}

/** HTML between the words of a Markdown text: its words, for what the text says; a line break is one. */
function withoutTags(html: string): string {
  return html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
}

function headMetadata(fields: ReadonlyMap<string, string>): Partial<DocumentMetadata> {
  const language = fields.get('lang') ?? fields.get('language') ?? null
  const date = fields.get('date') ?? fields.get('published') ?? null
  return {
    title: fields.get('title') ?? null,
    byline: fields.get('author') ?? fields.get('byline') ?? null,
    publisher: fields.get('publisher') ?? null,
    published: date === null ? null : parseDate(date, language).iso,
    language,
    url: fields.get('url') ?? fields.get('source') ?? null
  }
}

/** A Markdown text. */
export const markdownImporter: Importer = {
  format: 'md',
  async read(bytes, options) {
    const decoded = decode(bytes, options.encoding)
    const normalised = normaliseText(decoded.text)
    const { fields, rest } = readHead(normalised.text)
    const tree: Root = fromMarkdown(rest, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
    const reader = new MarkdownReader()
    reader.blocks(tree.children, { kind: 'paragraph', removal: null }, 0)
    const warnings = [...decoded.warnings, ...tellLineEnds(decoded.text), ...normalised.warnings, ...tellLosses(reader)]
    return {
      ...(await draftFromRuns(reader.runs, headMetadata(fields), options, warnings)),
      encoding: decoded.encoding
    }
  }
}
