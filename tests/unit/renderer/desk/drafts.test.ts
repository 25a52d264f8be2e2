import { describe, expect, test } from 'vitest'
import { createDeskStore } from '../../../../src/renderer/features/desk/desk-store.ts'
import {
  createDraftKeeper,
  hasDraft,
  type KeptDraft,
  noDrafts,
  withDraft
} from '../../../../src/renderer/features/desk/drafts.ts'

const note: KeptDraft = { draft: { text: 'Ask the author' }, seen: 7, claim: 'c1' }

function memory() {
  const held = new Map<string, string>()
  return {
    held,
    getItem: (name: string) => held.get(name) ?? null,
    setItem: (name: string, value: string) => void held.set(name, value),
    removeItem: (name: string) => void held.delete(name)
  }
}

describe('what was not sent', () => {
  test('shows at its claim until it is sent or thrown away', () => {
    const store = createDeskStore()
    store.getState().keepDraft('note c1', note)
    expect(hasDraft(store.getState().drafts, 'c1')).toBe(true)
    expect(hasDraft(store.getState().drafts, 'c2')).toBe(false)
    store.getState().keepDraft('note c1', null)
    expect(hasDraft(store.getState().drafts, 'c1')).toBe(false)
  })

  test('is there again after the page was loaded anew, with the position it was begun at', () => {
    const storage = memory()
    createDraftKeeper(storage, 'p').save(withDraft(noDrafts, 'note c1', note))
    expect(createDraftKeeper(storage, 'p').load().get('note c1')).toEqual(note)
  })

  test('is of its own project, and leaves nothing behind when it is sent', () => {
    const storage = memory()
    const keeper = createDraftKeeper(storage, 'p')
    keeper.save(withDraft(noDrafts, 'note c1', note))
    expect(createDraftKeeper(storage, 'other').load().size).toBe(0)
    keeper.save(noDrafts)
    expect(storage.held.size).toBe(0)
  })

  test.each(['', 'no json', '{}', '[["note c1", {"draft": "text"}]]'])(
    'what another program left there (%s) counts as none',
    (value) => {
      const storage = memory()
      storage.setItem('claimbench drafts 1 p', value)
      expect(createDraftKeeper(storage, 'p').load().size).toBe(0)
    }
  )

  test('a browser that keeps nothing takes nothing away', () => {
    const refusing = {
      ...memory(),
      setItem: () => {
        throw new Error('no room')
      }
    }
    expect(() => createDraftKeeper(refusing, 'p').save(withDraft(noDrafts, 'note c1', note))).not.toThrow()
  })

  test('a draft that is not there is not thrown away: nothing is drawn again', () => {
    const store = createDeskStore()
    const before = store.getState().drafts
    store.getState().keepDraft('note c1', null)
    expect(store.getState().drafts).toBe(before)
  })
})
