import { createHash } from 'node:crypto'
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { cssString, escapeText, html, safeHref } from '../../../src/main/reports/escape.ts'
import { gatherReport } from '../../../src/main/reports/gather.ts'
import { htmlReporter } from '../../../src/main/reports/html.ts'
import { percent, timeCode } from '../../../src/main/reports/parts.ts'
import { dark, light } from '../../../src/main/reports/styles.ts'
import { ratingTones } from '../../../src/shared/model/values.ts'
import { claimOn, layout, readerOf } from './builder.ts'
import { exampleOptions, exampleReader } from './example.ts'

const markup = htmlReporter.write(gatherReport(exampleReader(), { ...exampleOptions, profile: 'internal' }))
const { document } = parseHTML(markup)
const texts = (selector: string): string[] => [...document.querySelectorAll(selector)].map((el) => el.textContent ?? '')

describe('the HTML report', () => {
  it('holds no script and nothing to load, and a policy that allows exactly its own style', () => {
    expect(document.querySelectorAll('script, link, img, iframe, [src], [style]').length).toBe(0)
    expect(markup).not.toMatch(/url\(|@import/)
    const style = document.querySelector('style')?.textContent ?? ''
    const policy = document.querySelector('meta[http-equiv]')?.getAttribute('content')
    const hash = createHash('sha256').update(style).digest('base64')
    expect(policy).toBe(`default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`)
  })

  it('shows verdicts by glyph and label, never by colour alone', () => {
    const badges = texts('.counts .badge')
    expect(badges).toContain('✓ Mostly True')
    expect(badges).toContain('✕ False')
    expect(document.querySelector('#r5')?.getAttribute('aria-label')).toBe('Claim 5: Mostly True')
    expect(document.querySelector('#r5')?.textContent).toBe('✓5')
  })

  it('draws each state as an underline of its kind, in the hue of its verdict', () => {
    const classes = (words: string): string[] =>
      [...document.querySelectorAll('.text .u')]
        .filter((element) => element.textContent === words)
        .map((element) => element.getAttribute('class') ?? '')
    expect(classes('internally displacing millions')).toEqual(['u l2 s-candidate'])
    expect(classes('U.S. Secretary of State John Kerry')).toEqual(['u l1 s-checking', 'u l0 s-open'])
    expect(classes(' left more than 300,000 people dead')).toEqual(['u l0 s-checked t-mostly-true'])
    expect(texts('.text h4 .s-approved')).toHaveLength(1)
  })

  it('gives each claim its context, reason, evidence with quote, locator and numbered source', () => {
    const entry = document.querySelector('#c5')?.textContent ?? ''
    for (const part of [
      'The Syrian war has left more than 300,000 people dead.',
      'forced millions to flee the country',
      'The Observatory’s count passed that number in 2015',
      'SOHR managed to document the death of 301781 persons',
      'page 2, paragraph 1, as of 2016-09-13',
      '1:02:05',
      'We do not comment on numbers.',
      '[2]',
      'Noor Haddad'
    ]) {
      expect(entry).toContain(part)
    }
    expect(entry).not.toContain('Washington is supporting')
  })

  it('lists corrections in the order of the text', () => {
    expect(texts('.fixes tbody tr td:nth-child(1)')).toEqual(['4', '8'])
    expect(texts('.fixes tbody tr td:nth-child(3)')[1]).toMatch(/^Query: Daraa/)
  })

  it('puts the fix sheet between the summary and the articles', () => {
    expect(texts('h2').slice(0, 2)).toEqual(['Summary', 'Fix sheet'])
    expect(document.querySelector('.fixes td[data-label="Why"]')?.textContent).toBe('It was a scheduled meeting.')
  })

  it('says on the fix sheet what is rated as not in order without a correction, on the desk’s own scale only', () => {
    const sheet = (scale: string, rating: string): string[] => {
      const article = layout([{ kind: 'paragraph', text: 'Two million people fled.' }])
      const claim = claimOn(article.text, 'revision-1', ['Two million people fled'], {
        scale,
        rating,
        rationale: 'Why.'
      })
      const page = parseHTML(
        htmlReporter.write(
          gatherReport(readerOf({ articles: [{ ...article, claims: [claim] }] }), {
            ...exampleOptions,
            profile: 'editor'
          })
        )
      ).document
      return [...page.querySelectorAll('[aria-labelledby="fixes"] li, [aria-labelledby="fixes"] > p')].map(
        (element) => element.textContent ?? ''
      )
    }
    expect(sheet('house-check', 'cannot-confirm')[1]).toBe('1Two million people fled ? Cannot confirm Why.')
    for (const [scale, rating] of [
      ['house-check', 'ok'],
      ['house-check', 'on-author'],
      ['politifact', 'false']
    ] as const) {
      expect(sheet(scale, rating)).toEqual(['Nothing to change and nothing to ask.'])
    }
  })

  it('lists claims that nobody has looked at in a line each, and only counts them for the editor', () => {
    const listed = (page: Document): string[] =>
      [...page.querySelectorAll('.entry')].map((entry) => entry.getAttribute('id') ?? '')
    expect(listed(document)).toEqual(['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c8', 'c10'])
    expect(document.querySelector('li#c7')?.textContent).toBe('7The Syrian war has internally displaced millions.')
    const editor = parseHTML(
      htmlReporter.write(gatherReport(exampleReader(), { ...exampleOptions, profile: 'editor' }))
    ).document
    expect(listed(editor as unknown as Document)).toEqual(listed(document as unknown as Document))
    expect(editor.querySelector('#c7, #r7')).toBeNull()
    expect(editor.querySelector('main')?.textContent).toContain('1 more claim was found in the text')
    expect([...editor.querySelectorAll('.text .s-candidate')].map((element) => element.textContent)).toContain(
      'internally displacing millions'
    )
  })

  it('has one main heading, headings that never skip a level, landmarks and named tables', () => {
    const levels = [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((heading) => Number(heading.localName[1]))
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    levels.forEach((level, index) => {
      expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1)
    })
    for (const landmark of ['header', 'nav[aria-label]', 'main', 'footer']) {
      expect(document.querySelectorAll(landmark)).toHaveLength(1)
    }
    for (const table of document.querySelectorAll('table')) {
      expect(table.querySelector('caption') !== null || table.hasAttribute('aria-labelledby')).toBe(true)
    }
  })

  it('says in which language it is, and in which one the article is', () => {
    expect(document.documentElement.getAttribute('lang')).toBe('en')
    expect(document.querySelector('.text')?.getAttribute('lang')).toBe('en')
    expect(document.querySelector('.text')?.getAttribute('dir')).toBe('auto')
  })

  it('names the hash of the text and of the history, for whoever wants to verify it', () => {
    const data = gatherReport(exampleReader(), { ...exampleOptions, profile: 'internal' })
    expect(texts('.hash')).toEqual([...data.articles.map((article) => article.revision.sha256), data.log.hash])
  })

  it('is written for an empty project too', () => {
    const empty = htmlReporter.write(
      gatherReport(readerOf({ articles: [], title: 'Nothing yet' }), { ...exampleOptions, profile: 'public' })
    )
    expect(parseHTML(empty).document.querySelector('h1')?.textContent).toBe('Nothing yet')
  })

  it('takes time that grows with the claims, not with their square', () => {
    const time = (count: number): number => {
      const parts = Array.from({ length: count / 4 }, (_, index) => ({
        kind: 'paragraph' as const,
        text: `In town ${index} more than ${index + 2} people left on Monday, and ${index} came back.`
      }))
      const article = layout(parts)
      const claims = article.blocks.flatMap((block, index) => {
        const piece = article.text.slice(block.start, block.end)
        return [
          [0, 20],
          [3, 30],
          [0, piece.length],
          [10, 40]
        ].map(([from = 0, to = 0], nth) => {
          const detail = claimOn('x', 'revision-1', [], {
            id: `c-${index}-${nth}`,
            rating: 'false',
            rationale: 'Because.'
          })
          detail.anchor.ranges = [{ start: block.start + from, end: block.start + to }]
          detail.anchor.exact = [piece.slice(from, to)]
          detail.context = { before: '', hull: piece.slice(from, to), after: '' }
          return detail
        })
      })
      const data = gatherReport(readerOf({ articles: [{ ...article, claims }] }), {
        ...exampleOptions,
        profile: 'internal'
      })
      const started = performance.now()
      const long = htmlReporter.write(data)
      const taken = performance.now() - started
      expect(long).toContain('<body class="long">')
      return taken
    }
    time(1000)
    const small = Math.min(time(2000), time(2000), time(2000))
    const large = Math.min(time(16_000), time(16_000))
    expect(large / small).toBeLessThan(24)
  })
})

describe('its colours', () => {
  const luminance = (hex: string): number => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
      const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
      return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const contrast = (a: string, b: string): number => {
    const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
    return (high + 0.05) / (low + 0.05)
  }

  it.each([
    ['light', light],
    ['dark', dark]
  ] as const)('are readable in the %s theme: words 4.5 to 1, underlines 3 to 1', (_, palette) => {
    for (const name of ratingTones) {
      const tone = palette.tones[name]
      expect(contrast(tone.text, palette.paper), name).toBeGreaterThanOrEqual(4.5)
      expect(contrast(tone.text, tone.soft), name).toBeGreaterThanOrEqual(4.5)
      expect(contrast(tone.underline, palette.paper), name).toBeGreaterThanOrEqual(3)
    }
    for (const ink of [palette.ink, palette.inkSoft, palette.link, palette.alarm]) {
      expect(contrast(ink, palette.paper)).toBeGreaterThanOrEqual(4.5)
    }
    expect(contrast(palette.alarm, palette.alarmSoft)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(palette.ink, palette.alarmSoft)).toBeGreaterThanOrEqual(4.5)
  })
})

describe('escaping', () => {
  it('turns every character that could be markup into text', () => {
    expect(escapeText(`<a b="c">&'\r\u0000\ud800`)).toBe('&lt;a b=&quot;c&quot;&gt;&amp;&#39;&#13;\ufffd\ufffd')
    expect(html`<p>${'<b>'}${html`<i>${'&'}</i>`}${null}${['x', 'y']}${3}</p>`.markup).toBe(
      '<p>&lt;b&gt;<i>&amp;</i>xy3</p>'
    )
  })

  it('leaves nothing in a CSS string that could end it', () => {
    expect(cssString('A "b"\\ </style>\n')).toBe('"A \\22 b\\22 \\5c  \\3c \\2f style\\3e  "')
  })

  it('links to the web and to mail only', () => {
    expect(safeHref('https://example.org/a b')).toBe('https://example.org/a%20b')
    expect(safeHref('mailto:desk@example.org')).toBe('mailto:desk@example.org')
    for (const address of [
      'javascript:alert(1)',
      ' javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      'page 3'
    ]) {
      expect(safeHref(address)).toBeNull()
    }
  })

  it('writes time codes and percents as people read them, never rounding up to all', () => {
    expect([timeCode(5.9), timeCode(3725)]).toEqual(['0:05', '1:02:05'])
    expect([percent(999_999, 1_000_000), percent(1, 1), percent(0, 0)]).toEqual(['99.9', '100', '0'])
  })
})
