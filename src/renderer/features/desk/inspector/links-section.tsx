import { CopyCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ClaimDetail, RatingView } from '../../../../shared/contract/index.ts'
import { useProject } from '../../../api/index.ts'
import { Button, VerdictGlyph } from '../../../components/index.ts'
import { useDeskCommands } from '../desk-context.tsx'
import { shorten } from '../labels.ts'
import { applicable } from '../logic/repeats.ts'

/** Claims that belong to this one: what it stands in, what it holds, where it is said again. */
export function LinksSection({ claim }: { readonly claim: ClaimDetail }) {
  const { t } = useTranslation('desk')
  const { readOnly } = useProject()
  const commands = useDeskCommands()
  const { parent, children, repeats } = claim
  if (!parent && children.length === 0 && repeats.length === 0) return null
  return (
    <div className="links">
      {parent ? <LinkRow name={t('links.parent')} id={parent.id} text={parent.statement} /> : null}
      {children.map(({ id, statement }) => (
        <LinkRow key={id} name={t('links.child')} id={id} text={statement} />
      ))}
      {repeats.map(({ id, text, rating }) => (
        <LinkRow key={id} name={t('links.repeat')} id={id} text={text} rating={rating} />
      ))}
      {applicable(claim).length > 0 ? (
        <div className="fact">
          <span className="fact-name" />
          <Button
            size="small"
            icon={CopyCheck}
            shortcut="a"
            isDisabled={readOnly}
            onPress={() => void commands.applyToRepeats()}
          >
            {t('links.apply', { count: applicable(claim).length })}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

interface LinkRowProps {
  readonly name: string
  readonly id: string
  readonly text: string
  readonly rating?: RatingView | null
}

function LinkRow({ name, id, text, rating = null }: LinkRowProps) {
  const commands = useDeskCommands()
  return (
    <div className="fact">
      <span className="fact-name">{name}</span>
      <button type="button" className="link-button fact-value" dir="auto" onClick={() => void commands.showClaim(id)}>
        {shorten(text, 110)}
      </button>
      {rating ? <VerdictGlyph tone={rating.tone} size={15} label={rating.label} /> : null}
    </div>
  )
}
