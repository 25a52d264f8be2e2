import { useTranslation } from 'react-i18next'
import { Dialog, Kbd } from '../../components/index.ts'
import { type Action, actionGroups, useActionList } from '../shell/actions.ts'
import { useShell } from '../shell/shell-store.ts'

/** Every key that works here, from the same registry that makes it work. */
export function CheatSheet() {
  const { t } = useTranslation()
  const { dialog, showDialog } = useShell()
  // Before there is an article no key acts on a claim.
  const onClaims = useActionList().some(({ group }) => group === 'claim')
  return (
    <Dialog isOpen={dialog === 'help'} onClose={() => showDialog(null)} title={t('help:title')} size="wide">
      {onClaims ? <p className="soft">{t('help:text')}</p> : null}
      <Sheets />
    </Dialog>
  )
}

function Sheets() {
  const { t } = useTranslation()
  const actions = useActionList()
  const byId = new Map(actions.filter(({ keys }) => keys.length > 0).map((action) => [action.id, action]))
  const groups = actionGroups
    .map((group) => ({ group, members: [...byId.values()].filter((action) => action.group === group) }))
    .filter(({ members }) => members.length > 0)
  return (
    <div className="keys-columns">
      {groups.map(({ group, members }) => (
        <section key={group} className="keys-group" aria-labelledby={`keys-${group}`}>
          <h3 id={`keys-${group}`}>{t(`shell:group.${group}`)}</h3>
          <dl>
            {members.map((action) => (
              <KeyRow key={action.id} action={action} />
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}

function KeyRow({ action }: { readonly action: Action }) {
  const { t } = useTranslation()
  return (
    <div className="keys-row">
      <dt>{action.detail ? `${t(action.label)}: ${action.detail}` : t(action.label)}</dt>
      <dd>
        {action.keys.map((keys, index) => (
          <span key={keys} className="keys-one">
            {index > 0 ? <span className="soft small">{t('help:or')}</span> : null}
            <Kbd keys={keys} />
          </span>
        ))}
      </dd>
    </div>
  )
}
