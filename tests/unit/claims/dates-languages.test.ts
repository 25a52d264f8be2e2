import { describe, expect, it } from 'vitest'
import { findDates } from '../../../src/main/claims/dates/index.ts'

const read = (text: string, language: string) =>
  findDates(text, 0, language, '2016-09-05').map(({ text: words, from, to, precision }) => [words, from, to, precision])

describe('dates of other languages', () => {
  it.each([
    ['de', 'Das war am Montag, den 5. September 2016.', 'Montag, den 5. September 2016', '2016-09-05'],
    ['de', 'Am 3. März 2015 begann es.', '3. März 2015', '2015-03-03'],
    ['fr', 'Le 14 juillet 1789, la Bastille est prise.', '14 juillet 1789', '1789-07-14'],
    ['fr', 'Depuis le 1er août 2016.', '1er août 2016', '2016-08-01'],
    ['es', 'El 2 de mayo de 1808 empezó todo.', '2 de mayo de 1808', '1808-05-02'],
    ['it', 'Il 25 aprile 1945 finì la guerra.', '25 aprile 1945', '1945-04-25'],
    ['pt', 'Em 25 de abril de 1974 caiu o regime.', '25 de abril de 1974', '1974-04-25'],
    ['nl', 'Op 5 mei 1945 was het voorbij.', '5 mei 1945', '1945-05-05'],
    ['ru', 'Это случилось 9 мая 1945 года.', '9 мая 1945', '1945-05-09'],
    ['ar', 'وقع ذلك في 5 سبتمبر 2016 في القاهرة.', '5 سبتمبر 2016', '2016-09-05'],
    ['ar', 'وقع ذلك في ٥ أيلول ٢٠١٦.', '٥ أيلول ٢٠١٦', '2016-09-05']
  ])('reads a written-out date in %s: “%s”', (language, text, words, iso) => {
    expect(read(text, language)).toEqual([[words, iso, iso, 'day']])
  })

  it.each([
    ['de', 'im September 2015', 'September 2015'],
    ['fr', 'en septembre 2015', 'septembre 2015'],
    ['es', 'en septiembre de 2015', 'septiembre de 2015'],
    ['it', 'nel settembre 2015', 'settembre 2015'],
    ['pt', 'em setembro de 2015', 'setembro de 2015'],
    ['nl', 'in september 2015', 'september 2015'],
    ['ru', 'сентябрь 2015', 'сентябрь 2015'],
    ['ar', 'سبتمبر 2015', 'سبتمبر 2015']
  ])('reads a month of a year in %s', (language, text, words) => {
    expect(read(text, language)).toEqual([[words, '2015-09-01', '2015-09-30', 'month']])
  })

  it.each([
    ['de', 'am Sonntag'],
    ['fr', 'dimanche dernier'],
    ['es', 'el domingo'],
    ['it', 'domenica scorsa'],
    ['pt', 'no domingo'],
    ['nl', 'op zondag'],
    ['ru', 'в воскресенье'],
    ['ar', 'يوم الأحد']
  ])('takes a weekday in %s as the last one before the article', (language, text) => {
    expect(read(text, language)).toMatchObject([[expect.any(String), '2016-09-04', '2016-09-04', 'day']])
  })

  it.each(['de', 'fr', 'es', 'it', 'pt', 'nl', 'ru', 'ar', 'xx'])(
    'reads figures and spans of years in %s',
    (language) => {
      expect(read('5.9.2016; 2015-08-12; 1939–1945', language)).toEqual([
        ['5.9.2016', '2016-09-05', '2016-09-05', 'day'],
        ['2015-08-12', '2015-08-12', '2015-08-12', 'day'],
        ['1939–1945', '1939-01-01', '1945-12-31', 'period']
      ])
    }
  )

  it('finds no date in a word that only looks like a month', () => {
    expect(read('Die Maier sagten, der Mai sei schön.', 'de')).toEqual([])
    expect(read('Les soldats ont marché sur Mars.', 'fr')).toEqual([])
  })
})
