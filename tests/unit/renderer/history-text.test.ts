import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { historyText } from '../../../src/renderer/features/history/history-item.tsx'
import desk from '../../../src/renderer/i18n/en/desk.json' with { type: 'json' }
import type { HistoryRow, Label } from '../../../src/shared/contract/index.ts'

beforeAll(() => i18next.init({ lng: 'en', ns: ['desk'], defaultNS: 'desk', resources: { en: { desk } } }))

const dismissed: Label = { command: 'claim.dismiss', params: { claims: ['a', 'b', 'c'] } }
const back = (command: 'history.undo' | 'history.redo', of: string): Label => ({ command, params: { command: of } })
const row = (label: Label, undoOf: Label | null): HistoryRow => ({
  id: 'x',
  position: 1,
  at: '2026-01-01T00:00:00.000Z',
  person: 'Ada',
  mine: true,
  label,
  undoOf,
  undone: false,
  what: null,
  claim: null,
  records: []
})

test('an undo says how much it took back', () => {
  expect(historyText(i18next.t, row(back('history.undo', 'claim.dismiss'), dismissed))).toBe(
    'Undid: Dismissed 3 claims'
  )
})

test('a redo says what was done again, not that an undo was undone', () => {
  const undo = back('history.undo', 'claim.dismiss')
  expect(historyText(i18next.t, row(back('history.redo', 'claim.dismiss'), undo))).toBe('Redid: Dismissed a claim')
})
