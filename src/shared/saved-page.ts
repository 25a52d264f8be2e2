/**
 * A web page as browsers save it: `Article.html` and a folder `Article_files` beside it. What of the folder belongs to the text,
 * the pages of its frames, is put together with the page into one file (MHTML, RFC 2557), which is what is read and kept from then on.
 */

/** Endings of the folder's name: browsers write them in their own language. */
const suffixes = [
  '_files',
  '.files',
  '-Dateien',
  '_fichiers',
  '_archivos',
  '_bestanden',
  '_file',
  '_arquivos',
  '_ficheiros',
  '_pliki',
  '-filer',
  '_soubory',
  '_tiedostot'
]

/** Pages of a folder that are taken in, and their bytes together: more belongs to advertisements. */
export const MOST_FRAME_PAGES = 100
export const MOST_FRAME_BYTES: number = 16 * 1024 * 1024
/** Folders in one another in which they are looked for. */
export const DEEPEST_FRAME_FOLDER = 2

/** Whether a file of this name is a page. */
export const isPageName = (name: string): boolean => /\.(?:html?|xhtml)$/i.test(name)

/** Whether a folder of this name is one that a browser saves beside a page. */
export const isPagesFolder = (name: string): boolean =>
  suffixes.some((suffix) => name.length > suffix.length && name.toLowerCase().endsWith(suffix.toLowerCase()))

/** Whether it is the folder of the page with this name. */
export const isFolderOf = (folder: string, page: string): boolean => pagesOfFolder(folder).includes(pageBase(page))

/** What a page's name and the names of its folders have in common. */
export const pageBase = (page: string): string => page.replace(/\.[^.]+$/, '').toLowerCase()

/** The pages that a folder of this name may belong to, as `pageBase` names them. */
export function pagesOfFolder(folder: string): string[] {
  const name = folder.toLowerCase()
  const ends = suffixes.filter((suffix) => name.endsWith(suffix.toLowerCase()))
  return ends.map((suffix) => name.slice(0, name.length - suffix.length))
}

export interface PageFile {
  /** From where the page lies, with `/`: `Article_files/frame.html`. */
  readonly path: string
  readonly bytes: Uint8Array
}

/** Name of the one file that a page and its folder become. */
export const packedName = (page: string): string => `${page.replace(/\.[^.]+$/, '')}.mhtml`

/** A path as an address: `#` and `?` would end it, and half a character cannot be encoded. */
const addressOf = (path: string): string => path.toWellFormed().split('/').map(encodeURIComponent).join('/')

const boundary = '----=_claimbench_saved_page'

/**
 * The page and the pages of its folder as one file, in ASCII. The same bytes give the same file, in whatever order they come.
 * Characters of base64 are what the boundary cannot stand among.
 */
export function packPage(
  page: Uint8Array,
  frames: readonly PageFile[],
  toBase64: (bytes: Uint8Array) => string
): string {
  const part = (headers: readonly string[], bytes: Uint8Array): string =>
    [
      `--${boundary}`,
      'Content-Type: text/html',
      'Content-Transfer-Encoding: base64',
      ...headers,
      '',
      toBase64(bytes).replace(/.{76}/g, '$&\r\n'),
      ''
    ].join('\r\n')
  const sorted = [...frames].sort((a, b) => (a.path < b.path ? -1 : 1))
  return [
    'MIME-Version: 1.0',
    `Content-Type: multipart/related; type="text/html"; boundary="${boundary}"`,
    '',
    part([], page) + sorted.map(({ path, bytes }) => part([`Content-Location: ${addressOf(path)}`], bytes)).join(''),
    `--${boundary}--`,
    ''
  ].join('\r\n')
}
