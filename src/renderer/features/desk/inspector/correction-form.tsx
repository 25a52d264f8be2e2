import { useTranslation } from 'react-i18next'
import type { ClaimDetail, CorrectionView } from '../../../../shared/contract/index.ts'
import type { CorrectionProposal } from '../../../../shared/model/values.ts'
import { useCommand, useQueryMethod } from '../../../api/index.ts'
import { Checkbox, Segmented, TextArea, TextField } from '../../../components/index.ts'
import { DateField } from '../../sources/source-fields.tsx'
import { DeskForm, useDraft } from './form.tsx'

const HOUSE_CHECK = 'house-check'

interface CorrectionFormProps {
  readonly claim: ClaimDetail
  /** Edits this one; else a new one is written. */
  readonly correction?: CorrectionView
  /** Begins as a question, whatever the claim is rated. */
  readonly asQuery?: boolean
  readonly onDone: () => void
}

interface Draft extends CorrectionProposal {
  /** Whether the claim is rated along with it; as long as nobody has said, what the form was opened for tells. */
  readonly rate: boolean | null
}

/** A new wording begins with the article's own; where the claim is rated a query, a question is what is wanted. */
function begun(claim: ClaimDetail, asQuery: boolean): CorrectionProposal {
  const rated = claim.row.rating?.scale === HOUSE_CHECK && claim.row.rating.rating === 'query'
  const kind = asQuery || rated ? 'query' : 'change'
  const wording = kind === 'change' ? claim.context.hull : ''
  return { kind, wording, reason: '', addressee: '', deadline: null }
}

/**
 * The rating that goes with a correction: where the house checks its own copy, each kind has one. None where the claim has
 * it already. `mine`: whether I have rated the claim.
 */
function useHouseRating(claim: ClaimDetail, kind: CorrectionProposal['kind']) {
  const { data: overview } = useQueryMethod('project.overview', {})
  const me = overview?.people.find((person) => person.me)?.id
  const mine = claim.verdicts.find((verdict) => verdict.person === me)?.value
  const scale = overview?.scale === HOUSE_CHECK ? overview.scales.find(({ id }) => id === HOUSE_CHECK) : undefined
  const rating = scale?.definition.ratings.find(({ id }) => id === kind)
  const has = mine?.scale === HOUSE_CHECK && mine.rating === rating?.id
  return { rating: has ? undefined : rating, mine: mine !== undefined }
}

/** A new wording, which starts from the article's own, or a question. */
export function CorrectionForm({ claim, correction, asQuery = false, onDone }: CorrectionFormProps) {
  const { t } = useTranslation('desk')
  const add = useCommand('correction.add')
  const save = useCommand('correction.edit')
  const draftKey = `${asQuery ? 'query' : 'correction'} ${correction?.id ?? claim.row.id}`
  const { draft, edit, sent, sending } = useDraft<Draft>(
    draftKey,
    () => ({ ...(correction?.proposal ?? begun(claim, asQuery)), rate: null }),
    claim.row.id
  )
  const { rating, mine } = useHouseRating(claim, draft.kind)
  // Whoever asks outright means it; a verdict that somebody gave before is not changed unasked.
  const rate = draft.rate ?? (asQuery || !mine)
  /** A new wording that is the article's own changes nothing. */
  const same = draft.kind === 'change' && draft.wording.trim() === claim.context.hull.trim()
  const submit = async (): Promise<void> => {
    const { rate: _rate, ...written } = draft
    const proposal = { ...written, wording: draft.wording.trim() }
    const verdict = rating && rate ? { verdict: { scale: HOUSE_CHECK, rating: rating.id } } : {}
    const done = correction
      ? await save.run({ correction: correction.id, proposal }, sending())
      : await add.run({ claim: claim.row.id, proposal, ...verdict }, sending())
    if (!done) return
    sent(correction ? 'correction.edit' : 'correction.add')
    onDone()
  }
  return (
    <DeskForm
      label={t(correction ? 'correction.edit' : 'correction.add')}
      submit={t(
        correction ? 'correction.save' : draft.kind === 'query' ? 'correction.submitQuery' : 'correction.submit'
      )}
      onSubmit={() => void submit()}
      onCancel={onDone}
      draftKey={draftKey}
      isDisabled={draft.wording.trim() === '' || same}
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
        {...(same ? { description: t('correction.same') } : {})}
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
      {rating && !correction ? (
        <Checkbox isSelected={rate} onChange={(on) => edit({ rate: on })}>
          {t('correction.rate', { rating: rating.label })}
        </Checkbox>
      ) : null}
    </DeskForm>
  )
}
