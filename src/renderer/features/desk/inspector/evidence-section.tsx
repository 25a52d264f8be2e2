import {
  CircleCheck,
  CircleSlash2,
  CircleX,
  Info,
  type LucideIcon,
  PencilLine,
  Trash2,
  TriangleAlert
} from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClaimDetail, EvidenceView } from '../../../../shared/contract/index.ts'
import type { Stance } from '../../../../shared/model/values.ts'
import { useCommand, useProject } from '../../../api/index.ts'
import { Menu } from '../../../components/index.ts'
import { dateText } from '../article/article-meta.tsx'
import { useDesk, useFormOpen } from '../desk-store.ts'
import { locatorText } from '../labels.ts'
import { isLinkable } from '../logic/clipboard.ts'
import { EvidenceForm } from './evidence-form.tsx'
import { DraftSign } from './form.tsx'
import { Section } from './section.tsx'

const stanceIcons: Record<Stance, LucideIcon> = {
  supports: CircleCheck,
  refutes: CircleX,
  mixed: CircleSlash2,
  context: Info
}

/** What sources say on the claim. */
export function EvidenceSection({ claim }: { readonly claim: ClaimDetail }) {
  const { t } = useTranslation('desk')
  const open = useFormOpen('evidence', claim.row.id)
  const openForm = useDesk((state) => state.openForm)
  return (
    <Section
      title={t('evidence.title')}
      aside={claim.evidence.length || null}
      act={{
        label: t('evidence.add'),
        keys: 'e',
        hidden: open,
        draftKey: `evidence ${claim.row.id}`,
        run: () => openForm('evidence')
      }}
    >
      {claim.evidence.length === 0 && !open ? <p className="soft">{t('evidence.none')}</p> : null}
      <ul className="evidence-list">
        {claim.evidence.map((evidence) => (
          <EvidenceItem key={evidence.id} evidence={evidence} />
        ))}
      </ul>
      {open ? <EvidenceForm claim={claim.row.id} onDone={() => openForm(null)} /> : null}
    </Section>
  )
}

function EvidenceItem({ evidence }: { readonly evidence: EvidenceView }) {
  const { t, i18n } = useTranslation('desk')
  const { readOnly } = useProject()
  const [editing, setEditing] = useState(false)
  const remove = useCommand('evidence.delete')
  if (editing) {
    return (
      <li>
        <EvidenceForm claim={evidence.claim} evidence={evidence} onDone={() => setEditing(false)} />
      </li>
    )
  }
  const { content, source } = evidence
  const Icon = stanceIcons[content.stance]
  const place = locatorText(t, content.locator)
  return (
    <li className="evidence-item">
      <div className="evidence-head">
        <Icon size={16} strokeWidth={1.75} aria-hidden className={`stance stance-${content.stance}`} />
        <span className="strong">{t(`stance.${content.stance}`)}</span>
        {place ? <span className="soft">{place}</span> : null}
        <span className="grow" />
        <DraftSign draftKey={`evidence ${evidence.id}`} onOpen={() => setEditing(true)} />
        <Menu
          label={t('evidence.acts')}
          entries={[
            {
              id: 'edit',
              label: t('evidence.edit'),
              icon: PencilLine,
              isDisabled: readOnly,
              run: () => setEditing(true)
            },
            {
              id: 'delete',
              label: t('evidence.delete'),
              icon: Trash2,
              danger: true,
              isDisabled: readOnly,
              run: () => void remove.run({ evidence: evidence.id })
            }
          ]}
        />
      </div>
      {content.quote.original ? (
        <blockquote className="evidence-quote" dir="auto">
          {content.quote.original}
        </blockquote>
      ) : null}
      {content.quote.translation ? (
        <p className="evidence-quote soft" dir="auto">
          {content.quote.translation}
          {content.quote.translator ? ` (${t('evidence.translatedBy', { name: content.quote.translator })})` : ''}
        </p>
      ) : null}
      {evidence.alarms.map(({ here, there }) => (
        <p key={here} className="alarm" dir="auto">
          <TriangleAlert size={15} aria-hidden />
          {t('alarm.in-quote', { here, there })}
        </p>
      ))}
      {content.note ? <p dir="auto">{content.note}</p> : null}
      <p className="evidence-source" dir="auto">
        {isLinkable(source.about.url) ? (
          <a href={source.about.url} target="_blank" rel="noreferrer noopener">
            {source.about.title || source.about.url}
          </a>
        ) : (
          source.about.title
        )}
        <span className="soft">
          {[
            source.about.publisher,
            content.asOf ? t('evidence.asOfDate', { date: dateText(content.asOf, i18n.language) }) : ''
          ]
            .filter(Boolean)
            .map((part) => ` · ${part}`)
            .join('')}
        </span>
      </p>
    </li>
  )
}
