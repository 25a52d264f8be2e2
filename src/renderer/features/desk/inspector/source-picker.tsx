import { useState } from 'react'
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { SourceRow } from '../../../../shared/contract/index.ts'
import { useQueryMethod } from '../../../api/index.ts'
import type { KnownSource } from '../desk-store.ts'

/** A source that is there already, or the words that name a new one. */
export type SourceChoice = { readonly known: KnownSource } | { readonly title: string }

interface SourcePickerProps {
  readonly choice: SourceChoice | null
  readonly onChange: (choice: SourceChoice | null) => void
  /** The focus has gone elsewhere. */
  readonly onLeave: () => void
}

const NEW = 'new source'

/** Looks among the project's sources by words; what is not there becomes a new one. */
export function SourcePicker({ choice, onChange, onLeave }: SourcePickerProps) {
  const { t } = useTranslation('desk')
  const shown = choice === null ? '' : 'known' in choice ? choice.known.about.title : choice.title
  const [words, setWords] = useState(shown)
  /** The entry that names a new source was chosen from the list, so that the list closes as it does for the others. */
  const [named, setNamed] = useState(false)
  const looking = choice && 'known' in choice && words === shown ? '' : words.trim()
  const { data } = useQueryMethod('source.list', { words: looking, offset: 0, limit: 12 }, { keepPrevious: true })
  const rows = data?.rows ?? []
  const exact = rows.some((row) => row.about.title === words.trim())
  const items = [
    ...rows.map((row) => ({ id: row.id, row: row as SourceRow | null })),
    ...(words.trim() && !exact ? [{ id: NEW, row: null }] : [])
  ]
  return (
    <ComboBox
      className="cb-field"
      items={items}
      inputValue={words}
      onInputChange={(value) => {
        setWords(value)
        if (value.trim() !== words.trim()) setNamed(false)
        const title = value.trim()
        // What is typed names a new source until one that is there is chosen from the list.
        if (title === '') onChange(null)
        else if (title !== shown) onChange({ title })
      }}
      value={choice && 'known' in choice ? choice.known.id : named ? NEW : null}
      onChange={(key) => {
        setNamed(key === NEW)
        const row = rows.find(({ id }) => id === key)
        if (!row) return
        onChange({ known: row })
        setWords(row.about.title)
      }}
      onBlur={onLeave}
      allowsCustomValue
      defaultFilter={() => true}
      menuTrigger="focus"
    >
      <Label className="cb-label">{t('evidence.source')}</Label>
      <Input className="cb-input" placeholder={t('evidence.sourcePlaceholder')} />
      <Popover className="cb-popover" offset={4}>
        <ListBox className="cb-list" items={items}>
          {(item) => (
            <ListBoxItem id={item.id} textValue={item.row ? item.row.about.title : words} className="cb-list-item">
              <span className="cb-list-text">
                <Text slot="label">
                  {item.row ? item.row.about.title : t('evidence.newSource', { title: words.trim() })}
                </Text>
                {item.row ? (
                  <Text slot="description" className="cb-description">
                    {[t(`sourceKind.${item.row.about.kind}`), item.row.about.publisher || item.row.about.url]
                      .filter(Boolean)
                      .join(' · ')}
                  </Text>
                ) : null}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
