/**
 * What an article is called where it is shown: by its title; where the document gives none, by the name of its file. The
 * record's own title then stays empty: metadata is never invented. Empty where there is neither.
 */
export const shownTitle = (title: string, fileName: string | null): string => title || fileName || ''
