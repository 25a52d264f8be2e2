/**
 * What a page says about itself: JSON-LD, Open Graph and the other meta tags, in this order.
 */
import type { DomElement } from './html-blocks.ts'
import { type ShownByline, withoutRole } from './html-bylines.ts'
import { readCredits } from './html-credits.ts'
import { type ChosenDate, chooseDate } from './html-dates.ts'
import { findHeadline } from './html-headline.ts'
import { isObject, type PageData, readPageData } from './html-json-ld.ts'
import { clean, type MetaTags, metaReader } from './html-meta-tags.ts'
import type { DocumentMetadata } from './importer.ts'
import { canonicalLanguage } from './language.ts'

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

export interface PageMetadata extends DocumentMetadata, ChosenDate {
  description: string | null
  /** Where the page shows the title; null where only its head says it. */
  headline: DomElement | null
}

/** A login name or an address: what systems write where a person should be named. */
function isLoginName(name: string): boolean {
  return /^[\p{Ll}\d._-]+$/u.test(name) || /^\d+$/.test(name)
}

/**
 * The byline: who the page's data name, unless that is a login or the site itself, where the page shows a person's name, or
 * another than the page names after "by" (then often who put the article into the system). A name of the data that the page
 * spells out further ("Ann Lee and Bo Ek") is given as the page has it.
 */
function chooseByline(stated: string | null, shown: ShownByline, site: string | null): string | null {
  const known = cleanByline(withoutSite(stated, site))
  const visible = cleanByline(withoutSite(shown.names, site))
  if (known === null || visible === null) return known ?? visible
  const isSite = (site !== null && known.toLowerCase() === site.toLowerCase()) || /^team\b|\bteam$/i.test(known)
  const spelledOut = known.includes(' ') && visible.length > known.length && visible.includes(known)
  const contradicted = shown.said && visible.includes(' ') && !shareName(known, visible)
  return isSite || isLoginName(known) || spelledOut || contradicted ? visible : known
}

/** Whether any word of one byline, stands in the other. */
function shareName(a: string, b: string): boolean {
  const words = (names: string) => names.toLowerCase().match(/\p{L}{3,}/gu) ?? []
  const other = new Set(words(b))
  return words(a).some((word) => other.has(word))
}

/** Names less the site's own, which some pages put behind them: "Ann Lee, The Daily Paper". */
function withoutSite(names: string | null, site: string | null): string | null {
  if (names === null || site === null) return names
  const shorter = /^(.{3,}?)\s*(?:,|\||\s[-–—])\s+(.+)$/u.exec(names)
  const plain = (text: string) => text.toLowerCase().replace(/^the |[^\p{L}\p{N}]+/gu, '')
  return shorter !== null && plain(shorter[2] ?? '') === plain(site) ? (shorter[1] ?? names) : names
}

const authorMetas =
  'author article:author article:author_name dc.creator dcterms.creator dc.contributor parsely-author sailthru.author citation_author cxenseparse:author byl author-name'.split(
    ' '
  )

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
  const date = chooseDate(document, { data, meta, url, shown: credits, language })
  const authors = namesOf(article.author ?? article.creator, data)
  const cited = meta.all('citation_author')
  const stating = [authors.join(', '), cited.join(', '), ...authorMetas.map((name) => meta(name)), labelledAuthor(meta)]
  const statedAuthor = stating.find((names) => cleanByline(withoutSite(names, publisher)) !== null) ?? null
  return {
    title: clean(headline.text),
    byline: chooseByline(statedAuthor, credits.byline, publisher),
    publisher,
    ...date,
    language,
    url,
    description: meta('og:description', 'description', 'twitter:description'),
    headline: headline.element
  }
}
