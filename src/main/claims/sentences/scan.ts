/**
 * The scanner for scripts that end sentences with full stops, question and exclamation marks: abbreviations, initials,
 * ordinals, ellipses, decimal points, quotations and brackets that close after the full stop, reporting clauses after a
 * quotation.
 */
import type { Offsets } from '../../../shared/detection.ts'
import type { Profile } from './languages.ts'
import { afterMarker, inlineMarkers } from './lists.ts'

const closers = '"\'”’»)]}›'
/** Quotation marks that open in one language and close in another: right after a full stop they close. */
const attachedClosers = `${closers}“‘«‹`
const openers = '"\'“‘«([{¿¡‹„‚-–—•*_`'
const terminators = /[.!?…．։؟۔]|:(?=\s|$)|;(?=\s|$)/g

/** Names that end in an exclamation mark of their own. */
const exclaimed = new Set(['yahoo', 'jeopardy', 'oklahoma', 'wham'])
/** Abbreviations that are also words: only their capitalised form counts. */
const alsoWords = new Set(
  'sat sun mar ill ore mass miss la pa ind wash me mo max min sec jan al est ed no art arts fig op v mag'.split(' ')
)

/**
 * Whether a text begins its sentences with small letters, as chats and comments do: then a small letter after a
 * question or exclamation mark begins one, too.
 */
export function isCasual(text: string): boolean {
  const sample = text.length > 20000 ? text.slice(0, 20000) : text
  const small =
    sample.match(/[\p{Ll}]{2,}[.!?]+\s+\p{Ll}{2,}|(?<=^|\n|[.!?] )\p{Ll}{2,}|(?<=\s)i(?=\s|'m)/gu)?.length ?? 0
  const capital = sample.match(/[\p{L}\p{N}][.!?]+["”’)]?\s+["“‘(]?\p{Lu}/gu)?.length ?? 0
  return small >= 2 && small * 3 > capital
}

/** Raw sentences of a piece, white space between them included in neither. */
export function scanPiece(text: string, piece: Offsets, profile: Profile, casual: boolean): Offsets[] {
  const out: Offsets[] = []
  const items = inlineMarkers(text, piece)
  const starts = new Set(items.map((item) => item.start))
  let start = piece.start
  let body = afterMarker(text, start, piece.end)
  let item = 0
  const cutAt = (end: number): void => {
    out.push({ start, end })
    start = end
    while (start < piece.end && /\s/u.test(text[start] ?? '')) start += 1
    body = afterMarker(text, start, piece.end)
  }
  terminators.lastIndex = piece.start
  for (let match = terminators.exec(text); match && match.index < piece.end; match = terminators.exec(text)) {
    const dot = match.index
    for (let next = items[item]; next && next.end <= dot + 1; next = items[item]) {
      if (next.start > start) cutAt(next.start)
      body = Math.max(body, next.end)
      item += 1
    }
    const next = items[item]
    if (next && next.start <= dot && dot < next.end) {
      if (next.start > start) cutAt(next.start)
      terminators.lastIndex = next.end
      body = Math.max(body, next.end)
      item += 1
      continue
    }
    if (dot < body || isSilent(match[0], text, dot)) continue
    const stop = readStop(text, dot, piece.end)
    terminators.lastIndex = Math.max(stop.end, dot + 1)
    if (stop.end >= piece.end) continue
    if (endsHere(text, start, dot, stop, piece.end, profile, casual, starts)) cutAt(stop.end)
  }
  for (let next = items[item]; next; next = items[item]) {
    if (next.start > start) cutAt(next.start)
    item += 1
  }
  if (start < piece.end) out.push({ start, end: piece.end })
  return out
}

/** A colon ends sentences only in Armenian, a semicolon asks questions only in Greek. */
function isSilent(mark: string, text: string, at: number): boolean {
  if (mark === ':') return !/[\u0530-\u058f]/.test(text.slice(Math.max(0, at - 12), at))
  if (mark === ';') return !/[\u0370-\u03ff\u1f00-\u1fff]/.test(text.slice(Math.max(0, at - 3), at))
  return false
}

interface Stop {
  /** The marks themselves: "." or "?!" or ". . .". */
  readonly run: string
  /** End of the marks and of the quotes and brackets that close with them. */
  readonly end: number
  readonly closed: boolean
}

/** A reference mark after the full stop ("… July 1805. [6] An …") belongs to the sentence that it documents. */
const noteMark = /^(?:\s?\[\d{1,3}\])+(?=\s|$)/
/** Raised numbers lose their height in plain text: "consultation.11 12 Take". */
const raisedNumbers = /^\d{1,3}(?:[ ,–-]\d{1,3})*(?=\s+\p{Lu}\p{L})/u

function readStop(text: string, dot: number, limit: number): Stop {
  let end = dot + 1
  // "compounds. . . . The practice": the first ends the sentence, the three are what was left out before the next.
  const omission = /^\.(?= \. \. \. \S)/.test(text.slice(dot, dot + 10)) && /\S/.test(text[dot - 1] ?? ' ')
  while (end < limit && !omission) {
    if (/[.!?…]/.test(text[end] ?? '')) end += 1
    else if (
      /[ \u00a0]/.test(text[end] ?? '') &&
      /[.!?]/.test(text[end + 1] ?? '') &&
      !/[\p{L}\p{N}.]/u.test(nextAfterMark(text, end + 2))
    )
      end += 2
    else break
  }
  const run = text.slice(dot, end)
  const marks = end
  while (end < limit && attachedClosers.includes(text[end] ?? '') && !(end > marks && /[“‘«‹]/.test(text[end] ?? '')))
    end += 1
  if (end < limit && /[\s\u00a0]/.test(text[end] ?? '') && /[»”]/.test(text[end + 1] ?? '')) end += 2
  if (end < limit && /^\s\)(?=\s|$)/.test(text.slice(end, end + 3))) end += 2
  while (end < limit && end > marks && text[end] === '.') end += 1
  const note =
    noteMark.exec(text.slice(end, end + 8)) ??
    (/[\p{Ll})]/u.test(text[dot - 1] ?? '') &&
    run === '.' &&
    !/\b(?:No|Nos|Fig|p|pp|Vol|Art|Sec|Ch)$/i.test(text.slice(Math.max(0, dot - 4), dot))
      ? raisedNumbers.exec(text.slice(end, end + 24))
      : null)
  return { run, end: Math.min(limit, end + (note?.[0].length ?? 0)), closed: end > marks }
}

function nextAfterMark(text: string, at: number): string {
  return text[at] ?? ' '
}

/** "Hello world.Today is": a space was lost. The word before is in small letters, what follows is a capitalised word. */
function spaceLost(text: string, dot: number, end: number, profile: Profile): boolean {
  if (end !== dot + 1) return false
  const after = /^(?:\p{Lu}[\p{Ll}’']*\.?|[IVXLC]+)(?=[\s,])/u.exec(text.slice(end, end + 24))
  if (!after) return false
  if (!/[\p{Ll}\d]{2}$/u.test(text.slice(Math.max(0, dot - 2), dot))) return false
  const word = lastWord(text, Math.max(0, dot - 24), dot)
  if (word.includes('.') || profile.before.has(word.toLowerCase())) return false
  return !/[@/\\]/.test(
    text
      .slice(Math.max(0, dot - 24), dot)
      .split(/\s/)
      .at(-1) ?? ''
  )
}

function endsHere(
  text: string,
  start: number,
  dot: number,
  stop: Stop,
  limit: number,
  profile: Profile,
  casual: boolean,
  itemStarts: ReadonlySet<number>
): boolean {
  const { run, end, closed } = stop
  let next = end
  while (next < limit && /\s/u.test(text[next] ?? '')) next += 1
  if (next >= limit || itemStarts.has(next)) return true
  if (next === end)
    return (
      /[．։]/.test(run) ||
      (run === '.' && spaceLost(text, dot, end, profile)) ||
      (run.length > 1 && dotsThenWord(text, dot, end))
    )
  if (isOmission(text, dot, run, end) || inBrackets(text, start, dot, limit)) return false
  let opened = next
  while (opened < limit && (openers.includes(text[opened] ?? '') || text[opened] === '\u00a0')) opened += 1
  while (opened < limit && /[ .…]/.test(text[opened] ?? '')) opened += 1
  const after = afterMarker(text, next, limit)
  if (after > next && /[•●▪◦‣⁃∙]/.test(text[next] ?? '')) return true
  const following = /^[\p{L}\p{N}\p{M}№'’.-]+/u.exec(text.slice(opened, Math.min(limit, opened + 40)))?.[0] ?? ''
  const isLower = /^\p{Ll}/u.test(following) && !/^(?:i(?:Ph|Pa|OS|Tun)|e[A-Z]|al-)/u.test(following)
  const isCapital = /^\p{Lu}/u.test(following)
  const word = lastWord(text, start, dot)
  if (isLower) return smallLetterStarts(text, start, dot, stop, next, following, word, profile, casual)
  if (/[!?;։]/.test(run)) return !continuesAfterCry(text, run, closed, word, opened, following)
  if (/^(?:\.\s?\.|…)/.test(run)) return ellipsisEnds(text, dot, run, following, isCapital)
  const bare = word.toLowerCase()
  const isNumber = /^[\p{N}№]/u.test(following)
  if (isNumber && profile.beforeNumber.has(bare)) return false
  if (closed) return !profile.before.has(bare) || isCapital
  if (profile.ordinalMonths && isOrdinal(text, start, dot, word, following, profile)) return false
  if (/^\p{Ll}$/u.test(word)) return loneLetterEnds(text, next, dot, bare, following, profile)
  if (/^\p{Lu}$/u.test(word)) return initialEnds(text, start, dot, following, profile)
  if (profile.before.has(bare) && (!alsoWords.has(bare) || /^\p{Lu}/u.test(word))) return false
  const isTimeOfDay = /^[ap]\.m$/.test(bare)
  const isShort = profile.mayEnd.has(bare) && (!alsoWords.has(bare) || /^\p{Lu}/u.test(word))
  if (isShort || /^(?:\p{L}\.)+\p{L}$/u.test(word)) {
    if (isNumber) return false
    if (isTimeOfDay && isCapital) return timeOfDayEnds(text, start, dot, following)
    return profile.starters.has(following.toLowerCase()) || (bare === 'etc' && isCapital)
  }
  if (/^\d{1,3}$/.test(word) && /^\s*\d{1,3}$/.test(text.slice(start, dot))) return false
  return true
}

/** "[...]" and "(…)" stand for what was left out. */
function isOmission(text: string, dot: number, run: string, end: number): boolean {
  return /^\.\.|^…/.test(run) && /[[(]/.test(text[dot - 1] ?? '') && /[\])]/.test(text.slice(dot, end))
}

/** How far a bracket may reach, in characters. */
const longestBracket = 240

/** Whether the mark stands inside brackets that opened within this sentence, not at its start, and close soon. */
function inBrackets(text: string, start: number, dot: number, limit: number): boolean {
  const from = Math.max(start, dot - longestBracket)
  let depth = 0
  for (let at = dot - 1; at >= from; at -= 1) {
    const char = text[at]
    if (char === ')' || char === ']') depth += 1
    else if (char === '(' || char === '[') {
      if (depth === 0) {
        const closer = char === '(' ? ')' : ']'
        const close = text.indexOf(closer, dot)
        const atStart = char === '(' && text.slice(start, at).trim() === ''
        const face = /[:;=]-?$/.test(text.slice(Math.max(0, at - 2), at))
        return !atStart && !face && close > dot + 1 && close < Math.min(limit, dot + longestBracket)
      }
      depth -= 1
    }
  }
  return false
}

function dotsThenWord(text: string, dot: number, end: number): boolean {
  return (
    /^\.\.\.\./.test(text.slice(dot, end)) &&
    /^\p{Lu}\p{Ll}/u.test(text.slice(end, end + 2)) &&
    /\p{Ll}/u.test(text[dot - 1] ?? '')
  )
}

/** A small letter hardly ever starts a sentence in edited prose; in chats and comments it does. */
function smallLetterStarts(
  text: string,
  start: number,
  dot: number,
  stop: Stop,
  next: number,
  following: string,
  word: string,
  profile: Profile,
  casual: boolean
): boolean {
  if (/^[-–—]/.test(text[next] ?? '')) return false
  if (/^\.\.\.|^…/.test(text.slice(next, next + 3)) && stop.run === '.' && word.length > 2) return true
  if (/[։]/.test(stop.run) || (stop.run === ';' && /\p{Ll}/u.test(word))) return true
  if (stop.closed) return false
  if (/^(?:\.\s?\.|…)/.test(stop.run)) return false
  const bare = word.toLowerCase()
  if (/[!?]/.test(stop.run)) return casual && !exclaimed.has(bare)
  if (!/^[\p{Ll}\p{N}]{2,}$/u.test(word) && !(casual && /^\p{L}{2,}$/u.test(word))) return false
  if (/^\d+$/.test(word) && !(casual && word.length === 4)) return false
  if (profile.before.has(bare) || profile.mayEnd.has(bare) || profile.beforeNumber.has(bare)) return false
  if (following.length < 2 && !/^[iaàoyиваяуск]$/u.test(following)) return false
  return casual || (word.length > 3 && dot - start > 24 && profile.starters.has(following.toLowerCase()))
}

/** "Yahoo! Research", and the reporting clause with a capital pronoun: "'Really?' I said". */
function continuesAfterCry(
  text: string,
  run: string,
  closed: boolean,
  word: string,
  opened: number,
  following: string
): boolean {
  if (run === '!' && !closed && exclaimed.has(word.toLowerCase()) && /^\p{Lu}/u.test(following)) return true
  return (
    closed && /^(?:I|He|She|They)$/.test(following) && /^\S+\s+(?:said|asked)/.test(text.slice(opened, opened + 20))
  )
}

/** Four dots end a sentence, three do where a capital follows — but not where they stand apart: "is . . . I didn't". */
function ellipsisEnds(text: string, dot: number, run: string, following: string, isCapital: boolean): boolean {
  const marks = run.replace(/[\s\u00a0]/g, '').length
  if (/^\.\s\.\s\.$/.test(run) && /\s/.test(text[dot - 1] ?? '')) return false
  if (marks > 3 && following !== '') return true
  return isCapital
}

/** "12. Juni", "der 2. Weltkrieg", "XII. Pluku". */
function isOrdinal(
  text: string,
  start: number,
  dot: number,
  word: string,
  following: string,
  profile: Profile
): boolean {
  const isRoman = /^[IVX]{1,6}$/.test(word)
  if (!/^\d{1,2}$/.test(word) && !isRoman) return false
  if (profile.ordinalMonths?.has(following.toLowerCase().replace(/\.$/, ''))) return true
  if (/^-?\d/.test(following)) return true
  const before = lastWord(text, start, text.slice(0, dot - word.length).trimEnd().length)
  return isRoman
    ? word.length > 1 && !profile.starters.has(following.toLowerCase())
    : profile.ordinalAfter.has(before.toLowerCase())
}

/** "z. B.", "s. r. o.", "т. е.": single small letters go on, until a sentence starter follows the last. */
function loneLetterEnds(
  text: string,
  next: number,
  dot: number,
  bare: string,
  following: string,
  profile: Profile
): boolean {
  if (/^\p{L}\.(?:\s|$|,)/u.test(text.slice(next, next + 3)) || /^\p{L}\.$/u.test(following)) return false
  if (/\p{L}\.\s?$/u.test(text.slice(Math.max(0, dot - 4), dot - 1)))
    return profile.starters.has(following.toLowerCase())
  return !profile.before.has(bare) && !(profile.beforeNumber.has(bare) && /^\p{N}/u.test(following))
}

/** "At 5 a.m. Mr. Smith": a phrase that only says when is no sentence. */
function timeOfDayEnds(text: string, start: number, dot: number, following: string): boolean {
  if (
    /^(?:E[SD]T|P[SD]T|C[SD]T|M[SD]T|GMT|BST|CET|UTC|Eastern|Pacific|Central|Mountain|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)/.test(
      following
    )
  )
    return false
  const so = text.slice(start, dot).trim()
  return !/^(?:At|By|Around|About|On|From|Until|Before|After|Since)\s[^,]{0,28}$/.test(so)
}

/** "J. Edgar": a single capital before a capitalised word is an initial, unless a sentence starter follows "plan B." */
function initialEnds(text: string, start: number, dot: number, following: string, profile: Profile): boolean {
  const before = text.slice(Math.max(start, dot - 40), dot - 1).trimEnd()
  const starts = profile.starters.has(following.toLowerCase())
  if (/[°º]$/.test(text.slice(dot - 2, dot - 1)) && /[CF]/.test(text[dot - 1] ?? '')) return true
  if (before === '' || !starts) return false
  if (/\p{L}\.$/u.test(before) && /(?:^|\s)\p{Ll}\.$/u.test(before)) return false
  return text[dot - 1] === 'I' || /[\p{Ll}\p{N}.]$/u.test(before)
}

/** The word that ends at `dot`, with the stops inside it: "U.S", "N°". */
function lastWord(text: string, start: number, dot: number): string {
  let from = dot
  const floor = Math.max(start, dot - 20)
  while (from > floor && /[\p{L}\p{N}\p{M}.°º№/:-]/u.test(text[from - 1] ?? '')) from -= 1
  const word = text.slice(from, dot)
  return /^[.-]/.test(word) ? word.replace(/^[.-]+/, '') : word
}
