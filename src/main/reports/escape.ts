/** HTML by construction: only what a template wrote is markup, every value put into it is text. */

/** Markup that a template of this program made. */
export interface Html {
  readonly markup: string
}

type Part = string | number | Html | null | readonly Part[]

/**
 * Text as HTML shows it, in content and in quoted attributes alike. Characters that HTML cannot hold (control
 * characters, lone surrogates, noncharacters) become U+FFFD, so that what a parser reads is what was written.
 */
export function escapeText(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get through
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/g, '\ufffd')
      .replace(/[&<>"'\r]/g, (char) => entities[char] as string)
  )
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\r': '&#13;'
}

/** Template tag: strings are escaped, `Html` is taken as it is, arrays are joined, null is nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let markup = strings[0] as string
  for (let index = 0; index < parts.length; index += 1) {
    markup += render(parts[index] as Part) + (strings[index + 1] as string)
  }
  return { markup }
}

function render(part: Part): string {
  if (part === null) return ''
  if (typeof part === 'string') return escapeText(part)
  if (typeof part === 'number') return String(part)
  if (Array.isArray(part)) return part.map(render).join('')
  return (part as Html).markup
}

/** Words that a person wrote, within a line of the template: their direction stays their own (Unicode isolation). */
export const words = (text: string): Html => html`<bdi>${text}</bdi>`

/**
 * A string for a CSS declaration, quotes included. Everything but letters, digits and spaces of ASCII is written as
 * its code point, so nothing in it can end the string, the declaration or the style element.
 */
export function cssString(text: string): string {
  const escaped = escapeControls(text).replace(
    /[^A-Za-z0-9 ]/gu,
    (char) => `\\${(char.codePointAt(0) as number).toString(16)} `
  )
  return `"${escaped}"`
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get through
const escapeControls = (text: string): string => text.toWellFormed().replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ')

/** The address where it may be followed: http, https and mailto only. */
export function safeHref(address: string): string | null {
  let url: URL
  try {
    url = new URL(address)
  } catch {
    return null
  }
  return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : null
}
