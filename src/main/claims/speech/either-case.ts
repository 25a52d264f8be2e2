/**
 * A piece of a regular expression that matches in small and capital letters alike, for patterns of which other pieces tell
 * them apart. The language has `(?i:…)` for this, but V8 forgets the case in it once a process has compiled so many patterns
 * that it no longer optimises new ones: then the same text would be read otherwise than before.
 */
export function eitherCase(piece: string): string {
  return piece.replace(/\\(?:u[\da-f]{4}|.)|\[((?:\\.|[^\]\\])*)\]|\p{L}/giu, (whole: string, inside?: string) => {
    if (whole.startsWith('\\')) return whole
    return inside === undefined ? `[${bothOf(whole)}]` : `[${bothOfClass(inside)}]`
  })
}

/** The letter and its other form; the letter alone where that is none or more than one. */
function bothOf(letter: string): string {
  const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase()
  return other !== letter && other.length === 1 ? letter + other : letter
}

/** What stands in a class of letters, its ranges in full. */
function bothOfClass(inside: string): string {
  return inside.replace(/\\(?:u[\da-f]{4}|.)|(\p{L})-(\p{L})|\p{L}/giu, (whole: string, from?: string, to?: string) => {
    if (whole.startsWith('\\')) return whole
    if (from === undefined || to === undefined) return bothOf(whole)
    let letters = ''
    for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code += 1)
      letters += bothOf(String.fromCharCode(code))
    return letters
  })
}
