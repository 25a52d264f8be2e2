/** What the name or the class of an element says about the text in it: the furniture of pages, by the words their makers use. */
import type { RemovalReason } from '../../shared/extraction.ts'
import type { DomElement } from './html-blocks.ts'
import type { Removal } from './importer.ts'

interface Place {
  reason: RemovalReason
  message: string
  /** Elements that are such a place by their name. */
  names: RegExp
  /** Words in class and id that only such a place has. */
  sure: RegExp
  /** Words that articles' own elements bear as well. */
  hints: RegExp
}

const none = /^$/

function words(...alternatives: string[]): RegExp {
  return new RegExp(`(?:^|[^a-z])(?:${alternatives.join('|')})(?![a-z])`, 'i')
}

const places: readonly Place[] = [
  {
    reason: 'navigation',
    message: 'Navigation of the page',
    names: /^(?:nav|menu)$/,
    sure: words(
      'navbar',
      'navigation',
      'breadcrumbs?',
      'pagination',
      'pager',
      'skip ?link',
      'post nav(?:igation)?',
      'toc',
      'table of contents?',
      'prev next',
      'site header',
      'topbar'
    ),
    hints: words('nav', 'menu', 'toolbar')
  },
  {
    reason: 'comments',
    message: 'Comments below the article',
    names: none,
    sure: words(
      'comments?',
      'comment ?(?:list|form|area|section|respond|body|content|thread)',
      'disqus(?: thread)?',
      'respond',
      'fb comments',
      'kommentare?',
      'commentlist'
    ),
    hints: words('replies', 'discussion')
  },
  {
    reason: 'cookies',
    message: 'Notice about cookies or tracking',
    names: none,
    sure: words('cookie ?(?:notice|banner|bar|consent|law|info|policy)', 'gdpr', 'cookie ?consent', 'cookies?'),
    hints: none
  },
  {
    reason: 'sharing',
    message: 'Buttons for sharing, printing or saving',
    names: /^button$/,
    sure: words(
      'share',
      'sharing',
      'share ?(?:buttons?|bar|links?|tools?|icons?|this|daddy)',
      'social ?(?:share|links?|icons?|media|sharing|buttons?|bar|list|follow|networks?)?',
      'sharedaddy',
      'addthis',
      'addtoany',
      'follow us',
      'a2a kit'
    ),
    hints: none
  },
  {
    reason: 'subscription',
    message: 'Invitation to subscribe or to pay',
    names: none,
    sure: words(
      'newsletters?',
      'newsletter ?(?:sign ?up|form|box|block|widget|cta|module)',
      'subscribe',
      'subscri(?:be|ption) ?(?:form|box|cta|block|widget)',
      'paywall',
      'sign ?up ?(?:form|box)?',
      'opt ?in',
      'mailchimp',
      'mc embed signup',
      'donate',
      'donation'
    ),
    hints: words('subscription', 'cta', 'call to action', 'lead ?form', 'hs form', 'popup', 'modal', 'banner')
  },
  {
    reason: 'advertisement',
    message: 'Advertisement',
    names: none,
    sure: words(
      'advert',
      'advertisements?',
      'advertising',
      'sponsored',
      'ad (?:slot|unit|container|wrapper|block|label|text)',
      'promoted',
      'werbung',
      'anzeige'
    ),
    hints: words('ads?', 'promo', 'promotion', 'sponsor')
  },
  {
    reason: 'related',
    message: 'Pointer to other articles',
    names: none,
    sure: words(
      'related',
      'related ?(?:posts?|articles?|content|stories|links?|items?|news|topics?|block|products?)',
      'jp relatedposts',
      'recommend(?:ed|ations?)',
      'recirc(?:ulation)?',
      'trending',
      'most (?:read|popular|viewed)',
      'more (?:from|stories|posts|articles|news|on)',
      'read (?:more|next|also)',
      'also (?:read|like)',
      'you may (?:also )?like',
      'up ?next',
      'teasers?',
      'outbrain',
      'taboola',
      'latest (?:posts?|news|articles)',
      'recent (?:posts?|articles)',
      'crp related',
      'yarpp',
      'similar',
      'next ?(?:post|article)',
      'prev(?:ious)? ?(?:post|article)',
      'weiterlesen',
      'mehr zum thema'
    ),
    hints: words('popular', 'teaser ?list', 'cards?', 'carousel', 'slider')
  },
  {
    reason: 'byline',
    message: 'About the author',
    names: none,
    sure: words(
      'author ?(?:bio|box|info|card|description|about|details|profile|block|section|area|content)',
      'about ?(?:the )?author',
      'bio ?box',
      'autor(?:en)?box',
      'abh box',
      'saboxplugin(?: wrap)?',
      'ppma (?:boxes|authors?)',
      'post author ?(?:bio|box)?',
      'multiple authors'
    ),
    hints: words('author', 'bio', 'byline')
  },
  {
    reason: 'furniture',
    message: 'Head, foot or side column of the page',
    names: /^(?:footer|aside|form|dialog)$/,
    sure: words(
      'footer',
      'site footer',
      'page footer',
      'sidebar',
      'side ?bar',
      'masthead',
      'widget ?(?:area|title)',
      'tag ?(?:s|list|cloud|links)',
      'post (?:tags|categories)',
      'entry (?:meta|footer|utility)',
      'post (?:meta|footer|info)',
      'disclaimer',
      'copyright',
      'printfooter',
      'catlinks',
      'mw editsection',
      'rating',
      'ratings',
      'feedback',
      'was this helpful'
    ),
    hints: words('widget', 'header', 'meta', 'disclosure', 'tags?', 'categories', 'metadata')
  }
]

const idTells = /^(?:div|aside|ul|ol|form|table|p)$/
/** Elements that hold a title, a line or a word, and are no place of the page. */
const noPlace = /^(?:h[1-6]|a|b|i|em|strong|code|pre|td|th|tr|tbody|dt|dd|img|picture|font|u|sup|sub|mark|q|cite)$/

/** What makers write as one word or parted by any mark, as words. */
function namesOf(element: DomElement): string {
  // The id of a section or a heading is its title, made into an address.
  const own = idTells.test(element.localName) ? `${element.className} ${element.id}` : element.className
  if (own.trim() === '') return ''
  return own
    .slice(0, 500)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
}

export interface PlaceFound {
  removal: Removal
  /** The word is one that no article's own part bears. */
  sure: boolean
}

/** Which furniture an element is, by its own name and classes; null where they do not say. */
export function placeOf(element: DomElement): PlaceFound | null {
  if (noPlace.test(element.localName)) return null
  const names = namesOf(element)
  const role = element.getAttribute('role')
  let maybe: PlaceFound | null = null
  for (const { reason, message, names: tags, sure, hints } of places) {
    const removal = { reason, message }
    if (tags.test(element.localName)) return { removal, sure: true }
    if (names === '') continue
    if (sure.test(names)) return { removal, sure: true }
    if (maybe === null && hints.test(names)) maybe = { removal, sure: false }
  }
  if (role === 'navigation' || role === 'menu')
    return { removal: { reason: 'navigation', message: 'Navigation of the page' }, sure: true }
  if (role === 'contentinfo' || role === 'complementary' || role === 'search' || role === 'banner')
    return { removal: { reason: 'furniture', message: 'Head, foot or side column of the page' }, sure: true }
  return maybe
}
