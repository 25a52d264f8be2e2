/**
 * The date of a page's article, chosen among what its data state and what it shows: the day of its publication, or where the page
 * states none, that of its last update, told as such.
 */
import { parseDate } from './dates.ts'
import type { DomElement } from './html-blocks.ts'
import { asPrinted, type ShownDays } from './html-days.ts'
import type { PageData } from './html-json-ld.ts'
import { clean, type MetaTags } from './html-meta-tags.ts'

const namesOfPublication =
  'article:published_time datepublished date dc.date dc.date.issued dcterms.created dcterms.date dcterms.issued pubdate publishdate publish-date publish_date published-date date.published parsely-pub-date sailthru.date og:published_time og:pubdate og:article:published_time citation_publication_date citation_date article.published rnews:datepublished cxenseparse:recs:publishtime cxenseparse:publishtime'.split(
    ' '
  )
const namesOfUpdate =
  'article:modified_time datemodified og:updated_time og:modified_time dcterms.modified dc.date.modified last-modified last_modified lastmod modified updated article.updated revision_date'.split(
    ' '
  )

/** Names of meta tags that sites make up for the day of publication, surely or perhaps. */
const likePublication = /(?:^|[\w.:-]*[._:-])(?:publish(?:ed)?|publication)[._-]?(?:date|time|at|on)$/
const likeDate =
  /^(?![\w.:-]*(?:updat|modif|review|expir|event|start|end|valid|birth|release|access))[\w.:-]+[._:-]date$/

/** The day in an address such as /2016/09/05/talks. */
function dayInAddress(url: string | null): string | null {
  const match = /\/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/-]|$)/.exec(url ?? '')
  return match === null ? null : parseDate(`${match[1]}-${match[2]}-${match[3]}`, null).iso
}

/** The value that an element with this `itemprop` gives for programs. */
function item(document: DomElement, name: string): string | null {
  const element = document.querySelector(`[itemprop~="${name}"]`)
  return element?.getAttribute('datetime') ?? element?.getAttribute('content') ?? null
}

/**
 * A day of publication in the data that is later than the one which the page prints is that of a later edition, or of the page's
 * move to another system.
 */
function isEarlier(printed: string | null, stated: string): boolean {
  return printed !== null && Date.parse(stated.slice(0, 10)) - Date.parse(printed.slice(0, 10)) > 86_400_000
}

export interface DateSources {
  readonly data: PageData
  readonly meta: MetaTags
  /** The page's address, as it gives it. */
  readonly url: string | null
  readonly shown: ShownDays
  readonly language: string | null
}

export interface ChosenDate {
  /** ISO date or date and time. */
  published: string | null
  /** Present where the page states no day of publication and `published` is the day of its last update. */
  publishedAs?: 'update'
  /** The page gives no date of publication but one that can be read as two. */
  dateAmbiguous: boolean
}

export function chooseDate(document: DomElement, { data, meta, url, shown, language }: DateSources): ChosenDate {
  const { article } = data
  const read = (texts: readonly (string | null)[]) => texts.map((text) => parseDate(text ?? '', language))
  const dates = read([
    clean(article.datePublished),
    meta(...namesOfPublication) ?? meta.like(likePublication),
    item(document, 'datePublished'),
    document.querySelector('time[pubdate]')?.getAttribute('datetime') ?? null,
    clean(article.uploadDate),
    meta.like(likeDate)
  ])
  const stated = dates.find(({ iso }) => iso !== null)?.iso ?? null
  const printed = shown.published ?? dayInAddress(url)
  const published = stated === null || isEarlier(shown.published, stated) ? printed : asPrinted(stated, printed)
  const dateAmbiguous = published === null && dates.some(({ ambiguous }) => ambiguous)
  if (published !== null || dateAmbiguous) return { published, dateAmbiguous }
  const updates = read([
    clean(article.dateModified),
    item(document, 'dateModified'),
    ...namesOfUpdate.map((name) => meta(name))
  ])
  const updated = shown.updated ?? updates.find(({ iso }) => iso !== null)?.iso ?? null
  return updated === null
    ? { published, dateAmbiguous }
    : { published: updated, publishedAs: 'update', dateAmbiguous: false }
}
