import { useState } from 'react'
import { Radio, RadioGroup } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Overview, VerdictView } from '../../../../shared/contract/index.ts'
import { useCommand } from '../../../api/index.ts'
import { Disclosure, Kbd, Select, TextArea, VerdictGlyph } from '../../../components/index.ts'
import { DateField } from '../../sources/source-fields.tsx'
import { DeskForm, useDraft } from './form.tsx'

interface VerdictFormProps {
  readonly claim: string
  readonly overview: Overview
  readonly mine: VerdictView | undefined
  /** Chosen by a number key before the form was open. */
  readonly rating: string | null
  readonly onDone: () => void
}

/** A rating on a scale with its reason. Number keys choose; the reason can be typed at once. */
export function VerdictForm({ claim, overview, mine, rating, onDone }: VerdictFormProps) {
  const { t } = useTranslation('desk')
  const set = useCommand('verdict.set')
  const firstScale = rating === null && mine ? mine.value.scale : overview.scale
  const draftKey = `verdict ${claim}`
  const { draft, edit, sent, sending } = useDraft(draftKey, () => ({
    scale: firstScale,
    rating: mine?.value.scale === firstScale ? mine.value.rating : '',
    rationale: mine?.value.rationale ?? '',
    explanation: mine?.value.explanation ?? '',
    asOf: mine?.value.asOf ?? null
  }))
  const [byKey, setByKey] = useState(rating)
  const scale = overview.scales.find(({ id }) => id === draft.scale)
  const ratings = (scale?.definition.ratings ?? []).filter((each) => !each.legacy || each.id === draft.rating)
  const chosen = byKey ?? draft.rating
  const choose = (id: string): void => {
    setByKey(null)
    edit({ rating: id })
  }
  /** What is written belongs to the rating that a key chose. */
  const write = (part: Partial<typeof draft>): void => edit(byKey === null ? part : { rating: byKey, ...part })
  const submit = async (): Promise<void> => {
    const { scale: scaleId, rationale, explanation, asOf } = draft
    if (!(await set.run({ claim, scale: scaleId, rating: chosen, rationale, explanation, asOf }, sending()))) return
    sent('verdict.set')
    onDone()
  }
  return (
    <DeskForm
      label={t('verdict.set')}
      submit={t('verdict.submit')}
      onSubmit={() => void submit()}
      onCancel={onDone}
      draftKey={draftKey}
      isDisabled={!ratings.some(({ id }) => id === chosen)}
      pending={set.pending}
    >
      <RadioGroup className="rating-list" aria-label={t('verdict.rating')} value={chosen || null} onChange={choose}>
        {ratings.map((each, index) => (
          <Radio
            key={each.id}
            value={each.id}
            className="rating-option"
            autoFocus={rating === null && (chosen ? each.id === chosen : index === 0)}
          >
            <span className="cb-radio-dot" />
            <VerdictGlyph tone={each.tone} size={16} />
            <span className="grow">{each.label}</span>
            {index < 9 ? <Kbd keys={String(index + 1)} silent /> : null}
          </Radio>
        ))}
      </RadioGroup>
      <TextArea
        label={t('verdict.rationale')}
        value={draft.rationale}
        onChange={(rationale) => write({ rationale })}
        rows={3}
        autoFocus={rating !== null}
      />
      <Disclosure title={t('verdict.more')} level={4} defaultExpanded={draft.explanation !== ''}>
        <div className="desk-form-fields">
          <TextArea
            label={t('verdict.explanation')}
            value={draft.explanation}
            onChange={(explanation) => write({ explanation })}
            rows={2}
          />
          <div className="desk-form-pair">
            <DateField label={t('evidence.asOf')} value={draft.asOf} onChange={(asOf) => write({ asOf })} />
            <Select
              label={t('verdict.scale')}
              options={overview.scales.map(({ id, definition }) => ({ id, label: definition.name }))}
              value={draft.scale}
              onChange={(id) => {
                setByKey(null)
                edit({ scale: id, rating: mine?.value.scale === id ? mine.value.rating : '' })
              }}
            />
          </div>
        </div>
      </Disclosure>
    </DeskForm>
  )
}
