/**
 * What a page says about itself: JSON-LD, Open Graph and the other meta tags, in this order.
 */
import { parseDate } from './dates.ts'
import type { DomElement } from './html-blocks.ts'
import { asPrinted, readCredits, withoutRole } from './html-credits.ts'
import { findHeadline } from './html-headline.ts'
import { isObject, type PageData, readPageData } from './html-json-ld.ts'
import type { DocumentMetadata } from './importer.ts'
import { canonicalLanguage } from './language.ts'
import { collapseSpaces, normaliseText } from './normalise.ts'

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

/** The names that a value of JSON-LD gives: texts, or nodes with a name; addresses are none. */
function namesOf(value: unknown, data: PageData): string[] {
  const list = Array.isArray(value) ? value : [value]
  const names = list.slice(0, 50).map((entry) => {
    const node = data.resolve(entry)
    return Array.isArray(node) ? null : clean(isObject(node) ? firstOf(node.name) : node, 200)
  })
  return [...new Set(names)].filter((name) => name !== null && !/^https?:\/\//i.test(name)) as string[]
}

function firstOf(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value
}

interface MetaTags {
  /** The first value of the first of these names that has one. */
  (...names: string[]): string | null
  /** All values of one name, which some pages give once for each author. */
  all(name: string): readonly string[]
  /** The first value of a name that the pattern meets. */
  like(pattern: RegExp): string | null
}

function metaReader(document: DomElement): MetaTags {
  const values = new Map<string, string[]>()
  for (const meta of document.querySelectorAll('meta')) {
    const content = clean(meta.getAttribute('content'))
    if (content === null) continue
    for (const key of [meta.getAttribute('property'), meta.getAttribute('name'), meta.getAttribute('itemprop')]) {
      for (const name of key?.toLowerCase().split(/\s+/) ?? []) {
        const known = values.get(name)
        if (known === undefined) values.set(name, [content])
        else if (known.length < 50 && !known.includes(content)) known.push(content)
      }
    }
  }
  const first = (...names: string[]): string | null => {
    for (const name of names) {
      const value = values.get(name)?.[0]
      if (value !== undefined) return value
    }
    return null
  }
  return Object.assign(first, {
    all: (name: string) => values.get(name) ?? [],
    like: (pattern: RegExp) => first(...[...values.keys()].filter((name) => pattern.test(name)))
  })
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

/** A byline as name only: "By Ann Lee" is Ann Lee; a link or a handle is none. */
function cleanByline(value: string | null): string | null {
  const name = withoutRole(value?.replace(/^(?:by|von|par|por|di|door|author|autor)\s*:?\s+/i, '').trim() ?? '')
  if (
    name === '' ||
    /^https?:|^www\.|@\w+$/i.test(name) ||
    /^(?:(?:\S+ )?admin|administrator|unknown|editor|staff|[\d\s._-]+)$/i.test(name)
  ) {
    return null
  }
  return name
}

export interface PageMetadata extends DocumentMetadata {
  description: string | null
  dateAmbiguous: boolean
  /** Where the page shows the title; null where only its head says it. */
  headline: DomElement | null
}

/** A login name or an address: what systems write where a person should be named. */
function isLoginName(name: string): boolean {
  return /^[\p{Ll}\d._-]+$/u.test(name) || /^\d+$/.test(name)
}

/**
 * The byline: who the page's data name, unless that is a login or the site itself, where the page shows a person's name. A
 * name of the data that the page spells out further ("Ann Lee and Bo Ek") is given as the page has it.
 */
function chooseByline(stated: string | null, shown: string | null, site: string | null): string | null {
  const known = cleanByline(withoutSite(stated, site))
  const visible = cleanByline(withoutSite(shown, site))
  if (known === null || visible === null) return known ?? visible
  const isSite = (site !== null && known.toLowerCase() === site.toLowerCase()) || /^team\b|\bteam$/i.test(known)
  const spelledOut = known.includes(' ') && visible.length > known.length && visible.includes(known)
  return isSite || isLoginName(known) || spelledOut ? visible : known
}

/** Names less the site's own, which some pages put behind them: "Ann Lee, The Daily Paper". */
function withoutSite(names: string | null, site: string | null): string | null {
  if (names === null || site === null) return names
  const shorter = /^(.{3,}?)\s*(?:,|\||\s[-–—])\s+(.+)$/u.exec(names)
  const plain = (text: string) => text.toLowerCase().replace(/^the |[^\p{L}\p{N}]+/gu, '')
  return shorter !== null && plain(shorter[2] ?? '') === plain(site) ? (shorter[1] ?? names) : names
}

/** The day in an address such as /2016/09/05/talks. */
function dayInAddress(url: string | null): string | null {
  const match = /\/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/-]|$)/.exec(url ?? '')
  return match === null ? null : parseDate(`${match[1]}-${match[2]}-${match[3]}`, null).iso
}

const dateMetas =
  'article:published_time datepublished date dc.date dc.date.issued dcterms.created dcterms.date dcterms.issued pubdate publishdate publish-date publish_date published-date date.published parsely-pub-date sailthru.date og:published_time og:pubdate og:article:published_time citation_publication_date citation_date article.published rnews:datepublished cxenseparse:recs:publishtime cxenseparse:publishtime'.split(
    ' '
  )
const authorMetas =
  'author article:author article:author_name dc.creator dcterms.creator dc.contributor parsely-author sailthru.author citation_author cxenseparse:author byl author-name'.split(
    ' '
  )

/** Names of meta tags that sites make up for the day of publication. */
const dateMetaLike = /(?:^|[\w.:-]*[._:-])(?:publish(?:ed)?|publication)[._-]?(?:date|time|at|on)$/

/** Twitter's cards carry two labelled values, of which the first often is who wrote the page. */
function labelledAuthor(meta: MetaTags): string | null {
  for (const place of ['1', '2'])
    if (/^(?:written by|author|by)$/i.test(meta(`twitter:label${place}`) ?? '')) return meta(`twitter:data${place}`)
  return null
}

/** `document`: the parsed page, its scripts still in it (they hold JSON-LD; nothing is run). */
export function readPageMetadata(document: DomElement, root: DomElement | null): PageMetadata {
  const data = readPageData(document)
  const { article } = data
  const meta = metaReader(document)
  const site = meta('og:site_name', 'application-name')
  const named = namesOf(article.publisher, data)[0] ?? null
  const publisher = named ?? site ?? meta('dc.publisher', 'dcterms.publisher', 'publisher')
  const url =
    httpUrl(document.querySelector('link[rel="canonical"]')?.getAttribute('href')) ??
    httpUrl(meta('og:url')) ??
    httpUrl(clean(article.url))
  const said = [
    clean(article.headline),
    meta('og:title'),
    meta('twitter:title', 'dc.title', 'dcterms.title', 'parsely-title', 'citation_title'),
    clean(document.querySelector('title')?.textContent)
  ].filter((title) => title !== null)
  const names = [site, named].filter((name) => name !== null)
  const headline = findHeadline(document, said, names, url === null ? null : new URL(url).hostname)
  const language = canonicalLanguage(
    root?.getAttribute('lang') ??
      root?.getAttribute('xml:lang') ??
      clean(article.inLanguage) ??
      meta('content-language', 'og:locale')
  )
  const credits = readCredits(document.querySelector('body') ?? document, headline.element, language)
  const printed = credits.published ?? dayInAddress(url)
  const itemDate = document.querySelector('[itemprop="datePublished"]')
  const statedDates = [
    clean(article.datePublished),
    meta(...dateMetas) ?? meta.like(dateMetaLike),
    itemDate?.getAttribute('datetime') ?? itemDate?.getAttribute('content') ?? null,
    document.querySelector('time[pubdate]')?.getAttribute('datetime') ?? null
  ].map((text) => parseDate(text ?? '', language))
  const stated = statedDates.find((date) => date.iso !== null)?.iso ?? null
  const authors = namesOf(article.author ?? article.creator, data)
  const cited = meta.all('citation_author')
  const stating = [authors.join(', '), cited.join(', '), ...authorMetas.map((name) => meta(name)), labelledAuthor(meta)]
  const statedAuthor = stating.find((names) => cleanByline(withoutSite(names, publisher)) !== null) ?? null
  return {
    title: clean(headline.text),
    byline: chooseByline(statedAuthor, credits.byline, publisher),
    publisher,
    published: stated === null ? printed : asPrinted(stated, printed),
    language,
    url,
    description: meta('og:description', 'description', 'twitter:description'),
    headline: headline.element,
    dateAmbiguous: stated === null && printed === null && statedDates.some((date) => date.ambiguous)
  }
}
