import { useTranslation } from 'react-i18next'
import type { ClaimDetail } from '../../../../shared/contract/index.ts'
import { useDeskCommands } from '../desk-context.tsx'
import { shorten } from '../labels.ts'

/** Claims that belong to this one: what it stands in, what it holds, where it is said again. */
export function LinksSection({ claim }: { readonly claim: ClaimDetail }) {
  const { t } = useTranslation('desk')
  const { parent, children, repeats } = claim
  if (!parent && children.length === 0 && repeats.length === 0) return null
  return (
    <div className="links">
      {parent ? <LinkRow name={t('links.parent')} id={parent.id} text={parent.statement} /> : null}
      {children.map(({ id, statement }) => (
        <LinkRow key={id} name={t('links.child')} id={id} text={statement} />
      ))}
      {repeats.map(({ id, text }) => (
        <LinkRow key={id} name={t('links.repeat')} id={id} text={text} />
      ))}
    </div>
  )
}

function LinkRow({ name, id, text }: { readonly name: string; readonly id: string; readonly text: string }) {
  const commands = useDeskCommands()
  return (
    <div className="fact">
      <span className="fact-name">{name}</span>
      <button type="button" className="link-button fact-value" dir="auto" onClick={() => void commands.showClaim(id)}>
        {shorten(text, 110)}
      </button>
    </div>
  )
}
