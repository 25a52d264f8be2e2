const LONG_ENOUGH = 240

/** Whether pasted text is so much like an article that the person wants it imported: long, and of whole sentences. */
export function isArticleLike(text: string): boolean {
  const trimmed = text.trim()
  if (trimmed.length < LONG_ENOUGH) return false
  const words = trimmed.split(/\s+/)
  const stops = trimmed.match(/[.!?。！？؟।]["'”’»)]?(?=\s|$)|[。！？]/g)?.length ?? 0
  // A script without spaces has few "words"; a table or a program has few full stops.
  return stops >= 2 && (words.length >= 35 || /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}]/u.test(trimmed))
}
