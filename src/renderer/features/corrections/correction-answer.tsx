import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CorrectionView } from '../../../shared/contract/index.ts'
import { useCommand, useProject } from '../../api/index.ts'
import { Badge, Button, Select, TextArea } from '../../components/index.ts'
import { DeskForm, DraftSign, useDraft } from '../desk/inspector/form.tsx'

const states = ['open', 'accepted', 'rejected', 'answered', 'closed'] as const

/** What came back on a correction, and the form to write it down. */
export function CorrectionAnswer({ correction }: { readonly correction: CorrectionView }) {
  const { t } = useTranslation('desk')
  const { readOnly } = useProject()
  const answer = useCommand('correction.answer')
  const [open, setOpen] = useState(false)
  const { state, text } = correction.answer
  const close = (): void => setOpen(false)
  if (open) return <AnswerForm correction={correction} onDone={close} />
  return (
    <div className="correction-answer">
      <Badge>{t(`answer.${state}`)}</Badge>
      {text ? (
        <span className="grow" dir="auto">
          {text}
        </span>
      ) : (
        <span className="grow" />
      )}
      {readOnly ? null : (
        <>
          <DraftSign draftKey={`answer ${correction.id}`} onOpen={() => setOpen(true)} />
          <Button variant="quiet" size="small" onPress={() => setOpen(true)}>
            {t(state === 'open' ? 'answer.write' : 'answer.edit')}
          </Button>
          {state === 'closed' ? null : (
            <Button
              variant="quiet"
              size="small"
              onPress={() => void answer.run({ correction: correction.id, answer: { state: 'closed', text } })}
            >
              {t('answer.close')}
            </Button>
          )}
        </>
      )}
    </div>
  )
}

function AnswerForm({ correction, onDone }: { readonly correction: CorrectionView; readonly onDone: () => void }) {
  const { t } = useTranslation('desk')
  const answer = useCommand('correction.answer')
  const draftKey = `answer ${correction.id}`
  const { draft, edit, sent, sending } = useDraft<CorrectionView['answer']>(
    draftKey,
    () => ({
      ...correction.answer,
      state:
        correction.answer.state === 'open'
          ? correction.proposal.kind === 'change'
            ? 'accepted'
            : 'answered'
          : correction.answer.state
    }),
    correction.claim
  )
  return (
    <DeskForm
      label={t('answer.title')}
      submit={t('answer.submit')}
      pending={answer.pending}
      onCancel={onDone}
      draftKey={draftKey}
      onSubmit={() =>
        void answer.run({ correction: correction.id, answer: draft }, sending()).then((done) => {
          if (!done) return
          sent('correction.answer')
          onDone()
        })
      }
    >
      <Select
        label={t('answer.state')}
        options={states.map((id) => ({ id, label: t(`answer.${id}`) }))}
        value={draft.state}
        onChange={(state) => edit({ state })}
      />
      <TextArea label={t('answer.text')} value={draft.text} onChange={(text) => edit({ text })} rows={2} autoFocus />
    </DeskForm>
  )
}
