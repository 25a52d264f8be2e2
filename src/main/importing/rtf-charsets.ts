/** Character sets of RTF: by the number of a code page, and by the `\fcharset` of a font. */
import iconv from 'iconv-lite'

const ofFont: Readonly<Record<number, string>> = {
  0: 'windows-1252',
  77: 'macintosh',
  128: 'shift_jis',
  129: 'cp949',
  134: 'gbk',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
  254: 'cp437',
  255: 'cp850'
}

/** Null: the font says nothing (symbol and default sets), the document's own holds. */
export function charsetOfFont(charset: number): string | null {
  return ofFont[charset] ?? null
}

const ofPage: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gbk',
  949: 'cp949',
  950: 'big5',
  10000: 'macintosh',
  65001: 'utf-8',
  1200: 'utf-16le'
}

/** Encoding of a Windows code page; Windows-1252 where nobody knows it. */
export function charsetOfPage(page: number): string {
  const named = ofPage[page]
  if (named !== undefined) return named
  for (const name of [`windows-${page}`, `cp${page}`]) if (iconv.encodingExists(name)) return name
  return 'windows-1252'
}
