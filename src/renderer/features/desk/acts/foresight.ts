/** Decisions that show on the screen before the program has carried them out. */
import type { ClaimDetail, CommandName, Input, Marks } from '../../../../shared/contract/index.ts'
import { askAgain } from '../../../api/follow.ts'
import { queryKey } from '../../../api/hooks.ts'
import { type ForeseenChange, foreseeDetail, foreseeMarks } from '../logic/foresee.ts'
import type { DeskCore } from './desk-core.ts'

/** Gives the function that runs a command whose outcome is foreseen; it says whether the command was carried out. */
export function createForesight({ queries, project, run }: DeskCore) {
  /** Shows a change of a claim before the program has carried it out; its answer and events put right what is not so. */
  const foresee = (claim: string, change: ForeseenChange): void => {
    queries.setQueryData<ClaimDetail>(
      queryKey(project, 'claim.detail', { claim }),
      (shown) => shown && foreseeDetail(shown, change)
    )
    queries.setQueriesData<Marks>(
      { queryKey: [project, 'article.marks'] },
      (shown) => shown && foreseeMarks(shown, claim, change)
    )
  }

  /** Runs a command that was foreseen; where it is refused, the screen is asked again what is so. */
  const runForeseen = async <M extends CommandName>(
    claim: string,
    change: ForeseenChange,
    method: M,
    input: Input<M>
  ): Promise<boolean> => {
    const key = queryKey(project, 'claim.detail', { claim })
    const before = queries.getQueryData<ClaimDetail>(key)
    foresee(claim, change)
    const done = await run(method, input)
    if (!done) {
      queries.setQueryData(key, before)
      await askAgain(queries, ([of]) => of === project)
    }
    return done !== undefined
  }
  return runForeseen
}
