/** Who is meant by a name: a surname by itself stands for the full name that the text gave before. */

const roleBefore =
  /^(?:mr|mrs|ms|dr|sir|lord|lady|president|senator|judge|governor|mayor|king|queen|prince|princess|pope|the|a|an|no)\.?$/i

/** Full names of people as the text gives them, by surname. A surname of two people stands for neither. */
export class NameBook {
  private readonly bySurname = new Map<string, string | null>()
  private readonly text: string
  private before: Map<string, Set<string>> | null = null

  constructor(text: string) {
    this.text = text
  }

  /** Takes in a full name: "John Kerry", "Bashar al-Assad". Anything else than two to four capitalised words is let be. */
  learn(name: string): void {
    const words = name.trim().split(/\s+/)
    // "The Arizona Republican" is somebody from Arizona, not a Mr Republican.
    if (/^(?:the|an?)$/i.test(words[0] ?? '')) return
    while (words.length > 2 && roleBefore.test(words[0] ?? '')) words.shift()
    const surname = words.at(-1) ?? ''
    if (
      words.length < 2 ||
      words.length > 4 ||
      !words.every((word) => /^(?:\p{Lu}|al-|de$|van$|von$|bin$|da$|di$)/u.test(word))
    )
      return
    const full = words.join(' ')
    const known = this.bySurname.get(surname)
    if (known === undefined) this.bySurname.set(surname, this.isShared(surname, words) ? null : full)
    else if (known !== full && known !== null && !known.includes(full) && !full.includes(known))
      this.bySurname.set(surname, null)
  }

  /** Whether the text gives somebody else that surname, before or after: "Bill Clinton" where Hillary Clinton is the matter. */
  private isShared(surname: string, words: readonly string[]): boolean {
    this.before ??= wordsBeforeNames(this.text)
    for (const word of this.before.get(surname) ?? []) if (!words.includes(word)) return true
    return false
  }

  /** The statement with a lone surname made a full name: "In 1988, Kerry left" becomes "In 1988, John Kerry left". */
  expand(statement: string): string {
    if (!this.mayExpand(statement)) return statement
    for (const match of statement.matchAll(/(?<![\p{L}\p{N}'’-])(\p{Lu}[\p{L}-]+)(?=(?:['’]s)?[\s,.;]|['’]\s)/gu)) {
      const full = this.bySurname.get(match[0])
      if (!full || statement.includes(full)) continue
      const before = /(\S+)\s$/.exec(statement.slice(0, match.index))?.[1] ?? ''
      const after = /^(?:['’]s)?\s(\S+)/.exec(statement.slice(match.index + match[0].length))?.[1] ?? ''
      const isPart =
        (/^\p{Lu}/u.test(before) && !/,$/.test(before)) || roleBefore.test(before) || /^\p{Lu}/u.test(after)
      if (!isPart) return statement.slice(0, match.index) + full + statement.slice(match.index + match[0].length)
    }
    return statement
  }

  /** Whether a capitalised word of the statement is a known surname: hardly any is, and looking closely is dear. */
  private mayExpand(statement: string): boolean {
    if (this.bySurname.size === 0) return false
    for (let at = 0; at < statement.length; at += 1) {
      const code = statement.charCodeAt(at)
      const isCapital = (code >= 65 && code <= 90) || (code > 127 && !/\P{Lu}/u.test(statement.charAt(at)))
      if (!isCapital) {
        if (code >= 0xd800 && code < 0xe000) return true
        continue
      }
      const from = at
      while (at < statement.length && isNamePart(statement, at)) at += 1
      if (this.bySurname.get(statement.slice(from, at))) return true
    }
    return false
  }
}

const noGivenName =
  /^(?:The|An?|And|But|Or|Nor|So|Yet|If|When|While|As|At|By|For|From|In|Of|On|To|With|After|Before|Since|Because|Although|Though|That|This|Then|Now|What|How|Why|Who|Where|Both|Like|Under|Over|Even|Only|Not|No|Did|Does|Do|Is|Was|Will|Would|Has|Had|Have|Can|Could|Should|Said|Says|His|Her|Their|Its|Our|My|Your|Still|Also|Meanwhile|However|Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|Dame|President|Senator|Sen|Congressman|Congresswoman|Representative|Rep|Judge|Justice|Governor|Gov|Mayor|King|Queen|Prince|Princess|Pope|Secretary|Minister|Chancellor|General|Gen|Colonel|Captain|Sergeant|Officer|Detective|Chief|Director|Chairman|Chairwoman|Chair|Professor|Prof|Republican|Democrat|Democratic|Candidate|Nominee|Speaker|Leader|Former|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)$/

/** Of each capitalised word of a text the capitalised words right before it, those that are no given name left out. */
function wordsBeforeNames(text: string): Map<string, Set<string>> {
  const out = new Map<string, Set<string>>()
  for (const [, first, second] of text.matchAll(/\b([A-Z][a-z]+) (?=([A-Z][A-Za-z-]+))/g)) {
    if (!first || !second || noGivenName.test(first)) continue
    const known = out.get(second)
    if (known) known.add(first)
    else out.set(second, new Set([first]))
  }
  return out
}

/** A letter or hyphen, as names hold them. */
function isNamePart(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 45
  return /\p{L}/u.test(text.charAt(at))
}
