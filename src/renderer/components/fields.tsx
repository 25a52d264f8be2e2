import { Search, X } from 'lucide-react'
import type { KeyboardEventHandler, Ref } from 'react'
import {
  Button as AriaButton,
  SearchField as AriaSearchField,
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  FieldError,
  Input,
  Label,
  Text
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'

export interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur?: () => void
  /** One line below the field. */
  readonly description?: string
  readonly error?: string
  readonly placeholder?: string
  readonly isRequired?: boolean
  readonly isDisabled?: boolean
  readonly isReadOnly?: boolean
  readonly autoFocus?: boolean
  readonly maxLength?: number
  /** The label stays for screen readers only. */
  readonly hideLabel?: boolean
  readonly name?: string
  readonly lang?: string
}

/** What goes to react-aria's field, without what the inner input or the frame takes. */
function outer(props: FieldProps) {
  const {
    label: _label,
    hideLabel: _hide,
    error,
    description: _description,
    placeholder: _placeholder,
    lang: _lang,
    ...rest
  } = props
  return { ...rest, isInvalid: Boolean(error), className: 'cb-field' }
}

function Caption({ label, hideLabel = false }: FieldProps) {
  return <Label className={hideLabel ? 'visually-hidden' : 'cb-label'}>{label}</Label>
}

function Below({ description, error }: FieldProps) {
  return (
    <>
      {description ? (
        <Text slot="description" className="cb-description">
          {description}
        </Text>
      ) : null}
      <FieldError className="cb-field-error">{error}</FieldError>
    </>
  )
}

/** Attributes of the input itself that are there or not. */
function inner({ placeholder, lang }: Pick<FieldProps, 'placeholder' | 'lang'>) {
  return { ...(placeholder ? { placeholder } : {}), ...(lang ? { lang } : {}) }
}

interface TextFieldProps extends FieldProps {
  readonly type?: 'text' | 'url' | 'date' | 'password'
  readonly onKeyDown?: KeyboardEventHandler<HTMLInputElement>
  readonly ref?: Ref<HTMLInputElement>
}

/** One line of text with its label above. */
export function TextField({ type = 'text', onKeyDown, ref, ...props }: TextFieldProps) {
  return (
    <AriaTextField {...outer(props)} type={type as 'text'}>
      <Caption {...props} />
      <Input
        className="cb-input"
        {...(ref ? { ref } : {})}
        {...(onKeyDown ? { onKeyDown } : {})}
        {...inner(props)}
        spellCheck={type === 'text'}
        {...(type === 'text' ? { dir: 'auto' } : {})}
      />
      <Below {...props} />
    </AriaTextField>
  )
}

interface TextAreaProps extends FieldProps {
  readonly rows?: number
  /** In the reading face: for wording that comes from or goes into the article. */
  readonly reading?: boolean
  readonly onKeyDown?: KeyboardEventHandler<HTMLTextAreaElement>
  readonly ref?: Ref<HTMLTextAreaElement>
}

/** Several lines of text; grows with what is typed. */
export function TextArea({ rows = 3, reading = false, onKeyDown, ref, ...props }: TextAreaProps) {
  return (
    <AriaTextField {...outer(props)}>
      <Caption {...props} />
      <AriaTextArea
        className={reading ? 'cb-input cb-textarea cb-textarea-reading' : 'cb-input cb-textarea'}
        rows={rows}
        dir="auto"
        // The field grows with its text, which makes a browser ignore `rows`.
        style={{ minBlockSize: rows * (reading ? 26 : 18) + 12 }}
        {...(ref ? { ref } : {})}
        {...(onKeyDown ? { onKeyDown } : {})}
        {...inner(props)}
      />
      <Below {...props} />
    </AriaTextField>
  )
}

interface SearchFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly placeholder?: string
  readonly autoFocus?: boolean
  readonly onKeyDown?: KeyboardEventHandler<HTMLInputElement>
  readonly ref?: Ref<HTMLInputElement>
}

/** Words to look for; Escape or the cross empties it. */
export function SearchField({ label, placeholder, onKeyDown, ref, ...rest }: SearchFieldProps) {
  const { t } = useTranslation()
  return (
    <AriaSearchField {...rest} aria-label={label} className="cb-search">
      <Search size={14} strokeWidth={1.75} aria-hidden className="cb-search-icon" />
      <Input
        className="cb-input cb-search-input"
        {...(ref ? { ref } : {})}
        {...(onKeyDown ? { onKeyDown } : {})}
        placeholder={placeholder ?? label}
      />
      {rest.value === '' ? null : (
        <AriaButton className="cb-search-clear" aria-label={t('common:clear')}>
          <X size={14} strokeWidth={1.75} aria-hidden />
        </AriaButton>
      )}
    </AriaSearchField>
  )
}
