import { useTranslation } from 'react-i18next'
import type { Draft } from '../../../shared/contract/index.ts'
import type { Removed } from '../../../shared/extraction.ts'
import { Checkbox } from '../../components/index.ts'
import type { ImportItem, ImportStore } from './import-session.ts'

interface RemovedListProps {
  readonly session: ImportStore
  readonly item: ImportItem
  readonly draft: Draft
  readonly removed: readonly Removed[]
}

const EXCERPT = 160

/** Reasons of which the message says more: whose comment, which file. */
const named: ReadonlySet<Removed['reason']> = new Set(['margin-comment', 'attachment', 'page-margin'])

/** Reasons of what may name a source. */
const noted: ReadonlySet<Removed['reason']> = new Set(['margin-comment', 'footnote'])

/** What was left out of the text, piece by piece, with the reason; each can be put back. */
export function RemovedList({ session, item, draft, removed }: RemovedListProps) {
  const { t } = useTranslation()
  const { putBack, leaveOut, asSource, asNotes } = session.getState()
  const claims = new Map(draft.beside.map(({ id, claims }) => [id, claims]))
  const notable = draft.beside.filter((piece) => piece.claims > 0).map(({ id }) => id)
  const chosen = notable.filter((id) => item.notes.includes(id)).length
  const keptIds = new Set(item.kept.map(({ id }) => id))
  // Offsets shift when a part is put back, so the list keeps the order it began with.
  const place = ({ id }: Removed) => item.removedOrder.indexOf(id)
  const all = [...item.kept, ...removed.filter(({ id }) => !keptIds.has(id))].sort((a, b) => place(a) - place(b))
  return (
    <>
      {notable.length > 1 ? (
        <Checkbox
          isSelected={chosen === notable.length}
          isIndeterminate={chosen > 0 && chosen < notable.length}
          onChange={(wanted) => asNotes(item.id, notable, wanted)}
        >
          {t('importing:allAsNotes', { count: notable.length })}
        </Checkbox>
      ) : null}
      <ul className="import-removed">
        {all.map((piece) => {
          const kept = keptIds.has(piece.id)
          const text = piece.text.replace(/\s+/g, ' ').trim()
          const about = kept ? '' : wordsAbout(piece, draft)
          const beside = kept ? undefined : claims.get(piece.id)
          return (
            <li key={piece.id} className={kept ? 'import-piece import-piece-kept' : 'import-piece'}>
              <p className="small soft">
                {named.has(piece.reason) ? piece.message : t(`importing:reason.${piece.reason}`)}
              </p>
              <p className="import-piece-text" title={piece.message}>
                {text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text}
              </p>
              {about === '' ? null : (
                <p className="small soft import-piece-about">{t('importing:aboutWords', { words: about })}</p>
              )}
              <Checkbox
                isSelected={kept}
                onChange={(selected) => (selected ? putBack(item.id, piece) : leaveOut(item.id, piece.id))}
                aria-label={t('importing:putBackThis', { text: text.slice(0, 60) })}
              >
                {t('importing:putBack')}
              </Checkbox>
              {beside ? (
                <Checkbox
                  isSelected={item.notes.includes(piece.id)}
                  onChange={(wanted) => asNotes(item.id, [piece.id], wanted)}
                  aria-label={t('importing:asNoteThis', { count: beside, text: text.slice(0, 60) })}
                >
                  {t('importing:asNote', { count: beside })}
                </Checkbox>
              ) : null}
              {noted.has(piece.reason) && !kept ? (
                <Checkbox
                  isSelected={item.sources.includes(piece.id)}
                  onChange={(wanted) => asSource(item.id, piece.id, wanted)}
                  aria-label={t('importing:asSourceThis', { text: text.slice(0, 60) })}
                >
                  {t('importing:asSource')}
                </Checkbox>
              ) : null}
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** The words that a comment is about, on one line. */
function wordsAbout({ about }: Removed, { extraction }: Draft): string {
  const words = about ? extraction.text.slice(about.start, about.end).replace(/\s+/g, ' ').trim() : ''
  return words.length > EXCERPT ? `${words.slice(0, EXCERPT)}…` : words
}
