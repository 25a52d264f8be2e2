import { useTranslation } from 'react-i18next'
import type { Draft } from '../../../shared/contract/index.ts'
import type { Block } from '../../../shared/extraction.ts'

const SHOWN = 30_000

/** The text as it was read, block by block. A long one is cut: this is for looking, not for reading. */
export function DraftText({ draft }: { readonly draft: Draft }) {
  const { t, i18n } = useTranslation()
  const { extraction, length } = draft
  const blocks = extraction.blocks.filter(({ start }) => start < SHOWN)
  const last = blocks.at(-1)
  const left = length - (last?.end ?? 0)
  return (
    <article
      className="import-text reading"
      aria-label={t('importing:text')}
      lang={extraction.language ?? undefined}
      dir="auto"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it
      tabIndex={0}
    >
      {blocks.map((block) => (
        <TextBlock key={block.start} block={block} text={extraction.text.slice(block.start, block.end)} />
      ))}
      {left > 0 ? (
        <p className="import-more">{t('importing:more', { count: left, shown: left.toLocaleString(i18n.language) })}</p>
      ) : null}
    </article>
  )
}

function TextBlock({ block, text }: { readonly block: Block; readonly text: string }) {
  switch (block.kind) {
    case 'headline':
      return <h3 className="import-headline">{text}</h3>
    case 'heading':
      return <h4 className="import-heading">{text}</h4>
    case 'list-item':
      return <p className="import-item">{text}</p>
    case 'quote':
      return <blockquote className="import-quote">{text}</blockquote>
    case 'caption':
    case 'byline':
      return <p className="import-caption">{text}</p>
    case 'table':
      return <pre className="import-table">{text}</pre>
    default:
      return <p className={block.kind === 'lede' ? 'import-lede' : ''}>{text}</p>
  }
}
