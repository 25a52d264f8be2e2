import { useTranslation } from 'react-i18next'
import type { ClaimDetail, CorrectionView } from '../../../../shared/contract/index.ts'
import type { CorrectionProposal } from '../../../../shared/model/values.ts'
import { useCommand } from '../../../api/index.ts'
import { Segmented, TextArea, TextField } from '../../../components/index.ts'
import { DateField } from '../../sources/source-fields.tsx'
import { DeskForm, useDraft } from './form.tsx'

interface CorrectionFormProps {
  readonly claim: ClaimDetail
  /** Edits this one; else a new one is written. */
  readonly correction?: CorrectionView
  readonly onDone: () => void
}

/** A new wording begins with the article's own; where the claim is rated a query, a question is what is wanted. */
function begun(claim: ClaimDetail): CorrectionProposal {
  const kind = claim.row.rating?.scale === 'house-check' && claim.row.rating.rating === 'query' ? 'query' : 'change'
  const wording = kind === 'change' ? claim.context.hull : ''
  return { kind, wording, reason: '', addressee: '', deadline: null }
}

/** A new wording, which starts from the article's own, or a question. */
export function CorrectionForm({ claim, correction, onDone }: CorrectionFormProps) {
  const { t } = useTranslation('desk')
  const add = useCommand('correction.add')
  const save = useCommand('correction.edit')
  const { draft, edit, clear, sending } = useDraft<CorrectionProposal>(
    `correction ${correction?.id ?? claim.row.id}`,
    () => correction?.proposal ?? begun(claim)
  )
  const submit = async (): Promise<void> => {
    const proposal = { ...draft, wording: draft.wording.trim() }
    const done = correction
      ? await save.run({ correction: correction.id, proposal }, sending())
      : await add.run({ claim: claim.row.id, proposal })
    if (!done) return
    clear()
    onDone()
  }
  return (
    <DeskForm
      label={t(correction ? 'correction.edit' : 'correction.add')}
      submit={t(correction ? 'correction.save' : 'correction.submit')}
      onSubmit={() => void submit()}
      onCancel={onDone}
      isDisabled={draft.wording.trim() === ''}
      pending={add.pending || save.pending}
    >
      <Segmented
        label={t('correction.what')}
        options={(['change', 'query'] as const).map((id) => ({ id, label: t(`correction.kind.${id}`) }))}
        value={draft.kind}
        onChange={(kind) => {
          const untouched = draft.wording === claim.context.hull
          edit({ kind, wording: kind === 'query' && untouched ? '' : draft.wording })
        }}
      />
      <TextArea
        key={draft.kind}
        label={t(draft.kind === 'change' ? 'correction.wording' : 'correction.question')}
        value={draft.wording}
        onChange={(wording) => edit({ wording })}
        rows={3}
        reading={draft.kind === 'change'}
        autoFocus
      />
      <TextArea label={t('correction.reason')} value={draft.reason} onChange={(reason) => edit({ reason })} rows={2} />
      <div className="desk-form-pair">
        <TextField
          label={t('correction.addressee')}
          value={draft.addressee}
          onChange={(addressee) => edit({ addressee })}
        />
        <DateField
          label={t('correction.deadline')}
          value={draft.deadline}
          onChange={(deadline) => edit({ deadline })}
        />
      </div>
    </DeskForm>
  )
}
