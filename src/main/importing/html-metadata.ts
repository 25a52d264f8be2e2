/**
 * What a page says about itself: JSON-LD, Open Graph and the other meta tags, in this order.
 */
import { parseDate } from './dates.ts'
import type { DomElement } from './html-blocks.ts'
import type { DocumentMetadata } from './importer.ts'
import { canonicalLanguage } from './language.ts'
import { collapseSpaces, normaliseText } from './normalise.ts'

type Json = Record<string, unknown>

/** JSON-LD larger than this is no article's metadata. */
const largestJsonLd = 1024 * 1024
const articleTypes = /(?:Article|BlogPosting|Posting|Report|Review|WebPage)$/

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function clean(value: unknown, longest = 500): string | null {
  if (typeof value !== 'string' || value.length > 20 * longest) return null
  const text = collapseSpaces(normaliseText(decodeEntities(value)).text)
  return text === '' || text.length > longest ? null : text
}

/** JSON-LD and titles are often escaped once too much. */
function decodeEntities(text: string): string {
  const named: Record<string, string> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>', nbsp: ' ' }
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|quot|apos|lt|gt|nbsp));/gi,
    (whole, decimal, hex, name) => {
      if (typeof name === 'string') return named[name.toLowerCase()] ?? whole
      const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    }
  )
}

function typesOf(node: Json): string[] {
  const type = node['@type']
  return (Array.isArray(type) ? type : [type]).filter((name): name is string => typeof name === 'string')
}

/** The JSON-LD node that describes the article itself, if the page has one. */
function findArticle(document: DomElement): Json | null {
  const found: Json[] = []
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const source = (script.textContent ?? '').trim().replace(/^<!\[CDATA\[|\]\]>$/g, '')
    if (source.length > largestJsonLd) continue
    let parsed: unknown
    try {
      parsed = JSON.parse(source)
    } catch {
      continue
    }
    const roots = Array.isArray(parsed) ? parsed : [parsed]
    for (const root of roots.filter(isObject)) {
      const graph = root['@graph']
      found.push(root, ...(Array.isArray(graph) ? graph.filter(isObject) : []))
    }
  }
  const articles = found.filter((node) => typesOf(node).some((type) => articleTypes.test(type)))
  return articles.find((node) => !typesOf(node).includes('WebPage')) ?? articles[0] ?? null
}

function namesOf(value: unknown): string | null {
  const list = Array.isArray(value) ? value : [value]
  const names = list.map((entry) => clean(isObject(entry) ? entry.name : entry, 200)).filter((name) => name !== null)
  const distinct = [...new Set(names)].filter((name) => !/^https?:\/\//i.test(name))
  return distinct.length === 0 ? null : distinct.join(', ')
}

function metaReader(document: DomElement): (...names: string[]) => string | null {
  const values = new Map<string, string>()
  for (const meta of document.querySelectorAll('meta')) {
    const content = clean(meta.getAttribute('content'))
    if (content === null) continue
    for (const key of [meta.getAttribute('property'), meta.getAttribute('name'), meta.getAttribute('itemprop')]) {
      for (const name of key?.toLowerCase().split(/\s+/) ?? []) if (!values.has(name)) values.set(name, content)
    }
  }
  return (...names) => {
    for (const name of names) {
      const value = values.get(name)
      if (value !== undefined) return value
    }
    return null
  }
}

function httpUrl(value: string | null | undefined): string | null {
  if (value === null || value === undefined) return null
  try {
    const url = new URL(value.trim())
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null
  } catch {
    return null
  }
}

/** A page's `<title>` without the site's name at its end or start ("Talks fail | The Paper"). */
function withoutSiteName(title: string, site: string | null, heading: string | null): string {
  if (heading !== null && heading.length >= 10 && title.toLowerCase().includes(heading.toLowerCase())) return heading
  const parts = title.split(/\s+[|–—·»:-]\s+/)
  if (parts.length < 2 || site === null) return title
  const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  const kept = parts.filter((part) => plain(part) !== plain(site))
  return kept.length === parts.length - 1 ? kept.join(' – ') : title
}

/** A byline as name only: "By Ann Lee" is Ann Lee; a link or a handle is none. */
function cleanByline(value: string | null): string | null {
  const name = value?.replace(/^(?:by|von|par|por|di|door|author|autor)\s*:?\s+/i, '').trim() ?? ''
  if (
    name === '' ||
    /^https?:|^www\.|@\w+$/i.test(name) ||
    /^(?:admin|administrator|unknown|editor|staff)$/i.test(name)
  ) {
    return null
  }
  return name
}

export interface PageMetadata extends DocumentMetadata {
  description: string | null
  dateAmbiguous: boolean
}

/** `document`: the parsed page, its scripts still in it (they hold JSON-LD; nothing is run). */
export function readPageMetadata(document: DomElement, root: DomElement | null): PageMetadata {
  const article = findArticle(document) ?? {}
  const meta = metaReader(document)
  const publisher =
    namesOf(article.publisher) ??
    meta('og:site_name', 'application-name', 'dc.publisher', 'dcterms.publisher', 'publisher')
  const h1s = [...document.querySelectorAll('h1')].map((h1) => clean(h1.textContent)).filter((text) => text !== null)
  const onlyH1 = h1s.length === 1 ? (h1s[0] ?? null) : null
  const pageTitle = clean(document.querySelector('title')?.textContent)
  const stated =
    clean(article.headline) ?? meta('og:title', 'twitter:title', 'dc.title', 'dcterms.title', 'parsely-title')
  const title = stated ?? (pageTitle === null ? onlyH1 : pageTitle)
  const language = canonicalLanguage(
    root?.getAttribute('lang') ??
      root?.getAttribute('xml:lang') ??
      clean(article.inLanguage) ??
      meta('content-language', 'og:locale')
  )
  const statedDate =
    clean(article.datePublished) ??
    meta(
      'article:published_time',
      'datepublished',
      'date',
      'dc.date',
      'dc.date.issued',
      'dcterms.created',
      'dcterms.date',
      'pubdate',
      'publishdate',
      'parsely-pub-date',
      'sailthru.date',
      'og:published_time',
      'citation_publication_date'
    )
  const timeTag = document.querySelector('time[pubdate], time[itemprop="datePublished"], article time[datetime]')
  const date = parseDate(statedDate ?? timeTag?.getAttribute('datetime') ?? '', language)
  const author =
    namesOf(article.author) ??
    meta(
      'author',
      'article:author',
      'dc.creator',
      'dcterms.creator',
      'parsely-author',
      'sailthru.author',
      'citation_author'
    )
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href')
  return {
    title: title === null ? null : withoutSiteName(title, publisher, onlyH1),
    byline: cleanByline(author),
    publisher,
    published: date.iso,
    language,
    url: httpUrl(canonical) ?? httpUrl(meta('og:url')) ?? httpUrl(clean(article.url)),
    description: meta('og:description', 'description', 'twitter:description'),
    dateAmbiguous: date.ambiguous
  }
}
