/** Control words of RTF by what the reader does with them. */

/** Destinations that hold no text of the document. */
export const skippedDestinations: ReadonlySet<string> = new Set(
  `colortbl pict fldinst pntext listtext pntxta pntxtb xe tc tcn bkmkstart bkmkend sn sv sp objdata nonshppict nonesttables private filetbl
  listtable listoverridetable rsidtbl atnid atntime atnicn atnparent atndate`.split(/\s+/)
)

/** Destinations behind `\*` that hold text after all. */
export const knownDestinations: ReadonlySet<string> = new Set([
  'revtbl',
  'annotation',
  'atnref',
  'atrfstart',
  'atrfend',
  'shppict',
  'shpinst',
  'fldinst',
  'atnid',
  'atnauthor',
  'pntext',
  'ud',
  'bkmkstart',
  'bkmkend'
])

/** Destinations of what stands above or below every page. */
export const marginWords = /^(header|footer)[lrf]?$/

/** Words that stand for a character. */
export const characterWords: ReadonlyMap<string, string> = new Map(
  Object.entries({
    tab: ' ',
    line: '\n',
    softline: '\n',
    emdash: '—',
    endash: '–',
    lquote: '‘',
    rquote: '’',
    ldblquote: '“',
    rdblquote: '”',
    bullet: '•',
    emspace: '\u2003',
    enspace: '\u2002',
    qmspace: '\u2005',
    zwj: '\u200d',
    zwnj: '\u200c',
    ltrmark: '\u200e',
    rtlmark: '\u200f'
  })
)
