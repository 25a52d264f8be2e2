import { useMemo } from 'react'
import { useProject, useQueryMethod } from '../../api/index.ts'
import { type Action, actionRegistry, useActions } from '../shell/actions.ts'
import { useShell } from '../shell/shell-store.ts'
import { givenStates } from './acts/several.ts'
import { useArticleContext } from './article/article-context.ts'
import { offsetInSight } from './article/in-sight.ts'
import { useDeskCommands } from './desk-context.tsx'
import { type DeskForm, useDesk, useDeskStore } from './desk-store.ts'
import { pickAt } from './logic/picking.ts'

/** The desk's keys. Those that change something say why where the project is open for reading only. */
export function DeskActions() {
  const commands = useDeskCommands()
  const store = useDeskStore()
  const article = useArticleContext()
  const { readOnly } = useProject()
  const { data: overview } = useQueryMethod('project.overview', {})
  const lastSource = useDesk((state) => state.lastSource)

  const actions = useMemo<readonly Action[]>(() => {
    const hasClaim = (): boolean => store.getState().claim !== null || commands.isStepping()
    const hasSelection = (): boolean => store.getState().selection !== null
    const reading = (): boolean => store.getState().mode.kind === 'reading'
    const changing = (run: () => void) => () => (readOnly ? commands.sayReadOnly() : run())
    const form = (name: DeskForm): (() => void) =>
      changing(() =>
        commands.onClaim(() => {
          store.getState().openForm(name)
          useShell.getState().setInspectorSheet(true)
        })
      )
    /** Words are picked from the selected claim on, or from the middle of what is on screen. */
    const pick = async (): Promise<void> => {
      const { claim } = store.getState()
      const start =
        claim === null ? (offsetInSight(0.5) ?? 0) : (await commands.read('claim.detail', { claim })).row.start
      const text = article.text
      const block = text?.blockAt(text.blockOf(start))
      const found = block && pickAt(block, start, article.language)
      if (found) store.getState().setMode({ kind: 'picking', pick: found })
    }
    const claimOrText =
      (onSelection: (range: { start: number; end: number }) => void): (() => void) =>
      () => {
        const { selection } = store.getState()
        if (selection) onSelection(selection)
        else void pick()
      }

    const ratings = overview?.scales.find(({ id }) => id === overview.scale)?.definition.ratings ?? []
    const rated = ratings
      .filter((rating) => !rating.legacy)
      .slice(0, 9)
      .map(
        (rating, index): Action => ({
          id: `claim.rate.${index + 1}`,
          label: `desk:action.rate${index + 1}`,
          detail: rating.label,
          group: 'evidence',
          keys: [String(index + 1)],
          when: () => hasClaim() && reading(),
          keysOnly: true,
          run: changing(() => commands.onClaim(() => store.getState().openForm('verdict', rating.id)))
        })
      )

    return [
      move('claim.next', ['j'], () => void commands.step('next')),
      move('claim.previous', ['k'], () => void commands.step('previous')),
      move('claim.nextOpen', ['u'], () => void commands.step('next', 'open')),
      move('claim.previousOpen', ['Shift+U'], () => void commands.step('previous', 'open')),
      move('claims.stretchNext', ['Shift+J'], () => void commands.stretch('next')),
      move('claims.stretchPrevious', ['Shift+K'], () => void commands.stretch('previous')),
      { ...move('claims.all', ['Mod+A'], () => void commands.chooseAll()), keysOnly: false },
      move('article.next', [']'], () => void commands.stepArticle(1)),
      move('article.previous', ['['], () => void commands.stepArticle(-1)),
      {
        ...move('text.find', ['Mod+F'], () => {
          store.getState().setList('rows')
          store.getState().setFinding(true)
        }),
        inFields: true,
        keysOnly: false
      },
      claim(
        'claim.tick',
        ['Space'],
        changing(() => void commands.tickNextFacet())
      ),
      claim(
        'claim.dismiss',
        ['d'],
        changing(() => void commands.dismissOrRestore())
      ),
      ...givenStates.map((state) =>
        claim(
          `claim.${state}`,
          [],
          changing(() => void commands.giveState(state))
        )
      ),
      claim(
        'claim.reword',
        ['w'],
        changing(() => {
          if (article.pickText) void commands.startRewording(article.pickText, () => offsetInSight(0.5) ?? 0)
        })
      ),
      claim(
        'claim.split',
        ['s'],
        changing(() => void commands.startSplit((start, end) => article.text?.slice(start, end), article.language))
      ),
      claim(
        'claim.merge',
        ['m'],
        changing(() => void commands.startMerge())
      ),
      claim('claim.restate', ['r'], form('statement')),
      claim('claim.inspect', ['i'], () => useShell.getState().setInspectorSheet(true)),
      claim('claim.note', [], form('note')),
      claim('claim.speaker', [], form('speaker')),
      claim(
        'claim.approve',
        [],
        changing(() => commands.onClaim(() => void commands.approve()))
      ),
      {
        ...claim(
          'claim.ok',
          ['o'],
          changing(() => void commands.okWithLastSource())
        ),
        group: 'evidence',
        ...(lastSource ? { detail: lastSource.about.title } : {})
      },
      {
        ...claim(
          'claim.applyToRepeats',
          ['a'],
          changing(() => void commands.applyToRepeats())
        ),
        group: 'evidence'
      },
      { ...claim('claim.evidence', ['e'], form('evidence')), group: 'evidence' },
      { ...claim('claim.verdict', ['v'], form('verdict')), group: 'evidence' },
      { ...claim('claim.correction', ['f'], form('correction')), group: 'evidence' },
      { ...claim('claim.query', ['q'], form('query')), group: 'evidence' },
      ...rated,
      {
        id: 'text.newClaim',
        label: 'desk:action.newClaim',
        group: 'text',
        keys: ['n'],
        run: changing(claimOrText((range) => void commands.newClaim(range)))
      },
      {
        id: 'text.nothingToCheck',
        label: 'desk:action.nothingToCheck',
        group: 'text',
        keys: ['x'],
        run: changing(claimOrText((range) => void commands.nothingToCheck(range, article.passagesIn(range))))
      },
      {
        id: 'text.findClaims',
        label: 'desk:action.findClaims',
        group: 'text',
        keys: ['c'],
        run: changing(claimOrText((range) => void commands.findClaims(range)))
      },
      { ...move('claims.search', ['/'], searchClaims), keysOnly: false },
      {
        id: 'view.dismissed',
        label: 'desk:action.showDismissed',
        group: 'view',
        keys: ['h'],
        run: () => store.getState().toggleDismissed()
      },
      {
        id: 'view.table',
        label: 'desk:action.table',
        group: 'view',
        keys: ['t'],
        run: () => store.getState().setList(store.getState().list === 'table' ? 'rows' : 'table')
      },
      {
        id: 'desk.back',
        label: 'desk:action.back',
        group: 'move',
        keys: ['Escape'],
        keysOnly: true,
        when: () => {
          const { form, finding, claim } = store.getState()
          return form !== null || finding || hasSelection() || claim !== null
        },
        run: () => back(store.getState())
      }
    ]

    function claim(id: string, keys: readonly string[], run: () => void): Action {
      const name = id.slice('claim.'.length)
      return { id, label: `desk:action.${name}`, group: 'claim', keys, when: () => hasClaim() && reading(), run }
    }
    function move(id: string, keys: readonly string[], run: () => void): Action {
      return { id, label: `desk:action.${id.replace('.', '_')}`, group: 'move', keys, keysOnly: true, run }
    }
  }, [commands, store, article, readOnly, overview, lastSource])
  useActions(actions)
  return null
}

/** Goes to the search of the claims list, which is unfolded for it. */
function searchClaims(): void {
  const field = (): HTMLInputElement | null => document.querySelector('.claims-filter input')
  if (!field()) actionRegistry.run('articles.fold')
  const started = performance.now()
  const focus = (): void => {
    const found = field()
    found?.select()
    if (!found && performance.now() - started < UNFOLDING_MS) requestAnimationFrame(focus)
  }
  focus()
}

/** Until an unfolded list has been drawn. */
const UNFOLDING_MS = 1000

/** One step back: the search, the open form, the selection of text, the claim. */
function back(state: ReturnType<ReturnType<typeof useDeskStore>['getState']>): void {
  if (state.finding) {
    state.setFinding(false)
    state.setFound([])
  } else if (state.form !== null) state.openForm(null)
  else if (state.several.length > 1) state.selectClaim(state.claim)
  else if (state.selection !== null) document.getSelection()?.removeAllRanges()
  else state.selectClaim(null)
}
