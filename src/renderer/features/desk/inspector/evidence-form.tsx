import type { ClipboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { EvidenceView, SourceRow } from '../../../../shared/contract/index.ts'
import { type EvidenceContent, type SourceAbout, stances } from '../../../../shared/model/values.ts'
import { useCommand, useQueryMethod } from '../../../api/index.ts'
import { Disclosure, Segmented, TextArea, TextField } from '../../../components/index.ts'
import { DateField, emptySource, SourceFields } from '../../sources/source-fields.tsx'
import { emptyLocator } from '../desk-commands.ts'
import { useDesk } from '../desk-store.ts'
import { parseTimeCode, readPaste, timeCodeText, titleFromUrl } from '../logic/clipboard.ts'
import { DeskForm, useDraft } from './form.tsx'
import { SourcePicker } from './source-picker.tsx'

interface EvidenceFormProps {
  readonly claim: string
  /** Edits this one; else a new one is added. */
  readonly evidence?: EvidenceView
  readonly onDone: () => void
}

interface EvidenceDraft {
  readonly content: EvidenceContent
  readonly time: string
  readonly known: SourceRow | null
  readonly about: SourceAbout | null
  /** Counts pastes that set the source. */
  readonly pasted: number
}

const emptyContent: EvidenceContent = {
  stance: 'supports',
  quote: { original: '', translation: '', translator: '' },
  locator: emptyLocator,
  asOf: null,
  note: ''
}

/** A source with what it says on the claim. Starts with the source used last; a pasted address makes a new one. */
export function EvidenceForm({ claim, evidence, onDone }: EvidenceFormProps) {
  const { t } = useTranslation('desk')
  const lastSource = useDesk((state) => state.lastSource)
  const setLastSource = useDesk((state) => state.setLastSource)
  const recent = useQueryMethod('source.list', { words: '', offset: 0, limit: 200 })
  const lastRow = recent.data?.rows.find((row) => row.id === lastSource) ?? null
  const add = useCommand('evidence.add')
  const save = useCommand('evidence.edit')
  const { draft, edit, clear, sending } = useDraft<EvidenceDraft>(`evidence ${evidence?.id ?? claim}`, () => ({
    content: evidence?.content ?? emptyContent,
    time: evidence?.content.locator.timeCode ? timeCodeText(evidence.content.locator.timeCode) : '',
    known: evidence?.source ?? lastRow,
    about: null,
    pasted: 0
  }))
  const { content, known, about } = draft
  const change = (part: Partial<EvidenceContent>): void => edit({ content: { ...content, ...part } })
  const locate = (part: Partial<EvidenceContent['locator']>): void =>
    change({ locator: { ...content.locator, ...part } })
  const badTime = draft.time.trim() !== '' && parseTimeCode(draft.time) === null
  const ready = (known !== null || Boolean(about?.title.trim())) && !badTime

  /** A paste into the quote, as long as that is empty, or into the source may bring an address; elsewhere it is words. */
  const onPaste = (event: ClipboardEvent): void => {
    if (evidence) return
    const pasted = readPaste(event.clipboardData.getData('text/plain'))
    if (!pasted) return
    const quote = pasted.quote && content.quote.original.trim() === '' ? pasted.quote : null
    // Words that have no place to go are not thrown away: they are pasted as they are.
    if (pasted.quote && quote === null) return
    event.preventDefault()
    edit({
      known: null,
      pasted: draft.pasted + 1,
      about: { ...(about ?? emptySource), url: pasted.url, title: about?.title || titleFromUrl(pasted.url) },
      content: quote === null ? content : { ...content, quote: { ...content.quote, original: quote } }
    })
  }
  const onQuotePaste = (event: ClipboardEvent): void => {
    if (content.quote.original.trim() === '') onPaste(event)
  }

  const submit = async (): Promise<void> => {
    const final = {
      ...content,
      locator: { ...content.locator, timeCode: draft.time.trim() ? parseTimeCode(draft.time) : null }
    }
    if (evidence) {
      if (!(await save.run({ evidence: evidence.id, content: final }, sending()))) return
    } else {
      const made = await add.run({
        claim,
        content: final,
        ...(known ? { source: known.id } : { about: { ...(about ?? emptySource) } })
      })
      if (!made) return
      setLastSource(made.source)
    }
    clear()
    onDone()
  }

  return (
    <DeskForm
      label={t(evidence ? 'evidence.edit' : 'evidence.add')}
      submit={t(evidence ? 'evidence.save' : 'evidence.submit')}
      onSubmit={() => void submit()}
      onCancel={onDone}
      isDisabled={!ready}
      pending={add.pending || save.pending}
    >
      <div className="desk-form-fields">
        <div onPaste={onQuotePaste}>
          <TextArea
            label={t('evidence.quote')}
            {...(evidence ? {} : { description: t('evidence.pasteHelp') })}
            value={content.quote.original}
            onChange={(original) => change({ quote: { ...content.quote, original } })}
            rows={3}
            reading
            autoFocus
          />
        </div>
        {evidence ? null : (
          <div onPaste={onPaste}>
            <SourcePicker
              // A pasted address names its source from outside.
              key={draft.pasted}
              choice={known ? { known } : about ? { title: about.title } : null}
              onChange={(choice) =>
                edit(
                  choice === null
                    ? { known: null, about: null }
                    : 'known' in choice
                      ? { known: choice.known, about: null }
                      : { known: null, about: { ...(about ?? emptySource), title: choice.title } }
                )
              }
            />
          </div>
        )}
        {about && !evidence ? (
          <div className="desk-form-inset">
            <SourceFields about={about} onChange={(part) => edit({ about: { ...about, ...part } })} brief />
          </div>
        ) : null}
        <Segmented
          label={t('evidence.stance')}
          options={stances.map((id) => ({ id, label: t(`stance.${id}`) }))}
          value={content.stance}
          onChange={(stance) => change({ stance })}
        />
        <div className="desk-form-pair">
          <TextField
            label={t('evidence.page')}
            value={content.locator.pageLabel}
            onChange={(pageLabel) => locate({ pageLabel })}
          />
          <TextField
            label={t('evidence.paragraph')}
            value={content.locator.paragraph}
            onChange={(paragraph) => locate({ paragraph })}
          />
        </div>
        <Disclosure title={t('evidence.more')} level={4}>
          <div className="desk-form-fields">
            <div className="desk-form-pair">
              <TextField
                label={t('evidence.timeCode')}
                value={draft.time}
                placeholder="1:02:03"
                onChange={(time) => edit({ time })}
                {...(badTime ? { error: t('evidence.badTime') } : {})}
              />
              <TextField
                label={t('evidence.place')}
                value={content.locator.other}
                onChange={(other) => locate({ other })}
              />
            </div>
            <TextArea
              label={t('evidence.translation')}
              value={content.quote.translation}
              onChange={(translation) => change({ quote: { ...content.quote, translation } })}
              rows={2}
              reading
            />
            <div className="desk-form-pair">
              <TextField
                label={t('evidence.translator')}
                value={content.quote.translator}
                onChange={(translator) => change({ quote: { ...content.quote, translator } })}
              />
              <DateField label={t('evidence.asOf')} value={content.asOf} onChange={(asOf) => change({ asOf })} />
            </div>
            <TextArea label={t('evidence.note')} value={content.note} onChange={(note) => change({ note })} rows={2} />
          </div>
        </Disclosure>
      </div>
    </DeskForm>
  )
}
