import { CircleMinus, Merge, Scissors, TextSelect, Trash2, Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ClaimDetail } from '../../../../shared/contract/index.ts'
import { useProject } from '../../../api/index.ts'
import { IconButton, Menu } from '../../../components/index.ts'
import { actionRegistry } from '../../shell/actions.ts'
import { givenStates } from '../acts/several.ts'
import { useArticleContext } from '../article/article-context.ts'
import { useDeskCommands } from '../desk-context.tsx'

/** Acts on the claim as a whole. */
export function ClaimActs({ claim }: { readonly claim: ClaimDetail }) {
  const { t } = useTranslation('desk')
  const { readOnly } = useProject()
  const commands = useDeskCommands()
  const article = useArticleContext()
  const gone = claim.row.status === 'dismissed'
  return (
    <div className="claim-acts">
      <IconButton
        icon={gone ? Undo2 : CircleMinus}
        label={t(gone ? 'action.restore' : 'action.dismiss')}
        shortcut="d"
        size="small"
        isDisabled={readOnly}
        onPress={() => void commands.dismissOrRestore()}
      />
      <Menu
        label={t('inspector.acts')}
        entries={[
          {
            id: 'reword',
            label: t('action.reword'),
            icon: TextSelect,
            keys: 'w',
            isDisabled: readOnly,
            run: () => actionRegistry.run('claim.reword')
          },
          {
            id: 'split',
            label: t('action.split'),
            icon: Scissors,
            keys: 's',
            isDisabled: readOnly,
            run: () => void commands.startSplit((start, end) => article.text?.slice(start, end), article.language)
          },
          {
            id: 'merge',
            label: t('action.merge'),
            icon: Merge,
            keys: 'm',
            isDisabled: readOnly,
            run: () => void commands.startMerge()
          },
          ...givenStates
            .filter((state) => state !== claim.row.status)
            .map((state, index) => ({
              id: state,
              label: t('inspector.setState', { state: t(`state.${state}`) }),
              separated: index === 0,
              isDisabled: readOnly,
              run: () => void commands.giveState(state)
            })),
          {
            id: 'delete',
            label: t('inspector.delete'),
            icon: Trash2,
            danger: true,
            separated: true,
            isDisabled: readOnly,
            run: () => void commands.remove(claim.row.id)
          }
        ]}
      />
    </div>
  )
}
