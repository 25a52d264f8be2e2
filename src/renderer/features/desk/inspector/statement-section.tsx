import { PencilLine, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ClaimDetail } from '../../../../shared/contract/index.ts'
import { useCommand, useProject } from '../../../api/index.ts'
import { IconButton, TextArea } from '../../../components/index.ts'
import { useDesk, useFormOpen } from '../desk-store.ts'
import { DeskForm, DraftSign, useDraft } from './form.tsx'

/** The claim as a sentence that stands alone, and the words of the article it comes from. */
export function StatementSection({ claim }: { readonly claim: ClaimDetail }) {
  const { t } = useTranslation('desk')
  const { readOnly } = useProject()
  const open = useFormOpen('statement', claim.row.id)
  const openForm = useDesk((state) => state.openForm)
  if (open) return <StatementForm claim={claim} onDone={() => openForm(null)} />
  const same = claim.statement.text.trim() === claim.row.text.trim()
  return (
    <div className="inspector-statement">
      <div className="statement-line">
        <p className="statement-text" dir="auto">
          {claim.statement.text || claim.row.text}
        </p>
        <DraftSign draftKey={`statement ${claim.row.id}`} onOpen={() => openForm('statement')} />
        <IconButton
          icon={PencilLine}
          label={t('statement.edit')}
          shortcut="r"
          size="small"
          placement="left"
          isDisabled={readOnly}
          onPress={() => openForm('statement')}
        />
      </div>
      {claim.statement.flags.map((flag) => (
        <p key={flag} className="statement-flag">
          <TriangleAlert size={14} strokeWidth={1.75} aria-hidden />
          {t([`flag.${flag}`, 'flag.other'], { flag })}
        </p>
      ))}
      {same ? null : (
        <p className="statement-context" dir="auto">
          <span className="visually-hidden">{t('statement.inArticle')} </span>
          {tail(claim.context.before)}
          <mark>{claim.context.hull}</mark>
          {head(claim.context.after)}
        </p>
      )}
    </div>
  )
}

/** Characters of the article shown on each side of the claim. */
const AROUND = 60

/** The last words before the claim; the dots only where something was cut. */
const tail = (text: string): string => (text.length <= AROUND ? text : `…${text.slice(-AROUND).replace(/^\S*\s/u, '')}`)
const head = (text: string): string =>
  text.length <= AROUND ? text : `${text.slice(0, AROUND).replace(/\s\S*$/u, '')}…`

function StatementForm({ claim, onDone }: { readonly claim: ClaimDetail; readonly onDone: () => void }) {
  const { t } = useTranslation('desk')
  const restate = useCommand('claim.restate')
  const draftKey = `statement ${claim.row.id}`
  const { draft, edit, sent, sending } = useDraft(draftKey, () => ({
    text: claim.statement.text,
    /** What stood there when the person began. */
    from: claim.statement.text
  }))
  const text = draft.text.trim()
  const submit = async (): Promise<void> => {
    const other = text !== claim.statement.text
    if (other && !(await restate.run({ claim: claim.row.id, statement: text }, sending()))) return
    sent(other ? 'claim.restate' : null)
    onDone()
  }
  return (
    <DeskForm
      label={t('statement.edit')}
      submit={t('statement.submit')}
      onSubmit={() => void submit()}
      onCancel={onDone}
      draftKey={draftKey}
      isDisabled={text === ''}
      pending={restate.pending}
    >
      <TextArea
        label={t('statement.label')}
        description={t('statement.help')}
        value={draft.text}
        onChange={(value) => edit({ text: value })}
        rows={3}
        reading
        autoFocus
        maxLength={4000}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          event.stopPropagation()
          if (text !== '') void submit()
        }}
      />
      {claim.statement.text === draft.from || claim.statement.text === text ? null : (
        <div className="form-other" role="note">
          <p className="soft small">{t('statement.other')}</p>
          <p className="form-other-words" dir="auto">
            {claim.statement.text}
          </p>
        </div>
      )}
    </DeskForm>
  )
}
