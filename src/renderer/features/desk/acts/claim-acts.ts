/** What is decided on one claim: its facets, its verdict by one key, whether it is a claim at all. */
import type { ClaimDetail, ClaimRow, FacetView } from '../../../../shared/contract/index.ts'
import type { FacetKind, Range } from '../../../../shared/model/values.ts'
import { showToast } from '../../../components/toasts.ts'
import { shorten } from '../labels.ts'
import { approvalHindrance } from '../logic/approval.ts'
import type { ForeseenFacet } from '../logic/foresee.ts'
import { nextOpenFacet } from '../logic/navigation.ts'
import { applicable } from '../logic/repeats.ts'
import type { BackSteps } from './back-steps.ts'
import type { DeskCore } from './desk-core.ts'
import { createForesight } from './foresight.ts'
import type { GoingOn } from './going-on.ts'
import type { Several } from './several.ts'

export function createClaimActs(core: DeskCore, { sayWithUndo }: BackSteps, several: Several, goOnAfter: GoingOn) {
  const {
    client,
    project,
    store,
    t,
    announce,
    read,
    run,
    inTurn,
    stepping,
    watchChanges,
    overview,
    detail,
    selected,
    listFilter
  } = core
  const { clearSelection, openForm } = core
  const runForeseen = createForesight(core)

  const markFacet = (claim: string, facet: FacetView, state: ForeseenFacet['state']): Promise<boolean> =>
    runForeseen(claim, { facet: { ...facet, state } }, 'facet.mark', { claim, facet: facet.id, state })

  async function myVerdict(claim: ClaimDetail): Promise<ClaimDetail['verdicts'][number] | undefined> {
    const { people } = await overview()
    const me = people.find((person) => person.me)?.id
    return claim.verdicts.find((verdict) => verdict.person === me)
  }

  return {
    /** Ticks the selected claim's next open facet. */
    tickNextFacet: () =>
      inTurn(async () => {
        const claim = await selected()
        if (!claim) return
        const facet = nextOpenFacet(claim.facets)
        if (!facet) {
          announce(t('announce.noOpenFacet'))
          return
        }
        if (!(await markFacet(claim.row.id, facet, 'ok'))) return
        announce(t('announce.ticked', { kind: t(`facetKind.${facet.kind}`), text: facet.text }))
      }),

    markFacet: (claim: string, facet: FacetView, state: ForeseenFacet['state']) =>
      inTurn(() => markFacet(claim, facet, state)),

    addFacet: (claim: string, kind: FacetKind, range: Range) =>
      inTurn(async () => {
        await run('facet.add', { claim, kind, range })
        clearSelection()
      }),

    /** OK (or true, on a public scale) with the source that was used last, which becomes evidence unless it is already. */
    okWithLastSource: () =>
      inTurn(async () => {
        const claim = await selected()
        if (!claim) return
        const { scale: scaleId, scales } = await overview()
        const scale = scales.find(({ id }) => id === scaleId)
        const ok = scale?.definition.ratings.find((rating) => rating.tone === 'true' && !rating.legacy)
        if (!ok) {
          showToast(t('toast.noOkOnScale', { scale: scale?.definition.name ?? '' }))
          return
        }
        const mine = await myVerdict(claim)
        if (mine && (mine.value.scale !== scaleId || mine.value.rating !== ok.id)) {
          // The reason that stands there was written for another rating: a person looks at it first.
          openForm('verdict', ok.id)
          showToast(t('toast.ratedOtherwise', { rating: mine.rating.label, ok: ok.label }))
          return
        }
        const source = store.getState().lastSource
        const done = await run('verdict.set', {
          claim: claim.row.id,
          scale: scaleId,
          rating: ok.id,
          rationale: mine?.value.rationale ?? '',
          explanation: mine?.value.explanation ?? '',
          asOf: mine?.value.asOf ?? null,
          ...(source ? { source: source.id } : {})
        })
        if (!done) return
        announce(t('announce.rated', { rating: ok.label }))
        if (source) sayWithUndo(t('toast.okWithSource', { rating: ok.label, source: shorten(source.about.title) }))
        else if (claim.evidence.length === 0) showToast(t('toast.okWithoutSource'))
        await detail(claim.row.id, true)
      }),

    /** Dismisses the selected claim, or all that are chosen, or brings them back. What leaves the list makes room for the next. */
    dismissOrRestore: () =>
      stepping(async () => {
        if (store.getState().several.length > 1) return several.dismissOrRestoreAll()
        const claim = await selected()
        if (!claim) return
        const gone = claim.row.status === 'dismissed'
        const { id } = claim.row
        const method = gone ? 'claim.restore' : 'claim.dismiss'
        const wentOn = await goOnAfter(async () => {
          // What it was before it was dismissed, only the program knows.
          const done = await runForeseen(id, gone ? {} : { state: 'dismissed' }, method, { claims: [id] })
          if (done) announce(t(gone ? 'announce.restored' : 'announce.dismissed'))
          if (done && gone) await detail(id, true)
          return done
        })
        const text = shorten(claim.row.statement || claim.row.text)
        if (wentOn) sayWithUndo(t(gone ? 'toast.restored' : 'toast.dismissed', { text }))
      }),

    /** Gives the verdict and the evidence of the selected claim to all places where the article says the same. */
    applyToRepeats: () =>
      inTurn(async () => {
        const claim = await selected()
        if (!claim) return
        if (applicable(claim).length === 0) {
          showToast(t(claim.repeats.length === 0 ? 'toast.noRepeats' : 'toast.rateFirst'))
          return
        }
        const changed = watchChanges()
        const done = await run('verdict.applyToRepeats', { claim: claim.row.id })
        if (!done) return
        if (!changed()) {
          showToast(t('toast.nothingChanged'))
          return
        }
        announce(t('announce.applied', { count: done.claims }))
        const evidence = done.evidence === 0 ? '' : t('toast.appliedEvidence', { count: done.evidence })
        sayWithUndo(
          [t('toast.applied', { count: done.claims, rating: claim.row.rating?.label }), evidence].join(' ').trim()
        )
        await detail(claim.row.id, true)
      }),

    /** Signs a claim off, the selected one unless said otherwise, or says why this person cannot. */
    approve: (claim: string | null = store.getState().claim) => {
      // Whoever approves vouches for what was on the screen at that moment.
      const seen = client.seen(project)
      return inTurn(async () => {
        if (claim === null) return
        const hindrance = approvalHindrance(await detail(claim, true))
        if (hindrance) {
          showToast(t(`review.${hindrance}`))
          return
        }
        const input = { claim, kind: 'approve', comment: '' } as const
        const options = seen === undefined ? {} : { seen }
        if (await run('review.add', input, options)) announce(t('announce.approved'))
      })
    },

    /** Deletes a claim and goes on to the next; the message has the way back. */
    remove: (claim: string) =>
      inTurn(async () => {
        const { row } = await detail(claim)
        const filter = listFilter()
        const beside = async (direction: 'next' | 'previous'): Promise<ClaimRow | null> =>
          filter ? (await read('claim.step', { filter, from: claim, direction }, true)).row : null
        const next = (await beside('next')) ?? (await beside('previous'))
        if (!(await run('claim.delete', { claim }))) return
        if (store.getState().claim === claim) store.getState().selectClaim(next?.id ?? null, next?.start)
        sayWithUndo(t('toast.claimDeleted', { text: shorten(row.statement || row.text) }))
      })
  }
}
