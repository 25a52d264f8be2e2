/**
 * What a page says of itself in JSON-LD: the node of its article, however it is wrapped (a graph, lists, nodes that point to
 * each other by `@id`). The scripts are read as data; nothing in them is run.
 */
import type { DomElement } from './html-blocks.ts'

export type Json = Record<string, unknown>

/** JSON-LD larger than this is no article's metadata, characters. */
const largest = 1024 * 1024
/** Nodes that are looked at, and how deeply they may stand in one another. */
const mostNodes = 2000
const deepest = 8
const articleTypes = /(?:Article|BlogPosting|Posting|Report|Review|Recipe|TechArticle|HowTo)$/
const pageTypes = /(?:WebPage|ItemPage|FAQPage|QAPage|AboutPage|CollectionPage)$/

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function typesOf(node: Json): string[] {
  const type = node['@type']
  return (Array.isArray(type) ? type : [type]).filter((name): name is string => typeof name === 'string')
}

/**
 * The source as JSON; line ends inside strings, commas before a closing bracket and quotation marks escaped as in HTML, which
 * many pages write, are mended.
 */
function parse(source: string): unknown {
  const bare = source.trim().replace(/^(?:\/\/)?<!(?:\[CDATA\[|--)|(?:\/\/)?(?:\]\]|--)>;?$/g, '')
  for (const attempt of [
    () => bare,
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what makes it no JSON
    () => bare.replace(/[\u0000-\u001f]/g, ' ').replace(/,(?= ?[\]}])/g, ''),
    () => (bare.includes('&quot;') ? bare.replace(/&quot;/g, '"').replace(/&amp;/g, '&') : 'null')
  ]) {
    try {
      return JSON.parse(attempt()) as unknown
    } catch {
      // The next attempt, or none.
    }
  }
  return null
}

export interface PageData {
  /** The node of the article itself, or else of the page; empty where the page has neither. */
  readonly article: Json
  /** The node that a value points to by `@id` alone; else the value as it is. */
  resolve(value: unknown): unknown
}

/** Reads all JSON-LD of the page. Broken scripts count as absent. */
export function readPageData(document: DomElement): PageData {
  const nodes: Json[] = []
  const byId = new Map<string, Json>()
  const collect = (value: unknown, depth: number): void => {
    if (depth > deepest || nodes.length >= mostNodes) return
    if (Array.isArray(value)) {
      for (const entry of value) collect(entry, depth + 1)
      return
    }
    if (!isObject(value)) return
    nodes.push(value)
    const id = value['@id']
    if (typeof id === 'string' && Object.keys(value).length > 1) {
      const known = byId.get(id)
      if (known === undefined || (known.name === undefined && value.name !== undefined)) byId.set(id, value)
    }
    for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'author', 'creator', 'publisher', 'hasPart'])
      if (value[key] !== undefined) collect(value[key], depth + 1)
  }
  for (const script of document.querySelectorAll('script[type*="ld+json"]')) {
    const source = script.textContent ?? ''
    if (source.length <= largest) collect(parse(source), 0)
  }
  const of = (pattern: RegExp) => nodes.filter((node) => typesOf(node).some((type) => pattern.test(type)))
  const telling = (node: Json) =>
    ['headline', 'datePublished', 'author'].filter((key) => node[key] !== undefined).length
  const richest = (found: Json[]) =>
    found.reduce<Json | null>((best, node) => (best === null || telling(node) > telling(best) ? node : best), null)
  const article = richest(of(articleTypes)) ?? {}
  const page = richest(of(pageTypes)) ?? {}
  return {
    // What the article does not say, its page may: WordPress puts the date there. A page's name is no headline.
    article: {
      ...pick(page, ['datePublished', 'dateModified', 'author', 'publisher', 'inLanguage', 'url']),
      ...article
    },
    resolve: (value) => {
      const id = isObject(value) && value.name === undefined ? value['@id'] : undefined
      return (typeof id === 'string' ? byId.get(id) : undefined) ?? value
    }
  }
}

function pick(node: Json, keys: readonly string[]): Json {
  return Object.fromEntries(keys.filter((key) => node[key] !== undefined).map((key) => [key, node[key]]))
}
