/**
 * Plain lines to blocks: rejoins lines that a mail program, a blog or a copy broke in mid-sentence, and keeps apart what
 * belongs apart: paragraphs, headings, list items, verse, tables, quoted mail.
 */
import type { BlockKind } from '../../shared/extraction.ts'
import { endsWithHyphen } from './hyphenation.ts'
import {
  asksAsHeading,
  countColumns,
  endsOpen,
  endsSentence,
  isLoneBullet,
  joinsWithoutSpace,
  type ListMark,
  listMark,
  looksLikeHeading,
  startsLower,
  startsUpper,
  tableRow
} from './line-marks.ts'
import { continuesSentence, shortfall, type WrapProfile } from './wrap-profile.ts'

export interface LineBlock {
  kind: BlockKind
  text: string
  level?: number
  /** How many line breaks were taken out of it. */
  joins: number
}

/** Lines as typed: indentation kept, no white space at the end. */
type Group = string[]

const rule = /^\s*(?:[-–—_*=~#•]\s*){3,}$/

/** A bullet on a line of its own goes before the line right under it; one with nothing there parts two sections. */
function joinLoneBullets(lines: readonly string[]): string[] {
  const joined: string[] = []
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    const next = lines[index + 1]?.trim() ?? ''
    if (isLoneBullet(line) && next !== '' && !isLoneBullet(next)) {
      joined.push(`${line} ${next}`)
      index += 1
    } else joined.push(line)
  }
  return joined
}

/** Groups of lines parted by empty lines and rules. A rule right under a title makes the title a heading. */
function groupLines(lines: readonly string[]): Group[] {
  const groups: Group[] = [[]]
  for (const line of lines) {
    if (line.trim() === '') groups.push([])
    else if (rule.test(line)) {
      const last = groups.at(-1)
      const title = last?.pop()
      if (title !== undefined && /^\s*(?:=+|-+)$/.test(line) && looksLikeHeading(title.trim())) {
        groups.push([`${line.trim().startsWith('=') ? '#' : '##'} ${title.trim()}`], [])
      } else {
        if (title !== undefined) last?.push(title)
        groups.push([])
      }
    } else groups.at(-1)?.push(line)
  }
  return groups.filter((group) => group.length > 0)
}

/** Where an empty line follows nearly every line, those in mid-sentence are no paragraph breaks. */
function bridgeEmptyLines(groups: Group[]): Group[] {
  const single = groups.filter((group) => group.length === 1).length
  if (groups.length < 4 || single / groups.length < 0.7) return groups
  const bridged: Group[] = []
  for (const group of groups) {
    const before = bridged.at(-1)?.at(-1)?.trim()
    const first = group[0]?.trim() ?? ''
    if (before !== undefined && startsLower(first) && listMark(before) === null && continuesSentence(before, first)) {
      for (const line of group) bridged.at(-1)?.push(line)
    } else bridged.push([...group])
  }
  return bridged
}

function share(items: readonly string[], holds: (item: string, index: number) => boolean): number {
  return items.length === 0 ? 0 : items.filter(holds).length / items.length
}

/** Verse, addresses, signatures: lines that are lines. */
function isVerse(group: Group, profile: WrapProfile): boolean {
  const lines = group.map((line) => line.trim())
  const longest = lines.reduce((most, line) => Math.max(most, line.length), 0)
  if (lines.length < 3 || longest > 80 || lines.some((line) => listMark(line) !== null)) return false
  if (group.some((_, index) => tableLength(group, index) > 0)) return false
  const later = lines.slice(1)
  const earlier = lines.slice(0, -1)
  if (share(earlier, endsSentence) >= 0.6) return false
  const full = profile.wrapped ? share(earlier, (line, at) => shortfall(line, lines[at + 1] ?? '', profile) <= 0) : 0
  const capital = share(later, startsUpper)
  if (capital >= 0.8 && full < 0.7 && (lines.length > 3 || longest <= 50)) return true
  return profile.wrapped && !profile.ragged && longest < 0.65 * profile.width
}

/** Number of lines from `start` on that form a table. */
function tableLength(group: Group, start: number): number {
  const first = group[start] ?? ''
  const columns = countColumns(first)
  if (columns < 2) return 0
  let end = start + 1
  while (end < group.length) {
    const line = group[end] ?? ''
    if (countColumns(line) !== columns && tableRow(line) !== null) break
    end += 1
  }
  const rows = end - start
  const marked = first.includes('\t') || first.trim().startsWith('|')
  return rows >= (marked ? 2 : 3) ? rows : 0
}

interface Open {
  kind: BlockKind
  level?: number
  parts: string[]
  first: string
  last: string
  joins: number
  mark: ListMark | null
  indent: number
}

function indentOf(line: string): number {
  const space = /^\s*/.exec(line)?.[0] ?? ''
  return space.replaceAll('\t', '    ').length
}

/** Whether `next` opens an item of a list, seeing what stands before it. */
function opensItem(next: string, open: Open | null, previousStyles: ReadonlyMap<string, number>): ListMark | null {
  const mark = listMark(next)
  if (mark === null) return null
  const before = previousStyles.get(mark.style)
  const follows = mark.ordinal === null ? before !== undefined : before !== undefined && mark.ordinal === before + 1
  if (follows || mark.plain) return mark
  if (mark.ordinal !== null && mark.ordinal !== 1) return null
  if (open === null || endsSentence(open.last) || open.last.endsWith(':')) return mark
  return open.kind === 'heading' || open.kind === 'list-item' ? mark : null
}

/** Whether two lines of running text belong to one paragraph. */
function belongsTogether(open: Open, next: string, nextIndent: number, profile: WrapProfile): boolean {
  const line = open.last
  if (open.mark !== null && nextIndent >= open.indent + Math.min(2, open.mark.length)) return true
  const missing = shortfall(line, next, profile)
  if (endsSentence(line)) {
    if (startsLower(next)) return true
    if (!profile.wrapped) return false
    if (open.mark === null && nextIndent >= open.indent + 2 && startsUpper(next)) return false
    if (missing <= 0) return true
    if (!profile.blanksSeparate) return false
    return profile.ragged || missing <= 0.25 * profile.width
  }
  if (endsWithHyphen(line) || startsLower(next) || endsOpen(line)) return true
  if (!profile.wrapped) return false
  if (missing <= 0 || /^\d/.test(next)) return true
  const startsBlock = open.parts.length === 1 && open.joins === 0
  const shouts = line === line.toUpperCase() && line !== line.toLowerCase() && line.length > 6
  if (startsBlock && looksLikeHeading(line) && (!profile.ragged || shouts)) return false
  if (profile.ragged) return true
  return missing <= 0.3 * profile.width
}

function append(open: Open, next: string, profile: WrapProfile): void {
  const tail = open.parts.at(-1) ?? ''
  if (endsWithHyphen(tail)) open.parts[open.parts.length - 1] = profile.hyphenation.join(tail, next)
  else if (joinsWithoutSpace(tail, next)) open.parts[open.parts.length - 1] = tail + next
  else open.parts.push(next)
  open.last = next
  open.joins += 1
}

function close(open: Open): LineBlock {
  const text = open.parts
    .join(' ')
    .replace(/[ \t]{2,}|\t/g, ' ')
    .trim()
  return { kind: open.kind, text, joins: open.joins, ...(open.level === undefined ? {} : { level: open.level }) }
}

const markdownHeading = /^(#{1,6})\s+(?=\S)/

function readGroup(group: Group, profile: WrapProfile, styles: Map<string, number>): LineBlock[] {
  if (isVerse(group, profile)) {
    return [{ kind: 'paragraph', text: group.map((line) => line.trim()).join('\n'), joins: 0 }]
  }
  const blocks: LineBlock[] = []
  let open: Open | null = null
  const flush = () => {
    if (open !== null) blocks.push(close(open))
    open = null
  }
  for (let index = 0; index < group.length; index += 1) {
    const raw = group[index] ?? ''
    const line = raw.trim()
    const indent = indentOf(raw)
    const rows = tableLength(group, index)
    if (rows > 0) {
      flush()
      const text = group
        .slice(index, index + rows)
        .map(tableRow)
        .filter((row) => row !== null)
        .join('\n')
      if (text !== '') blocks.push({ kind: 'table', text, joins: 0 })
      index += rows - 1
      continue
    }
    const current = open as Open | null
    const mark = opensItem(line, current, styles)
    const titled = markdownHeading.exec(line)
    if (titled?.[1] !== undefined) {
      flush()
      blocks.push({ kind: 'heading', level: titled[1].length, text: line.slice(titled[0].length), joins: 0 })
    } else if (mark !== null) {
      flush()
      styles.set(mark.style, mark.ordinal ?? 0)
      // A number is part of what the item says ("2. …" is referred to); a bullet is not.
      const text = mark.ordinal === null ? line.slice(mark.length) : line
      const level = 1 + Math.min(8, Math.floor(indent / 2))
      open = { kind: 'list-item', level, parts: [text], first: text, last: line, joins: 0, mark, indent }
    } else if (current !== null && belongsTogether(current, line, indent, profile)) {
      append(current, line, profile)
    } else {
      flush()
      open = { kind: 'paragraph', parts: [line], first: line, last: line, joins: 0, mark: null, indent }
    }
  }
  flush()
  return blocks
}

/** Lines of quoted mail, each with its `>` taken off; otherwise lines as they are. */
function splitQuoted(lines: readonly string[]): { quoted: boolean; lines: string[] }[] {
  const runs: { quoted: boolean; lines: string[] }[] = []
  for (const line of lines) {
    const quoted = /^\s*>/.test(line)
    if (runs.at(-1)?.quoted !== quoted) runs.push({ quoted, lines: [] })
    runs.at(-1)?.lines.push(quoted ? line.replace(/^\s*(?:>\s?)+/, '') : line)
  }
  return runs
}

/** Text of at least this length under a question shows that the question is a heading, and not said by somebody. */
const answerLength = 100

/**
 * Paragraphs that are titles by their look become headings: short, with text after them, not one of many short lines. A
 * question is one only where it stands alone between paragraphs.
 */
export function markHeadings<T extends { kind: BlockKind; text: string; level?: number }>(blocks: readonly T[]): T[] {
  const asks = blocks.map(({ text }) => asksAsHeading(text))
  const candidate = blocks.map(
    ({ kind, text }, index) =>
      kind === 'paragraph' &&
      !text.includes('\n') &&
      (asks[index] === true || (!endsSentence(text) && looksLikeHeading(text)))
  )
  const marked = [...blocks]
  for (let start = 0; start < blocks.length; start += 1) {
    let end = start
    while (candidate[end] === true) end += 1
    const next = blocks[end]
    const alone = end - start === 1 && next?.kind === 'paragraph' && next.text.length >= answerLength
    if (next !== undefined && end - start <= 3) {
      for (let index = start; index < end; index += 1) {
        const block = blocks[index]
        if (block !== undefined && (asks[index] !== true || alone)) {
          marked[index] = { ...block, kind: 'heading', level: 2 }
        }
      }
    }
    start = end
  }
  return marked
}

/** The blocks of a stretch of lines. `profile` is that of the whole text. */
export function blocksFromLines(lines: readonly string[], profile: WrapProfile, rejoin = true): LineBlock[] {
  const blocks: LineBlock[] = []
  for (const run of splitQuoted(lines)) {
    const groups = groupLines(rejoin ? joinLoneBullets(run.lines) : run.lines)
    const found: LineBlock[] = []
    if (rejoin) {
      const styles = new Map<string, number>()
      for (const group of bridgeEmptyLines(groups)) {
        for (const block of readGroup(group, profile, styles)) found.push(block)
      }
    } else {
      for (const group of groups) found.push({ kind: 'paragraph', text: group.join('\n').trim(), joins: 0 })
    }
    for (const block of found) {
      if (block.text === '') continue
      blocks.push(run.quoted && block.kind === 'paragraph' ? { ...block, kind: 'quote' } : block)
    }
  }
  return blocks
}
