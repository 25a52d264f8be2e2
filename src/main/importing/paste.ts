import type { Importer } from './importer.ts'
import { draftFromText } from './txt.ts'

/** Text that a person pasted: characters already, so no encoding is guessed. Chosen by option, never by content. */
export const pasteImporter: Importer = {
  format: 'paste',
  read: (bytes, options) => draftFromText(new TextDecoder('utf-8').decode(bytes), options)
}
