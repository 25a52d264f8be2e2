import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ariaKeys, keyParts } from '../../../src/renderer/components/keys.ts'
import {
  chooseAction,
  clashes,
  type KeyBound,
  type KeyPlace,
  type KeyPress
} from '../../../src/renderer/features/shell/keys.ts'

const nowhere: KeyPlace = { typing: false, widget: false, list: false, modal: false }
const press = (key: string, part: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...part
})
const actions: readonly KeyBound[] = [
  { id: 'next', keys: ['j', 'ArrowDown'] },
  { id: 'tick', keys: ['Space'] },
  { id: 'rate', keys: ['1'] },
  { id: 'keys', keys: ['?'] },
  { id: 'undo', keys: ['z', 'Mod+Z'] },
  { id: 'redo', keys: ['Shift+Z', 'Mod+Shift+Z'] },
  { id: 'palette', keys: ['Mod+K'], inFields: true, inDialogs: true }
]
const chosen = (key: KeyPress, place: Partial<KeyPlace> = {}, apple = false) =>
  chooseAction(actions, key, { ...nowhere, ...place }, apple)?.id

describe('choosing an action by key', () => {
  test('a letter acts whatever Caps Lock makes of it', () => {
    expect(chosen(press('j'))).toBe('next')
    expect(chosen(press('J'))).toBe('next')
  })
  test('Shift tells two actions on one letter apart', () => {
    expect(chosen(press('z'))).toBe('undo')
    expect(chosen(press('Z', { shiftKey: true }))).toBe('redo')
    expect(chosen(press('z', { ctrlKey: true }))).toBe('undo')
    expect(chosen(press('Z', { ctrlKey: true, shiftKey: true }))).toBe('redo')
  })
  test('a symbol acts by what is typed, with or without Shift', () => {
    expect(chosen(press('?', { shiftKey: true, code: 'Slash' }))).toBe('keys')
    expect(chosen(press('?', { code: 'KeyM' }))).toBe('keys')
  })
  test('Mod is Ctrl, and on Apple keyboards Command', () => {
    expect(chosen(press('k', { ctrlKey: true }))).toBe('palette')
    expect(chosen(press('k', { metaKey: true }))).toBeUndefined()
    expect(chosen(press('k', { metaKey: true }), {}, true)).toBe('palette')
    expect(chosen(press('k', { ctrlKey: true }), {}, true)).toBeUndefined()
  })
  test('a plain key does not act with Ctrl, Alt or Command held', () => {
    expect(chosen(press('j', { ctrlKey: true }))).toBeUndefined()
    expect(chosen(press('j', { altKey: true }))).toBeUndefined()
    expect(chosen(press('j', { metaKey: true }))).toBeUndefined()
  })
  test('a Cyrillic or Greek layout acts by the place of the key', () => {
    expect(chosen(press('о', { code: 'KeyJ' }))).toBe('next')
    expect(chosen(press('ξ', { code: 'KeyJ' }))).toBe('next')
    expect(chosen(press('л', { code: 'KeyK', ctrlKey: true }))).toBe('palette')
  })
  test('a Dvorak or AZERTY layout acts by what is typed, not by place', () => {
    expect(chosen(press('c', { code: 'KeyJ' }))).toBeUndefined()
    expect(chosen(press('j', { code: 'KeyC' }))).toBe('next')
    expect(chosen(press('&', { code: 'Digit1' }))).toBe('rate')
  })
  test('a symbol that AltGr types acts, though AltGr says Ctrl and Alt', () => {
    const altGraph = { ctrlKey: true, altKey: true, getModifierState: (name: string) => name === 'AltGraph' }
    expect(chosen(press('?', altGraph))).toBe('keys')
  })
  test('nothing acts while a word is composed', () => {
    expect(chosen(press('j', { isComposing: true }))).toBeUndefined()
    expect(chosen(press('Dead'))).toBeUndefined()
  })
})

describe('where the focus is', () => {
  test('keys write in a field, and only what says so acts there', () => {
    expect(chosen(press('j'), { typing: true })).toBeUndefined()
    expect(chosen(press('z', { ctrlKey: true }), { typing: true })).toBeUndefined()
    expect(chosen(press('k', { ctrlKey: true }), { typing: true })).toBe('palette')
  })
  test('Space and arrows belong to a focused button, letters do not', () => {
    expect(chosen(press(' '), { widget: true })).toBeUndefined()
    expect(chosen(press('ArrowDown'), { widget: true })).toBeUndefined()
    expect(chosen(press('j'), { widget: true })).toBe('next')
    expect(chosen(press(' '))).toBe('tick')
  })
  test('letters look for entries in a menu', () => {
    expect(chosen(press('j'), { widget: true, list: true })).toBeUndefined()
  })
  test('what is behind a dialog is out of reach', () => {
    expect(chosen(press('j'), { modal: true })).toBeUndefined()
    expect(chosen(press('k', { ctrlKey: true }), { modal: true })).toBe('palette')
  })
})

describe('several actions on one key', () => {
  test('the newest that makes sense takes it', () => {
    let splitting = true
    const mode = [...actions, { id: 'cut', keys: ['Space'], when: () => splitting }]
    expect(chooseAction(mode, press(' '), nowhere, false)?.id).toBe('cut')
    splitting = false
    expect(chooseAction(mode, press(' '), nowhere, false)?.id).toBe('tick')
  })
  test('clashes are found, but not those that a condition keeps apart', () => {
    const first = { id: 'first', keys: ['x'] }
    expect(clashes([first, { id: 'second', keys: ['X'] }])).toEqual([{ keys: 'x', ids: ['first', 'second'] }])
    expect(clashes([first, { id: 'second', keys: ['x'], when: () => false }])).toEqual([])
  })
})

test('no key press makes the choice throw, and a chosen action always has a key', () => {
  const anyPress = fc.record({
    key: fc.oneof(fc.string(), fc.constantFrom('j', ' ', '?', 'Enter', 'Escape')),
    code: fc.constantFrom('', 'KeyJ', 'Digit1', 'Slash', 'Space'),
    ctrlKey: fc.boolean(),
    metaKey: fc.boolean(),
    altKey: fc.boolean(),
    shiftKey: fc.boolean()
  })
  fc.assert(
    fc.property(anyPress, fc.boolean(), (key, apple) => {
      const action = chooseAction(actions, key, nowhere, apple)
      expect(action === undefined || action.keys.length > 0).toBe(true)
    })
  )
})

test('keys are shown in the words of the keyboard', () => {
  expect(keyParts('Mod+Shift+Z', false)).toEqual(['Ctrl', 'Shift', 'Z'])
  expect(keyParts('Mod+Shift+Z', true)).toEqual(['⌘', '⇧', 'Z'])
  expect(keyParts('j', false)).toEqual(['j'])
  expect(keyParts('+', false)).toEqual(['+'])
  expect(ariaKeys('Mod+K', false)).toBe('Control+K')
})
