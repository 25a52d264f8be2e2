import { PencilLine, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClaimDetail } from '../../../../shared/contract/index.ts'
import { useCommand, useProject, useQueryMethod } from '../../../api/index.ts'
import { Menu, TextArea } from '../../../components/index.ts'
import { useDesk, useFormOpen } from '../desk-store.ts'
import { DeskForm, DraftSign, useDraft } from './form.tsx'
import { Section } from './section.tsx'

type Note = ClaimDetail['notes'][number]

/** Remarks of the desk on the claim. */
export function NotesSection({ claim }: { readonly claim: ClaimDetail }) {
  const { t } = useTranslation('desk')
  const open = useFormOpen('note', claim.row.id)
  const openForm = useDesk((state) => state.openForm)
  return (
    <Section
      title={t('note.title')}
      aside={claim.notes.length || null}
      act={{ label: t('note.add'), hidden: open, draftKey: `note ${claim.row.id}`, run: () => openForm('note') }}
    >
      <ul className="note-list">
        {claim.notes.map((note) => (
          <NoteItem key={note.id} claim={claim.row.id} note={note} />
        ))}
      </ul>
      {open ? <NoteForm claim={claim.row.id} onDone={() => openForm(null)} /> : null}
    </Section>
  )
}

function NoteItem({ claim, note }: { readonly claim: string; readonly note: Note }) {
  const { t } = useTranslation('desk')
  const { readOnly } = useProject()
  const [editing, setEditing] = useState(false)
  const remove = useCommand('note.delete')
  const { data: overview } = useQueryMethod('project.overview', {})
  const person = overview?.people.find(({ id }) => id === note.person)
  if (editing) {
    return (
      <li>
        <NoteForm claim={claim} note={note} onDone={() => setEditing(false)} />
      </li>
    )
  }
  return (
    <li className="note-item">
      <div className="grow">
        <p className="note-text" dir="auto">
          {note.text}
        </p>
        {person && !person.me ? <p className="soft small">{person.name}</p> : null}
      </div>
      <DraftSign draftKey={`note ${note.id}`} onOpen={() => setEditing(true)} />
      <Menu
        label={t('note.acts')}
        entries={[
          { id: 'edit', label: t('note.edit'), icon: PencilLine, isDisabled: readOnly, run: () => setEditing(true) },
          {
            id: 'delete',
            label: t('note.delete'),
            icon: Trash2,
            danger: true,
            isDisabled: readOnly,
            run: () => void remove.run({ note: note.id })
          }
        ]}
      />
    </li>
  )
}

interface NoteFormProps {
  readonly claim: string
  readonly note?: Note
  readonly onDone: () => void
}

function NoteForm({ claim, note, onDone }: NoteFormProps) {
  const { t } = useTranslation('desk')
  const add = useCommand('note.add')
  const save = useCommand('note.edit')
  const draftKey = `note ${note?.id ?? claim}`
  const { draft, edit, sent, sending } = useDraft(draftKey, () => ({ text: note?.text ?? '' }), claim)
  const text = draft.text.trim()
  const submit = async (): Promise<void> => {
    if (!(note ? await save.run({ note: note.id, text }, sending()) : await add.run({ claim, text }))) return
    sent(note ? 'note.edit' : 'note.add')
    onDone()
  }
  return (
    <DeskForm
      label={t(note ? 'note.edit' : 'note.add')}
      submit={t(note ? 'note.save' : 'note.submit')}
      onSubmit={() => void submit()}
      onCancel={onDone}
      draftKey={draftKey}
      isDisabled={text === ''}
      pending={add.pending || save.pending}
    >
      <TextArea
        label={t('note.label')}
        hideLabel
        value={draft.text}
        onChange={(value) => edit({ text: value })}
        rows={3}
        autoFocus
      />
    </DeskForm>
  )
}
