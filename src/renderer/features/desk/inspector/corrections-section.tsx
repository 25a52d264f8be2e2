import { PencilLine, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClaimDetail, CorrectionView } from '../../../../shared/contract/index.ts'
import { useCommand, useProject } from '../../../api/index.ts'
import { Menu } from '../../../components/index.ts'
import { CorrectionBody } from '../../corrections/correction-body.tsx'
import { useDesk, useFormOpen } from '../desk-store.ts'
import { CorrectionForm } from './correction-form.tsx'
import { DraftSign } from './form.tsx'
import { Section } from './section.tsx'

/** What the desk sends back for the claim. */
export function CorrectionsSection({ claim }: { readonly claim: ClaimDetail }) {
  const { t } = useTranslation('desk')
  const asQuery = useFormOpen('query', claim.row.id)
  const open = useFormOpen('correction', claim.row.id) || asQuery
  const openForm = useDesk((state) => state.openForm)
  return (
    <Section
      title={t('correction.title')}
      aside={claim.corrections.length || null}
      act={{
        label: t('correction.add'),
        keys: 'f',
        hidden: open,
        draftKey: `correction ${claim.row.id}`,
        run: () => openForm('correction')
      }}
    >
      <ul className="correction-list">
        {claim.corrections.map((correction) => (
          <CorrectionItem key={correction.id} claim={claim} correction={correction} />
        ))}
      </ul>
      {open ? null : <DraftSign draftKey={`query ${claim.row.id}`} onOpen={() => openForm('query')} />}
      {open ? (
        <CorrectionForm key={String(asQuery)} claim={claim} asQuery={asQuery} onDone={() => openForm(null)} />
      ) : null}
    </Section>
  )
}

function CorrectionItem({ claim, correction }: { readonly claim: ClaimDetail; readonly correction: CorrectionView }) {
  const { t } = useTranslation('desk')
  const { readOnly } = useProject()
  const [editing, setEditing] = useState(false)
  const remove = useCommand('correction.delete')
  if (editing) {
    return (
      <li>
        <CorrectionForm claim={claim} correction={correction} onDone={() => setEditing(false)} />
      </li>
    )
  }
  return (
    <li className="correction-item">
      <CorrectionBody
        correction={correction}
        words={claim.context.hull}
        showWords={false}
        acts={
          <>
            <DraftSign draftKey={`correction ${correction.id}`} onOpen={() => setEditing(true)} />
            <Menu
              label={t('correction.acts')}
              entries={[
                {
                  id: 'edit',
                  label: t('correction.edit'),
                  icon: PencilLine,
                  isDisabled: readOnly,
                  run: () => setEditing(true)
                },
                {
                  id: 'delete',
                  label: t('correction.delete'),
                  icon: Trash2,
                  danger: true,
                  isDisabled: readOnly,
                  run: () => void remove.run({ correction: correction.id })
                }
              ]}
            />
          </>
        }
      />
    </li>
  )
}
