/** Marks between words that most steps of the engine ask about, told without a pattern. */

/** "—", "–", "-" or "--". */
export const isDash = (text: string): boolean => text === '—' || text === '–' || text === '-' || text === '--'

/** A mark that can only open a quotation; straight ones are told apart in `Token.lower`. */
export const opensQuotation = (mark: string): boolean => mark === '“' || mark === '«'

/** A mark that can only close a quotation. */
export const closesQuotation = (mark: string): boolean => mark === '”' || mark === '»'

/** Words that stay small in the title of a work. */
const smallInTitles =
  /^(?:a|an|the|of|in|on|at|to|for|from|by|with|as|vs?\.?|via|and|or|nor|but|de|la|le|el|du|von|van)$/

/** "Girl With a Lamp": each word begins as those of a title do, so that quotation marks around them name a work. */
export const isTitleCase = (words: readonly string[]): boolean =>
  words.every((word) => /^[\p{Lu}\p{N}]/u.test(word) || smallInTitles.test(word))
