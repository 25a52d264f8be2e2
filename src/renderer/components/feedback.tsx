import { CircleAlert, type LucideIcon, X } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Meter as AriaMeter,
  ProgressBar as AriaProgressBar,
  UNSTABLE_ToastRegion as AriaToastRegion,
  Label,
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { ShownError } from '../api/errors.ts'
import { Button, IconButton } from './button.tsx'
import { toastQueue } from './toasts.ts'

/** Where messages appear; once, at the root. It is a landmark that F6 reaches and a live region. */
export function ToastRegion() {
  const { t } = useTranslation()
  return (
    <AriaToastRegion queue={toastQueue} className="cb-toasts" aria-label={t('common:messages')}>
      {({ toast }) => {
        const { kind, message, code, action } = toast.content
        return (
          <Toast toast={toast} className={`cb-toast cb-toast-${kind}`}>
            <ToastContent className="cb-toast-text">
              <Text slot="title">{message}</Text>
              {code ? (
                <Text slot="description" className="cb-toast-code">
                  {code}
                </Text>
              ) : null}
            </ToastContent>
            {action ? (
              <Button
                variant="quiet"
                onPress={() => {
                  action.run()
                  toastQueue.close(toast.key)
                }}
              >
                {action.label}
              </Button>
            ) : null}
            <IconButton icon={X} label={t('common:dismissMessage')} slot="close" placement="top" />
          </Toast>
        )
      }}
    </AriaToastRegion>
  )
}

interface ProgressProps {
  readonly label: string
  /** 0 to 1; null where the length is unknown. */
  readonly value: number | null
}

/** How far a long piece of work is. */
export function ProgressBar({ label, value }: ProgressProps) {
  return (
    <AriaProgressBar className="cb-progress" value={(value ?? 0) * 100} isIndeterminate={value === null}>
      {({ percentage, valueText }) => (
        <>
          <div className="cb-progress-head">
            <Label>{label}</Label>
            {value === null ? null : <span className="tabular soft">{valueText}</span>}
          </div>
          <div className="cb-progress-track">
            <div
              className={value === null ? 'cb-progress-fill cb-progress-unknown' : 'cb-progress-fill'}
              style={value === null ? {} : { inlineSize: `${percentage}%` }}
            />
          </div>
        </>
      )}
    </AriaProgressBar>
  )
}

interface MeterProps {
  readonly label: string
  readonly value: number
  readonly total: number
  /** The label stands beside the bar; else it is for screen readers only. */
  readonly showLabel?: boolean
  readonly showValue?: boolean
}

/** A share of a whole, for instance the coverage of a text. Rounds down: 100 % only when all is done. */
export function Meter({ label, value, total, showLabel = false, showValue = true }: MeterProps) {
  const share = total > 0 ? Math.floor((value / total) * 100) : 0
  return (
    <AriaMeter className="cb-meter" value={share} aria-label={label} valueLabel={`${share}%`}>
      {showLabel ? <span className="cb-meter-label">{label}</span> : null}
      <span className="cb-meter-track">
        <span className="cb-meter-fill" style={{ inlineSize: `${share}%` }} />
      </span>
      {showValue ? <span className="tabular small">{share}%</span> : null}
    </AriaMeter>
  )
}

interface EmptyStateProps {
  readonly icon?: LucideIcon
  readonly title: string
  /** One sentence: the next step. */
  readonly text?: string
  /** One button. */
  readonly action?: ReactNode
  /** The title is a heading of this level, where nothing else on the screen says what it is. */
  readonly level?: 1 | 2 | 3
}

/** What stands where nothing is yet. */
export function EmptyState({ icon: Icon, title, text, action, level }: EmptyStateProps) {
  const Title = level ? (`h${level}` as const) : 'p'
  return (
    <div className="cb-empty">
      {Icon ? <Icon size={28} strokeWidth={1.25} aria-hidden /> : null}
      <Title className="strong">{title}</Title>
      {text ? <p className="soft">{text}</p> : null}
      {action ? <div className="cb-empty-action">{action}</div> : null}
    </div>
  )
}

interface ErrorStateProps {
  readonly error: ShownError
  readonly onRetry?: () => void
  readonly title?: string
  readonly compact?: boolean
  /** The title is a heading of this level, where nothing else on the screen says what it is. */
  readonly level?: 1 | 2 | 3
}

/** What stands where something failed: what happened, its code, and the way on. */
export function ErrorState({ error, onRetry, title, compact = false, level }: ErrorStateProps) {
  const { t } = useTranslation()
  const Title = level ? (`h${level}` as const) : 'p'
  return (
    <div className={compact ? 'cb-error cb-error-compact' : 'cb-error'} role="alert">
      <CircleAlert size={compact ? 16 : 24} strokeWidth={1.75} aria-hidden />
      <div className="grow">
        <Title className="strong">{title ?? t('common:failed')}</Title>
        <p>{error.message}</p>
        <p className="soft small">
          {t('common:errorCode')} <code>{error.code}</code>
        </p>
      </div>
      {onRetry ? <Button onPress={onRetry}>{t('common:retry')}</Button> : null}
    </div>
  )
}

interface SkeletonProps {
  readonly lines?: number
  /** Height of a line in pixels. */
  readonly height?: number
}

/** The grey shape of what is coming. */
export function Skeleton({ lines = 3, height = 14 }: SkeletonProps) {
  const { t } = useTranslation()
  return (
    <div className="cb-skeleton" role="status" aria-label={t('common:loading')}>
      {Array.from({ length: lines }, (_, line) => (
        <span
          key={`line-${line.toString()}`}
          className="cb-skeleton-line"
          style={{ blockSize: height, inlineSize: `${line === lines - 1 ? 60 : 100 - ((line * 7) % 12)}%` }}
        />
      ))}
    </div>
  )
}
