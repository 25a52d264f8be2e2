import { Monitor, Moon, Sun } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand, useMaybeProject, useQueryMethod } from '../../api/index.ts'
import { Button, Dialog, Segmented, Select, TextField } from '../../components/index.ts'
import { useShell } from '../shell/shell-store.ts'
import { usePreferences, useStatus } from '../shell/use-preferences.ts'
import { scaleSummary } from '../start/scale-summary.ts'

/** What is kept with this installation; and, where one is open, what belongs to the project. */
export function PreferencesDialog() {
  const { t } = useTranslation()
  const { dialog, showDialog } = useShell()
  const project = useMaybeProject()
  return (
    <Dialog
      isOpen={dialog === 'preferences'}
      onClose={() => showDialog(null)}
      title={t('preferences:title')}
      size="small"
      footer={
        <>
          <span className="soft small grow">{t('preferences:saved')}</span>
          <Button onPress={() => showDialog(null)}>{t('common:close')}</Button>
        </>
      }
    >
      <div className="preferences">
        <Installation />
        {project ? <ProjectPart readOnly={project.readOnly} /> : null}
      </div>
    </Dialog>
  )
}

function Installation() {
  const { t } = useTranslation()
  const [preferences, change] = usePreferences()
  const [name, setName] = useState(preferences.person.name)
  const [role, setRole] = useState(preferences.person.role)
  const keep = () => {
    const person = {
      ...(name.trim() === preferences.person.name ? {} : { name: name.trim() }),
      ...(role.trim() === preferences.person.role ? {} : { role: role.trim() })
    }
    if (Object.keys(person).length > 0) change({ person })
  }
  return (
    <section className="stack" aria-labelledby="preferences-installation">
      <h3 id="preferences-installation">{t('preferences:installation')}</h3>
      <Segmented
        label={t('preferences:theme')}
        value={preferences.theme}
        onChange={(theme) => change({ theme })}
        options={[
          { id: 'system', label: t('preferences:system'), icon: <Monitor size={14} aria-hidden /> },
          { id: 'light', label: t('preferences:light'), icon: <Sun size={14} aria-hidden /> },
          { id: 'dark', label: t('preferences:dark'), icon: <Moon size={14} aria-hidden /> }
        ]}
      />
      <TextField label={t('preferences:name')} value={name} onChange={setName} onBlur={keep} maxLength={200} />
      <TextField
        label={t('preferences:role')}
        value={role}
        onChange={setRole}
        onBlur={keep}
        maxLength={200}
        description={t('preferences:personText')}
      />
    </section>
  )
}

function ProjectPart({ readOnly }: { readonly readOnly: boolean }) {
  const { t } = useTranslation()
  const overview = useQueryMethod('project.overview', {})
  if (!overview.data) return null
  const { title, scale } = overview.data
  return <ProjectForm key={title} title={title} scale={scale} readOnly={readOnly} heading={t('preferences:project')} />
}

interface ProjectFormProps {
  readonly title: string
  readonly scale: string
  readonly readOnly: boolean
  readonly heading: string
}

function ProjectForm({ title, scale, readOnly, heading }: ProjectFormProps) {
  const { t } = useTranslation()
  const status = useStatus()
  const rename = useCommand('project.rename')
  const setScale = useCommand('project.setScale')
  const [text, setText] = useState(title)
  const scales = status.data?.scales ?? []
  const chosen = scales.find(({ id }) => id === scale)
  return (
    <section className="stack" aria-labelledby="preferences-project">
      <h3 id="preferences-project">{heading}</h3>
      <TextField
        label={t('preferences:projectTitle')}
        value={text}
        onChange={setText}
        isReadOnly={readOnly}
        maxLength={300}
        onBlur={() => {
          const wanted = text.trim()
          if (wanted === '') setText(title)
          else if (wanted !== title) void rename.run({ title: wanted })
        }}
      />
      <Select
        label={t('preferences:scale')}
        value={scale}
        isDisabled={readOnly}
        onChange={(id) => void setScale.run({ scale: id })}
        options={scales.map(({ id, definition }) => ({
          id,
          label: definition.name,
          description: scaleSummary(definition, t)
        }))}
        {...(chosen ? { description: scaleSummary(chosen.definition, t) } : {})}
      />
      <p className="soft small">{t('preferences:scaleText')}</p>
    </section>
  )
}
