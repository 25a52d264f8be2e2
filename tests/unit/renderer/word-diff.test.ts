import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { wordChanges } from '../../../src/renderer/features/corrections/word-diff.ts'

const shown = (from: string, to: string): string =>
  wordChanges(from, to)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`))
    .join('')

describe('a new wording on top of the old one', () => {
  it('strikes what goes and shows what comes, and leaves the rest of the sentence alone', () => {
    expect(
      shown('The war has left more than 300,000 people dead.', 'The war has left an estimated 300,000 people dead.')
    ).toBe('The war has left [-more than-]{+an estimated+} 300,000 people dead.')
  })
  it('changes a number as a whole, with its commas and its point', () => {
    expect(shown('It cost 300,000 euros, or 3.5 percent.', 'It cost 290,000 euros, or 4.5 percent.')).toBe(
      'It cost [-300,000-]{+290,000+} euros, or [-3.5-]{+4.5+} percent.'
    )
  })
  it('shows words that only go or only come', () => {
    expect(shown('He met the king in secret.', 'He met the king.')).toBe('He met the king[- in secret-].')
    expect(shown('He met the king.', 'He met the old king.')).toBe('He met the {+old +}king.')
  })
  it('shows two sentences that have little in common one after the other', () => {
    expect(shown('Nobody came to the harbour.', 'It rained all day.')).toBe(
      '[-Nobody came to the harbour.-]{+It rained all day.+}'
    )
  })
  it('leaves the space after replaced words where it is', () => {
    expect(shown('The UN said so.', 'The United Nations said so.')).toBe('The [-UN-]{+United Nations+} said so.')
    expect(shown('more than 300,000 people dead', 'an estimated 300,000 people dead')).toBe(
      '[-more than-]{+an estimated+} 300,000 people dead'
    )
  })
  it('finds words where no space parts them', () => {
    expect(shown('中国经济增长', '中国经济下降')).toBe('中国经济[-增长-]{+下降+}')
  })
  it('shows nothing struck or underlined where nothing changes, and nothing at all for no words', () => {
    expect(wordChanges('As it is.', 'As it is.')).toEqual([{ kind: 'same', text: 'As it is.' }])
    expect(wordChanges('', '')).toEqual([])
  })
})

const word = fc.constantFrom('the', 'war', '300,000', 'dead,', 'no', 'Ünsure', '…', '“deal”', '\n')
const words = fc.oneof(
  fc.array(word, { maxLength: 30 }).map((all) => all.join(' ')),
  fc.string({ unit: 'grapheme', maxLength: 60 })
)

test('both wordings can be read off, character for character, and no stretch is empty', () => {
  fc.assert(
    fc.property(words, words, (from, to) => {
      const changes = wordChanges(from, to)
      const without = (left: string): string =>
        changes
          .filter(({ kind }) => kind !== left)
          .map(({ text }) => text)
          .join('')
      expect(without('added')).toBe(from)
      expect(without('removed')).toBe(to)
      expect(changes.every(({ text }) => text !== '')).toBe(true)
    })
  )
})
