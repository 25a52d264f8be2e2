import { parseHTML } from 'linkedom'
import type { ExtractOptions } from '../../shared/extraction.ts'
import { extractionFailure } from './coded-error.ts'
import { decode } from './encoding.ts'
import { judgeArticle } from './html-article.ts'
import { type DomElement, type DomNode, readRuns } from './html-blocks.ts'
import { embedFrames, type FramePages } from './html-frames.ts'
import { readPageMetadata } from './html-metadata.ts'
import { dropEmptyHeadings, markCredits, piecesOf } from './html-pieces.ts'
import { declaredEncoding, nestingDepth, smallAttributes, treeDepth, wholePage, withoutSigns } from './html-source.ts'
import type { Draft, Importer, ImportLimits } from './importer.ts'
import { settleLanguage } from './language.ts'
import { createNormaliser } from './normalise.ts'
import { nameOpening, parseByline } from './opening.ts'
import { tellUpdate } from './stated-day.ts'

/**
 * The page's body with everything that stands after it moved inside, as a browser's parser does. The document's own `body`
 * is not asked: linkedom makes a second one where something follows the first.
 */
function gatherBody(document: DomElement, root: DomElement): DomElement {
  const body = root.querySelector('body')
  if (body === null) return root
  const target = body as unknown as { appendChild(node: DomNode): void }
  for (const parent of [root, document]) {
    const children = Array.from(parent.childNodes)
    const own = children.findIndex((child) => child === body || child === root)
    if (own < 0) continue
    for (const child of children.slice(own + 1))
      if (child.nodeType === 1 || child.nodeType === 3) target.appendChild(child)
  }
  return body
}

const tooDeep = () => extractionFailure('limit-expansion', 'The page is nested too deeply to be read.')

type Page = DomElement & { readonly documentElement: DomElement }

/** `page` in its normal form. */
function parsePage(page: string, limits: ImportLimits): Page {
  if (nestingDepth(page, limits.depth) > limits.depth) throw tooDeep()
  const held = withoutSigns(page)
  const document = parseHTML(smallAttributes(wholePage(held.source))).document as unknown as Page
  if (treeDepth(document) > limits.depth) throw tooDeep()
  held.restore(document)
  return document
}

/** The body of a page that another one shows in a frame. */
export function htmlBodyOf(source: string, limits: ImportLimits): DomElement {
  const document = parsePage(createNormaliser().read(source), limits)
  return gatherBody(document, document.documentElement)
}

/** A page's HTML as a draft: what a saved page and a mail's HTML part have in common. `frames`: the pages that were saved with it. */
export async function draftFromHtml(
  source: string,
  options: ExtractOptions,
  limits: ImportLimits,
  frames: FramePages = new Map()
): Promise<Draft> {
  const normaliser = createNormaliser()
  const document = parsePage(normaliser.read(source), limits)
  const warnings = embedFrames(document, frames)
  if (frames.size > 0 && treeDepth(document) > limits.depth) throw tooDeep()
  const body = gatherBody(document, document.documentElement)
  const { headline, ...metadata } = readPageMetadata(document, document.documentElement)

  const { judge, found } = judgeArticle(document, body, headline)
  if (!found) {
    warnings.push({
      code: 'article-not-found',
      message: 'No article stands out on this page; all of its text is shown.'
    })
  }
  const runs = readRuns(body, judge).map((run) => ({ ...run, text: normaliser.read(run.text) }))
  warnings.push(...normaliser.warnings())
  let pieces = dropEmptyHeadings(piecesOf(runs, metadata.title, 'page'))
  const textBefore = pieces.filter((piece) => piece.removal === undefined).map((piece) => piece.text)
  const language = await settleLanguage(textBefore.join('\n'), metadata.language, options.language)
  pieces = markCredits(pieces, language)

  const { description: _description, dateAmbiguous, ...known } = metadata
  const credit = pieces.find((piece) => piece.kind === 'byline' && parseByline(piece.text) !== null)
  known.byline ??= credit === undefined ? null : parseByline(credit.text)
  known.language = language
  if (known.publishedAs === 'update') warnings.push(tellUpdate(known.published ?? ''))
  if (dateAmbiguous) warnings.push({ code: 'date-ambiguous', message: 'The page’s date can be read as two dates.' })
  const opening = nameOpening(pieces, known)
  const shown = opening.pieces.filter((piece) => piece.removal === undefined)
  if (shown.reduce((sum, piece) => sum + piece.text.length, 0) < 200) {
    warnings.push({ code: 'little-text', message: 'Very little text was found on this page.' })
  }
  return { pieces: opening.pieces, metadata: { ...known, title: opening.title }, encoding: null, warnings }
}

/** A web page saved as HTML. */
export const htmlImporter: Importer = {
  format: 'html',
  async read(bytes, options, limits) {
    const decoded = decode(bytes, options.encoding, declaredEncoding(bytes))
    const draft = await draftFromHtml(decoded.text, options, limits)
    return { ...draft, encoding: decoded.encoding, warnings: [...decoded.warnings, ...draft.warnings] }
  }
}
