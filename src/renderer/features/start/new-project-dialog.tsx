import { useState } from 'react'
import { Form } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../shared/contract/index.ts'
import { Button, Checkbox, Dialog, ErrorState, Select, TextField } from '../../components/index.ts'
import { usePreferences } from '../shell/use-preferences.ts'
import { scaleSummary } from './scale-summary.ts'
import type { Projects } from './use-projects.ts'

interface NewProjectDialogProps {
  readonly isOpen: boolean
  readonly status: Output<'app.status'>
  readonly projects: Projects
  readonly onClose: () => void
}

/** Title, the person's name and the scale of ratings; the rest has good defaults. */
export function NewProjectDialog(props: NewProjectDialogProps) {
  const { t } = useTranslation()
  return (
    <Dialog isOpen={props.isOpen} onClose={props.onClose} title={t('start:create.title')} size="small">
      <NewProjectForm {...props} />
    </Dialog>
  )
}

function NewProjectForm({ status, projects, onClose }: NewProjectDialogProps) {
  const { t } = useTranslation()
  const [preferences, setPreferences] = usePreferences()
  const [title, setTitle] = useState('')
  const [name, setName] = useState(preferences.person.name)
  const [scale, setScale] = useState(status.scales[0]?.id ?? '')
  const [elsewhere, setElsewhere] = useState(false)
  const [asked, setAsked] = useState(false)
  const chosen = status.scales.find(({ id }) => id === scale)

  const submit = async () => {
    setAsked(true)
    if (title.trim() === '' || scale === '') return
    if (name.trim() !== preferences.person.name) {
      setPreferences({ person: { name: name.trim() } })
    }
    if (await projects.create(title.trim(), scale, elsewhere)) onClose()
  }

  return (
    <Form
      className="stack"
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <TextField
        label={t('start:create.name')}
        value={title}
        onChange={setTitle}
        autoFocus
        maxLength={300}
        placeholder={t('start:create.namePlaceholder')}
        {...(asked && title.trim() === '' ? { error: t('start:create.nameMissing') } : {})}
      />
      <TextField
        label={t('start:create.person')}
        value={name}
        onChange={setName}
        maxLength={200}
        description={t('start:create.personText')}
      />
      <Select
        label={t('start:create.scale')}
        value={scale}
        onChange={setScale}
        options={status.scales.map(({ id, definition }) => ({
          id,
          label: definition.name,
          description: scaleSummary(definition, t)
        }))}
        {...(chosen ? { description: scaleSummary(chosen.definition, t) } : {})}
      />
      <div>
        <p className="soft small">{t('start:create.where', { folder: status.projectsFolder })}</p>
        {status.native.saveDialog ? (
          <Checkbox isSelected={elsewhere} onChange={setElsewhere}>
            {t('start:create.elsewhere')}
          </Checkbox>
        ) : null}
      </div>
      {projects.failure && projects.failure.handle === null ? (
        <ErrorState error={projects.failure.error} compact />
      ) : null}
      <div className="cb-form-foot">
        <Button onPress={onClose}>{t('common:cancel')}</Button>
        <Button variant="primary" type="submit" isDisabled={projects.busy}>
          {t('start:create.submit')}
        </Button>
      </div>
    </Form>
  )
}
