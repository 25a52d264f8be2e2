import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CorrectionView } from '../../../shared/contract/index.ts'
import { Badge } from '../../components/index.ts'
import { dateText } from '../desk/article/article-meta.tsx'
import { CorrectionAnswer } from './correction-answer.tsx'
import { ChangedWords } from './correction-words.tsx'
import { isPast } from './due.ts'

interface CorrectionBodyProps {
  readonly correction: CorrectionView
  /** The article's own words, from the claim's beginning to its end. */
  readonly words: string
  /** Whether a question repeats the words that it is about: not where they stand above it anyway. */
  readonly showWords: boolean
  /** What can be done with it, at the end of its first line. */
  readonly acts: ReactNode
}

/** One correction wherever it is shown: what kind, who answers by when, the wording or question, why, and the answer. */
export function CorrectionBody({ correction, words, showWords, acts }: CorrectionBodyProps) {
  const { t, i18n } = useTranslation('desk')
  const { kind, wording, reason, addressee, deadline } = correction.proposal
  const late = deadline !== null && correction.answer.state === 'open' && isPast(deadline, new Date())
  const due = deadline
    ? t(late ? 'correction.overdue' : 'correction.due', { date: dateText(deadline, i18n.language) })
    : ''
  return (
    <>
      <div className="evidence-head">
        <Badge>{t(`correction.kind.${kind}`)}</Badge>
        <span className="soft">
          {addressee}
          {addressee && due ? ' · ' : ''}
          {late ? <strong className="correction-late">{due}</strong> : due}
        </span>
        <span className="grow" />
        {acts}
      </div>
      {kind === 'change' ? (
        <ChangedWords from={words} to={wording} />
      ) : (
        <>
          {showWords ? (
            <p className="fix-words" dir="auto">
              {words}
            </p>
          ) : null}
          <p className="fix-question" dir="auto">
            {wording}
          </p>
        </>
      )}
      {reason ? (
        <p className="soft" dir="auto">
          {reason}
        </p>
      ) : null}
      <CorrectionAnswer correction={correction} />
    </>
  )
}
