/** The header that names a downloaded file. */

/**
 * `Content-Disposition: attachment` with the name twice: as plain ASCII for old readers, and in full by RFC 8187. Path
 * separators and control characters become `_`, so that a name never says where the file goes.
 */
export function attachmentHeader(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is replaced
  const clean = name.toWellFormed().replace(/[\u0000-\u001f\u007f-\u009f/\\]/g, '_') || 'download'
  const ascii = clean
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]|["%]/gu, '_')
  const extended = encodeURIComponent(clean).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${ascii}"; filename*=UTF-8''${extended}`
}
