type Detector = typeof import('eld/extrasmall')['eld']

/** Letters that a text must have before its language is told from it: below, the answer is a guess. */
const fewestLetters = 60
/** Letters from which on the text's own language outweighs what its file declares. */
const enoughToContradict = 300
const sampleLength = 6000

let loading: Promise<Detector> | null = null

/** The n-gram tables take 0.15 s and 90 MB to load: only where a text needs them, and once a process. */
function loadDetector(): Promise<Detector> {
  loading ??= import('eld/extrasmall').then((module) => module.eld)
  return loading
}

/** A language tag in its canonical form ("en_us" is "en-US"); null where it is none. */
export function canonicalLanguage(tag: string | null | undefined): string | null {
  const trimmed = tag?.trim().replaceAll('_', '-')
  if (trimmed === undefined || !/^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(trimmed)) return null
  try {
    const canonical = Intl.getCanonicalLocales(trimmed)[0] ?? null
    return canonical === 'und' ? null : canonical
  } catch {
    return null
  }
}

/** The language that a text is written in, from its letters; null for a short or doubtful one. */
export async function detectLanguage(text: string): Promise<{ language: string; letters: number } | null> {
  const sample = text.slice(0, sampleLength)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  if (letters < fewestLetters) return null
  const detector = await loadDetector()
  const result = detector.detect(sample)
  if (result.language === '' || !result.isReliable()) return null
  return { language: result.language, letters }
}

/**
 * The language of a document: the person's choice, else what it declares, else what it is written in. A long text that
 * is plainly in another language than declared (a template's default) is taken at its word.
 */
export async function settleLanguage(
  text: string,
  declared: string | null,
  chosen: string | undefined
): Promise<string | null> {
  if (chosen !== undefined) return canonicalLanguage(chosen) ?? chosen
  const found = await detectLanguage(text)
  const told = canonicalLanguage(declared)
  if (told === null) return found?.language ?? null
  if (found === null || found.letters < enoughToContradict) return told
  return told.split('-')[0] === found.language ? told : found.language
}
