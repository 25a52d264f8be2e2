import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detect } from '../../../src/main/claims/index.ts'
import { eitherCase } from '../../../src/main/claims/speech/either-case.ts'
import { speechWordsOf } from '../../../src/main/claims/speech/words.ts'

const whole = (piece: string): RegExp => new RegExp(`^(?:${eitherCase(piece)})$`, 'u')

describe('a piece of a pattern in either case', () => {
  it('matches small and capital letters, in classes and their ranges too', () => {
    for (const word of ['laut', 'Laut', 'LAUT', 'nach Angaben der', 'Nach angaben DER'])
      expect(word).toMatch(whole('laut|nach Angaben (?:der|des)'))
    for (const word of ['später', 'SPÄTER', 'Später']) expect(word).toMatch(whole('sp[a-zäöü]+'))
    for (const word of ['сказала', 'Сказал', 'СКАЗАЛИ']) expect(word).toMatch(whole('сказал[аи]?'))
    expect('قال').toMatch(whole('[\\u0621-\\u064a]+'))
    expect('lauter').not.toMatch(whole('laut'))
    expect('nach  der').not.toMatch(whole('nach\\sder'))
  })

  it('matches every word of saying however it is capitalised', () => {
    const pieces = ['de', 'fr', 'es', 'it', 'pt', 'nl', 'ru'].map((language) => speechWordsOf(language)?.says ?? '')
    for (const piece of pieces) {
      const words = piece.split('|').filter((word) => /^[\p{L} ]+$/u.test(word))
      fc.assert(
        fc.property(fc.constantFrom(...words), fc.func(fc.boolean()), (word, isCapital) => {
          const written = [...word].map((letter, at) => (isCapital(at) ? letter.toUpperCase() : letter)).join('')
          return written.length !== word.length || whole(piece).test(written)
        }),
        { numRuns: 30 }
      )
    }
  })

  it('reads a text the same in a process that no longer optimises its patterns', () => {
    const text =
      'Nach Angaben der Polizei starben sechs Menschen. „Das war ein sehr schwerer Angriff“, sagte Anna Weber.'
    const module = pathToFileURL(join(import.meta.dirname, '../../../src/main/claims/index.ts')).href
    const program = `import { detect } from ${JSON.stringify(module)}
process.stdout.write(JSON.stringify(detect(${JSON.stringify(text)}, { language: 'de' }).attributions))`
    const printed = execFileSync(
      process.execPath,
      ['--no-regexp-optimization', '--disable-warning=ExperimentalWarning', '--input-type=module', '-e', program],
      { encoding: 'utf8' }
    )
    const own = detect(text, { language: 'de' }).attributions
    expect(own).toHaveLength(2)
    expect(JSON.parse(printed)).toEqual(own)
  })
})
