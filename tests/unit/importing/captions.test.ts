import { expect, test } from 'vitest'
import { readBytes, textsOf } from './read.ts'

const read = (text: string) => readBytes(Buffer.from(text))

test('captions become paragraphs, each with its time in the recording', async () => {
  const found = await read(
    '1\n00:00:01,000 --> 00:00:03,500\n<i>The war has left more\nthan 300,000 people</i>\n\n2\n00:00:03,500 --> 00:00:05,000\n{\\an8}dead.\n\n3\n00:00:09,000 --> 00:00:10,000\nTalks went on.\n'
  )
  expect(found.format).toBe('srt')
  expect(textsOf(found)).toEqual(['The war has left more than 300,000 people dead.', 'Talks went on.'])
  expect(found.blocks.map(({ time }) => time)).toEqual([
    { from: 1, to: 5 },
    { from: 9, to: 10 }
  ])
})

test('who speaks is named where the speaker changes', async () => {
  const found = await read(
    'WEBVTT\n\nNOTE made by hand\n\n00:01.000 --> 00:02.000\n<v Ann Lee>We said no &amp; meant it,\n\n00:02.000 --> 00:03.000\n<v Ann Lee>all of us.\n\n00:03.000 --> 00:04.000\n<v Bo Ek>When?\n'
  )
  expect(found.format).toBe('vtt')
  expect(textsOf(found)).toEqual(['Ann Lee: We said no & meant it, all of us.', 'Bo Ek: When?'])
})

test('lines that roll through live captions are said once', async () => {
  const found = await read(
    'WEBVTT\n\n00:01.000 --> 00:02.000\nThe minister said\n\n00:02.000 --> 00:03.000\nThe minister said\nthat taxes rose\n\n00:03.000 --> 00:04.000\nthat taxes rose\nby a third.\n'
  )
  expect(found.text).toBe('The minister said that taxes rose by a third.')
})

test('captions without a readable time are told, not dropped in silence', async () => {
  const found = await read('1\n00:00:01,000 --> 00:00:02,000\nOne.\n\n2\n00:00:03,000 --> later\nTwo.\n')
  expect(found.text).toBe('One.')
  expect(found.warnings).toContainEqual({ code: 'unreadable-part', message: expect.stringContaining('1 caption has') })
})

test('words that are said again after a silence are in the text twice', async () => {
  const cue = (from: number, text: string) => `00:00:0${from}.000 --> 00:00:0${from + 1}.000\n${text}\n`
  const read = await readBytes(Buffer.from(`WEBVTT\n\n${[cue(1, 'No, never.'), cue(5, 'No, never.')].join('\n')}`))
  expect(read.text.match(/No, never\./g)).toHaveLength(2)
})

test('a caption that says again what the one before says is told', async () => {
  const { text, warnings } = await read(
    '1\n00:00:01,000 --> 00:00:02,000\nNo.\n\n2\n00:00:02,000 --> 00:00:02,500\nNo.\n\n3\n00:00:04,000 --> 00:00:05,000\nNo.\n'
  )
  expect(text).toBe('No. No.')
  expect(warnings.map(({ code }) => code)).toEqual(['repeated-captions'])
})
