/**
 * Pandoc's native format (what Haskell's `show` writes of a document) to the texts of its paragraphs, in order. Notes,
 * pictures and formulas are no part of them: what a paragraph says is compared, not how it looks.
 */

/** A constructor with its arguments; a list and a tuple have names of their own. */
type Value = string | number | { readonly name: string; readonly args: readonly Value[] }

const list = '[]'
const tuple = '()'

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '"': '"', '\\': '\\', "'": "'", '&': '' }

class NativeReader {
  private at = 0
  private readonly source: string

  constructor(source: string) {
    this.source = source
  }

  /** A value with the arguments that follow its constructor. */
  value(): Value {
    const first = this.atom()
    if (typeof first !== 'object' || first.name === list || first.name === tuple) return first
    const args: Value[] = [...first.args]
    while (/["[({\p{L}\d-]/u.test(this.peek())) {
      if (this.peek() === '{') this.record(args)
      else args.push(this.atom())
    }
    return { name: first.name, args }
  }

  private peek(): string {
    while (/\s/.test(this.source[this.at] ?? '')) this.at += 1
    return this.source[this.at] ?? ''
  }

  private take(pattern: RegExp): string {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.source)?.[0] ?? ''
    this.at += found.length
    return found
  }

  private atom(): Value {
    const next = this.peek()
    if (next === '"') return this.string()
    if (next === '[' || next === '(') return this.sequence(next)
    if (/[\d-]/.test(next)) return Number(this.take(/-?[\d.]+(?:e-?\d+)?/y))
    const name = this.take(/[\p{L}_][\p{L}\p{N}_'.]*/uy)
    if (name === '') throw new Error(`not readable at ${this.at}: ${this.source.slice(this.at, this.at + 30)}`)
    return { name, args: [] }
  }

  private sequence(open: string): Value {
    const close = open === '[' ? ']' : ')'
    this.at += 1
    const args: Value[] = []
    while (this.peek() !== close) {
      args.push(this.value())
      if (this.peek() === ',') this.at += 1
    }
    this.at += 1
    return open === '(' && args.length === 1 ? (args[0] as Value) : { name: open === '[' ? list : tuple, args }
  }

  private record(args: Value[]): void {
    this.at += 1
    while (this.peek() !== '}') {
      this.take(/[\p{L}_][\p{L}\p{N}_']*\s*=/uy)
      args.push(this.value())
      if (this.peek() === ',') this.at += 1
    }
    this.at += 1
  }

  private string(): string {
    this.at += 1
    let text = ''
    while (this.source[this.at] !== '"') {
      const character = this.source[this.at] as string
      this.at += 1
      if (character !== '\\') {
        text += character
        continue
      }
      const gap = this.take(/\s+\\/y)
      if (gap !== '') continue
      const code = this.take(/\d+|x[\da-f]+/iy)
      if (code !== '')
        text += String.fromCodePoint(Number.parseInt(code.replace(/^x/i, '0x'), code.startsWith('x') ? 16 : 10))
      else {
        text += escapes[this.source[this.at] as string] ?? ''
        this.at += 1
      }
    }
    this.at += 1
    return text
  }
}

const isNode = (value: Value | undefined): value is { name: string; args: readonly Value[] } =>
  typeof value === 'object'

/** Pandoc puts the words of a comment where it begins, and where it shows all changes those that were deleted. */
function isApart(attributes: Value | undefined): boolean {
  const classes = isNode(attributes) ? attributes.args[1] : undefined
  return isNode(classes) && classes.args.some((name) => name === 'comment-start' || name === 'deletion')
}

function words(value: Value): string {
  if (!isNode(value)) return ''
  const { name, args } = value
  if (name === 'Str') return String(args[0])
  if (name === 'Space' || name === 'SoftBreak' || name === 'LineBreak') return ' '
  if (name === 'Code') return String(args[1])
  if (name === 'Math' || name === 'Note' || name === 'Image' || name === 'RawInline') return ''
  if (name === 'Span' && isApart(args[0])) return ''
  if (name === 'Quoted') {
    const inner = args.slice(1).map(words).join('')
    return isNode(args[0]) && args[0].name === 'SingleQuote' ? `'${inner}'` : `"${inner}"`
  }
  return args.map(words).join('')
}

function collect(value: Value, into: string[]): void {
  if (!isNode(value)) return
  const { name, args } = value
  if (name === 'Para' || name === 'Plain') into.push(words(args[0] as Value))
  else if (name === 'Header') into.push(words(args[2] as Value))
  else if (name === 'CodeBlock') into.push(...String(args[1]).split('\n'))
  else if (name === 'DefinitionList') collectDefinitions(args[0] as Value, into)
  else if (name === 'LineBlock') into.push(...(isNode(args[0]) ? args[0].args.map(words) : []))
  else if (name !== 'RawBlock') for (const arg of args) collect(arg, into)
}

function collectDefinitions(value: Value, into: string[]): void {
  if (!isNode(value)) return
  for (const entry of value.args) {
    if (!isNode(entry)) continue
    into.push(words(entry.args[0] as Value))
    collect(entry.args[1] as Value, into)
  }
}

/** One form for what programs write differently: spaces, quotation marks, hyphens. */
export function comparable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u2018\u2019\u201a\u201b]/g, "'")
    .replace(/[\u201c\u201d\u201e]/g, '"')
    .replace(/[\u00ad\u200b]/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
}

/** Title, author and so on, which pandoc takes out of the text. */
function metaTexts(value: Value, into: string[]): void {
  if (!isNode(value)) return
  if (value.name === 'MetaInlines') into.push(words(value.args[0] as Value))
  else if (value.name === 'MetaString') into.push(String(value.args[0]))
  else if (value.name === 'MetaBlocks') collect(value, into)
  else for (const arg of value.args) metaTexts(arg, into)
}

export interface NativeDocument {
  /** Texts of the paragraphs, headings, list items and cells, in order; empty ones left out. */
  readonly paragraphs: readonly string[]
  /** Texts that pandoc took out of the document's body, as its title. */
  readonly taken: readonly string[]
}

/** Throws where it is no native format. */
export function readNative(source: string): NativeDocument {
  const document = new NativeReader(source).value()
  const found: string[] = []
  const taken: string[] = []
  const parts = isNode(document) && document.name === 'Pandoc' ? document.args : [document]
  collect(parts.at(-1) as Value, found)
  for (const part of parts.slice(0, -1)) metaTexts(part, taken)
  return {
    paragraphs: found.map(comparable).filter((text) => text !== ''),
    taken: taken.map(comparable)
  }
}
