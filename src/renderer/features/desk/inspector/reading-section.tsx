import { PencilLine } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ClaimDetail } from '../../../../shared/contract/index.ts'
import { claimTypes, type DateMention, type Quantity } from '../../../../shared/detection.ts'
import { useCommand, useProject } from '../../../api/index.ts'
import { Badge, Button, Checkbox, Disclosure, IconButton, TextField } from '../../../components/index.ts'
import { dateText } from '../article/article-meta.tsx'
import { useDesk, useFormOpen } from '../desk-store.ts'
import { DeskForm, DraftSign, useDraft } from './form.tsx'

/** What the program read in the claim: speaker, types, numbers and dates. A person can correct the first two. */
export function ReadingSection({ claim }: { readonly claim: ClaimDetail }) {
  const { t } = useTranslation('desk')
  const { readOnly } = useProject()
  const speaking = useFormOpen('speaker', claim.row.id)
  const typing = useFormOpen('types', claim.row.id)
  const openForm = useDesk((state) => state.openForm)
  const { quantities, dates } = claim.detection
  return (
    <div className="reading-facts">
      {speaking ? (
        <SpeakerForm claim={claim} onDone={() => openForm(null)} />
      ) : (
        <Fact
          name={t('speaker.title')}
          edit={{
            label: t('speaker.edit'),
            disabled: readOnly,
            draftKey: `speaker ${claim.row.id}`,
            run: () => openForm('speaker')
          }}
        >
          {claim.attribution.length === 0 ? (
            <span className="soft">{t('speaker.article')}</span>
          ) : (
            claim.attribution
              .map((link) => (link.source || t('speaker.anonymous')) + (link.cue ? ` (${link.cue})` : ''))
              .join(' ← ')
          )}
        </Fact>
      )}
      {typing ? (
        <TypesForm claim={claim} onDone={() => openForm(null)} />
      ) : (
        <Fact
          name={t('types.title')}
          edit={{
            label: t('types.edit'),
            disabled: readOnly,
            draftKey: `types ${claim.row.id}`,
            run: () => openForm('types')
          }}
        >
          {claim.row.types.length === 0 ? (
            <span className="soft">{t('types.none')}</span>
          ) : (
            claim.row.types.map((type) => <Badge key={type}>{t(`type.${type}`, { defaultValue: type })}</Badge>)
          )}
        </Fact>
      )}
      {quantities.map((quantity) => (
        <Fact key={`${quantity.start} ${quantity.end}`} name={t('quantity.title')}>
          <QuantityText quantity={quantity} />
        </Fact>
      ))}
      {dates.map((date) => (
        <Fact key={`${date.start} ${date.end}`} name={t('date.title')}>
          <DateMentionText date={date} />
        </Fact>
      ))}
      <Reasons claim={claim} />
    </div>
  )
}

interface FactProps {
  readonly name: string
  readonly edit?: {
    readonly label: string
    readonly disabled: boolean
    /** Under which name the form keeps what was not sent. */
    readonly draftKey: string
    readonly run: () => void
  }
  readonly children: React.ReactNode
}

function Fact({ name, edit, children }: FactProps) {
  return (
    <div className="fact">
      <span className="fact-name">{name}</span>
      <span className="fact-value" dir="auto">
        {children}
      </span>
      {edit ? <DraftSign draftKey={edit.draftKey} onOpen={edit.run} /> : null}
      {edit ? (
        <IconButton
          icon={PencilLine}
          size="small"
          placement="left"
          label={edit.label}
          isDisabled={edit.disabled}
          onPress={edit.run}
        />
      ) : null}
    </div>
  )
}

function QuantityText({ quantity }: { readonly quantity: Quantity }) {
  const { t, i18n } = useTranslation('desk')
  const number = (value: number | null): string =>
    value === null ? '' : new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 6 }).format(value)
  const amount =
    quantity.bound === 'range'
      ? `${number(quantity.low)}–${number(quantity.high)}`
      : number(quantity.value ?? quantity.low ?? quantity.high)
  return (
    <>
      “{quantity.text}”{' '}
      <span className="soft tabular">{t(`bound.${quantity.bound}`, { amount, unit: quantity.unit ?? '' }).trim()}</span>
    </>
  )
}

function DateMentionText({ date }: { readonly date: DateMention }) {
  const { t, i18n } = useTranslation('desk')
  const day = (iso: string): string => dateText(iso, i18n.language)
  const meaning =
    date.from === null && date.to === null
      ? t(`date.${date.precision}`, { defaultValue: t('date.unknown') })
      : date.from === null || date.to === null
        ? t(date.from ? 'date.since' : 'date.until', { from: day(date.from ?? ''), to: day(date.to ?? '') })
        : date.from === date.to
          ? day(date.from)
          : t('date.span', { from: day(date.from), to: day(date.to) })
  return (
    <>
      “{date.text}” <span className="soft tabular">{meaning}</span>
    </>
  )
}

/** Why the claim ranks where it does, on demand: what spoke for it, what against it. */
function Reasons({ claim }: { readonly claim: ClaimDetail }) {
  const { t } = useTranslation('desk')
  const { reasons, score, worth } = claim.detection
  if (reasons.length === 0) return null
  const most = Math.max(...reasons.map(({ weight }) => Math.abs(weight)), 0.001)
  return (
    <Disclosure
      title={t(worth ? 'reasons.worth' : 'reasons.title')}
      aside={t('reasons.score', { score: Math.round(score * 100) })}
      level={3}
    >
      <ul className="reasons">
        {[...reasons]
          .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
          .map((reason) => (
            <li
              key={`${reason.feature} ${reason.text ?? ''}`}
              className={reason.weight < 0 ? 'reason reason-against' : 'reason'}
            >
              <span className="visually-hidden">{t(reason.weight < 0 ? 'reasons.against' : 'reasons.for')} </span>
              <span className="grow">
                {t(`reasons.features.${reason.feature.split(':')[0]}`, { defaultValue: reason.label })}
                {reason.text ? <span className="soft"> “{reason.text}”</span> : null}
              </span>
              <span className="reason-bar" aria-hidden>
                <span style={{ inlineSize: `${(Math.abs(reason.weight) / most) * 100}%` }} />
              </span>
              <span className="reason-weight tabular">{signed(reason.weight)}</span>
            </li>
          ))}
      </ul>
    </Disclosure>
  )
}

const signed = (weight: number): string => `${weight < 0 ? '−' : '+'}${Math.abs(weight).toFixed(2)}`

function SpeakerForm({ claim, onDone }: { readonly claim: ClaimDetail; readonly onDone: () => void }) {
  const { t } = useTranslation('desk')
  const setSpeaker = useCommand('claim.setSpeaker')
  const draftKey = `speaker ${claim.row.id}`
  const { draft, edit, sent, sending } = useDraft(draftKey, () => ({
    chain: claim.attribution.length > 0 ? claim.attribution : [{ source: '', cue: '', anonymous: false }]
  }))
  const change = (at: number, part: Partial<(typeof draft.chain)[number]>): void =>
    edit({ chain: draft.chain.map((link, index) => (index === at ? { ...link, ...part } : link)) })
  const done = (): void => {
    sent('claim.setSpeaker')
    onDone()
  }
  return (
    <DeskForm
      label={t('speaker.edit')}
      submit={t('speaker.submit')}
      pending={setSpeaker.pending}
      onCancel={onDone}
      draftKey={draftKey}
      onSubmit={() => {
        const chain = draft.chain.filter((link) => link.source.trim() !== '' || link.anonymous)
        void setSpeaker.run({ claim: claim.row.id, chain }, sending()).then((answer) => answer && done())
      }}
    >
      {draft.chain.map((link, index) => (
        // A link has no identity but its place in the chain.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div className="desk-form-pair" key={index}>
          <TextField
            label={t(index === 0 ? 'speaker.who' : 'speaker.according')}
            value={link.source}
            autoFocus={index === 0}
            onChange={(source) => change(index, { source })}
          />
          <TextField label={t('speaker.cue')} value={link.cue} onChange={(cue) => change(index, { cue })} />
        </div>
      ))}
      <div className="row">
        <Button
          variant="quiet"
          size="small"
          onPress={() => edit({ chain: [...draft.chain, { source: '', cue: '', anonymous: false }] })}
        >
          {t('speaker.addLink')}
        </Button>
        {draft.chain.length > 1 ? (
          <Button variant="quiet" size="small" onPress={() => edit({ chain: draft.chain.slice(0, -1) })}>
            {t('speaker.removeLink')}
          </Button>
        ) : null}
      </div>
      <p className="soft small">{t('speaker.help')}</p>
    </DeskForm>
  )
}

function TypesForm({ claim, onDone }: { readonly claim: ClaimDetail; readonly onDone: () => void }) {
  const { t } = useTranslation('desk')
  const setTypes = useCommand('claim.setTypes')
  const draftKey = `types ${claim.row.id}`
  const { draft, edit, sent } = useDraft(draftKey, () => ({ types: claim.row.types }))
  const known: readonly string[] = [...claimTypes, ...claim.row.types.filter((type) => !isKnown(type))]
  const done = (): void => {
    sent('claim.setTypes')
    onDone()
  }
  return (
    <DeskForm
      label={t('types.edit')}
      submit={t('types.submit')}
      pending={setTypes.pending}
      onCancel={onDone}
      draftKey={draftKey}
      onSubmit={() => void setTypes.run({ claim: claim.row.id, types: draft.types }).then((answer) => answer && done())}
    >
      <div className="types-grid">
        {known.map((type) => (
          <Checkbox
            key={type}
            isSelected={draft.types.includes(type)}
            onChange={(on) =>
              edit({ types: on ? [...draft.types, type] : draft.types.filter((other) => other !== type) })
            }
          >
            {t(`type.${type}`, { defaultValue: type })}
          </Checkbox>
        ))}
      </div>
    </DeskForm>
  )
}

const isKnown = (type: string): boolean => (claimTypes as readonly string[]).includes(type)
