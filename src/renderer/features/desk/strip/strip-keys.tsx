import { useTranslation } from 'react-i18next'
import { useProject, useQueryMethod } from '../../../api/index.ts'
import { Kbd, type Keys } from '../../../components/index.ts'
import { useDesk } from '../desk-store.ts'
import { shorten } from '../labels.ts'

/** Characters of the source's name beside its key. */
const SOURCE_LENGTH = 28

/** The few keys that matter most just now; `?` shows them all. Decoration for eyes: the cheat sheet is for everybody. */
export function StripKeys() {
  const { t } = useTranslation('desk')
  const { readOnly } = useProject()
  const article = useDesk((state) => state.article !== null)
  const claim = useDesk((state) => state.claim)
  const { data: detail, isError: gone } = useQueryMethod(
    'claim.detail',
    { claim: claim ?? '' },
    { enabled: claim !== null }
  )
  const mode = useDesk((state) => state.mode.kind)
  const selection = useDesk((state) => state.selection !== null)
  const several = useDesk((state) => state.several.length > 1)
  const lastSource = useDesk((state) => state.lastSource)
  if (mode !== 'reading' || !article) return null
  const keys: readonly (readonly [Keys, string])[] = readOnly
    ? [
        ['j', 'next'],
        ['k', 'previous']
      ]
    : several
      ? [
          ['d', 'dismissAll'],
          ['Escape', 'one']
        ]
      : selection
        ? [
            ['n', 'newClaim'],
            ['x', 'nothingToCheck'],
            ['c', 'findClaims'],
            ...(claim === null
              ? []
              : ([
                  ['w', 'reword'],
                  ['s', 'split']
                ] as const))
          ]
        : detail?.row.status === 'dismissed' && claim !== null
          ? [
              ['d', 'restore'],
              ['j', 'next'],
              ['h', 'showDismissed']
            ]
          : claim !== null && !gone
            ? [
                ...(detail && detail.row.facets.open === 0 ? [] : [['Space', 'tick'] as const]),
                ['o', 'ok'],
                ['d', 'dismiss'],
                ['e', 'evidence'],
                ['v', 'verdict'],
                ['f', 'correction']
              ]
            : [
                ['j', 'next'],
                ['n', 'newClaim'],
                ['?', 'all']
              ]
  return (
    <span className="strip-keys" aria-hidden>
      {keys.map(([key, name]) => (
        <span key={key} className="strip-key">
          <Kbd keys={key} />{' '}
          {name === 'ok' && lastSource
            ? t('strip.key.okWith', { source: shorten(lastSource.about.title, SOURCE_LENGTH) })
            : t(`strip.key.${name}`)}
        </span>
      ))}
    </span>
  )
}
