import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  about,
  content,
  type Desk,
  deskWithArticle,
  makeSigner,
  openDesk,
  refused,
  temporaryFolder
} from '../../support/project.ts'

const text = `Talks fail

GENEVA — There is no deal, the envoy said on Tuesday. Ministers met in Vienna.

More than 300,000 people were killed in the war. The president said there is no deal.

In Vienna there is no deal.
`
const folder = temporaryFolder()
let desk: Desk
let first: string
let others: string[]
let alone: string
let count = 0

beforeEach(async () => {
  count += 1
  const place = join(folder.path, String(count))
  mkdirSync(place)
  ;({ desk } = await deskWithArticle(place, {}, text))
  const { rows } = desk.ask('claim.list', { filter: {}, offset: 0, limit: 500 })
  const [one, ...more] = rows.filter((row) => row.group !== null).map(({ id }) => id)
  first = one ?? ''
  others = more
  alone = rows.find((row) => row.group === null)?.id ?? ''
  expect(others.length).toBe(2)
})
afterEach(() => {
  expect(desk.session.verify().findings).toEqual([])
  desk.close()
})
afterAll(() => folder.remove())

const detail = (claim: string, at = desk) => at.ask('claim.detail', { claim })
const rate = (claim: string, rating: string, rationale: string, at = desk) =>
  at.run('verdict.set', { claim, scale: 'house-check', rating, rationale, explanation: '', asOf: '2015-11-14' })
const apply = (claim = first) => desk.run('verdict.applyToRepeats', { claim })

describe('a check that is applied to all repeats', () => {
  it('passes over a claim that was given other words: it says something else now', () => {
    const [changed = '', kept = ''] = others
    const other = detail(alone)
    desk.run('claim.setRanges', { claim: changed, ranges: [...other.anchor.ranges] })
    rate(first, 'ok', 'There was no deal.')
    expect(apply()).toEqual({ claims: 1, evidence: 0 })
    expect([detail(kept).row.rating?.rating, detail(changed).row.rating]).toEqual(['ok', null])
  })

  it('gives each the verdict with its reason and the evidence, and leaves statements and speakers alone', () => {
    rate(first, 'ok', 'Both delegations said so.')
    desk.run('evidence.add', { claim: first, about, content })
    desk.run('claim.restate', { claim: first, statement: 'No deal was reached in Vienna.' })
    const before = others.map((id) => detail(id))
    expect(apply()).toEqual({ claims: 2, evidence: 2 })
    others.forEach((id, index) => {
      const now = detail(id)
      expect(now.row).toMatchObject({ status: 'checked', rating: { rating: 'ok' }, evidence: 1 })
      expect(now.verdicts[0]?.value.rationale).toBe('Both delegations said so.')
      expect(now.evidence[0]).toMatchObject({ content, source: { id: detail(first).evidence[0]?.source.id } })
      expect(now.statement).toEqual(before[index]?.statement)
      expect(now.attribution).toEqual(before[index]?.attribution)
    })
    expect(detail(alone).row.rating).toBeNull()
  })

  it('is one step with one undo, and applied again it links nothing twice', () => {
    rate(first, 'ok', 'Yes')
    desk.run('evidence.add', { claim: first, about, content })
    const at = desk.position()
    const before = others.map((id) => detail(id))
    apply()
    expect(desk.position()).toBe(at + 1)
    expect(apply()).toEqual({ claims: 2, evidence: 0 })
    expect(desk.position()).toBe(at + 1)
    desk.run('history.undo', {})
    expect(others.map((id) => detail(id))).toEqual(before)
  })

  it('passes over what was dismissed, and needs a verdict and a repeat', () => {
    expect(refused(() => apply())).toMatchObject({
      code: 'refused',
      message: expect.stringContaining('Rate the claim')
    })
    rate(alone, 'ok', '')
    expect(refused(() => apply(alone)).message).toContain('nowhere else')
    rate(first, 'ok', '')
    desk.run('claim.dismiss', { claims: [others[0] ?? ''] })
    expect(apply().claims).toBe(1)
    expect(detail(others[0] ?? '').row).toMatchObject({ status: 'dismissed', rating: null })
  })

  it('leaves another person’s decision standing, and both see how the repeats are rated', () => {
    const [theirs = ''] = others
    desk.close()
    const colleague = openDesk(desk.path, { signer: makeSigner(), person: { name: 'Bob', role: '' } })
    rate(theirs, 'query', 'Which talks?', colleague)
    colleague.close()
    desk = openDesk(desk.path)
    rate(first, 'ok', 'Yes')
    apply()
    expect(detail(theirs).row.rating?.rating).toBe('query')
    expect(
      detail(theirs)
        .verdicts.map(({ rating }) => rating.rating)
        .toSorted()
    ).toEqual(['ok', 'query'])
    expect(detail(first).repeats).toMatchObject([
      { id: theirs, state: 'checked', rating: { rating: 'query' } },
      { state: 'checked', rating: { rating: 'ok' } }
    ])
  })
})
