import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type SourceAbout, sourceKinds } from '../../../shared/model/values.ts'
import { Select, TextArea, TextField } from '../../components/index.ts'
import { isPartialDate } from './partial-date.ts'

export const emptySource: SourceAbout = {
  kind: 'page',
  title: '',
  author: '',
  publisher: '',
  url: '',
  published: null,
  accessed: null,
  note: ''
}

interface SourceFieldsProps {
  readonly about: SourceAbout
  readonly onChange: (change: Partial<SourceAbout>) => void
  readonly autoFocus?: boolean
  /** Without the title and what is rarely known: where a source is made beside something else that names it. */
  readonly brief?: boolean
}

/** What a source is; dates as ISO, as far as they are known ("2016", "2016-09"). */
export function SourceFields({ about, onChange, autoFocus = false, brief = false }: SourceFieldsProps) {
  const { t } = useTranslation('desk')
  return (
    <>
      {brief ? null : (
        <TextField
          label={t('source.titleField')}
          value={about.title}
          onChange={(title) => onChange({ title })}
          autoFocus={autoFocus}
          isRequired
        />
      )}
      <div className="desk-form-pair">
        <Select
          label={t('source.kind')}
          options={sourceKinds.map((id) => ({ id, label: t(`sourceKind.${id}`) }))}
          value={about.kind}
          onChange={(kind) => onChange({ kind })}
        />
        <TextField
          label={t('source.publisher')}
          value={about.publisher}
          onChange={(publisher) => onChange({ publisher })}
        />
      </div>
      <TextField label={t('source.url')} value={about.url} onChange={(url) => onChange({ url })} />
      {brief ? null : (
        <>
          <TextField label={t('source.author')} value={about.author} onChange={(author) => onChange({ author })} />
          <div className="desk-form-pair">
            <PartialDateField
              label={t('source.published')}
              value={about.published}
              onChange={(published) => onChange({ published })}
            />
            <PartialDateField
              label={t('source.accessed')}
              value={about.accessed}
              onChange={(accessed) => onChange({ accessed })}
            />
          </div>
          <TextArea label={t('source.note')} value={about.note} onChange={(note) => onChange({ note })} rows={2} />
        </>
      )}
    </>
  )
}

/** Whether the dates are such as a project keeps; while one is being typed it is not. */
export function hasWholeDates({ published, accessed }: Pick<SourceAbout, 'published' | 'accessed'>): boolean {
  return [published, accessed].every((date) => date === null || isPartialDate(date))
}

/** A date as far as it is known: a year, a month or a day, typed as ISO has it. What is typed is given on as it is. */
function PartialDateField({ label, value, onChange }: DateFieldProps) {
  const { t } = useTranslation('desk')
  const [left, setLeft] = useState(false)
  const wrong = value !== null && !isPartialDate(value)
  return (
    <TextField
      label={label}
      value={value ?? ''}
      placeholder={t('source.datePlaceholder')}
      onChange={(text) => {
        setLeft(false)
        onChange(text.trim() === '' ? null : text.trim())
      }}
      onBlur={() => setLeft(true)}
      {...(wrong && left ? { error: t('source.badDate') } : {})}
    />
  )
}

interface DateFieldProps {
  readonly label: string
  readonly value: string | null
  readonly onChange: (value: string | null) => void
}

/** A date by the browser's own picker; empty is null. */
export function DateField({ label, value, onChange }: DateFieldProps) {
  return (
    <TextField
      label={label}
      type="date"
      value={(value ?? '').slice(0, 10)}
      onChange={(text) => onChange(/^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null)}
    />
  )
}
