/** Marks between words that most steps of the engine ask about, told without a pattern. */

/** "—", "–", "-" or "--". */
export const isDash = (text: string): boolean => text === '—' || text === '–' || text === '-' || text === '--'

/** A mark that can only open a quotation; straight ones are told apart in `Token.lower`. */
export const opensQuotation = (mark: string): boolean => mark === '“' || mark === '«'

/** A mark that can only close a quotation. */
export const closesQuotation = (mark: string): boolean => mark === '”' || mark === '»'
