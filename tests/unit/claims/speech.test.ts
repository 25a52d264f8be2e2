import { describe, expect, it } from 'vitest'
import { detect } from '../../../src/main/claims/index.ts'

const spoken = (text: string, language: string) =>
  detect(text, { language }).attributions.map(({ source, cue, content }) => {
    for (const span of [source, cue, content]) {
      if (span) expect(text.slice(span.start, span.end)).toBe(span.text)
    }
    return [source?.text, cue?.text, content?.text]
  })

describe('speech in other languages', () => {
  it.each([
    [
      'de',
      '„Wir haben mehr als 3.000 Häuser verloren“, sagte der ukrainische Minister Olexij Resnikow am Montag.',
      ['der ukrainische Minister Olexij Resnikow', 'sagte', 'Wir haben mehr als 3.000 Häuser verloren']
    ],
    [
      'fr',
      '« Nous avons perdu plus de 3 000 maisons », a déclaré le ministre de la Défense Sébastien Lecornu lundi.',
      ['le ministre de la Défense Sébastien Lecornu', 'a déclaré', 'Nous avons perdu plus de 3 000 maisons']
    ],
    [
      'es',
      '«Hemos perdido más de 3.000 casas», dijo el presidente Pedro Sánchez el lunes.',
      ['el presidente Pedro Sánchez', 'dijo', 'Hemos perdido más de 3.000 casas']
    ],
    [
      'it',
      '«Abbiamo perso più di 3.000 case», ha detto il ministro Matteo Salvini.',
      ['il ministro Matteo Salvini', 'ha detto', 'Abbiamo perso più di 3.000 case']
    ],
    [
      'pt',
      '“Perdemos mais de 3 mil casas”, disse o presidente Lula da Silva.',
      ['o presidente Lula da Silva', 'disse', 'Perdemos mais de 3 mil casas']
    ],
    [
      'nl',
      '“We hebben meer dan 3.000 huizen verloren”, zei premier Mark Rutte maandag.',
      ['premier Mark Rutte', 'zei', 'We hebben meer dan 3.000 huizen verloren']
    ],
    [
      'ru',
      '«Мы потеряли более 3000 домов», — сказал президент Владимир Зеленский в понедельник.',
      ['президент Владимир Зеленский', 'сказал', 'Мы потеряли более 3000 домов']
    ],
    ['ar', 'وقال الوزير: «فقدنا أكثر من ثلاثة آلاف منزل».', ['الوزير', 'وقال', 'فقدنا أكثر من ثلاثة آلاف منزل']]
  ])('finds who speaks quoted words: %s', (language, text, expected) => {
    expect(spoken(text, language)).toEqual([expected])
  })

  it.each([
    [
      'de',
      'Am Montag sagte Angela Merkel, dass die Löhne gestiegen seien.',
      ['Angela Merkel', 'die Löhne gestiegen seien']
    ],
    [
      'fr',
      'Le président Macron a affirmé que le chômage avait baissé.',
      ['Le président Macron', 'le chômage avait baissé']
    ],
    ['es', 'Ayer dijo Pedro Sánchez que hay 20 millones.', ['Pedro Sánchez', 'hay 20 millones']],
    ['it', 'Giorgia Meloni ha dichiarato che le tasse sono scese.', ['Giorgia Meloni', 'le tasse sono scese']],
    ['pt', 'O ministro Haddad afirmou que a inflação caiu.', ['O ministro Haddad', 'a inflação caiu']],
    ['nl', 'Minister De Jonge zegt dat er woningen komen.', ['Minister De Jonge', 'er woningen komen']],
    ['ru', 'Министр Сергей Шойгу заявил, что потери выросли.', ['Министр Сергей Шойгу', 'потери выросли']],
    ['ar', 'قال الرئيس محمود عباس إن العدد تجاوز 300 شخص.', ['الرئيس محمود عباس', 'العدد تجاوز 300 شخص']]
  ])('finds what somebody said that: %s', (language, text, [source, content]) => {
    expect(spoken(text, language)).toEqual([[source, expect.any(String), content]])
  })

  it.each([
    ['de', 'Laut Angela Merkel ist die Lage ernst.', ['Angela Merkel', 'Laut', 'ist die Lage ernst']],
    [
      'nl',
      'De kosten zijn volgens het CBS gestegen.',
      ['het CBS', 'volgens', 'De kosten zijn volgens het CBS gestegen']
    ],
    ['fr', 'La dette a doublé, selon Marine Le Pen.', ['Marine Le Pen', 'selon', 'La dette a doublé']],
    ['ru', 'По словам Дмитрия Пескова, переговоры идут.', ['Дмитрия Пескова', 'По словам', 'переговоры идут']]
  ])('finds according to whom: %s', (language, text, expected) => {
    expect(spoken(text, language)).toEqual([expected])
  })

  it('takes no title, no irony and no quotation without a speaker for speech', () => {
    expect(spoken('Er las den „Faust“ und ging. „Das war es also für heute.“', 'de')).toEqual([])
    expect(spoken('Le film « Amélie » est sorti. Il pleut.', 'fr')).toEqual([])
  })

  it('gives a claim the speaker of its sentence', () => {
    const { claims } = detect('Es regnet in Bonn. Angela Merkel sagte, dass die Löhne um 5 Prozent gestiegen seien.', {
      language: 'de'
    })
    expect(claims.map(({ attribution }) => attribution.map(({ source }) => source?.text))).toEqual([
      [],
      ['Angela Merkel']
    ])
  })
})
