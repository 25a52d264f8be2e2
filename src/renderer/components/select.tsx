import { Check, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Button as AriaButton,
  Select as AriaSelect,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
  Text
} from 'react-aria-components'

export interface Option<T extends string = string> {
  readonly id: T
  readonly label: string
  /** One line below the label. */
  readonly description?: string
  readonly icon?: ReactNode
}

interface SelectProps<T extends string> {
  readonly label: string
  readonly options: readonly Option<T>[]
  readonly value: T | null
  readonly onChange: (value: T) => void
  readonly description?: string
  readonly placeholder?: string
  readonly isDisabled?: boolean
  readonly hideLabel?: boolean
}

/** One of a few, in a list that opens. */
export function Select<T extends string>(props: SelectProps<T>) {
  const { label, options, value, onChange, description, placeholder, isDisabled = false, hideLabel = false } = props
  return (
    <AriaSelect
      className="cb-field"
      value={value}
      onChange={(key) => {
        if (key !== null) onChange(String(key) as T)
      }}
      isDisabled={isDisabled}
      {...(placeholder ? { placeholder } : {})}
    >
      <Label className={hideLabel ? 'visually-hidden' : 'cb-label'}>{label}</Label>
      <AriaButton className="cb-input cb-select-button">
        <SelectValue className="cb-select-value">
          {({ defaultChildren, isPlaceholder }) =>
            isPlaceholder ? defaultChildren : (options.find((option) => option.id === value)?.label ?? defaultChildren)
          }
        </SelectValue>
        <ChevronDown size={14} strokeWidth={1.75} aria-hidden />
      </AriaButton>
      {description ? (
        <Text slot="description" className="cb-description">
          {description}
        </Text>
      ) : null}
      <Popover className="cb-popover" offset={4}>
        <ListBox className="cb-list" items={options.map((option) => ({ ...option }))}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className="cb-list-item">
              {({ isSelected }) => (
                <>
                  <span className="cb-list-check">{isSelected ? <Check size={14} aria-hidden /> : null}</span>
                  {option.icon}
                  <span className="cb-list-text">
                    <Text slot="label">{option.label}</Text>
                    {option.description ? (
                      <Text slot="description" className="cb-description">
                        {option.description}
                      </Text>
                    ) : null}
                  </span>
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  )
}
