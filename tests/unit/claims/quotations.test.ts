import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detect } from '../../../src/main/claims/index.ts'

const saidIn = (text: string) =>
  detect(text, { language: 'en' }).attributions.map(({ source, cue, content }) => [
    source?.text,
    cue?.text,
    content?.text
  ])

describe('who speaks a quotation', () => {
  it('gives all quotations of a paragraph to the speaker who is named once', () => {
    expect(
      saidIn('“The bridge is closed,” Mayor Jane Smith said. “We will not open it before spring. It is not safe.”')
    ).toEqual([
      [
        'Mayor Jane Smith',
        'said',
        '“The bridge is closed,” Mayor Jane Smith said. “We will not open it before spring. It is not safe.”'
      ]
    ])
  })

  it('goes on over the paragraph where a quotation is not closed', () => {
    const said = saidIn(
      '“The bridge is closed and it will stay so for months,” Jane Smith said. “There is more to it than money.\n\n“The council has decided that the work begins in May.”'
    )
    expect(said.at(-1)?.[0]).toBe('Jane Smith')
    expect(said.at(-1)?.[2]).toBe('“The council has decided that the work begins in May.”')
  })

  it('lets a colon hand over to the next paragraph', () => {
    const said = saidIn(
      'The minister wrote in a letter to the council:\n\n“The money for the new bridge has been found at last.”'
    )
    expect(said.at(-1)).toEqual(['The minister', 'wrote', '“The money for the new bridge has been found at last.”'])
  })

  it('reads lines of a transcript and signatures', () => {
    expect(saidIn('PENCE: We have created half a million jobs in this state in four years.')).toEqual([
      ['PENCE', ':', 'We have created half a million jobs in this state in four years.']
    ])
    expect(saidIn('“The new law has ruined small shops in our street.” — Maria Lopez')).toEqual([
      ['Maria Lopez', '—', '“The new law has ruined small shops in our street.”']
    ])
  })

  it('takes a title in quotation marks for no speech', () => {
    expect(saidIn('The museum bought “Girl With Lamp” in 1999 for two million dollars.')).toEqual([])
  })

  it('knows promises, demands and judgements for what they are', () => {
    expect(saidIn('The governor vowed to close three prisons by 2020.')).toEqual([
      ['The governor', 'vowed', 'to close three prisons by 2020']
    ])
    expect(saidIn('Critics repeated the senator’s claim that crime had doubled in the city.')).toContainEqual([
      'the senator',
      'claim',
      'crime had doubled in the city'
    ])
  })

  it('gives exact spans whatever stands between the marks', () => {
    const piece = fc.constantFrom(
      '“',
      '”',
      '"',
      'he said',
      ' ',
      ', ',
      '. ',
      'The town has ten bridges',
      '\n\n',
      ':',
      '— Jane Smith',
      'vowed to go',
      '🕊',
      'é'
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('')
        for (const link of detect(text, { language: 'en' }).attributions)
          for (const span of [link.source, link.cue, link.content])
            if (span) expect(text.slice(span.start, span.end)).toBe(span.text)
      }),
      { numRuns: 200 }
    )
  })
})
