import { type LucideIcon, Plus } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { useProject } from '../../../api/index.ts'
import { IconButton, type Keys } from '../../../components/index.ts'
import { DraftSign } from './form.tsx'

interface SectionProps {
  readonly title: string
  /** Beside the title, for instance a count. */
  readonly aside?: ReactNode
  /** The section's one act: add, set, edit. Not offered while the project is read-only or the form is open. */
  readonly act?: {
    readonly label: string
    readonly keys?: Keys
    readonly icon?: LucideIcon
    readonly hidden?: boolean
    /** Under which name the act's form keeps what was not sent. */
    readonly draftKey?: string
    readonly run: () => void
  }
  readonly children?: ReactNode
}

/** One part of the inspector: a small heading with its act, and what there is. */
export function Section({ title, aside, act, children }: SectionProps) {
  const { readOnly } = useProject()
  const id = useId()
  return (
    <section className="inspector-section" aria-labelledby={id}>
      <div className="inspector-head">
        <h3 id={id}>{title}</h3>
        {aside === undefined || aside === null ? null : <span className="soft tabular small">{aside}</span>}
        <span className="grow" />
        {act?.draftKey && !act.hidden ? <DraftSign draftKey={act.draftKey} onOpen={act.run} /> : null}
        {act && !act.hidden ? (
          <IconButton
            icon={act.icon ?? Plus}
            label={act.label}
            size="small"
            placement="left"
            isDisabled={readOnly}
            onPress={act.run}
            {...(act.keys ? { shortcut: act.keys } : {})}
          />
        ) : null}
      </div>
      {children}
    </section>
  )
}
