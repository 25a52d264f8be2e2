/**
 * What one line of plain text looks like by itself: how it starts, how it ends, whether it is a list item. Rules of
 * writing, not of one language; the word lists hold what English, German, French, Spanish, Italian, Portuguese and Dutch
 * need.
 */

/** Words after which a sentence or a heading does not end: articles, prepositions, conjunctions, forms of "to be". */
const continuationWords = new Set(
  `a an the and or but nor of in on at to for from by with as into via over under after before between against about than
  that which who whose is are was were be been has have had will would can could not its their his her this these
  der die das den dem des ein eine einen einem einer eines und oder aber von vom im am zu zum zur mit für auf aus bei nach
  über unter vor dass sich ist sind war waren hat haben wird werden als wie nicht
  le la les l un une des du de d et ou mais dans sur à au aux par pour avec sans en que qui est sont
  el los las unos unas del y o pero con sin por para se su sus es son fue al
  il lo gli i uno e ed della delle dei di da con per che è sono non
  os as um uma do da dos das em no na com por ao
  het een van voor met naar en of op te dat zijn`.split(/\s+/)
)

/** Abbreviations that end in a full stop without ending a sentence, lower case, without the stop. */
const abbreviations = new Set(
  `mr mrs ms dr prof rev gen col lt sgt capt cmdr adm gov sen rep hon st sr jr vs etc inc ltd co corp dept est fig no nr vol
  jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun approx ca cf al
  hr fr hrn bzw usw ggf evtl inkl zzgl abs art mio mrd str tel
  m mme mlle mm av env sra dña ud uds pág núm sig dott sig.ra dhr mevr drs`.split(/\s+/)
)

/** Characters at a line's end that are looked at: what decides is there, and a line may be megabytes long. */
const tailLength = 80

const closers = '["\'”’»“‹›)\\]}*_]*'
const terminal = new RegExp(`[.!?…。！？؟।]${closers}$`, 'u')
const lastWord = /([\p{L}\p{M}\p{N}.’'-]+)\.["'”’»“‹›)\]}*_]*$/u

/** True where a sentence may end here: a stop, with closing quotes or brackets after it, that is no abbreviation's. */
export function endsSentence(line: string): boolean {
  const tail = line.slice(-tailLength)
  if (!terminal.test(tail)) return false
  const word = lastWord.exec(tail)?.[1]
  if (word === undefined) return true
  if (/^\p{Lu}$/u.test(word)) return false
  if (/^(?:\p{L}\.)+\p{L}$/u.test(word)) return false
  return !abbreviations.has(word.toLowerCase())
}

/** True where the line cannot be the end of a sentence, a heading or a line of its own. */
export function endsOpen(whole: string): boolean {
  const line = whole.slice(-tailLength)
  if (/[,;–—([{„«]$/u.test(line) || /[&+/]$/.test(line)) return true
  const word = /([\p{L}\p{M}]+)$/u.exec(line)?.[1]
  return word !== undefined && word === word.toLowerCase() && continuationWords.has(word)
}

/** True where the first letter is a lower-case one: the line goes on from the one before. */
export function startsLower(line: string): boolean {
  return /^["'“‘«„([*_]*\p{Ll}/u.test(line)
}

/** True where the first letter or figure could open a sentence. */
export function startsUpper(line: string): boolean {
  return /^["'“‘«„»([¿¡*_—–-]*\s*[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(line)
}

/** Number of words, counting what stands between spaces. */
function countWords(line: string): number {
  return line.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}

export interface ListMark {
  /** Which list it may belong to: the bullet character, or the way of numbering. */
  style: string
  /** The number, 1 for a first letter; null for a bullet. */
  ordinal: number | null
  /** A sign that is used for nothing but lists: no line around has to confirm it. */
  plain: boolean
  /** Length of mark and space after it. */
  length: number
}

/** Bullets that mean nothing else, with those of the symbol fonts that word processors paste (U+F0xx). */
const bullets = '•◦▪■●‣∙⁃\uf0a7\uf0b7\uf0d8\uf0fc'
const bulletMark = new RegExp(`^([${bullets}])\\s*(?=\\S)`, 'u')
/** Signs that open an item only with a space after them. */
const signMark = /^([·*+–—-])\s+(?=\S)/u
/** The hollow bullet of a word processor comes as a small o and a tab. */
const letterBullet = /^(o)\t\s*(?=\S)/
const loneBullet = new RegExp(`^[${bullets}]$`, 'u')

/** True where a line is nothing but a bullet: a copied page puts what it belongs to on the next line. */
export const isLoneBullet = (line: string): boolean => loneBullet.test(line.trim())

/** The mark that opens a list item, if the line opens with one; whether it is one, the lines around decide. */
export function listMark(line: string): ListMark | null {
  const bullet = bulletMark.exec(line) ?? signMark.exec(line) ?? letterBullet.exec(line)
  if (bullet?.[1] !== undefined) {
    return { style: bullet[1], ordinal: null, plain: bulletMark.test(line), length: bullet[0].length }
  }
  const number = /^\(?(\d{1,3})([.)])\s+(?=\S)/.exec(line)
  if (number?.[1] !== undefined && number[2] !== undefined) {
    return { style: `1${number[2]}`, ordinal: Number(number[1]), plain: false, length: number[0].length }
  }
  const letter = /^\(?([a-z])\)\s+(?=\S)/.exec(line)
  if (letter?.[1] !== undefined) {
    return { style: 'a)', ordinal: letter[1].charCodeAt(0) - 96, plain: false, length: letter[0].length }
  }
  return null
}

/** Number of columns, for a line that may be a row of a table; 1 for any other line. */
export function countColumns(whole: string): number {
  // The tab after a bullet or a number sets the item in; it parts no columns.
  const line = whole.slice(whole.length - whole.trimStart().length + (listMark(whole.trim())?.length ?? 0))
  if (/^\s*\|.*\|\s*$/.test(line)) return line.trim().split('|').length - 2
  const byTab = line.trim().split(/\t+/)
  if (byTab.length > 1) return byTab.length
  return line.trim().split(/ {3,}/).length
}

/** A row of a table with its cells parted by tabs; null for a rule between rows (`|---|---|`, `-----  -----`). */
export function tableRow(line: string): string | null {
  if (/^[\s|+:=-]+$/.test(line)) return null
  const cells = /^\s*\|.*\|\s*$/.test(line)
    ? line.trim().slice(1, -1).split('|')
    : line.includes('\t')
      ? line.trim().split(/\t+/)
      : line.trim().split(/ {3,}/)
  return cells.map((cell) => cell.trim()).join('\t')
}

/** A title inside the text, by its look: short, opens like a sentence, does not end like one or in mid-phrase. */
export function looksLikeHeading(line: string): boolean {
  if (line.length > 90 || countWords(line) > 12 || countWords(line) === 0) return false
  if (!/^["'“‘«„([¿¡#]*\s*[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(line)) return false
  if (/[.,;:…–—-]["'”’»)]*$/u.test(line) || endsOpen(line)) return false
  return /\p{L}/u.test(line)
}

/** A heading that asks: one short question, not quoted, with nothing said besides. */
export function asksAsHeading(line: string): boolean {
  return /^[\p{Lu}\p{Lt}\p{Lo}\p{N}¿][^.!?…“”„«»"]*[?？؟]$/u.test(line) && looksLikeHeading(line)
}

/** Longest title of an article in plain text, characters and words: headlines run longer than headings inside a text. */
const titleLength = 160
const titleWords = 24

/** A title above a text, by its look: one sentence at most, opens like one, does not end like one or in mid-phrase. */
export function looksLikeTitle(line: string): boolean {
  const words = countWords(line)
  if (line.length > titleLength || words < 2 || words > titleWords || line.includes('\n')) return false
  return startsUpper(line) && /\p{L}/u.test(line) && !endsSentence(line) && !/[,;:–—-]$/u.test(line) && !endsOpen(line)
}

/** True for scripts that put no space between words, where a broken line is joined without one. */
export function joinsWithoutSpace(before: string, after: string): boolean {
  const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}。、！？「」『』（）]/u
  return spaceless.test(before.slice(-1)) && spaceless.test(after.slice(0, 1))
}
