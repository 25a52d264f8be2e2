import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClaimState, RatingTone } from '../../shared/model/values.ts'

interface GlyphProps {
  readonly tone: RatingTone
  readonly size?: number
  /** Its words; without them it is decoration beside words that are there. */
  readonly label?: string
}

const CHECK = 'M5 8.2 7.2 10.4 11.2 5.9'
const CROSS = 'M5.6 5.6 10.4 10.4M10.4 5.6 5.6 10.4'
const QUESTION = 'M6.2 6.4a1.9 1.9 0 1 1 2.7 1.7c-.6.3-.9.7-.9 1.2M8 11.5v.01'

/** The sign of a verdict. Every tone differs in shape, so it reads without its colour too. */
export function VerdictGlyph({ tone, size = 16, label }: GlyphProps) {
  const filled = tone === 'true' || tone === 'false'
  const line = filled ? 'var(--paper)' : 'currentColor'
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label, or decoration beside its words
    <svg
      className={`cb-glyph cb-tone-${tone}`}
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      strokeWidth={1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      {tone === 'other' ? (
        <path d="M8 1.6 14.4 8 8 14.4 1.6 8Z" stroke="currentColor" />
      ) : (
        <circle cx="8" cy="8" r="6.4" stroke="currentColor" fill={filled ? 'currentColor' : 'none'} />
      )}
      {tone === 'true' || tone === 'mostly-true' ? <path d={CHECK} stroke={line} /> : null}
      {tone === 'false' || tone === 'mostly-false' ? <path d={CROSS} stroke={line} /> : null}
      {tone === 'mixed' ? <path d="M8 1.6a6.4 6.4 0 0 0 0 12.8Z" fill="currentColor" stroke="none" /> : null}
      {tone === 'unproven' ? <path d={QUESTION} stroke="currentColor" strokeWidth={1.5} /> : null}
    </svg>
  )
}

interface VerdictProps {
  readonly tone: RatingTone
  readonly label: string
  /** On its soft ground, as in lists and heads. */
  readonly soft?: boolean
}

/** A verdict in full: glyph and words. */
export function Verdict({ tone, label, soft = false }: VerdictProps) {
  return (
    <span className={soft ? `cb-verdict cb-verdict-soft cb-tone-${tone}` : `cb-verdict cb-tone-${tone}`}>
      <VerdictGlyph tone={tone} size={14} />
      {label}
    </span>
  )
}

interface StateGlyphProps {
  readonly state: ClaimState
  readonly approved?: boolean
  readonly size?: number
}

const DASHES: Readonly<Record<ClaimState, string | undefined>> = {
  candidate: '0.1 2.9',
  open: '3.2 2',
  checking: undefined,
  checked: undefined,
  dismissed: undefined
}

/** The sign of a claim's state where it has no verdict; drawn like its underline: dotted, dashed, solid, double. */
export function StateGlyph({ state, approved = false, size = 16 }: StateGlyphProps) {
  const { t } = useTranslation()
  return (
    <svg
      className="cb-glyph cb-state-glyph"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.6}
      strokeLinecap="round"
      role="img"
      aria-label={t(approved ? 'common:state.approved' : `common:state.${state}`)}
    >
      {state === 'dismissed' ? (
        <path d="M4 8h8" />
      ) : (
        <circle cx="8" cy="8" r="5.6" {...(DASHES[state] ? { strokeDasharray: DASHES[state] } : {})} />
      )}
      {approved ? <circle cx="8" cy="8" r="2.8" /> : null}
      {state === 'checking' ? <circle cx="8" cy="8" r="1.6" fill="currentColor" stroke="none" /> : null}
    </svg>
  )
}

interface BadgeProps {
  readonly children: ReactNode
  readonly tone?: RatingTone | 'plain' | 'alarm'
}

/** A small word beside something. */
export function Badge({ children, tone = 'plain' }: BadgeProps) {
  return (
    <span
      className={`cb-badge ${tone === 'plain' || tone === 'alarm' ? `cb-badge-${tone}` : `cb-tone-${tone} cb-badge-tone`}`}
    >
      {children}
    </span>
  )
}
