import { expect, test } from 'vitest'
import { failureOf, readBytes } from './read.ts'

const mail = (lines: readonly string[]) => Buffer.from(lines.join('\r\n'), 'latin1')
const head = [
  'From: =?UTF-8?Q?Ann_L=C3=A9e?= <ann@example.org>',
  'To: desk@example.org',
  'Subject: =?utf-8?B?VGFsa3Mg4oCTIG5vIGRlYWw=?=',
  'Date: Mon, 5 Sep 2016 14:00:00 +0200',
  'MIME-Version: 1.0'
]

test('subject, sender and date are the mail’s own, the date in its own zone', async () => {
  const read = await readBytes(
    mail([
      ...head,
      'Content-Type: text/plain; charset=iso-8859-1',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'The caf=E9 was closed on Monday, offi=',
      'cials said.'
    ])
  )
  expect(read).toMatchObject({
    format: 'eml',
    title: 'Talks – no deal',
    byline: 'Ann Lée',
    published: '2016-09-05T14:00:00+02:00',
    text: 'The café was closed on Monday, officials said.'
  })
})

test('earlier mails and the signature stand apart', async () => {
  const read = await readBytes(
    mail([
      ...head,
      'Content-Type: text/plain',
      '',
      'They did not agree.',
      '',
      '> They will agree,',
      '> I think.',
      '',
      'Not so.',
      '-- ',
      'Ann',
      'Desk'
    ])
  )
  expect(read.text).toBe('They did not agree.\n\nNot so.')
  expect(read.removed.map(({ text, reason }) => [text, reason])).toEqual([
    ['They will agree,\nI think.', 'quoted-mail'],
    ['Ann\nDesk', 'furniture']
  ])
})

test('the page is read where the text beside it is a mere notice; what it quotes stands apart', async () => {
  const read = await readBytes(
    mail([
      ...head,
      'Content-Type: multipart/alternative; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'See in a browser.',
      '--b',
      'Content-Type: text/html',
      '',
      '<p>The two ministers met on Monday, but they failed to agree.</p><script>alert(1)</script><blockquote type="cite"><p>They will agree.</p></blockquote>',
      '--b--'
    ])
  )
  expect(read.text).toBe('The two ministers met on Monday, but they failed to agree.')
  expect(read.removed.map(({ text, reason }) => [text, reason])).toEqual([['They will agree.', 'quoted-mail']])
})

test('attachments are named; one that is text can be put into the article', async () => {
  const bytes = mail([
    ...head,
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'See the notes.',
    '--b',
    'Content-Type: text/plain; name=notes.txt',
    'Content-Disposition: attachment; filename=notes.txt',
    '',
    'More than 300,000 people are dead.',
    '--b',
    'Content-Type: application/pdf; name="a.pdf"',
    'Content-Disposition: attachment; filename="a.pdf"',
    'Content-Transfer-Encoding: base64',
    '',
    'JVBERi0xLjc=',
    '--b--'
  ])
  const read = await readBytes(bytes)
  expect(read.text).toBe('See the notes.')
  expect(read.warnings).toContainEqual({
    code: 'attachments',
    message: expect.stringMatching(/2 attachments.*notes\.txt.*a\.pdf/)
  })
  const [item] = read.removed
  expect(item).toMatchObject({ reason: 'attachment', text: 'More than 300,000 people are dead.' })
  expect((await readBytes(bytes, { keep: [item?.id ?? ''] })).text).toBe(
    'See the notes.\n\nMore than 300,000 people are dead.'
  )
})

test('letters that stand raw in the fields are read in their likely encoding', async () => {
  const read = await readBytes(
    mail([
      'From: desk@example.org',
      'To: x@example.org',
      'Subject: Forma\xe7\xe3o e informa\xe7\xe3o para a regi\xe3o',
      'Date: Mon, 5 Sep 2016 14:00:00 GMT',
      '',
      'Body.'
    ])
  )
  expect(read.title).toBe('Formação e informação para a região')
  expect(read.published).toBe('2016-09-05T14:00:00Z')
})

test('a date that cannot be read stays empty, and a mail without words keeps its subject', async () => {
  const read = await readBytes(
    mail(['From: a@example.org', 'Subject: Nothing more', 'Message-ID: <1@x>', 'Date: someday', '', ''])
  )
  expect(read).toMatchObject({ title: 'Nothing more', published: null, text: '' })
})

test('parts nested without end are refused', async () => {
  const parts = Array.from({ length: 300 }, (_, at) => [
    `Content-Type: multipart/mixed; boundary=b${at + 1}`,
    '',
    `--b${at + 1}`
  ])
  expect(
    await failureOf(
      readBytes(
        mail([
          ...head,
          'Content-Type: multipart/mixed; boundary=b0',
          '',
          '--b0',
          ...parts.flat(),
          'Content-Type: text/plain',
          '',
          'x'
        ])
      )
    )
  ).toBe('limit-expansion')
})

test('a page saved as one file is read as its page, in the encoding that the page names', async () => {
  const page = `<html><head><meta charset=3D"iso-8859-1"><title>Caf=E9 closed</title></head><body><article><h1>Caf=E9 closed</h1>${'<p>The caf=E9 in the old town was closed on Monday, officials said, after two weeks of talks.</p>'.repeat(5)}</article></body></html>`
  const read = await readBytes(
    mail([
      'From: <Saved by Blink>',
      'Snapshot-Content-Location: https://example.org/cafe',
      'Subject: x',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; type="text/html"; boundary=b',
      '',
      '--b',
      'Content-Type: text/html',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      page,
      '--b--'
    ])
  )
  expect(read).toMatchObject({
    format: 'mhtml',
    title: 'Café closed',
    url: 'https://example.org/cafe',
    published: null
  })
  expect(read.text).toContain('The café in the old town')
})

test.each([
  ['9 Jan 2002 19:47:50 MST', '2002-01-09T19:47:50-07:00'],
  ['21 Nov 97 09:55:06 GMT', '1997-11-21T09:55:06Z'],
  ['Fri, 21 Nov 1997 09(comment):   55  :  06 -0600', '1997-11-21T09:55:06-06:00'],
  ['Thu, 13 Feb 1969 23:32 -0330 (Newfoundland (old) Time)', '1969-02-13T23:32:00-03:30'],
  ['9 Jan 2002 19:47:50 XYZ', '2002-01-09T19:47:50Z']
])('dates in the forms of older programs are read: %s', async (date, published) => {
  const read = await readBytes(
    mail(['From: a@example.org', 'Subject: Old', 'Message-ID: <1@x>', `Date: ${date}`, '', ''])
  )
  expect(read.published).toBe(published)
})

test.each([
  ['Pete(A (really) wonderful \\) chap) <pete(his account)@silly.test(his host)>', 'Pete'],
  ['pete@silly.test (Pete \\(Sr\\) Post)', 'Pete (Sr) Post'],
  ['"Post (Desk)" <desk@example.org>', 'Post (Desk)'],
  ['Pete Post <pete@silly.test> (unclosed', 'Pete Post']
])('comments are no part of the sender’s name, unless it stands in one: %s', async (from, byline) => {
  const read = await readBytes(mail([`From: ${from}`, 'Subject: x', 'Message-ID: <1@x>', '', 'Words.']))
  expect(read.byline).toBe(byline)
})

test('one field alone is a mail where it holds encoded words or names the boundary of its parts', async () => {
  expect(await readBytes(mail(['Subject: =?utf-8?B?VGFsa3M=?=', '', 'Words.']))).toMatchObject({
    title: 'Talks',
    text: 'Words.'
  })
  const parts = [
    'Content-Type: multipart/mixed;',
    '\tboundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'Words.',
    '--b--'
  ]
  expect(await readBytes(mail(parts))).toMatchObject({ format: 'eml', text: 'Words.' })
  expect((await readBytes(mail(['Subject: talks', '', 'Words.']))).format).toBe('txt')
})

test('what stands above and below quoted lines are two paragraphs', async () => {
  const lines = ['They said that they did not', '> They will agree.', 'agree with any of it, officials said.']
  const read = await readBytes(mail([...head, 'Content-Type: text/plain', '', ...lines]))
  expect(read.text).toBe('They said that they did not\n\nagree with any of it, officials said.')
})
