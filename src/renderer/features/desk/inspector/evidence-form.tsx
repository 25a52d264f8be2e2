import { type ClipboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { EvidenceView } from '../../../../shared/contract/index.ts'
import { noLocator } from '../../../../shared/locator.ts'
import { type EvidenceContent, type Locator, type SourceAbout, stances } from '../../../../shared/model/values.ts'
import { useCommand } from '../../../api/index.ts'
import { Disclosure, Segmented, TextArea, TextField } from '../../../components/index.ts'
import { DateField, emptySource, SourceFields } from '../../sources/source-fields.tsx'
import { useDeskCommands } from '../desk-context.tsx'
import { type KnownSource, useDesk } from '../desk-store.ts'
import { parseTimeCode, readPaste, timeCodeText, titleFromUrl } from '../logic/clipboard.ts'
import { DeskForm, useDraft } from './form.tsx'
import { QuoteInFile } from './quote-in-file.tsx'
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
  readonly known: KnownSource | null
  readonly about: SourceAbout | null
  /** Counts pastes that set the source. */
  readonly pasted: number
}

const emptyContent: EvidenceContent = {
  stance: 'supports',
  quote: { original: '', translation: '', translator: '' },
  locator: noLocator,
  asOf: null,
  note: ''
}

/** A source with what it says on the claim. Starts with the source used last; a pasted address makes a new one. */
export function EvidenceForm({ claim, evidence, onDone }: EvidenceFormProps) {
  const { t } = useTranslation('desk')
  const lastSource = useDesk((state) => state.lastSource)
  const setLastSource = useDesk((state) => state.setLastSource)
  const commands = useDeskCommands()
  const add = useCommand('evidence.add')
  const save = useCommand('evidence.edit')
  const draftKey = `evidence ${evidence?.id ?? claim}`
  const { draft, edit, sent, sending } = useDraft<EvidenceDraft>(
    draftKey,
    () => ({
      content: evidence?.content ?? emptyContent,
      time: evidence?.content.locator.timeCode ? timeCodeText(evidence.content.locator.timeCode) : '',
      known: evidence?.source ?? lastSource,
      about: null,
      pasted: 0
    }),
    claim
  )
  const { content, known, about } = draft
  const change = (part: Partial<EvidenceContent>): void => edit({ content: { ...content, ...part } })
  const locate = (part: Partial<Locator>): void => change({ locator: { ...content.locator, ...part } })
  /** The place as a source's file has it, in every field that it fills. */
  const placeAt = (locator: Locator): Pick<EvidenceDraft, 'time'> & { readonly locator: Locator } => ({
    locator,
    time: locator.timeCode === null ? '' : timeCodeText(locator.timeCode)
  })
  const passage = useDesk((state) => (state.passage?.form === draftKey ? state.passage : null))
  const handPassage = useDesk((state) => state.handPassage)
  useEffect(() => {
    if (!passage) return
    handPassage(null)
    const { time, locator } = placeAt(passage.locator)
    edit({
      content: { ...content, locator, quote: { ...content.quote, original: passage.quote } },
      time,
      ...(evidence ? {} : { known: passage.source, about: null, pasted: draft.pasted + 1 })
    })
  })
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

  /** A name that a source of the project has already means that source, as long as nothing else is said of it. */
  const namesake = async (named: SourceAbout | null): Promise<KnownSource | null> => {
    if (!named || !isBare(named)) return null
    const { rows } = await commands.read('source.list', { words: searchable(named.title), offset: 0, limit: 50 }, true)
    return rows.find((row) => sameName(row.about.title, named.title)) ?? null
  }
  const latest = useRef(about)
  latest.current = about
  const onSourceLeft = async (): Promise<void> => {
    const found = await namesake(about).catch(() => null)
    if (found && latest.current === about) edit({ known: found, about: null, pasted: draft.pasted + 1 })
  }

  const busy = useRef(false)
  /** Looking for a namesake takes a moment: a second press meanwhile would attach it twice. */
  const submit = async (): Promise<void> => {
    if (busy.current) return
    busy.current = true
    await send().finally(() => {
      busy.current = false
    })
  }
  const send = async (): Promise<void> => {
    const final = {
      ...content,
      locator: { ...content.locator, timeCode: draft.time.trim() ? parseTimeCode(draft.time) : null }
    }
    if (evidence) {
      if (!(await save.run({ evidence: evidence.id, content: final }, sending()))) return
    } else {
      const source = known ?? (await namesake(about).catch(() => null))
      const made = await add.run({
        claim,
        content: final,
        ...(source ? { source: source.id } : { about: { ...(about ?? emptySource) } })
      })
      if (!made) return
      setLastSource(source ?? { id: made.source, about: about ?? emptySource })
    }
    sent(evidence ? 'evidence.edit' : 'evidence.add')
    onDone()
  }

  return (
    <DeskForm
      label={t(evidence ? 'evidence.edit' : 'evidence.add')}
      submit={t(evidence ? 'evidence.save' : 'evidence.submit')}
      onSubmit={() => void submit()}
      onCancel={onDone}
      draftKey={draftKey}
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
              onLeave={() => void onSourceLeft()}
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
        {known ? (
          <QuoteInFile
            source={known.id}
            quote={content.quote.original}
            locator={content.locator}
            form={draftKey}
            onPlace={(place) => {
              const { time, locator } = placeAt(place)
              edit({ content: { ...content, locator }, time })
            }}
          />
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
            onChange={(pageLabel) => locate({ pageLabel, pageIndex: null })}
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

/** Whether nothing is known of a source but its name. */
const isBare = (about: SourceAbout): boolean =>
  JSON.stringify({ ...about, title: '' }) === JSON.stringify({ ...emptySource, title: '' })

/** Case and white space make no other name. */
const sameName = (a: string, b: string): boolean => plainName(a) === plainName(b)
const plainName = (name: string): string => name.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase()

/** The part of a name that the search finds as it is: quotation marks stand there in another form, spaces may be fewer. */
const searchable = (name: string): string =>
  name
    .split(/["\\\p{Cc}]|\s{2,}/u)
    .reduce((longest, part) => (part.trim().length > longest.length ? part.trim() : longest), '')
