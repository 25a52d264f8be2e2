import { BookOpenText } from 'lucide-react'
import { useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import { BLOCK_SEPARATOR } from '../../../../shared/extraction.ts'
import { locatorOf } from '../../../../shared/locator.ts'
import type { Locator } from '../../../../shared/model/values.ts'
import { useQueryMethod } from '../../../api/index.ts'
import { Button } from '../../../components/index.ts'
import { useShell } from '../../shell/shell-store.ts'
import { locatorText } from '../labels.ts'

interface QuoteInFileProps {
  readonly source: string
  readonly quote: string
  readonly locator: Locator
  /** The form's draft, for a passage chosen in the file. */
  readonly form: string
  readonly onPlace: (locator: Locator) => void
}

/** From so many letters on a quote is looked for in the file, and so many of them. */
const FEWEST = 8
const MOST = 200

/** The source's file: opens it to choose words from, and offers the place of the quote where that stands in it. Nothing without a text. */
export function QuoteInFile({ source, quote, locator, form, onPlace }: QuoteInFileProps) {
  const { t } = useTranslation('desk')
  const readSource = useShell((state) => state.readSource)
  const { data } = useQueryMethod('source.view', { source })
  const readable = data?.row.readable === true
  // Words are found within a block; of a quote over several, the first says where it begins.
  const [first = ''] = quote.trim().split(BLOCK_SEPARATOR, 1)
  const words = useDeferredValue(first.slice(0, MOST))
  const looking = readable && words.length >= FEWEST
  const { data: found } = useQueryMethod(
    'text.search',
    { words, scope: 'files', source, limit: 2 },
    { enabled: looking }
  )
  if (!readable) return null
  const hit = looking ? found?.hits[0] : undefined
  const place = hit && locatorOf(hit)
  const text = place ? locatorText(t, place) : ''
  const cited = place !== undefined && JSON.stringify(place) === JSON.stringify(locator)
  return (
    <div className="quote-in-file">
      <Button size="small" icon={BookOpenText} onPress={() => readSource({ source, block: hit?.block ?? null, form })}>
        {t('file.read', { name: data?.file?.name ?? '' })}
      </Button>
      {!looking || !found ? null : hit === undefined ? (
        <span className="soft small">{t('file.quoteNotFound')}</span>
      ) : place && text && !cited ? (
        <Button size="small" variant="quiet" onPress={() => onPlace(place)}>
          {t('file.usePlace', { place: text })}
        </Button>
      ) : (
        <span className="soft small">{text ? t('file.placed', { place: text }) : t('file.quoteFound')}</span>
      )}
    </div>
  )
}
