/** Who is meant by a name: a surname by itself stands for the full name that the text gave before. */

const roleBefore =
  /^(?:mr|mrs|ms|dr|sir|lord|lady|president|senator|judge|governor|mayor|king|queen|prince|princess|pope|the|a|an|no)\.?$/i

/** Full names of people as the text gives them, by surname. A surname of two people stands for neither. */
export class NameBook {
  private readonly bySurname = new Map<string, string | null>()

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
    if (known === undefined) this.bySurname.set(surname, full)
    else if (known !== full && known !== null && !known.includes(full) && !full.includes(known))
      this.bySurname.set(surname, null)
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

/** A letter or hyphen, as names hold them. */
function isNamePart(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 45
  return /\p{L}/u.test(text.charAt(at))
}
