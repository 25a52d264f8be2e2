/**
 * Captions of a recording (SubRip and WebVTT) as a transcript: cues joined to paragraphs, each with its time in the recording.
 */
import { type ParsedCaptionsResult, parseText, tokenizeVTTCue, type VTTNode } from 'media-captions'
import type { ExtractionWarning, ExtractOptions } from '../../shared/extraction.ts'
import { decode } from './encoding.ts'
import { type Draft, type Importer, noMetadata, type Piece } from './importer.ts'
import { settleLanguage } from './language.ts'
import { endsSentence } from './line-marks.ts'
import { plural } from './losses.ts'
import { normaliseText } from './normalise.ts'

interface Cue {
  readonly from: number
  readonly to: number
  /** Who speaks, where the captions mark it. */
  readonly voice: string | null
  readonly lines: readonly string[]
}

/** A pause after a sentence that begins a new paragraph, seconds. */
const pause = 2
/** A line that rolls stays on the screen; a shorter break is the writing program's, seconds. */
const longestRoll = 1
/** Lines that stay on the screen at the most. */
const mostRolled = 20
/** A paragraph ends with its sentence from so many characters on. */
const longParagraph = 500

function wordsOf(nodes: readonly VTTNode[]): { text: string; voice: string | null } {
  let text = ''
  let voice: string | null = null
  const walk = (list: readonly VTTNode[]): void => {
    for (const node of list) {
      if (node.type === 'text') text += node.data
      else if (node.type !== 'rt') {
        if (node.type === 'v' && 'voice' in node && node.voice.trim() !== '') voice ??= node.voice.trim()
        walk(node.children)
      }
    }
  }
  walk(nodes)
  return { text, voice }
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')

function cuesOf(parsed: ParsedCaptionsResult, format: 'srt' | 'vtt'): Cue[] {
  return parsed.cues.map((cue): Cue => {
    const { startTime: from, endTime: to } = cue
    if (format === 'vtt') {
      const { text, voice } = wordsOf(tokenizeVTTCue(cue))
      return { from, to, voice, lines: linesOf(text) }
    }
    // SubRip has no rules for marks; players know these.
    const text = cue.text.replace(/<\/?(?:b|i|u|s|font)(?:\s[^<>]*)?>/gi, '').replace(/\{\\[^{}]*\}/g, '')
    return { from, to, voice: null, lines: linesOf(text) }
  })
}

/** Captions made live roll: each cue says the last line of the one before again. What is said again after a silence was said twice. */
function withoutRepeats(cues: readonly Cue[]): Cue[] {
  let before: readonly string[] = []
  let until = 0
  return cues.map((cue) => {
    let repeated = cue.from - until > longestRoll ? 0 : Math.min(before.length, cue.lines.length, mostRolled)
    while (repeated > 0 && !before.slice(-repeated).every((line, at) => line === cue.lines[at])) repeated -= 1
    before = cue.lines
    until = cue.to
    return { ...cue, lines: cue.lines.slice(repeated) }
  })
}

function paragraphsOf(cues: readonly Cue[]): Piece[] {
  const pieces: (Piece & { time: { from: number; to: number } })[] = []
  let speaker: string | null = null
  for (const { from, to, voice, lines } of cues) {
    const text = lines.join(' ')
    if (text === '') continue
    const last = pieces.at(-1)
    const turns = voice !== speaker || /^(?:[-–—]|>>)\s?\S/.test(text)
    const ended = last !== undefined && endsSentence(last.text)
    const apart =
      last === undefined || turns || (ended && (from - last.time.to >= pause || last.text.length >= longParagraph))
    if (last !== undefined && !apart) {
      last.text += ` ${text}`
      last.time.to = Math.max(last.time.to, to)
      continue
    }
    const named = voice !== null && voice !== speaker ? `${voice}: ${text}` : text
    pieces.push({ kind: 'paragraph', text: named, time: { from, to: Math.max(from, to) } })
    speaker = voice
  }
  return pieces
}

async function draftOf(source: string, format: 'srt' | 'vtt', options: ExtractOptions): Promise<Draft> {
  const normalised = normaliseText(source)
  const parsed = await parseText(normalised.text, { type: format })
  const warnings: ExtractionWarning[] = [...normalised.warnings]
  const written = normalised.text.match(/^.*-->.*$/gm)?.length ?? 0
  const missing = written - parsed.cues.length
  if (missing > 0) {
    const message = `${plural(missing, 'caption has', 'captions have')} a time that cannot be read and ${missing === 1 ? 'is' : 'are'} not part of the text.`
    warnings.push({ code: 'unreadable-part', message })
  }
  const ordered = cuesOf(parsed, format).toSorted((a, b) => a.from - b.from)
  const said = withoutRepeats(ordered)
  const repeats = said.filter((cue, at) => cue.lines.length === 0 && (ordered[at]?.lines.length ?? 0) > 0).length
  if (repeats > 0) {
    const message = `${plural(repeats, 'caption says', 'captions say')} nothing but what the one before says, and ${repeats === 1 ? 'is' : 'are'} not part of the text again.`
    warnings.push({ code: 'repeated-captions', message })
  }
  const pieces = paragraphsOf(said)
  const language = await settleLanguage(pieces.map(({ text }) => text).join('\n'), null, options.language)
  return { pieces, metadata: { ...noMetadata(), language }, encoding: null, warnings }
}

function captionsImporter(format: 'srt' | 'vtt'): Importer {
  return {
    format,
    async read(bytes, options) {
      const decoded = decode(bytes, options.encoding)
      const draft = await draftOf(decoded.text, format, options)
      return { ...draft, encoding: decoded.encoding, warnings: [...decoded.warnings, ...draft.warnings] }
    }
  }
}

/** SubRip. */
export const srtImporter = captionsImporter('srt')
/** WebVTT (W3C). */
export const vttImporter = captionsImporter('vtt')
