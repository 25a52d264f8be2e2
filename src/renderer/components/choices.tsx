import { Check, ChevronRight, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Button as AriaButton,
  Disclosure as AriaDisclosure,
  Tabs as AriaTabs,
  CheckboxButton,
  CheckboxField,
  DisclosurePanel,
  Heading,
  Label,
  Radio,
  RadioGroup,
  Tab,
  TabList,
  TabPanel,
  ToggleButton,
  ToggleButtonGroup
} from 'react-aria-components'
import type { Option } from './select.tsx'

interface CheckboxProps {
  readonly isSelected: boolean
  readonly onChange: (selected: boolean) => void
  readonly isIndeterminate?: boolean
  readonly isDisabled?: boolean
  readonly children: ReactNode
  readonly 'aria-label'?: string
}

/** A box to tick, with its words. */
export function Checkbox({ children, ...rest }: CheckboxProps) {
  return (
    <CheckboxField {...rest}>
      <CheckboxButton className="cb-checkbox">
        {({ isSelected, isIndeterminate }) => (
          <>
            <span className="cb-checkbox-box">
              {isIndeterminate ? <Minus size={12} strokeWidth={3} aria-hidden /> : null}
              {isSelected && !isIndeterminate ? <Check size={12} strokeWidth={3} aria-hidden /> : null}
            </span>
            <span>{children}</span>
          </>
        )}
      </CheckboxButton>
    </CheckboxField>
  )
}

interface ChoiceProps<T extends string> {
  readonly label: string
  readonly options: readonly Option<T>[]
  readonly value: T
  readonly onChange: (value: T) => void
  readonly hideLabel?: boolean
  readonly isDisabled?: boolean
}

/** One of a few, all in sight, side by side. */
export function Segmented<T extends string>({
  label,
  options,
  value,
  onChange,
  hideLabel,
  isDisabled
}: ChoiceProps<T>) {
  return (
    <div className="cb-field">
      {hideLabel ? null : (
        <span className="cb-label" aria-hidden>
          {label}
        </span>
      )}
      <ToggleButtonGroup
        className="cb-segmented"
        aria-label={label}
        selectionMode="single"
        disallowEmptySelection
        isDisabled={isDisabled ?? false}
        selectedKeys={[value]}
        onSelectionChange={(keys) => {
          const [key] = keys
          if (key !== undefined) onChange(String(key) as T)
        }}
      >
        {options.map((option) => (
          <ToggleButton key={option.id} id={option.id} className="cb-segment">
            {option.icon}
            {option.label}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  )
}

/** One of a few, each with a line that explains it. */
export function RadioList<T extends string>({
  label,
  options,
  value,
  onChange,
  hideLabel,
  isDisabled
}: ChoiceProps<T>) {
  return (
    <RadioGroup
      className="cb-field"
      value={value}
      onChange={(key) => onChange(key as T)}
      isDisabled={isDisabled ?? false}
    >
      <Label className={hideLabel ? 'visually-hidden' : 'cb-label'}>{label}</Label>
      <div className="cb-radios">
        {options.map((option) => (
          <Radio key={option.id} value={option.id} className="cb-radio">
            <span className="cb-radio-dot" />
            <span className="cb-list-text">
              <span>{option.label}</span>
              {option.description ? <span className="cb-description">{option.description}</span> : null}
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}

interface TabsProps<T extends string> {
  readonly label: string
  readonly tabs: readonly { readonly id: T; readonly label: ReactNode; readonly content: ReactNode }[]
  readonly value: T
  readonly onChange: (value: T) => void
}

export function Tabs<T extends string>({ label, tabs, value, onChange }: TabsProps<T>) {
  return (
    <AriaTabs className="cb-tabs" selectedKey={value} onSelectionChange={(key) => onChange(String(key) as T)}>
      <TabList className="cb-tab-list" aria-label={label}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className="cb-tab">
            {tab.label}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="cb-tab-panel">
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}

interface DisclosureProps {
  readonly title: ReactNode
  /** Beside the title, for instance a count. */
  readonly aside?: ReactNode
  readonly isExpanded?: boolean
  readonly onExpandedChange?: (expanded: boolean) => void
  readonly defaultExpanded?: boolean
  readonly level?: 2 | 3 | 4
  readonly children: ReactNode
}

/** A section that folds. */
export function Disclosure({ title, aside, level = 3, children, ...rest }: DisclosureProps) {
  return (
    <AriaDisclosure className="cb-disclosure" {...rest}>
      <Heading level={level} className="cb-disclosure-head">
        <AriaButton slot="trigger" className="cb-disclosure-button">
          <ChevronRight size={14} strokeWidth={2} aria-hidden className="cb-disclosure-arrow" />
          <span className="grow">{title}</span>
          {aside === undefined ? null : <span className="soft tabular cb-regular">{aside}</span>}
        </AriaButton>
      </Heading>
      <DisclosurePanel className="cb-disclosure-panel">{children}</DisclosurePanel>
    </AriaDisclosure>
  )
}
